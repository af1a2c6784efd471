"""Ties between events: a case of a practice, a step of a deal or a visit, what renews, upgrades or supersedes another.

A link is drawn only where the claims themselves show it: same parties, same direction, the same thing by name or in
its words. Of several events it could lead to, it leads to the one most like it, then to the earlier one.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from comity.events.dates import MONTH, OPEN_HIGH, overlap, span
from comity.events.rules import RULES
from comity.events.told import Told
from comity.events.words import Words
from comity.model import Event, Link, Record

_RENEWS = re.compile(r"\b(?:renew|extend|prolong)\w*", re.IGNORECASE)
_UPGRADES = re.compile(r"\b(?:upgrad|elevat|rais)\w*", re.IGNORECASE)
_LATER_STAGES = frozenset({"payment", "delivery", "service"})
_SETTLED = 0.3
_ALIKE = 0.5
"""The share of the words of the shorter matter that must stand in the other; less where another type tells it."""

LOOKED_AT = 200
"""So many events of the same parties and type, in their order, are looked at for one end of a link."""


class Fused(Record, frozen=True, kw_only=True):
    """An event and what of its claims the links are drawn from."""

    event: Event
    aspect: str
    matter: Words
    words: Words
    names: Words
    designations: Words
    quotes: str


def fused(event: Event, group: Sequence[Told]) -> Fused:
    """The event with its claims' words put together."""
    acts = [one for one in group if one.type == event.type]
    return Fused(
        event=event,
        aspect="practice" if all(one.aspect == "practice" for one in acts) else acts[0].aspect,
        matter=frozenset().union(*(one.matter for one in acts)),
        words=frozenset().union(*(one.words for one in acts)),
        names=frozenset().union(*(one.names for one in acts)),
        designations=frozenset().union(*(one.designations for one in acts)),
        quotes=" ; ".join(sorted(one.claim.quote for one in acts)),
    )


def link(all_fused: Sequence[Fused]) -> dict[str, tuple[Link, ...]]:
    """Event id to its links, sorted."""
    among: dict[tuple[str, tuple[str, ...]], list[Fused]] = defaultdict(list)
    for one in all_fused:
        among[one.event.type, one.event.parties].append(one)
    return {
        one.event.id: tuple(sorted(set(_links(one, among)), key=lambda tie: (tie.relation, tie.event)))
        for one in all_fused
    }


Among = Mapping[tuple[str, tuple[str, ...]], Sequence[Fused]]


def _links(one: Fused, among: Among) -> Iterator[Link]:
    event = one.event
    finders = [("instance_of", _practice(one, among)), ("step_of", _whole(one, among))]
    if event.type in ("agreement", "partnership", "coproduction"):
        verb = "renews" if _RENEWS.search(one.quotes) else "upgrades" if _UPGRADES.search(one.quotes) else ""
        earlier = [other for other in _like(one, event.type, among) if verb and _before(other.event, event)]
        finders.append((verb, _most_alike(one, earlier, 0.0 if verb == "upgrades" else _SETTLED)))
    if event.type == "settlement":
        finders.append(
            (
                "supersedes",
                _most_alike(one, [d for d in _like(one, "dispute", among) if not _before(event, d.event)], _SETTLED),
            )
        )
    if event.type == "arms_transfer" and event.status == "occurred":
        refused = [
            r for r in _like(one, "restraint", among) if r.event.status == "not_occurred" and _before(r.event, event)
        ]
        finders.append(("supersedes", _most_alike(one, _same_sides(one, refused), _ALIKE)))
    yield from (Link(relation=relation, event=other.event.id) for relation, other in finders if other is not None)


def _like(one: Fused, kind: str, among: Among) -> list[Fused]:
    """The other events of a type between the same parties."""
    return [other for other in among.get((kind, one.event.parties), ())[:LOOKED_AT] if other is not one]


def _same_sides(one: Fused, others: Sequence[Fused]) -> list[Fused]:
    sides = one.event.source, one.event.target
    return [other for other in others if (other.event.source, other.event.target) == sides]


def _practice(one: Fused, among: Among) -> Fused | None:
    """The practice that an act is a case of: without a name it is any such act, with one it must be the same thing."""
    if one.aspect not in ("act", "under way") or one.event.type in ("characterisation",):
        return None
    kinds = ("patrol", "exercise") if one.event.type == "patrol" else (one.event.type,)
    for kind in kinds:
        found = [other for other in _same_sides(one, _like(one, kind, among)) if other.aspect == "practice"]
        running = [other for other in found if not _before(one.event, other.event)]
        dated = kind in RULES and RULES[kind].dated and bool(one.event.date)
        unnamed = [other for other in running if dated and not other.matter]
        best = _most_alike(one, [other for other in running if other.matter], _ALIKE) or next(iter(unnamed), None)
        if best is not None:
            return best
    return None


def _whole(one: Fused, among: Among) -> Fused | None:
    """The deal, visit or carried-out act that an event is a step of."""
    event = one.event
    if event.type == "arms_transfer" and event.attributes.get("stage") in _LATER_STAGES and one.designations:
        orders = [
            other
            for other in _same_sides(one, _like(one, "arms_transfer", among))
            if other.event.attributes.get("stage") == "order" and other.designations & one.designations
        ]
        return _most_alike(one, [other for other in orders if not _before(event, other.event)], 0.0)
    if event.type == "meeting" and event.date:
        near = (v for v in _like(one, "visit", among) if set(v.event.documents) & set(event.documents))
        now = [visit for visit in near if _at_one_time(event, visit.event)]
        here = [visit for visit in now if event.place and visit.event.place == event.place]
        # where several visits fit by place and time, only a name tells which
        same = [visit for visit in here or now if visit.names & one.names] or (here if len(here) == 1 else [])
        return max(same, key=lambda visit: len(visit.names & one.names), default=None)
    if event.status == "planned":
        done = [o for o in _same_sides(one, _like(one, event.type, among)) if o.aspect in ("act", "under way")]
        named = [o for o in done if o.names & one.names and _at_one_time(event, o.event)]
        return _most_alike(one, named, 0.0)
    return None


def _most_alike(one: Fused, others: Sequence[Fused], least: float) -> Fused | None:
    """The event that shares most words of its matter, at least `least` of the shorter; the first of equals."""
    mine = one.matter or one.words
    best, most = None, least
    for other in others:
        theirs = other.matter or other.words
        share = len(mine & theirs) / min(len(mine), len(theirs)) if mine and theirs else 0.0
        if share > most or (share == most == least and best is None and least > 0) or (best is None and share >= most):
            best, most = other, share
    return best


def _before(one: Event, other: Event) -> bool:
    """Whether `one` surely begins before `other` does; False where a date is missing."""
    a, b = span(one.date), span(other.date)
    return a is not None and b is not None and a.low < b.low


def _at_one_time(one: Event, other: Event) -> bool:
    a, b = span(one.date), span(other.date)
    return a is not None and b is not None and overlap(a, b) and max(a.days, b.days) <= 12 * MONTH < OPEN_HIGH

"""A group of claims as one event: the most precise and best corroborated value of each field, and what contradicts it.

Corroboration counts lineages, not documents: a reprint agrees with its original for no reason of its own.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache

from comity.codebook.load import load
from comity.events.dates import Span, overlap, span, within
from comity.events.rules import ACTS
from comity.events.told import Told
from comity.events.words import content, state_words
from comity.model import Claim, Conflict, Event, key

Said = Mapping[str, Sequence[tuple[Claim, str]]]
"""Each value of one field, and the claims that tell it, each with its lineage."""

_COUNTED = re.compile(
    r"(?<![\w.,-])(\d{1,3}(?:,\d{3})+|\d+)(?:\s+[\w-]*[^\W\d][\w-]*){0,4}?\s+"
    r"(troops|soldiers|sailors|marines|personnel|servicemen|observers|ships|warships|vessels|boats|submarines|aircraft|"
    r"planes|jets|fighters|bombers|helicopters|tanks|vehicles|guns|missiles|launchers|batteries|engines|radars|systems)\b"
)
"""A number and what it counts, with at most four words between them ("10,000 Chinese and Russian troops")."""

FIGURE_DIMENSIONS = {"arms": "arms", "exercise": "military", "personnel": "military"}
"""The dimension of a figure by the first word of its concept; others (trade, rank, counts of meetings) are context."""


def fuse(group: Sequence[Told], lineage_of: Mapping[str, str], version: str) -> Event:
    """The event that a group of claims is about, without its links."""
    told = [(claim, lineage_of.get(claim.document, claim.document)) for one in group for claim in one.claims]
    told.sort(key=lambda pair: pair[0].id)
    kind = _type(_said(told, lambda claim: claim.concept if claim.kind == "figure" else claim.type))
    acts = [pair for pair in told if kind in (pair[0].type, pair[0].concept)]
    fields = {name: _said(told, lambda claim, name=name: getattr(claim, name)) for name in ("date", "place")}  # type: ignore[misc]
    fields |= {name: _said(acts, slot) for name, slot in _slots(acts)}
    ranked = {name: _ranked(name, said) for name, said in fields.items() if said}
    best = {name: values[0] for name, values in ranked.items()}
    attributes = {name: best[name] for name in sorted(best) if name not in ("date", "place", "status")}
    source, target = _sides(acts)
    parties = tuple(sorted({party for claim, _ in told for party in claim.parties}))
    return Event(
        id=key("event", told[0][0].id),
        type=kind,
        dimension=dimension(kind, figure=told[0][0].kind == "figure"),
        label=label(kind, attributes, (parties, source, target), best.get("date", ""), best.get("place", "")),
        parties=parties,
        source=source,
        target=target,
        date=best.get("date", ""),
        place=best.get("place", ""),
        status=best.get("status", ""),
        attributes=attributes,
        claims=tuple(claim.id for claim, _ in told),
        documents=tuple(sorted({claim.document for claim, _ in told})),
        lineages=tuple(sorted({lineage for _, lineage in told})),
        values=ranked,
        conflicts=tuple(_conflicts(fields, ranked, told)),
        confidence=_confidence(told),
        version=version,
    )


@cache
def _dimensions() -> Mapping[str, str]:
    return {entry.name: entry.dimension for entry in load().types}


def dimension(kind: str, *, figure: bool) -> str:
    """The dimension of the relationship that a type, or a figure's concept, belongs to."""
    return FIGURE_DIMENSIONS.get(kind.partition("_")[0], "context") if figure else _dimensions()[kind]


def label(
    kind: str, attributes: Mapping[str, str], who: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]], *more: str
) -> str:
    """A few words for tables: what, which, between whom, when, where."""
    parties, source, target = who
    which = next((attributes[name] for name in _NAMED if attributes.get(name)), "")
    if "value" in attributes:
        which = " ".join(filter(None, (attributes["value"], attributes.get("unit", ""))))
    sides = f"{' '.join(source)} to {' '.join(target)}" if source and target else " ".join(parties)
    what = kind.replace("_", " ")
    what = which if what in which.lower() else f"{what} {which}".strip()
    return ", ".join(filter(None, (what, sides, *more)))


_NAMED = ("name", "title", "weapon", "item", "topic", "forum", "purpose", "field", "stance", "kind", "action", "domain")


# ------------------------------------------------------------------------------------------ which value


def _slots(acts: Iterable[tuple[Claim, str]]) -> list[tuple[str, Callable[[Claim], str]]]:
    """How to read each field that only claims of the event's own type may fill."""
    names = sorted({name for claim, _ in acts for name in claim.attributes})
    slots: list[tuple[str, Callable[[Claim], str]]] = [
        (name, lambda claim, name=name: claim.attributes.get(name, ""))  # type: ignore[misc]
        for name in names
    ]
    numbers = [("value", _number), ("unit", lambda claim: claim.unit), ("status", lambda claim: claim.status)]
    return slots + numbers


def _number(claim: Claim) -> str:
    """A figure's number as text, "34-60" for a range."""
    return "-".join(f"{value:.15g}" for value in (claim.value, claim.value_high) if value is not None)


def _said(told: Iterable[tuple[Claim, str]], field: Callable[[Claim], str]) -> Said:
    values: dict[str, list[tuple[Claim, str]]] = defaultdict(list)
    for claim, lineage in told:
        if value := field(claim):
            values[value].append((claim, lineage))
    return values


def _lineages(said: Iterable[tuple[Claim, str]]) -> set[str]:
    return {lineage for _, lineage in said}


def _ranked(name: str, said: Said) -> tuple[str, ...]:
    """The values of a field, the chosen one first: by lineages behind it, then the fuller one, then the alphabet."""
    if name == "date":
        return _ranked_dates(said)
    return tuple(sorted(said, key=lambda value: (-len(_lineages(said[value])), -len(content(value)), value)))


def _ranked_dates(said: Said) -> tuple[str, ...]:
    """A date that no other makes more precise, with most lineages behind it or the vaguer dates that it fills in."""
    spans = {text: when for text in said if (when := span(text))}

    def place(text: str) -> tuple[bool, int, int, int, str]:
        mine = spans[text]
        vaguer = [other for other, when in spans.items() if _refines(mine, when)]
        refined = any(_refines(when, mine) for when in spans.values())
        backing = {lineage for other in (text, *vaguer) for lineage in _lineages(said[other])}
        return refined, -len(backing), -mine.digits, mine.days, text

    return tuple(sorted(spans, key=place))


def _refines(one: Span, other: Span) -> bool:
    """Whether `one` tells more precisely what `other` tells."""
    if one == other or not overlap(one, other) or one.digits < other.digits:
        return False
    return within(one, other) or one.digits > other.digits


def _type(said: Said) -> str:
    """The type of the act where one claim is the act and one the view from outside; else the best corroborated."""
    act = next((name for name in ACTS if name in said), "")
    return act or min(said, key=lambda name: (-len(_lineages(said[name])), name))


def _sides(acts: Iterable[tuple[Claim, str]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who acts on whom, as most lineages tell it."""
    told: dict[tuple[tuple[str, ...], tuple[str, ...]], set[str]] = defaultdict(set)
    for claim, lineage in acts:
        if claim.source or claim.target:
            told[tuple(sorted(claim.source)), tuple(sorted(claim.target))].add(lineage)
    return min(told, key=lambda sides: (-len(told[sides]), -len(sides[0]) - len(sides[1]), sides), default=((), ()))


def _confidence(told: Iterable[tuple[Claim, str]]) -> float | None:
    """The chance that one lineage at least tells it rightly, if they err independently; None where no coder says."""
    best: dict[str, float] = {}
    for claim, lineage in told:
        if claim.confidence is not None:
            best[lineage] = max(best.get(lineage, 0.0), claim.confidence)
    wrong = 1.0
    for lineage in sorted(best):
        wrong *= 1 - best[lineage]
    return round(1 - wrong, 4) if best else None


# ------------------------------------------------------------------------------------- what contradicts it


def _conflicts(
    fields: Mapping[str, Said], ranked: Mapping[str, tuple[str, ...]], told: Iterable[tuple[Claim, str]]
) -> Iterable[Conflict]:
    """For each field, the chosen value and those that cannot be true beside it."""
    excludes: dict[str, Callable[[str, str], bool]] = {
        "date": _dates_exclude,
        "place": _places_exclude,
        "quantity": _numbers_exclude,
        "value": _numbers_exclude,
    }
    for name in sorted(excludes.keys() & ranked.keys()):
        chosen, *others = ranked[name]
        against = [value for value in others if excludes[name](chosen, value)]
        if against:
            yield _conflict(name, (chosen, *against), fields[name])
    counted: dict[str, dict[str, list[tuple[Claim, str]]]] = defaultdict(lambda: defaultdict(list))
    for claim, lineage in told:
        found = {noun: number.replace(",", "") for number, noun in _COUNTED.findall(claim.quote)}
        for noun, number in found.items():
            counted[noun][number].append((claim, lineage))
    for noun, said in sorted(counted.items()):
        # within one lineage two numbers are two things counted ("three ships", "two supply ships")
        if len(said) > 1 and all(len(_lineages(one) - _lineages(two)) for one, two in _pairs(said)):
            yield _conflict(noun, _ranked(noun, said), said)


def _pairs(said: Said) -> list[tuple[Sequence[tuple[Claim, str]], Sequence[tuple[Claim, str]]]]:
    return [(said[one], said[two]) for one in said for two in said if one != two]


def _conflict(name: str, values: tuple[str, ...], said: Said) -> Conflict:
    claims = tuple(tuple(sorted(claim.id for claim, _ in said[value])) for value in values)
    return Conflict(field=name, values=values, claims=claims)


def _dates_exclude(one: str, other: str) -> bool:
    a, b = span(one), span(other)
    return a is not None and b is not None and not overlap(a, b)


def _places_exclude(one: str, other: str) -> bool:
    """Whether no word is shared, and neither is a state in which the other may lie."""
    a, b = content(one), content(other)
    states = state_words()
    coded = [any(word.lower() in states for word in re.findall(r"\w+", place)) for place in (one, other)]
    return bool(a and b and not a & b and not any(coded))


def _numbers_exclude(one: str, other: str) -> bool:
    """Whether both are numbers, or ranges of them, that do not meet."""
    a, b = (sorted(float(part) for part in _DIGITS.findall(text.replace(",", ""))) for text in (one, other))
    return bool(a and b and (a[-1] < b[0] or b[-1] < a[0]))


_DIGITS = re.compile(r"\d+(?:\.\d+)?(?:e\+?\d+)?")

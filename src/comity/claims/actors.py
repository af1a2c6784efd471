"""Finds who is spoken of: the actor terms of a sentence, joined where they are coordinated or in apposition.

"Moscow and Beijing" is one group with two codes, "Chinese Defence Minister Dong Jun" one with one.
"""

import re
from typing import Protocol

from comity.claims.parts import Actor
from comity.claims.terms import Hit
from comity.codebook.load import load

_TITLE = r"(?:[A-Z][a-z]+ ){0,4}"
_COORDINATED = re.compile(
    rf"(?:['’]s?)?(?:\s?(?:-|–|/)\s?|,? (?:and|or|&|as well as|plus|and also)(?: (?:the|its|both|their|then))? {_TITLE}"
    rf"|, (?:the )?{_TITLE}|\. ?-)"
)
_LISTED = re.compile(r"(?:,[^,;.]{1,40}){0,12},? (?:and|or) (?:the )?[A-Z]")
_APPOSED = re.compile(r"(?:['’]s?)?,? ?(?:[\w-]+ ){0,5}")
_BEFORE = re.compile(r"[\w’'.-]+")
_PREPOSITIONS = frozenset(load().words.prepositions)
_SKIPPED = frozenset(load().words.skipped)
_OWN = frozenset(("his", "her", "its"))
_POSSESSIVE = ("'s", "’s", "' ", "’ ", "´s")
_HYPHENS = ("-", "–")
_JOINING = frozenset(("prefix", "demonym"))


class Before(Protocol):
    """What the text before a sentence supplies."""

    known: dict[str, tuple[str, ...]]
    dyad: tuple[str, ...]
    one: tuple[str, ...]


class Group:
    """Actors that stand together: their codes, where, after which preposition, and in which form."""

    __slots__ = ("adjective", "codes", "end", "kind", "paired", "person", "possessive", "preposition", "start")

    def __init__(self, start: int, end: int, codes: tuple[str, ...], kind: str, person: str, preposition: str) -> None:
        self.start, self.end, self.codes, self.kind, self.person = start, end, codes, kind, person
        self.preposition = preposition
        self.adjective = kind in _JOINING
        self.possessive = False
        self.paired = False


def find(text: str, hits: list[Hit], floor: int, before: Before) -> list[Group]:
    """The groups of one sentence in order. `floor` is where the sentence starts; `before` is what the text before supplies."""
    groups: list[Group] = []
    last: Group | None = None
    trigger_since = False
    for start, end, term in hits:
        actor = term.actor
        if actor is None or term.trap or (actor.kind == "prefix" and text[end : end + 1] not in _HYPHENS):
            trigger_since = trigger_since or bool(term.rules)
            continue
        codes = actor.codes
        if actor.kind == "short":
            codes = before.known.get(term.text, ())
            if not codes:
                continue
        elif not codes and actor.kind in _REFERRING:
            codes = _REFERRING[actor.kind](groups, before)
        if last is not None and not trigger_since and _joins(text, last, start, end, actor, codes):
            last.end = end
            last.adjective = actor.kind in _JOINING
            if actor.person:
                last.person, last.kind = actor.person, actor.kind
        else:
            last = Group(start, end, codes, actor.kind, actor.person, _preposition(text, floor, start))
            groups.append(last)
        trigger_since = False
        last.possessive = (actor.kind == "ref_one" and text[start:end].lower() in _OWN) or text.startswith(
            _POSSESSIVE, end
        )
    return groups


def _dyad(groups: list[Group], before: Before) -> tuple[str, ...]:
    """The pair that "the two countries" are: of this sentence if it names one, else of the text before."""
    for group in reversed(groups):
        if len(group.codes) == 2:
            return group.codes
    return before.dyad


def _one(groups: list[Group], before: Before) -> tuple[str, ...]:
    """The state that "it" or "he" stands for: the last single one that no preposition governs."""
    for group in reversed(groups):
        if len(group.codes) == 1 and not group.preposition:
            return group.codes
    return before.one


_REFERRING = {"ref_dyad": _dyad, "ref_one": _one}


def _joins(text: str, last: Group, start: int, end: int, actor: Actor, codes: tuple[str, ...]) -> bool:
    """Whether the actor at `start` belongs to the group before it; adds its codes if so."""
    gap = text[last.end : start]
    if len(gap) > 48 or actor.kind.startswith("ref_") or last.kind.startswith("ref_"):
        return False
    if _COORDINATED.fullmatch(gap) and (gap[0] != "," or "and" in gap or last.paired or _LISTED.match(text, end)):
        if codes != last.codes:
            last.codes = last.codes + tuple(code for code in codes if code not in last.codes)
            last.paired = True
        return True
    return codes == last.codes and bool(_APPOSED.fullmatch(gap))


def _preposition(text: str, floor: int, start: int) -> str:
    """The preposition that governs what stands at `start`, past its articles and titles; empty for none."""
    words = _BEFORE.findall(text, max(floor, start - 44), start)
    for word in reversed(words[-5:]):
        lower: str = word.lower()
        if lower in _PREPOSITIONS:
            return lower
        if lower not in _SKIPPED:
            return ""
    return ""

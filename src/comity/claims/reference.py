"""Whom a description stands for: "the kingdom", "its northern neighbour", "the customer", "the North", and the "we" of a text's author.

Only a state that the text has named, or names later, is ever the answer; None where no such state fits.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Sequence
from functools import cache
from typing import Protocol

from comity.claims.memory import Who
from comity.claims.parts import Actor, Term
from comity.codebook.load import load

Codes = tuple[str, ...]

DEGREES = 2  # of latitude or longitude, by which a neighbour lies to one side
OTHERS = 2  # mentions beside "we" that show a state to be another's
LEAST = 4  # times an author says "we" until it is the voice of the text
BESIDE = 90  # characters between "we" and the name of another
LESS = 0.6  # how much rarer the own name is beside "we" than the other's

HALVES = (("PRK", "KOR"), ("VNM", "VNM"), ("YEM", "YEM"), ("SDN", "SSD"))
"""Who is "the North" and who "the South"."""

_THE = re.compile(r"\b(?:the|this|that|The|This|That) (?:[\w’'-]+ ){0,2}$")
_NEXT_NAME = re.compile(
    r",? (?!I )[A-Z]|-| of | (?:chain|hopping|question|group|century|war|War|Peninsula|peninsula|police|"
    r"between|with)\b"
)
_WE = re.compile(r"\b(?:[Ww]e|[Oo]urs?|us)\b")
_QUOTED = re.compile(r"[“\"][^”\"]{0,900}[”\"]")
_SIDES = re.compile(r"\b(?:(north|south)-?)?(east|west)?ern\b|\b(north|south)ern\b")


class Placed(Protocol):
    """A group of actors, as far as descriptions ask."""

    start: int
    end: int
    codes: Codes
    possessive: bool
    preposition: str


class Told(Protocol):
    """What the text tells beside the sentence."""

    counts: Counter[str]
    main: Codes
    deal: tuple[Codes, Codes] | None
    text: str

    @property
    def who(self) -> Who: ...


@cache
def _map() -> dict[str, tuple[tuple[int, int], frozenset[str]]]:
    """Where each state lies, and beside whom."""
    return {each.state: (each.at, frozenset(each.next)) for each in load().neighbours}


def described(term: Term, actor: Actor, start: int, groups: Sequence[Placed], told: Told) -> Codes | None:
    """The codes that a description stands for."""
    end = start + len(term.text)
    text = told.text
    kind = actor.kind
    if kind == "ref_near":
        return _near(term, start, end, groups, told)
    if _NEXT_NAME.match(text, end):
        return None
    if kind in ("ref_buyer", "ref_seller"):
        return told.deal[kind == "ref_buyer"] or None if told.deal is not None else None
    if kind == "ref_latter":
        return next((group.codes[-1:] for group in reversed(groups) if group.codes), None)
    if term.lower == "korean":
        return (_korea(told.counts),)
    if not _THE.search(text, max(0, start - 40), start):
        return None
    if kind == "ref_half":
        if term.lower == "koreans":
            return (_korea(told.counts),)
        if text[start - 4 : start - 1].lower() != "the":
            return None
        half = next((pair for pair in HALVES if told.counts[pair[0]] and told.counts[pair[1]]), None)
        return (half[term.lower == "south"],) if half else None
    found = _pick(frozenset(actor.codes), groups, told)
    return (found,) if found else None


def _korea(counts: Counter[str]) -> str:
    """Which Korea a text speaks of."""
    return "PRK" if counts["PRK"] and not counts["KOR"] else "KOR"


def _pick(among: frozenset[str], groups: Sequence[Placed], told: Told) -> str:
    """The one of several states that the text named last, else the one it will name most."""
    for group in reversed(groups):
        for code in reversed(group.codes):
            if code in among:
                return code
    for code in reversed(told.who.recent):
        if code in among:
            return code
    return max((code for code in among if told.counts[code]), key=lambda code: (told.counts[code], code), default="")


def _near(term: Term, start: int, end: int, groups: Sequence[Placed], told: Told) -> Codes | None:
    """The neighbour: of the owner before the word, or of the state the text is at."""
    if _NEXT_NAME.match(told.text, end):
        return None  # "its neighbour Iran"
    last = groups[-1] if groups else None
    if last is not None and last.possessive and start - last.end < 4:
        owner = last.codes
    elif _SIDES.search(term.lower) and _THE.search(told.text, max(0, start - 30), start):
        owner = next((group.codes for group in groups if not group.preposition), told.who.one)
    else:
        return None
    if len(owner) != 1:
        return None
    own = owner[0]
    at, beside = _map().get(own, ((0, 0), frozenset()))
    rest = tuple(code for code in told.main if code != own) if own in told.main else ()
    named = [code for code in beside if told.counts[code]]
    if side := _SIDES.search(term.lower):
        named = [code for code in named if _lies(at, _map()[code][0], side)]
    if rest and (rest[0] in named or not side):
        return rest[:1]
    named = [code for code in named if code in told.main] or named
    return next(((code,) for code in reversed(told.who.recent) if code in named), None) or (
        (max(named, key=lambda code: (told.counts[code], code)),) if named else None
    )


def _lies(at: tuple[int, int], other: tuple[int, int], side: re.Match[str]) -> bool:
    """Whether a state lies on the side that the word names."""
    up, right = other[0] - at[0], other[1] - at[1]
    first, second, third = side.groups()
    across = {"north": up >= DEGREES, "south": -up >= DEGREES}.get(first or third or "", True)
    along = {"east": right >= DEGREES, "west": -right >= DEGREES}.get(second or "", True)
    return across and along


class Author:
    """Whose "we" the text speaks in, outside of what it quotes: that of the main state which it names less often beside "we".

    Where it is spoken in a parliament, its own state is the one it is "here in", or whose bodies and ships it names and hardly the state.
    `named` are the mentions of states, `bodies` those of which it names an institution, `seldom` those of them that it hardly names.
    """

    __slots__ = ("_quotes", "own")

    def __init__(
        self,
        text: str,
        named: Sequence[tuple[int, str]],
        main: Codes,
        bodies: Collection[str],
        seldom: Collection[str] = (),
    ) -> None:
        self.own: Codes = ()
        self._quotes: list[tuple[int, int]] = []
        if " we " not in text and " our " not in text:
            return
        self._quotes = [found.span() for found in _QUOTED.finditer(text)]
        told = [found.start() for found in _WE.finditer(text) if not self.quoted(found.start())]
        if len(told) < LEAST:
            return
        here = {code for place, code in named if text.endswith("here in ", max(0, place - len("here in ")), place)}
        self.own = tuple(here) if len(here) == 1 else self._beside(text, named, main, bodies, told) or tuple(seldom)
        if len(self.own) != 1:
            self.own = ()

    @staticmethod
    def _beside(
        text: str, named: Sequence[tuple[int, str]], main: Codes, bodies: Collection[str], told: Sequence[int]
    ) -> Codes:
        """The one of the two main states that is named less often beside "we", whose places are `told`."""
        if len(main) != 2:
            return ()
        beside: Counter[str] = Counter()
        total: Counter[str] = Counter()
        for place, code in named:
            if code in main:
                total[code] += 1
                at = bisect_right(told, place)
                if any(
                    abs(place - we) < BESIDE and ". " not in text[min(place, we) : max(place, we)]
                    for we in told[max(0, at - 1) : at + 1]
                ):
                    beside[code] += 1
        share = {code: (beside[code] + 0.5) / (total[code] + 1) for code in main}
        own, other = sorted(main, key=lambda code: share[code])
        apart = own in bodies and beside[other] >= OTHERS and share[own] <= LESS * share[other]
        return (own,) if apart else ()

    def quoted(self, place: int) -> bool:
        """Whether a place lies within quotation marks."""
        at = bisect_right(self._quotes, (place, 1 << 60)) - 1
        return at >= 0 and self._quotes[at][0] < place < self._quotes[at][1]

"""Learns the persons a text introduces: "Wu Qian, a spokesman for the Chinese defence ministry", "Turkish envoy Ali Demir".

Only a name beside an office and an actor is learned. From there on the full name and its first and last word stand for the actor's state;
where they do in the rest of the text is looked for once, when the name is learned.
"""

import re
from bisect import bisect_left, insort
from functools import cache

from comity.claims.parts import Actor, Term
from comity.claims.terms import Hit
from comity.codebook.load import load

_FULL = r"[A-Z][\w’'-]+(?: (?:bin |bint |al-|van |von |de |der |da |dos |el-)?[A-Z][\w’'-]+){1,3}"
_NAME = re.compile(rf"(?:{_FULL})\b")
_BEFORE_OFFICE = re.compile(rf"\b({_FULL})(?:,| \(|,? who (?:is|was|serves as|served as)) ?(?:[\w’'-]+ ){{0,7}}$")
_BEFORE_BODY = re.compile(rf"\b({_FULL}),? (?:of|at|from|with)(?: the)? $")
_GAP = re.compile(r"(?:['’]s)?(?: [\w’'-]+){0,7}? ")
_STUDIED = re.compile(
    r" (?:studies|affairs|history|politics|language|literature|relations|expert)\b"
)  # a subject, no employer
_WITHIN = 70  # characters an apposition may run before its actor is named
_BACK = 110  # characters before an office in which its holder's name may begin
_BODIES = frozenset(("research", "government", "military", "media", "intelligence"))


@cache
def _organised() -> frozenset[str]:
    """The codes of organisations, whose officials are of no state."""
    return frozenset(each.code for each in load().organisations)


class Persons:
    """The persons learned from one text, and where they stand in it."""

    __slots__ = ("_moved", "_text", "known", "mentions")

    def __init__(self, text: str) -> None:
        self._text = text
        self.known: dict[str, Term] = {}
        self._moved: set[str] = set()  # names of statesmen who now serve an organisation
        self.mentions: list[tuple[int, int, str]] = []

    def teaches(self, told: list[Hit], roles: int) -> bool:
        """Whether a sentence may introduce somebody, by those of its terms that are actors or offices."""
        for _, _, term in told:
            actor = term.actor
            if term.bits & roles or (actor is not None and (actor.person or actor.kind in _BODIES)):
                return True
        return False

    def learn(self, start: int, end: int, told: list[Hit], hits: list[Hit], roles: int) -> None:
        """Add each person whom the sentence ``text[start:end]`` names with an office and a state.

        `told` are those of its `hits` that are actors or offices.
        """
        text = self._text
        for low, high, term in told:
            if term.actor is not None:
                if term.actor.person and " " in term.text and term.text not in self.known:
                    self._bear(term, term.text, low)
                if term.actor.kind in _BODIES and (found := _BEFORE_BODY.search(text, max(start, low - _BACK), low)):
                    self._meet(found.span(1), term.actor.codes, hits)
            elif term.bits & roles:
                if found := _NAME.match(text, high + 1, end):
                    self._meet(found.span(), _stated(text, low, hits), hits)
                if found := _BEFORE_OFFICE.search(text, max(start, low - _BACK), low):
                    self._meet(found.span(1), _serving(text, found.end(1), high, end, hits), hits)

    def _meet(self, span: tuple[int, int], codes: tuple[str, ...], hits: list[Hit]) -> None:
        """Learn the name at `span` as a person of the state `codes`, unless it is something else already."""
        low, high = span
        within = [term for start, end, term in hits if start < high and end > low]
        if len(codes) != 1:
            return
        moved = codes[0] in _organised() and any(
            term.actor is not None and term.actor.kind == "leader" for term in within
        )
        if not moved and any(
            term.actor is not None or term.trap or term.weapon or term.place or term.exercise for term in within
        ):
            return
        for start, end, _ in hits:  # "Defence Minister Dong Jun": the title is no name
            if low <= start and end < high:
                low = end + 1
        name = self._text[low:high]
        if " " not in name or (name in self.known and not (moved and name not in self._moved)):
            return
        if moved:  # "NATO Secretary General Jens Stoltenberg" is Norway's no more
            for spelling in (name, name.partition(" ")[0], name.rpartition(" ")[2]):
                if self.known.pop(spelling, None) is not None:
                    self.mentions = [mention for mention in self.mentions if mention[2] != spelling]
        term = Term(name)
        term.actor, term.tag, term.acts = Actor(codes, "leader", person=name), "A", 1
        if moved:
            self._moved.update((name, name.partition(" ")[0], name.rpartition(" ")[2]))
        self._bear(term, name, low)

    def _bear(self, term: Term, name: str, low: int) -> None:
        """From `low` on, the name and its first and last word stand for the person `term`."""
        for spelling in (name, name.partition(" ")[0], name.rpartition(" ")[2]):
            if len(spelling) > 1 and spelling not in self.known:
                self.known[spelling] = term
                self._find(spelling, low)

    def _find(self, spelling: str, low: int) -> None:
        """Where a name stands from `low` on: as a word of its own, and a first name not before another surname."""
        text, size = self._text, len(spelling)
        whole = " " in spelling
        at = text.find(spelling, low)
        while at >= 0:
            end = at + size
            after = text[end : end + 2]
            free = not (at and text[at - 1].isalnum()) and not after[:1].isalnum()
            if (
                free
                and (whole or not (after[:1] in " -" and after[1:].isupper()))
                and (size > 2 or after[1:].islower())
            ):
                insort(self.mentions, (at, end, spelling))
            at = text.find(spelling, end)

    def mentioned(self, start: int, end: int) -> bool:
        """Whether a name that was learned stands in ``text[start:end]``."""
        mentions = self.mentions
        return bool(mentions) and bisect_left(mentions, (start, 0, "")) < bisect_left(mentions, (end, 0, ""))

    def add(self, start: int, end: int, hits: list[Hit]) -> list[Hit]:
        """The hits of the sentence ``text[start:end]`` with those of the learned names between them."""
        first = bisect_left(self.mentions, (start, 0, ""))
        last = bisect_left(self.mentions, (end, 0, ""))
        if first == last:
            return hits
        more: list[Hit] = []
        for low, high, name in sorted(self.mentions[first:last], key=lambda mention: (mention[0], -mention[1])):
            if more and low < more[-1][1]:
                continue
            if not any(
                low < taken[1] and high > taken[0] and taken[2].actor is not None and taken[2].actor.kind != "short"
                for taken in hits
                if name not in self._moved
            ):
                more.append((low, high, self.known[name]))
        free = [
            hit for hit in hits if not any(low < hit[1] and high > hit[0] and not hit[2].rules for low, high, _ in more)
        ]
        return sorted((*free, *more), key=lambda hit: hit[:2])


def _stated(text: str, low: int, hits: list[Hit]) -> tuple[str, ...]:
    """The state right before an office: "Turkey's defence minister", "Turkish envoy"."""
    for start, end, term in reversed(hits):
        if start >= low:
            continue
        if low - end > _WITHIN:
            break
        if term.actor is not None and len(term.actor.codes) == 1:
            return term.actor.codes if _GAP.fullmatch(text, end, low) else ()
    return ()


def _serving(text: str, low: int, high: int, end: int, hits: list[Hit]) -> tuple[str, ...]:
    """The state whose office follows a name: the first that the apposition names, or that the place it names lies in."""
    stop = min(end, high + _BACK)
    for start, finish, term in hits:
        if start >= stop:
            break
        if start < low or _STUDIED.match(text, finish):
            continue
        codes = (
            term.actor.codes
            if term.actor is not None
            else (term.place.state,)
            if term.place and term.place.state
            else ()
        )
        if len(codes) == 1:
            return codes
    return ()

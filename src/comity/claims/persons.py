"""Learns the persons a text introduces: "Wu Qian, a spokesman for the Chinese defence ministry", "Turkish envoy Ali Demir".

Only names beside an office and an actor are learned; from then on the full name and its first and last word stand
for the actor's state.
"""

import re

from comity.claims.parts import Actor, Term
from comity.claims.terms import Hit

_NAME = re.compile(r"\b[A-Z][\w’'-]+(?: (?:bin |bint |al-|van |von |de |der |da |dos |el-)?[A-Z][\w’'-]+){1,3}")
_BEFORE = re.compile(r"(?:['’]s)?(?: [\w’'-]+){0,7}?(?:,| )? ?")
_STUDIED = re.compile(
    r" (?:studies|affairs|history|politics|language|literature|relations|expert)\b"
)  # a subject, no employer
_WITHIN = 70  # characters an apposition may run before its actor is named


def learn(text: str, start: int, end: int, hits: list[Hit], roles: int, known: dict[str, Term]) -> None:
    """Add to `known` each person whom the sentence ``text[start:end]`` names with an office and a state."""
    for found in _NAME.finditer(text, start, end):
        low, high = found.span()
        overlapping = [hit for hit in hits if hit[0] < high and hit[1] > low]
        if any(term.actor is not None or term.trap or term.weapon or term.place for _, _, term in overlapping):
            while overlapping and overlapping[0][2].actor is None and overlapping[0][2].bits & roles:
                overlapping = overlapping[1:]
            if overlapping:
                continue
        name = text[low:high]
        for title_start, title_end, _ in sorted(
            overlapping, reverse=True
        ):  # "Defence Minister Dong Jun": the title is no name
            if title_start <= low + len(name) and title_end < high:
                name = text[title_end:high].strip()
                break
        codes = _introduced(text, low, high, end, hits, roles)
        if codes and " " in name:
            term = Term(name)
            term.actor = Actor(codes, "leader", person=name)
            for spelling in (name, name.partition(" ")[0], name.rpartition(" ")[2]):
                if len(spelling) > 2:
                    known.setdefault(spelling, term)


def _introduced(text: str, low: int, high: int, end: int, hits: list[Hit], roles: int) -> tuple[str, ...]:
    """The state of the name at ``text[low:high]`` if an office of it stands right before or after."""
    before = [hit for hit in hits if hit[1] <= low + 1 and hit[2].actor is not None and len(hit[2].actor.codes) == 1]
    if before and _BEFORE.fullmatch(text, before[-1][1], low) and _office(hits, before[-1][1], high, roles):
        actor = before[-1][2].actor
        return actor.codes if actor is not None else ()
    if text.startswith((", ", " (", " of "), high):
        stop = min(end, high + _WITHIN)
        for start, finish, term in hits:
            codes = (
                term.actor.codes
                if term.actor is not None
                else (term.place.state,)
                if term.place and term.place.state
                else ()
            )
            if _STUDIED.match(text, finish):
                continue
            if high < start < stop and len(codes) == 1 and _office(hits, high, finish + 50, roles):
                return codes
    return ()


def _office(hits: list[Hit], low: int, high: int, roles: int) -> bool:
    return any(low <= start < high and term.bits & roles for start, _, term in hits)


def pattern(known: dict[str, Term]) -> re.Pattern[str]:
    """One expression for all learned names, longest first."""
    return re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(known, key=lambda name: (-len(name), name)))) + r")\b")


def add(text: str, start: int, end: int, hits: list[Hit], known: dict[str, Term], names: re.Pattern[str]) -> list[Hit]:
    """The hits of a sentence with those of the learned names between them."""
    taken = [(low, high) for low, high, term in hits if term.actor is not None]
    more = [
        (found.start(), found.end(), known[found.group()])
        for found in names.finditer(text, start, end)
        if not any(low < found.end() and high > found.start() for low, high in taken)
    ]
    if not more:
        return hits
    free = [
        hit
        for hit in hits
        if not any(
            low < hit[1] and high > hit[0] and hit[2].actor is None and not hit[2].rules for low, high, _ in more
        )
    ]
    return sorted((*free, *more), key=lambda hit: hit[:2])

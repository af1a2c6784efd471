"""Whom a figure is about: the seller and the buyer of arms, the partners of an exercise or of trade."""

import re
from functools import cache
from re import Pattern
from typing import NamedTuple

from comity.claims.actors import Codes, Group
from comity.claims.numbers import Number
from comity.claims.roles import SPEAKING
from comity.claims.sentence import Sentence

BESIDE = 24  # characters between a state and its number in a list: "France (33 per cent)", "China with 21"
OWNED = 45  # characters between a state and the exports or imports that are its


_REFERS = re.compile(
    r"\b(?:the|this|that) (?:country|kingdom|republic|nation|island|emirate|customer|buyer|supplier|"
    r"neighbour|neighbor)\b|\b(?:its|it|their)\b",
    re.IGNORECASE,
)
_LISTED = re.compile(r" (?:with|at) |,? \(")
_COUNTS = re.compile(
    r"(?:['’]s|-based)?(?: \w+){0,2} (?:institute|think[- ]tank|count|estimate|data|figures|statistics|"
    r"customs|researchers)\b"
)


class Sides(NamedTuple):
    """The parties of a figure, and which of them sells to which."""

    parties: Codes
    source: Codes
    target: Codes


@cache
def _words(name: str) -> Pattern[str]:
    from comity.claims.figures import words

    return words(name)


def of(sentence: Sentence, number: Number, concept: str) -> Sides | None:
    """The sides of the figure at `number`; None where fewer than two parties can be told."""
    groups = [group for group in sentence.parse.groups if group.codes and group.kind not in SPEAKING]
    counting = [group for group in groups if _COUNTS.match(sentence.text, group.end)]
    if len(_codes([group for group in groups if group not in counting])) > 1:
        groups = [group for group in groups if group not in counting]  # "by one Australian count"
    start = number.start + sentence.start
    clause = sentence.parse.clause(start)
    near = [group for group in groups if clause.start <= group.start < clause.end]
    if concept.startswith("arms"):
        return _arms(sentence, near, groups, start, number.end + sentence.start)
    if concept == "personnel_count":
        return _stationed(sentence, near, start, number.end + sentence.start)
    parties = _codes(near)
    if len(parties) < 2:
        parties = _codes(groups)
    if len(parties) < 2:
        dyad = sentence.discourse.theme or sentence.discourse.who.dyad
        if len(dyad) != 2 or not set(parties) <= set(dyad):
            return None
        parties = dyad
    if concept == "trade":
        source, target = _traded(sentence, near or groups)
        if source and target:
            return Sides((*source, *target), source, target)
    return Sides(parties, (), ())


def _codes(groups: list[Group]) -> Codes:
    return tuple(dict.fromkeys(code for group in groups for code in group.codes))


def _stationed(sentence: Sentence, near: list[Group], start: int, end: int) -> Sides | None:
    """Whose soldiers are counted, and where; or who trains whose."""
    text = sentence.text
    clause = sentence.parse.clause(start)
    trained = _words("trained").search(text, clause.start, clause.end) is not None
    whose = next(
        (
            group.codes
            for group in near
            if 0 <= group.start - end < BESIDE and (group.adjective or group.preposition == "of")
        ),
        (),
    ) or next((group.codes for group in reversed(near) if group.end <= start and not group.preposition), ())
    others = [group.codes for group in near if group.codes != whose and group.preposition]
    other = others[0] if others else next((group.codes for group in near if not set(group.codes) & set(whose)), ())
    if not other:
        other = next(
            (
                (term.place.state,)
                for at, _, term in sentence.hits
                if clause.start <= at < clause.end
                and term.place is not None
                and term.place.state
                and term.place.state not in whose
            ),
            (),
        )
    main = sentence.discourse.main
    if not other and len(whose) == 1 and set(whose) <= set(main):
        other = tuple(code for code in main if code not in whose)
    if not whose or not other or set(whose) & set(other):
        return None
    return Sides((*whose, *other), other, whose) if trained else Sides((*whose, *other), whose, other)


def _arms(sentence: Sentence, near: list[Group], groups: list[Group], number: int, end: int) -> Sides | None:
    """The seller and the buyer: whose exports or imports the number is a share of, from whom, to whom, and who does what."""
    sellers, buyers = _named(sentence, near)
    beyond = next((group for group in near if 0 <= group.start - end < BESIDE), None)
    if beyond is not None and beyond.preposition == "from":
        sellers = beyond.codes  # "394 million from China and 207 million from the United States"
        if set(buyers) & set(sellers):
            buyers = ()
        if not buyers and all(group.preposition for group in near):
            buyers = _other(sentence, sellers)
    if not sellers and not buyers:
        sellers, buyers = _named(sentence, groups)
    listed = next((group for group in groups if 0 <= number - group.end < BESIDE and not group.possessive), None)
    if listed is not None and sellers and listed.codes != sellers and _LISTED.match(sentence.text, listed.end):
        buyers = listed.codes  # "followed by China with 21"
    rest = [code for code in _codes(near) if code not in sellers and code not in buyers] or [
        code for code in _codes(groups) if code not in sellers and code not in buyers
    ]
    if listed is not None and len(rest) > 1:
        rest = [code for code in listed.codes if code not in sellers and code not in buyers]
    if not sellers and buyers:
        sellers = tuple(rest[:1])
    elif not buyers and sellers:
        buyers = tuple(rest[:1])
    if bool(sellers) != bool(buyers) and _REFERS.search(sentence.text, sentence.start, sentence.end):
        buyers, sellers = buyers or _other(sentence, sellers), sellers or _other(sentence, buyers)
    if not sellers or not buyers or set(sellers) & set(buyers):
        return None
    return Sides(tuple(dict.fromkeys((*sellers, *buyers))), sellers, buyers)


def _other(sentence: Sentence, side: Codes) -> Codes:
    """The other of the two states that the text is mostly about, or the one it is most about."""
    main, hero = sentence.discourse.main, sentence.discourse.hero
    if len(side) == 1 and set(side) <= set(main):
        return tuple(code for code in main if code not in side)
    return (hero,) if hero and hero not in side else ()


def _named(sentence: Sentence, groups: list[Group]) -> tuple[Codes, Codes]:
    """Who is named as seller and as buyer."""
    sellers: Codes = ()
    buyers: Codes = ()
    text = sentence.text
    for group in groups:
        owned = text[group.end : min(sentence.end, group.end + OWNED)]
        if (group.possessive or group.adjective) and group.kind != "ref_dyad":
            seller, buyer = _words("seller").search(owned), _words("buyer").search(owned)
            if seller is not None and (buyer is None or seller.start() < buyer.start()) and not sellers:
                sellers = group.codes
            elif buyer is not None and not buyers:
                buyers = group.codes
        elif group.preposition == "from" and not sellers:
            sellers = group.codes
        elif group.preposition in ("to", "for") and not buyers:
            buyers = group.codes
    for verb in sentence.parse.verbs:
        subject = verb.clause.subject
        if subject is None or subject not in groups or subject.possessive or verb.passive:
            continue
        if _words("buys").fullmatch(verb.term.text) and not buyers and subject.codes != sellers:
            buyers = subject.codes
        elif _words("sells").fullmatch(verb.term.text) and not sellers and subject.codes != buyers:
            sellers = subject.codes
    return sellers, buyers


def _traded(sentence: Sentence, groups: list[Group]) -> tuple[Codes, Codes]:
    """From whom goods go to whom, where the text says it."""
    text = sentence.text
    source = next((group.codes for group in groups if group.preposition == "from"), ())
    target = next(
        (
            group.codes
            for group in groups
            if group.possessive and _words("buyer").search(text, group.end, min(sentence.end, group.end + OWNED))
        ),
        (),
    )
    if source and not target:
        subject = next(
            (verb.clause.subject for verb in sentence.parse.verbs if _words("buys").fullmatch(verb.term.text)), None
        )
        target = subject.codes if subject is not None else ()
    return (source, target) if not set(source) & set(target) else ((), ())

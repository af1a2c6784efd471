"""Fills the slots of a claim's type, and tells the things of a list apart."""

import re
from itertools import pairwise

from comity.claims.bind import Draft
from comity.claims.numbers import find_numbers
from comity.claims.sentence import Sentence
from comity.claims.terms import Hit

_YEAR = re.compile(r"[ -](?:19|20)\d\d\b")
_OF_WHICH = re.compile(r" (?:of which|of them|more\b|others\b)")
_QUOTED = re.compile(r"[“\"]([^“”\"]{3,90})[”\"]")
_CAPITALS = re.compile(
    r"(?:[A-Z][\w’'-]+)(?: (?:of|on|and|for|the|[A-Z][\w’'-]+)){0,9} "
    r"(?:Treaty|Agreement|Pact|Accord|Protocol|Charter|Memorandum|Statement|Declaration|Dialogue|Consultations?|Commission|Council|Committee|Mechanism|Forum)"
    r"(?: (?:of|on|for)(?: (?:and|the|of|[A-Z][\w’'-]+))+)?"
)
_NEXT = re.compile(r"[,;]|\b(?:and|as well as|plus|or|alongside|along with)\b")
_OPENING = re.compile(r"(?:[,;]|\b(?:and|as well as|plus|or|alongside|along with)\b)[ ]?(?:and )?")
BESIDE = 30  # characters between a number and the weapon it counts, or a trigger and the title it names


def listed(sentence: Sentence, draft: Draft) -> list[tuple[int, int, Hit | None]]:
    """The weapons of a list that the trigger acts on, each with the words that name it; empty where there are not two of them."""
    low, high = (draft.mark.end, draft.clause[1]) if not draft.mark.passive else (draft.clause[0], draft.mark.start)
    weapons: list[Hit] = []
    for hit in sentence.hits:
        start, end, term = hit
        if term.weapon and low <= start and end <= high:
            gap = sentence.text[weapons[-1][1] : start] if weapons else ""
            if weapons and not _NEXT.search(gap):
                continue  # "Su-35 fighter jets" is one thing
            weapons.append(hit)
    if len(weapons) < 2:
        return []
    spans: list[tuple[int, int, Hit | None]] = [(draft.start, weapons[0][1], weapons[0])]
    for before, hit in pairwise(weapons):
        opening = _OPENING.search(sentence.text, before[1], hit[0])
        spans.append((opening.end() if opening else hit[0], hit[1], hit))
    if draft.mark.passive:
        spans = [(start if start >= draft.clause[0] else hit[0], end, hit) for start, end, hit in spans if hit is not None]
        spans[0] = (min(weapons[0][0], spans[0][0]), weapons[0][1], weapons[0])
    return [(start, end, hit) for start, end, hit in spans if start < end]


def fill(sentence: Sentence, draft: Draft, thing: Hit | None = None) -> dict[str, str]:
    """The attributes of the claim: what the frame sets, and the slots it asks for that the clause fills."""
    slots = draft.rule.frame.slots
    filled = dict(draft.rule.frame.sets)
    low, high = draft.clause
    inside = [hit for hit in sentence.hits if low <= hit[0] < high]
    if draft.stance:
        filled["stance"] = draft.stance
    weapon = next(((start, end) for start, end, term in inside if term.weapon), None) if thing is None else thing[:2]
    if weapon and ("weapon" in slots or "item" in slots):
        filled["weapon" if "weapon" in slots else "item"] = sentence.text[weapon[0] : weapon[1]]
    if "quantity" in slots and (quantity := _quantity(sentence, low, high, weapon)):
        filled["quantity"] = quantity
    if "name" in slots:
        filled |= _named(sentence, inside)
    if "title" in slots and (title := _title(sentence, draft)):
        filled["title"] = title
    return filled


def _named(sentence: Sentence, inside: list[Hit]) -> dict[str, str]:
    """The name of the exercise, with the year that follows it, and its domain."""
    for start, end, term in inside:
        if term.exercise is not None:
            year = _YEAR.match(sentence.text, end)
            return {"name": sentence.text[start : year.end() if year else end], "domain": term.exercise.domain}
    return {}


def _quantity(sentence: Sentence, low: int, high: int, weapon: tuple[int, int] | None) -> str:
    """How many: the count right before the weapon, or before "of which" where the clause names none."""
    for number in find_numbers(sentence.words):
        start, end = number.start + sentence.start, number.end + sentence.start
        if number.kind != "count" or not low <= start < high:
            continue
        if _OF_WHICH.match(sentence.text, end) if weapon is None else 0 <= weapon[0] - end < BESIDE:
            return f"{number.value:g}"
    return ""


def _title(sentence: Sentence, draft: Draft) -> str:
    """The name of the treaty or body: the words in quotation marks after the trigger, or those in capitals around it."""
    text, (start, end) = sentence.text, draft.trigger
    quoted = _QUOTED.search(text, start, min(sentence.end, end + 80))
    if quoted:
        return quoted.group(1)
    for found in _CAPITALS.finditer(text, sentence.start, sentence.end):
        if found.start() < end + BESIDE and found.end() > start and found.end() - found.start() > end - start:
            return found.group()
    return ""

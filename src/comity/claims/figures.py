"""Figures: values, shares and counts of a relationship over a period, read from the numbers of a sentence.

A number inside one dated act ("delivered 24 fighters in 2016") is no figure; it is the act's quantity.
"""

import re
from collections.abc import Iterator
from functools import cache

from comity.claims import dates, sides
from comity.claims.numbers import Number, find_numbers
from comity.claims.numbers_words import numbers
from comity.claims.sentence import Sentence
from comity.codebook.inflect import forms
from comity.codebook.load import load
from comity.model import Claim, Document

_NUMBER = re.compile(r"\d|half|third|quarter|fifth|tenth|dozen|percent|per cent|times")
_PER = re.compile(r" (?:per|a|each|every) (?:year|month|annum)\b")
_BARE = re.compile(r"\b(?:to|for|with|at|was|and|from|only|just|by) $")
_ALONE = re.compile(r"\s?(?:[.,;)]|and\b|in\b|last\b|$)")
_MOVED = re.compile(r"\b(?:by|up|down) $")
_OF_ONE = re.compile(r"[ -](?:\w+ ){0,2}(?:contract|deal|package|agreement|order|purchase|sale|project|tranche)\b")
_ORDINAL = re.compile(r"\b(?:first|last|next|latest|past|other|these|those) $")
_COUNTED = ("arms", "sold", "exercises", "trade", "events", "times", "stationed", "trained")
GOODS = ("arms", "exercises", "trade")
"""What is told in money and in shares."""
MEN = 20  # fewer are no contingent
UNITS = {
    "meetings": "event_count",
    "visits": "event_count",
    "vetoes": "event_count",
    "votes": "event_count",
    "statements": "event_count",
    "resolutions": "event_count",
    "patrols": "event_count",
    "events": "event_count",
    "sorties": "event_count",
    "operations": "event_count",
    "wars": "event_count",
}
SERIES = ("exercises", *UNITS)
"""The units of which there are so many over a time."""


def spelled(*names: str) -> set[str]:
    """The words of classes of figures.yaml in all their forms."""
    book = load()
    return {form for name in names for word in getattr(book.measures, name) for form, _ in forms(word, book.verbs)}


@cache
def words(*names: str) -> re.Pattern[str]:
    """The words of classes of figures.yaml as one expression, sorted by first letter: so most of them are never tried."""
    opened: dict[str, list[str]] = {}
    for form in sorted(spelled(*names), key=lambda form: (-len(form), form)):
        opened.setdefault(form[0].lower(), []).append(re.escape(form[1:]))
    branches = [f"{re.escape(letter)}(?:{'|'.join(rests)})" for letter, rests in sorted(opened.items())]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(branches)})(?![\w-])", re.IGNORECASE)


@cache
def _units(*names: str) -> re.Pattern[str]:
    """The words of units of numbers.yaml as one expression."""
    known = sorted({word for name in names for word in numbers().units[name]})
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, known))})(?!\w)")


def possible(text: str, *, arms: bool) -> bool:
    """Whether a sentence holds a number, and the words that some concept asks for; `arms`: in a text about arms."""
    return _NUMBER.search(text) is not None and words(*_COUNTED).search(text) is not None and _measured(text, arms)


def _measured(text: str, arms: bool) -> bool:
    """Whether the words stand in a sentence without which nothing in it can be a concept (`_concept`)."""
    if words(*GOODS).search(text) or (arms and words("sold").search(text)):
        return True
    if _units(*SERIES).search(text) and (words("series").search(text) or _PER.search(text)):
        return True
    if "times" in text and words("times").search(text):
        return True
    return bool(_units("persons").search(text) and words("stationed", "trained").search(text))


def find(document: Document, sentence: Sentence) -> Iterator[Claim]:
    """The figures of a candidate sentence."""
    text = sentence.words
    if not possible(text, arms=sentence.discourse.arms):
        return
    spans = [(start - sentence.start, end - sentence.start) for start, end in dates.spans(sentence.dates)]
    shared = False  # whether a share has been told: "76 per cent in 2013, 58 in 2018"
    for number in find_numbers(text, spans):
        if shared and _of_list(number, text):
            number = number._replace(kind="share", unit="percent")
        shared = shared or number.kind == "share"
        clause = sentence.parse.clause(number.start + sentence.start)
        concept = _concept(number, text, sentence.text[clause.start : clause.end], sentence)
        if not concept:
            continue
        who = sides.of(sentence, number, concept)
        if who is not None:
            yield _figure(document, sentence, number, concept, who)


def _of_list(number: Number, text: str) -> bool:
    """Whether a number without a noun goes on with the shares told before it."""
    return (
        number.kind == "count"
        and not number.unit
        and 0 < number.value <= 100
        and _BARE.search(text, max(0, number.start - 8), number.start) is not None
        and _ALONE.match(text, number.end) is not None
    )


def _concept(number: Number, text: str, clause: str, sentence: Sentence) -> str:
    """What the number measures; empty where it is none of what is coded."""
    if number.kind == "money":
        return "" if _OF_ONE.match(text, number.end) else _of_money(text, clause, sentence)
    before, after = text[max(0, number.start - 12) : number.start], text[number.end : number.end + 40]
    if number.kind == "share":
        if _MOVED.search(before) or words("change").match(after.lstrip(" -")) or words("unpaid").search(clause):
            return ""  # a change, not a share
        arms = _of_arms(text, sentence)
        if words("exercises").search(clause) and not (arms and words("arms").search(clause)):
            return "exercise_share"
        if arms:
            return "arms_share"
        return "trade" if words("trade").search(clause) else ""
    if _ORDINAL.search(before):
        return ""  # "the first two exercises"
    return _of_count(number, text, clause, after)


def _of_money(text: str, clause: str, sentence: Sentence) -> str:
    if words("single").search(clause) or words("unpaid").search(clause):
        return ""  # the worth of one deal is part of it
    if _of_arms(text, sentence):
        return "arms_value"
    return "trade" if words("trade").search(text) else ""


def _of_count(number: Number, text: str, clause: str, after: str) -> str:
    if number.unit == "fold":
        return "trade" if words("trade").search(text) else ""
    if number.unit == "exercises" and (_PER.search(after) or words("series").search(text)):
        return "exercise_count"
    if number.unit in UNITS and words("series").search(text) and number.value > 1:
        return "event_count"
    if number.unit == "persons" and number.value > MEN and _counted(number, text, clause):
        return "personnel_count"
    if after.startswith(" times") or number.unit == "times":
        return "event_count" if words("times").search(text) else ""
    return ""


def _counted(number: Number, text: str, clause: str) -> bool:
    """Whether so many persons are stationed, or are trained in a series, and not killed."""
    if text[: number.start].rstrip().endswith(("kill", "killed")):
        return False
    trained = words("trained").search(clause) and words("series").search(text)
    return bool(words("stationed").search(clause) or trained)


def _of_arms(text: str, sentence: Sentence) -> bool:
    """Whether it is about arms: by a word of its own, or by what a text about arms calls sales and imports."""
    if words("arms").search(text):
        return True
    goods = {found.group().lower() for found in words("trade").finditer(text)} - {
        "exports",
        "imports",
        "imported",
        "exported",
        "goods",
    }
    return sentence.discourse.arms and not goods and words("sold").search(text) is not None


def _figure(document: Document, sentence: Sentence, number: Number, concept: str, who: sides.Sides) -> Claim:
    start, end = number.start + sentence.start, number.end + sentence.start
    clause = sentence.parse.clause(start)
    dated = [when for when in sentence.dates if when.date]
    near = [when for when in dated if clause.start <= when.start < clause.end] or dated
    date = min(near, key=lambda when: max(when.start - end, start - when.end)).date if near else ""
    low, high = _quoted(document.text, clause.start, clause.end)
    return Claim(
        id="", document=document.id, doc=document.name, kind="figure", quote=document.text[low:high],
        sentence=document.text[sentence.start : sentence.end], start=low, end=high,
        sentence_start=sentence.start, sentence_end=sentence.end, parties=who.parties, source=who.source, target=who.target, date=date,
        concept=concept, value=number.value, value_high=number.value_high,
        unit=number.unit or ("meetings" if concept == "event_count" else ""),
        coder="rules", frame=f"figure.{concept}", note={"lower": "lower bound", "upper": "upper bound"}.get(number.bound, ""),
    )  # fmt: skip


def _quoted(text: str, low: int, high: int) -> tuple[int, int]:
    """The clause without the marks at its ends."""
    while low < high and text[low] in " ,;:—–(":
        low += 1
    while high > low and text[high - 1] in " ,;:.—–(":
        high -= 1
    return low, high

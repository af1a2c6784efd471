"""Figures: values, shares and counts of a relationship over a period, read from the numbers of a sentence.

A number inside one dated act ("delivered 24 fighters in 2016") is no figure; it is the act's quantity.
"""

import re
from collections.abc import Iterator

from comity.claims.numbers import Number, find_numbers
from comity.claims.sentence import Sentence
from comity.model import Claim, Document

_ARMS = re.compile(
    r"\b(?:arms|weapons?|weaponry|military (?:equipment|hardware|sales|exports|aid)|defen[cs]e (?:exports|sales|imports))\b"
)
_NUMBER = re.compile(r"\d|half|third|quarter|percent|per cent")
_SOLD = re.compile(
    r"\b(?:sales|deliver(?:y|ies)|exports?|imports?|transfers?|orders?|purchases?|deals?)\b", re.IGNORECASE
)
_EXERCISES = re.compile(r"\b(?:exercises|drills|war games|man(?:oeu|eu)vers|manoeuvres)\b", re.IGNORECASE)
_TRADE = re.compile(r"\b(?:trade|oil|gas|crude|exports|imports)\b", re.IGNORECASE)
_SERIES = re.compile(
    r"\b(?:since|between|over|per year|a year|annually|each year|in total|at least|have held|has held)\b", re.IGNORECASE
)
_BUYER = re.compile(r"(?:['’]s)? (?:total )?(?:(?:arms|weapons|military|defen[cs]e) )?(?:imports|purchases|orders)\b")
_SELLER = re.compile(r" (?:major |main |total )?(?:arms|weapons|military|defen[cs]e|deliver|export|sales)")


def find(document: Document, sentence: Sentence) -> Iterator[Claim]:
    """The figures of a candidate sentence."""
    if not _NUMBER.search(sentence.words):
        return
    arms = _ARMS.search(sentence.words)
    sold = _SOLD.search(sentence.words)
    if not (arms or sold or _EXERCISES.search(sentence.words) or _TRADE.search(sentence.words)):
        return
    for number in find_numbers(sentence.words):
        concept = _concept(number, sentence.words, arms is not None, sold is not None)
        if concept and (who := _parties(sentence, concept)):
            yield _figure(document, sentence, number, concept, who)


def _concept(number: Number, words: str, arms: bool, sold: bool) -> str:
    """What the number measures; empty where it is none of what is coded."""
    if number.kind == "money":
        return "arms_value" if arms or (sold and not _TRADE.search(words)) else "trade" if "trade" in words else ""
    if number.kind == "share":
        if _EXERCISES.search(words):
            return "exercise_share"
        return "arms_share" if arms or (sold and not _TRADE.search(words)) else "trade" if _TRADE.search(words) else ""
    if number.unit == "exercises" and _SERIES.search(words):
        return "exercise_count"
    return ""


def _parties(sentence: Sentence, concept: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]] | None:
    """Parties, source and target: a seller and a buyer of arms, or partners."""
    groups = [group for group in sentence.parse.groups if group.codes and group.kind != "ref_one"]
    parties = tuple(dict.fromkeys(code for group in groups for code in group.codes))
    if len(parties) < 2:
        dyad = sentence.discourse.dyad
        if len(dyad) != 2 or not set(parties) <= set(dyad):
            return None
        parties = dyad
    if not concept.startswith("arms"):
        return parties, (), ()
    source = next((group.codes for group in groups if group.preposition == "from"), ()) or next(
        (group.codes for group in groups if group.adjective and _SELLER.match(sentence.text, group.end)), ()
    )
    buyer = next((group.codes for group in groups if _BUYER.match(sentence.text, group.end)), ())
    if buyer:
        return parties, tuple(code for code in parties if code not in buyer), buyer
    target = next((group.codes for group in groups if group.preposition == "to"), ())
    if source and not target:
        target = tuple(code for code in parties if code not in source)
    return parties, source, target


def _figure(
    document: Document, sentence: Sentence, number: Number, concept: str,
    who: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]],
) -> Claim:  # fmt: skip
    parties, source, target = who
    start, end = number.start + sentence.start, number.end + sentence.start
    clause = sentence.parse.clause(start)
    low, high = clause.start, clause.end
    dated = [when for when in sentence.dates if when.date]
    near = [when for when in dated if low <= when.start < high] or dated
    date = min(near, key=lambda when: max(when.start - end, start - when.end)).date if near else ""
    return Claim(
        id="", document=document.id, doc=document.name, kind="figure", quote=document.text[low:high].strip(" ,;"),
        sentence=document.text[sentence.start : sentence.end], start=_from(document.text, low, high),
        end=_from(document.text, low, high) + len(document.text[low:high].strip(" ,;")),
        sentence_start=sentence.start, sentence_end=sentence.end, parties=parties, source=source, target=target, date=date,
        concept=concept, value=number.value, value_high=number.value_high, unit=number.unit, coder="rules",
        frame=f"figure.{concept}", note={"lower": "lower bound", "upper": "upper bound"}.get(number.bound, ""),
    )  # fmt: skip


def _from(text: str, low: int, high: int) -> int:
    """Where the clause begins without the marks before it."""
    return low + len(text[low:high]) - len(text[low:high].lstrip(" ,;"))

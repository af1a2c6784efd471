"""Where an interaction was: the place named for it, as written."""

import re
from functools import cache

from comity.claims.actors import Group
from comity.claims.draft import Draft
from comity.claims.sentence import Sentence
from comity.claims.syntax import NOUN
from comity.codebook.load import load

_SIDE = re.compile(
    r"\b(?:(?:the )?(?:(?:north|south|east|west)(?:ern|[- ]?(?:east|west)(?:ern)?)?|central|eastern|western|"
    r"mainland|upper|lower|inner|outer) )$",
    re.IGNORECASE,
)
_FACILITY = re.compile(
    r"(?: [A-Z][\w’'-]+){0,5} (?:Base|Airport|Airfield|Air Base|Naval Base|Range|Training Ground|Island|"
    r"Islands|Port|Harbour|Harbor|Province"
    r"|Peninsula|Strait|Sea|Bay|Gulf|Shipyard|Oblast|Region|province|peninsula|region|oblast|border|coast|"
    r"archipelago)\b"
)
_AT = frozenset(
    (
        "in",
        "at",
        "near",
        "around",
        "off",
        "off the coast of",
        "inside",
        "across",
        "along",
        "over",
        "close to",
        "outside",
        "throughout",
        "on",
    )
)
_TO = frozenset(("to", "in", "into", "of", "at", "on", "near", "around", "over", "against", "from", ""))
_NAMED = ("name", "capital", "territory")


def where(sentence: Sentence, draft: Draft) -> str:
    """The place of the interaction; empty where none is named for it."""
    frame = draft.rule.frame
    rule = places()[frame.type]
    kind = rule.get(frame.sets.get("kind", ""), rule.get("", "named"))
    if kind == "none":
        return ""
    if kind == "target" and (found := _target(sentence, draft)):
        return found
    return _named(sentence, draft)


@cache
def places() -> dict[str, dict[str, str]]:
    """How each type's place is told, by its kind: see `Type.place`."""
    return {kind.name: kind.place for kind in load().types}


def _named(sentence: Sentence, draft: Draft) -> str:
    """A sea, city, base after the trigger, or a state or capital after *in*, *at*, *near*."""
    low, high = draft.clause
    if draft.mark.kind == NOUN and draft.after is not None:
        high = max(high, draft.after.end)
    start = draft.mark.start
    for begin, end, term in sentence.hits:
        if term.place is not None and low <= begin < high and begin >= start:
            return _widened(sentence, begin, end)
    for group in sentence.parse.groups:
        if group.preposition in _AT and low <= group.start < high and _is_place(group):
            return _widened(sentence, group.start, group.end)
    for begin, end, term in sentence.hits:
        if term.place is not None and low <= begin < start:
            return _widened(sentence, begin, end)
    return ""


def _target(sentence: Sentence, draft: Draft) -> str:
    """The state or place that the act goes to."""
    low, high = draft.mark.end, draft.clause[1]
    for begin, end, term in sentence.hits:
        if (
            low <= begin < high
            and begin - low < 60
            and (term.place is not None or (term.actor is not None and term.actor.kind in _NAMED))
        ):
            group = next((group for group in sentence.parse.groups if group.start <= begin < group.end), None)
            if group is not None and (
                group.preposition not in _TO or not set(group.codes) & set(draft.target) or group.possessive
            ):
                continue
            return _widened(sentence, begin, group.end if group is not None else end)
    return ""


def _is_place(group: Group) -> bool:
    return bool(group.codes) and group.kind in _NAMED and not group.possessive and not group.adjective


def _widened(sentence: Sentence, start: int, end: int) -> str:
    """The place with the side of it that is meant and the facility it names: "western Russia", "Qingtongxia Training Base"."""
    side = _SIDE.search(sentence.text, max(sentence.start, start - 20), start)
    facility = _FACILITY.match(sentence.text, end, sentence.end)
    return sentence.text[side.start() if side else start : facility.end() if facility else end].removeprefix("the ")

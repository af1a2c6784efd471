"""Fills what a bound frame leaves open: the date, the place, and the slots of its type."""

import re

from comity.claims.bind import Draft
from comity.claims.sentence import Sentence

_BACK = re.compile(
    r"\b(?:the|this|these|those|such|their|both)(?: (?:joint|military|naval|two|latest|recent|bilateral))* $",
    re.IGNORECASE,
)

OPENING = 30  # characters: a date so near the start of a sentence holds for all of it

TOLD = ("characterisation", "meeting", "visit", "joint_statement")
"""Acts that a text tells in sequence: without a date of their own they are of the time it has come to."""


def when(sentence: Sentence, draft: Draft) -> list[str]:
    """The dates of the interaction: those of its clause, else a date the sentence opens with, else the text's.

    Several single dates that the clause lists after the trigger are several interactions.
    """
    low, high = draft.clause
    dated = [found for found in sentence.dates if found.date]
    inside = [found for found in dated if low <= found.start < high]
    if inside:
        listed = [found.date for found in inside if found.kind == "point"]
        if len(set(listed)) > 1 and draft.rule.frame.type in (
            "exercise",
            "arms_transfer",
            "visit",
            "meeting",
            "un_vote",
        ):
            return list(dict.fromkeys(listed))
        nearest = min(inside, key=lambda found: (_distance(found.start, found.end, draft.trigger), found.start))
        return [nearest.date]
    if dated:
        if draft.rule.frame.type == "dispute":
            return [""]
        if dated[0].start - sentence.start < OPENING:
            return [dated[0].date]
        return [min(dated, key=lambda found: _distance(found.start, found.end, draft.trigger)).date]
    if draft.status in ("ongoing", "possible", "planned"):
        return [""]
    before = sentence.discourse
    if draft.rule.frame.type in TOLD:
        return [before.news or before.date]
    return [before.date if _refers_back(sentence, draft) else ""]


def _distance(start: int, end: int, trigger: tuple[int, int]) -> int:
    return max(0, start - trigger[1], trigger[0] - end)


def _refers_back(sentence: Sentence, draft: Draft) -> bool:
    """Whether the trigger is a noun that the text before introduced: "these drills", "the joint exercise"."""
    return bool(_BACK.search(sentence.text[max(sentence.start, draft.trigger[0] - 40) : draft.trigger[0]]))


def place(sentence: Sentence, draft: Draft) -> str:
    """The place named in the clause as written: a sea, city, base, or the state or capital after *in*, *at*, *near*."""
    low, high = draft.clause
    for start, end, term in sentence.hits:
        if term.place is not None and low <= start < high and start >= draft.trigger[0]:
            return sentence.text[start:end]
    for group in sentence.groups:
        if group.preposition in ("in", "at", "near", "around") and low <= group.start < high and group.codes:
            return sentence.text[group.start : group.end]
    return ""


def fill(sentence: Sentence, draft: Draft) -> dict[str, str]:
    """The attributes of the claim: what the frame sets, and the slots it asks for that the clause fills."""
    frame = draft.rule.frame
    filled = dict(frame.sets)
    low, high = draft.clause
    if draft.stance:
        filled["stance"] = draft.stance
    if "weapon" in frame.slots or "item" in frame.slots:
        for start, end, term in sentence.hits:
            if term.weapon and low <= start < high:
                filled["weapon" if "weapon" in frame.slots else "item"] = sentence.text[start:end]
                break
    return filled

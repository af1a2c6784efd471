"""Where clauses end, and what holds of what they say: it occurred, goes on, is planned, is denied, may be."""

import re

from comity.claims.terms import Hit

_BREAK = re.compile(
    r"[;:—]|\.\.\.|…| – |,? (?:while|whereas|although|though|because|but|which|who|whose|when|where|after which|followed by|"
    r"despite|in addition to|in exchange for|since then|so that|unless|and then)\b"
    r"|, (?:as|after|before|with|and (?:has|have|had|also|in \d{4}|that|the latter))\b"
)
_PASSIVE = re.compile(
    r"\b(?:be|been|being|was|were|is|are|get|got)(?: (?:also|not|never|first|later|again|recently|being|\w+ly))* $"
)
_TO_COME = re.compile(r"\b(?:is|are) to (?:be )?$")
_NOUN_BEFORE = re.compile(
    r"(?:\b(?:the|an?|of|its|their|his|her|our|this|that|these|those|no|any|some|for|with|on|in|by|from"
    r"|mutual|joint|new|military|public|strong|more|and mutual)|['’]s|s['’]) $",
    re.IGNORECASE,
)


def bounds(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The clauses of ``text[start:end]`` as spans that cover it."""
    spans, low = [], start
    for found in _BREAK.finditer(text, start, end):
        if found.start() > low:
            spans.append((low, found.start()))
            low = found.start()
    spans.append((low, end))
    return spans


def nominal(text: str, start: int) -> bool:
    """Whether what looks like a verb at `start` is a noun: after an article, a possessive, a preposition, an adjective."""
    return bool(_NOUN_BEFORE.search(text[max(0, start - 16) : start]))


def to_come(text: str, start: int) -> bool:
    """Whether the verb at `start` is one of what "is to" happen."""
    return bool(_TO_COME.search(text[max(0, start - 16) : start]))


def passive(text: str, start: int) -> bool:
    """Whether the participle at `start` stands after a form of *to be*."""
    return bool(_PASSIVE.search(text[max(0, start - 24) : start]))


class Moods:
    """The bits of the cues that a status is read from."""

    __slots__ = ("habit", "modal", "negation", "plan")

    def __init__(self, bits: dict[str, int]) -> None:
        self.negation, self.modal, self.plan, self.habit = bits["negation"], bits["modal"], bits["plan"], bits["habit"]


def status(hits: list[Hit], low: int, trigger: int, high: int, habit: bool, moods: Moods, default: str) -> str:
    """The status of the interaction at `trigger` in the clause from `low` to `high`.

    A denial or a possibility counts only before the trigger (its scope is to the right); a plan or a habit
    anywhere in the clause.
    """
    found = 0
    for start, end, term in hits:
        if start < low or end > high:
            continue
        if term.bits & (moods.negation | moods.modal) and not (trigger - 60 <= start < trigger):
            continue
        found |= term.bits
    if found & moods.negation:
        return "not_occurred"
    if found & moods.modal:
        return "possible"
    if default in ("not_occurred", "ongoing"):
        return default
    if found & moods.plan:
        return "planned"
    if habit or found & moods.habit:
        return "ongoing"
    return default

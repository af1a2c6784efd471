"""What stands around a date and makes it open or joins two: "since", "until", "between ... and", "from ... to"."""

import re
from typing import NamedTuple

from comity.claims import dates_calendar as calendar
from comity.claims.dates_words import times

_FILL = (
    r"(?:the|early|late|later|mid|at least|about|around|roughly|approximately|circa|"
    r"(?:the )?(?:end|beginning|start|middle|close|turn) of|in|on|year|years|month of|as early as|as late as|as)"
)
_LEAD = re.compile(
    r"\b(?P<word>not until|since|after|following|until|till|by|before|through|between|prior to|up to|as of|"
    r"no later than|not later than|no earlier than|post|pre|starting|beginning|from)(?:[\s-]" + _FILL + r")*[\s-]\Z"
)
_QUALITY = re.compile(r"\b(early|mid|late|end|middle|beginning|start)\b[a-z ]*[\s-]\Z")
_TO_NOW = re.compile(
    r"(?:\s?[–—-]\s?|,?\s(?:to|until|till|through)\s)(?:the\s)?(?:present|now|today|date|this\sday)\b"
    r"|\s(?:onwards?\b|and\s(?:after|beyond)\b|on(?=[,.;]))"
)
_OPENING = re.compile(r"\b(since|after|following)\b(?=[^,;:.()]*\Z)")
_SOON = (
    "shortly",
    "soon",
    "right",
    "immediately",
    "just",
    "long",
    "day",
    "days",
    "week",
    "weeks",
    "months",
    "years",
    "named",
)
_SPREAD = {"-", "–", "—", "/", "to", "until", "through", "till", "up to", "-to-"}
_LISTED = {",", "and", "or", "&", "/", ", and", ", or", "as well as", "and then"}
_SKIPPED = {
    "the",
    "early",
    "late",
    "mid",
    "mid-",
    "end",
    "of",
    "beginning",
    "start",
    "middle",
    "in",
    "on",
    "at",
    "least",
    "again",
    "from",
}

SINCE = {"since", "after", "post", "starting", "beginning", "no earlier than"}
UNTIL = {
    "until",
    "till",
    "by",
    "before",
    "through",
    "pre",
    "prior to",
    "up to",
    "as of",
    "no later than",
    "not later than",
}


class Lead(NamedTuple):
    """The word that governs a date, where it begins, and the part of the period meant ("mid", "late")."""

    word: str
    start: int
    part: str


NO_LEAD = Lead("", 0, "")


def lead(sentence: str, start: int) -> Lead:
    """The word before the date at `start`, looking past "the", "at least", "the end of"."""
    low = max(0, start - 48)
    before = sentence[low:start].lower()
    match = _LEAD.search(before)
    if match is None:
        return NO_LEAD
    part = _QUALITY.search(before)
    return Lead(match["word"], low + match.start(), part[1] if part else "")


def opening(sentence: str, low: int, start: int) -> int:
    """Where "since" or "after" begins whose clause holds the date ("since the treaty of 2001"); -1 if none."""
    low = max(low, start - 80)
    before = sentence[low:start].lower()
    if "since" not in before and "after" not in before and "following" not in before:
        return -1
    match = _OPENING.search(before)
    while match and (later := _OPENING.search(before, match.end())):
        match = later
    if (
        match is None
        or (low and match.start() == 0)
        or before[: match.start()].split()[-1:] in ([word] for word in _SOON)
    ):
        return -1
    return low + match.start()


def to_now(sentence: str, end: int) -> int:
    """Where "to the present" or "onwards" after a date ends; 0 if it is not there."""
    match = _TO_NOW.match(sentence, end)
    return match.end() if match else 0


def gap(text: str) -> str:
    """How two dates with this text between them hang together: ``to``, ``and``, ``of`` (the same day) or nothing."""
    if len(text) > 24:
        return ""
    if text in (" (", ", ", " ", ", the ", " the "):
        return "," if text == ", " else "of"
    words = " ".join(word for word in text.lower().split() if word not in _SKIPPED)
    return "to" if words in _SPREAD else "and" if words in _LISTED else ""


def opened(date: str, lead: Lead) -> str:
    """The open interval that "since" or "until" makes of a date."""
    if not date or ".." in date:
        return ""
    year = calendar.year_of(date)
    decade = len(date) == 9 and date[5:] == str(year + 9) and year % 10 == 0
    if lead.word in SINCE:
        if decade:
            return f"{year + {'mid': 5, 'middle': 5, 'late': 7, 'end': 7}.get(lead.part, 0)}/.."
        start = calendar.first(date)
        return f"{start}-06/.." if lead.part in ("mid", "middle") and len(date) == 4 else f"{start}/.."
    if decade:
        return f"../{year + {'early': 3, 'beginning': 3, 'start': 3, 'mid': 5, 'middle': 5}.get(lead.part, 9)}"
    end = date.rpartition("/")[2]
    return f"../{end}-06" if lead.part in ("mid", "middle") and len(date) == 4 else f"../{end}"


def counted(sentence: str, start: int, end: int) -> bool:
    """Whether the four figures of a seeming year are a count ("2000 troops") or part of a name ("Su-2000")."""
    figures = int(sentence[start:end])
    words = re.findall(r"[\w-]+|[.,;:()]", sentence[end : end + 40].lower())[:3]
    before = sentence[max(0, start - 16) : start].split()
    previous = before[-1].lower() if before and sentence[start - 1].isspace() else ""
    dated = previous in (
        "in",
        "since",
        "until",
        "by",
        "of",
        "during",
        "from",
        "after",
        "before",
        "throughout",
        "late",
        "early",
    )
    if words and words[0] in times().quantities and not (dated and figures % 100):
        return True
    if figures % 50 == 0 and not dated and any(word in times().quantities for word in _noun(words)):
        return True
    if start and sentence[start - 1] in "-/":
        return not _occasion(re.split(r"[^\w]", sentence[max(0, start - 24) : start - 1])[-1])
    return figures < 1900 and not dated and not (previous == "the" and sentence[end + 1 : end + 2].isupper())


def _noun(words: list[str]) -> list[str]:
    """The words up to the first mark."""
    return words[: next((i for i, word in enumerate(words) if word in ".,;:()"), len(words))]


def _occasion(word: str) -> bool:
    """Whether a word tied to a year names an occasion (Zapad-2017, post-2014) and no make (Su-2000)."""
    return word.lower() in ("mid", "pre", "post", "end", "to") or (len(word) >= 4 and word.lower() not in times().makes)

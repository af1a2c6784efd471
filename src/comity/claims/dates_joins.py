"""What stands around a date and makes it open or joins two: "since", "until", "between ... and", "from ... to"."""

import re
from functools import lru_cache
from typing import NamedTuple

from comity.claims import dates_calendar as calendar
from comity.claims.dates_words import times

_FILL = frozenset(
    ("the", "early", "late", "later", "mid", "at", "least", "about", "around", "roughly", "approximately", "circa")
) | {"end", "middle", "years", "year", "as"}
GAP = 24
"""So many characters at most stand between two dates that hang together."""
_PARTS = frozenset(("early", "beginning", "start", "mid", "middle", "late", "end"))
_PART_OF = _PARTS | {"close", "turn", "year", "month"}
_NOT_YET = ("ing", "arly", "ate", "ater")
"""How "starting", "early" and "late" end, after which "in" may stand between "since" and a date."""
_BEGIN = frozenset(("starting", "beginning", "commencing"))
_TO_NOW = re.compile(
    r"(?:\s?[–—-]\s?|,?\s(?:to|until|till|through)\s)(?:the\s)?(?:present|now|today|date|this\sday)\b"
    r"|\s(?:onwards?\b|and\s(?:after|beyond)\b|on(?=[,.;]))"
)
_DASHES = frozenset("–—-")
_TO_NOW_OPENS = frozenset(
    (" to ", " unt", " til", " thr", ", to", ", un", ", ti", ", th", " and", " onw", " on,", " on.", " on;")
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

SINCE = frozenset(("since", "after", "post", "from"))
UNTIL = frozenset(("until", "till", "by", "before", "through", "pre"))
LEADS = SINCE | UNTIL | {"between"}


_LEADING = LEADS | _FILL | {"", "of", "in", "on", "to", "from", "with", "than"}
"""With any other word before it no date is governed."""


class Lead(NamedTuple):
    """The word that governs a date, where it begins, and the part of the period meant ("mid", "late")."""

    word: str
    start: int
    part: str


NO_LEAD = Lead("", 0, "")


def lead(sentence: str, start: int) -> Lead:
    """The word before the date at `start`, looking past "the", "at least", "the end of"."""
    stop = start - 1
    while sentence[stop : stop + 1] == " ":
        first = sentence.rfind(" ", stop - 16 if stop > 16 else 0, stop) + 1
        if not first and stop > 16:
            return NO_LEAD
        word = sentence[first:stop].lower()
        if word == "the":
            stop = first - 1
            continue
        if word not in _LEADING and "-" not in word:
            return NO_LEAD
        if word in LEADS and word != "from" and stop == start - 1:
            return NO_LEAD if sentence.endswith(("not ", "Not "), 0, first) else Lead(word, first, "")
        if word in ("in", "on") and stop == start - 1 and not sentence.endswith(_NOT_YET, 0, first - 1):
            return NO_LEAD
        break
    low = max(0, start - 48)
    before = sentence[low:start].lower()
    words = before.replace("-", " ").split()
    part = ""
    while words:
        word = words.pop()
        previous = words[-1] if words else ""
        if two := _two_words(previous, word):
            return Lead(two, low + before.rfind(previous), part)
        if word == "of" and previous in _PART_OF:
            part = previous
            words.pop()
        elif word in _FILL or (word == "in" and previous in ("early", "late", "later")):
            part = word if word in _PARTS else part
        elif word in LEADS:
            return NO_LEAD if previous == "not" else Lead(word, low + before.rfind(word), part)
        else:
            return NO_LEAD
    return NO_LEAD


def _two_words(previous: str, word: str) -> str:
    """The sense of a preposition of two words."""
    if previous in _BEGIN and word in ("in", "from", "with", "on"):
        return "since"
    if (previous, word) in (("prior", "to"), ("up", "to"), ("as", "of"), ("later", "than")):
        return "until"
    return "since" if (previous, word) == ("earlier", "than") else ""


def opens(sentence: str) -> bool:
    """Whether the sentence holds a word that may open an interval from afar; most do not."""
    return "ince" in sentence or "fter" in sentence or "ollowing" in sentence


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


def ahead(sentence: str, start: int) -> bool:
    """Whether the words before the date look to what is still to come ("set to last until May")."""
    before = sentence[max(0, start - 60) : start]
    return any(word in before for word in ("will ", "set to ", "scheduled", "expected", "planned", "due to "))


_PAST = re.compile(r"\b(?:\w+ed|said|told|met|held|began|spoke|sent|left)\b")
_PRESENT = re.compile(r"\b(?:is|are|has|have|does|do|remains?|exists?)\b")


def nowadays(sentence: str, start: int, end: int) -> bool:
    """Whether "today" means these days: it stands by no past verb ("signed today") or by a present one."""
    around = sentence[max(0, start - 40) : start] + sentence[end : end + 12]
    return not _PAST.search(around) or bool(_PRESENT.search(around))


def counted_on(text: str) -> bool:
    """Whether a lapse goes on from the date this far before it: "in 1996, only five years after"."""
    return len(text) <= 20 and all(
        word in ("", "only", "just", "barely", "some", "almost") for word in re.split(r"[\s,–—-]+", text)
    )


def to_now(sentence: str, end: int) -> int:
    """Where "to the present" or "onwards" after a date ends; 0 if it is not there."""
    follows = sentence[end : end + 4]
    if follows not in _TO_NOW_OPENS and follows[:1] not in _DASHES and follows[1:2] not in _DASHES:
        return 0
    match = _TO_NOW.match(sentence, end)
    return match.end() if match else 0


@lru_cache(maxsize=4096)
def gap(text: str) -> str:
    """How two dates with this short text between them hang together: ``to``, ``and``, ``of`` (the same day) or nothing."""
    if text in (" (", ", ", " ", ", the ", " the "):
        return "," if text == ", " else "of"
    words = " ".join(word for word in text.lower().rstrip("'’").split() if word not in _SKIPPED)
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
    if start and sentence[start - 1] in "-/":
        return not _occasion(re.split(r"[^\w]", sentence[max(0, start - 24) : start - 1])[-1])
    figures = int(sentence[start:end])
    if figures > 1900 and figures % 100 and sentence.endswith(_DATING, 0, start):
        return False
    spaced = sentence[end : end + 1].isspace()
    if (
        figures >= 1900
        and not spaced
        and not (start > 1 and sentence[start - 2].isdigit() and sentence[start - 1].isspace())
    ):
        return False
    dated = sentence[max(0, start - 16) : start].lower().endswith(_DATING)
    if figures < 1900 and not dated:
        return not (sentence.endswith(("the ", "The "), 0, start) and sentence[end + 1 : end + 2].isupper())
    if start > 1 and sentence[start - 2].isdigit() and sentence[start - 1].isspace():
        return True
    if not spaced or (figures % 100 and (dated or sentence.endswith(_OWNING, 0, start))):
        return False
    if sentence.startswith(" in all", end):
        return True
    words = _WORDS.findall(sentence[end : end + 40].lower())[:3]
    quantities = times().quantities
    if words and words[0] in quantities:
        return True
    return figures % 50 == 0 and not dated and any(word in quantities for word in _noun(words))


_WORDS = re.compile(r"[\w-]+|[.,;:()]")
_DATING = (
    *("in ", "since ", "until ", "by ", "of ", "during ", "from ", "after ", "before "),
    *("throughout ", "late ", "early ", "year ", "years ", "spring ", "summer "),
)
_OWNING = ("the ", "The ", "’s ", "'s ", "its ", "their ")


def _noun(words: list[str]) -> list[str]:
    """The words up to the first mark."""
    return words[: next((i for i, word in enumerate(words) if word in ".,;:()"), len(words))]


def _occasion(word: str) -> bool:
    """Whether a word tied to a year names an occasion (Zapad-2017, post-2014) and no make (Su-2000)."""
    return word.lower() in ("mid", "pre", "post", "end", "to") or (len(word) >= 4 and word.lower() not in times().makes)

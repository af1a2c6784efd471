"""The date that a heading gives to what stands below it: timelines, diaries and digests are written so.

Takes: the passages of a document in order, and when it was published. Gives: the date of a place in the text, empty where none is its
heading.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from comity.claims import dates
from comity.model import Passage

LONGEST = 40  # characters of a heading that is only a date
SHARE = 0.6  # of its letters and digits that the date must take
SEVERAL = 2  # such dates that make a timeline; one alone tells when the text was written
_MAY_BE_DATE = re.compile(r"\d|day\b")
_WORDS = re.compile(r"\w+")


class Sections:
    """The headings of a document and the dates they are."""

    __slots__ = ("_dates", "_starts")

    def __init__(self, passages: Sequence[Passage], published: str) -> None:
        lines = [passage for passage in passages if passage.kind in ("heading", "boilerplate")]
        told = [(passage, _date(passage.text, published)) for passage in lines]
        told = [(passage, date) for passage, date in told if date or passage.kind == "heading"]
        several = len({date for _, date in told if date}) >= SEVERAL
        self._starts = [passage.start for passage, _ in told] if several else []
        self._dates = [date for _, date in told] if several else []

    def at(self, place: int) -> str:
        """The date that the heading above `place` is."""
        last = bisect_right(self._starts, place) - 1
        return self._dates[last] if last >= 0 else ""


def _date(heading: str, published: str) -> str:
    """The date that a heading is; empty where it says more than a date."""
    if len(heading) > LONGEST or _MAY_BE_DATE.search(heading) is None:
        return ""
    found = [when for when in dates.find(heading, published, "") if when.date]
    if not found:
        return ""
    finest = max(found, key=lambda when: when.precise)
    told = sum(len(word) for when in found for word in _WORDS.findall(heading[when.start : when.end]))
    return finest.date if told >= SHARE * sum(map(len, _WORDS.findall(heading))) else ""

"""Coded dates as spans of days, and what two of them say about each other."""

from datetime import date
from functools import lru_cache

from comity.model import ComityError, Record

OPEN_LOW, OPEN_HIGH = 0, 10_000_000
"""Stand for the open ends of ``../B`` and ``A/..``; every day of the calendar lies between them."""

MONTH, YEAR = 31, 366
"""The most days that a date of that precision spans."""


class Span(Record, frozen=True, kw_only=True):
    """The days from `low` to `high`, both included, counted as `date.toordinal` does.

    `digits` is 4 where the beginning (or the only end) was told to the year, 7 to the month, 10 to the day.
    """

    low: int
    high: int
    digits: int

    @property
    def open(self) -> bool:
        """Whether one end is not told."""
        return self.low == OPEN_LOW or self.high == OPEN_HIGH

    @property
    def days(self) -> int:
        """How many days it may be: the smaller, the more precise."""
        return self.high - self.low + 1

    @property
    def year(self) -> int:
        """The year it begins in, or ends in where the beginning is open."""
        return date.fromordinal(self.high if self.low == OPEN_LOW else self.low).year


@lru_cache(maxsize=100_000)
def span(text: str) -> Span | None:
    """The span of a coded date; None for the empty text. A text in another form is a ComityError."""
    if not text:
        return None
    first, slash, last = text.partition("/")
    try:
        low = OPEN_LOW if slash and first == ".." else _day(first, last=False)
        high = OPEN_HIGH if slash and last == ".." else _day(last if slash else first, last=True)
    except ValueError as error:
        raise ComityError(f"{text!r} is no date", hint="YYYY, YYYY-MM, YYYY-MM-DD, A/B, A/.. or ../B") from error
    return Span(low=low, high=high, digits=len(last if first == ".." else first))


def _day(text: str, *, last: bool) -> int:
    """The first or last day of a day, month or year."""
    year, month, day = (int(part) for part in (text + "-0-0").split("-")[:3])
    if day or not last:
        return date(year, month or 1, day or 1).toordinal()
    if month in (0, 12):
        return date(year, 12, 31).toordinal()
    return date(year, month + 1, 1).toordinal() - 1


def overlap(one: Span, other: Span) -> bool:
    """Whether some day is in both."""
    return one.low <= other.high and other.low <= one.high


def within(inner: Span, outer: Span) -> bool:
    """Whether every day of `inner` is in `outer`."""
    return outer.low <= inner.low and inner.high <= outer.high


def gap(one: Span, other: Span) -> int:
    """The days between them; 0 where they touch or overlap."""
    return max(0, one.low - other.high, other.low - one.high)

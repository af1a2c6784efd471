"""Dates of the codebook's form as years."""

import re
from typing import NamedTuple

from comity.model import Event

_YEAR = re.compile(r"(\d{4})(?:-\d{2}){0,2}")


class Span(NamedTuple):
    """The first and last year of a date; None where that end is open or unknown."""

    first: int | None
    last: int | None


def _year(text: str) -> int | None:
    found = _YEAR.fullmatch(text)
    return int(found[1]) if found else None


def span(date: str) -> Span:
    """The years of `date`: ``2008-05`` is (2008, 2008), ``2008/..`` is (2008, None), the empty text (None, None)."""
    first, slash, last = date.partition("/")
    return Span(_year(first), _year(last if slash else first))


def lasting(event: Event, horizon: int | None) -> range:
    """The years in which a standing practice is in force.

    Nobody can tell of the future: an open end lasts to `horizon`, the year in which the last document that tells
    of the event was published. Where one end is unknown, the known one stands alone.
    """
    first, last = span(event.date)
    if first is None:
        first = last
    if last is None:
        last = horizon
    if first is None:
        return range(0)
    return range(first, max(first, first if last is None else last) + 1)

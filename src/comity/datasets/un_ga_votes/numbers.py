"""The numbers of roll calls, which name a release, and the days of votes."""

import re
from collections.abc import Collection
from datetime import date

from comity.datasets.outfile import clip
from comity.datasets.sheet import Sheet
from comity.model import Refused

FIRST_SESSION = 1946
_NUMBER = re.compile(r"\d{1,6}")
_AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


def is_number(text: str) -> bool:
    """Whether a cell is the number of a roll call."""
    return _NUMBER.fullmatch(text) is not None


def release(sheet: Sheet, numbers: Collection[str]) -> str:
    """The release, named by its last roll call, for later ones add to it; the name sorts by age."""
    last = max((int(number) for number in numbers if is_number(number)), default=0)
    if not last:
        raise Refused("expected numbers of roll calls in the column rcid, found none", where=sheet.outfile.path)
    return f"to roll call {last:06d}"


def day(text: str, *, american: bool = False) -> str:
    """A cell as a day, ``YYYY-MM-DD``; ``1/31/1946`` too where the publisher's own older files write so.

    In other files such a day is the work of a spreadsheet, and nobody can tell 1/2 from 2/1: a ValueError.
    """
    found = _AMERICAN.fullmatch(text)
    if found is not None and american:
        return date(int(found[3]), int(found[1]), int(found[2])).isoformat()
    if found is not None:
        raise ValueError(f"expected a day as 1946-01-31, found {text}: a spreadsheet has rewritten it")
    if len(text) != len("1946-01-31"):
        raise ValueError(f"expected a day as 1946-01-31, found {clip(text)}")
    return date.fromisoformat(text).isoformat()


def session_year(session: str) -> str:
    """The year in which a session began: the 1st in 1946, the 70th in 2015; empty for what is no regular session."""
    number = int(session) if session.isdecimal() and len(session) < 4 else 0
    return str(FIRST_SESSION + number - 1) if number else ""

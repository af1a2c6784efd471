"""Cells of ATOP's files: numbers, dates, and what all files share."""

import calendar
from collections.abc import Mapping

from comity.datasets.outfile import clip
from comity.datasets.sheet import Sheet

OBLIGATIONS = ("defense", "offense", "neutral", "nonagg", "consul")
PROVISIONS = (
    "bilat", "wartime", "active", "conditio", "asymm", "estmode", "pubsecr", "milcon", "milaid", "intcom", "subord",
    "organ1", "base", "contrib", "armred", "conwtin", "interv", "nomicoop", "ecaid", "shareob", "number", "bilatno",
    "multino", "transyr", "milinst", "formal",
)  # fmt: skip
"""The columns of provisions that are read where a file has them. More are in the files, and in ATOP's codebook."""

NOT_KNOWN = frozenset({"", "-9", "-9.0", "NA", "."})
OPEN = ".."
FIRST_YEAR, LAST_YEAR = 1648, 2200


class Seen:
    """What is learned of a file as a whole: the years in it, and whether it has alliances of nonaggression only."""

    def __init__(self) -> None:
        self.years: set[str] = set()
        self.nonaggression_only = False

    def note(self, values: Mapping[str, float | None]) -> None:
        """One row's obligations."""
        others = (values.get(name) for name in OBLIGATIONS if name != "nonagg")
        self.nonaggression_only = self.nonaggression_only or (values.get("nonagg") == 1 and not any(others))


def variables(sheet: Sheet) -> dict[str, int]:
    """The variables that a file has, and in which column; a copy calls them ``atop_defense`` for ``defense``."""
    places = {name: sheet.place(name, f"atop_{name}") for name in (*OBLIGATIONS, *PROVISIONS)}
    return {name: place for name, place in places.items() if place >= 0}


def number(cell: str, name: str) -> float | None:
    """A code or a count; empty and -9 are not known."""
    if cell in NOT_KNOWN:
        return None
    try:
        found = float(cell)
    except ValueError:
        found = -1.0
    if not (found.is_integer() and 0 <= found < 1000):
        raise ValueError(f"expected a code for {name}, found {clip(cell)}")
    return found


def whole(cell: str, name: str) -> int:
    """A whole number; 0 where nothing is known."""
    if cell in NOT_KNOWN:
        return 0
    text = cell.removesuffix(".0")
    if not (text.isdecimal() and text.isascii() and len(text) < 8):
        raise ValueError(f"expected a whole number for {name}, found {clip(cell)}")
    return int(text)


def year(cell: str) -> str:
    """A year, ``1815``."""
    found = whole(cell, "the year")
    if not FIRST_YEAR <= found <= LAST_YEAR:
        raise ValueError(f"expected a year, found {clip(cell)}")
    return str(found)


def day(cells: tuple[str, str, str]) -> str:
    """Year, month and day as a date; what is not known of it is left out. The year 0 is ``..``: it lasts."""
    if whole(cells[0], "the year") == 0 and cells[0] not in NOT_KNOWN:
        return OPEN
    found, month, number_of_day = year(cells[0]), whole(cells[1], "the month"), whole(cells[2], "the day")
    if not month:
        return found
    if month > 12:
        raise ValueError(f"expected a month, found {clip(cells[1])}")
    if number_of_day > calendar.monthrange(int(found), month)[1]:
        raise ValueError(f"expected a day of {found}-{month:02d}, found {clip(cells[2])}")
    return f"{found}-{month:02d}-{number_of_day:02d}" if number_of_day else f"{found}-{month:02d}"


def period(begin: tuple[str, str, str], end: tuple[str, str, str]) -> str:
    """From the first to the last day of an alliance or a membership; 0 as last year: in effect when coding ended."""
    first, last = day(begin), day(end)
    if first == OPEN:
        raise ValueError("expected a year in which it began, found 0")
    shared = min(len(first), len(last))
    if last != OPEN and last[:shared] < first[:shared]:
        raise ValueError(f"expected an end after {first}, found {last}")
    return first if first == last else f"{first}/{last}"

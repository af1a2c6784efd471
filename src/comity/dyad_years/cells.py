"""Observations of a dataset laid out over the years and states of a grid."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

import numpy as np
from arro3.core import Table
from numpy.typing import NDArray

from comity.dyad_years.grid import Grid, Index
from comity.model import Record

COVERAGE = "coverage"
"""The variable of the observation that says what a release covers."""
_OPEN = 9999

Floats = NDArray[np.float64]


class Cells:
    """The columns of some observations as lists of one length, each made when it is first asked for."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def _column(self, name: str) -> list[Any]:
        cells: list[Any] = self._table.column(name).to_pylist() if self._table.num_rows else []
        return cells

    @cached_property
    def parties(self) -> list[Sequence[str]]:
        """The codes of the parties."""
        return self._column("parties")

    @cached_property
    def variable(self) -> list[str]:
        """The names of the variables."""
        return self._column("variable")

    @cached_property
    def value(self) -> list[float | None]:
        """The values."""
        return self._column("value")

    @cached_property
    def flag(self) -> list[str]:
        """The publisher's marks."""
        return self._column("flag")

    @cached_property
    def text(self) -> list[str]:
        """What else the rows say."""
        return self._column("text")

    @cached_property
    def period(self) -> list[str]:
        """The periods, as they are written."""
        return self._column("period")

    @cached_property
    def part(self) -> list[str]:
        """The parts of the dataset that they are from."""
        return self._column("part")

    def rows(self, *variables: str) -> Iterable[int]:
        """The numbers of the observations of these variables."""
        wanted = set(variables)
        return (number for number, name in enumerate(self.variable) if name in wanted)

    def years(self, number: int) -> tuple[int, int]:
        """The first and last year of an observation's period; an open end is the year 9999."""
        return span(self.period[number])


def span(period: str) -> tuple[int, int]:
    """``1992-12-18/2001-07-16`` is 1992 to 2001, ``1996/..`` is 1996 to 9999."""
    first, _, last = period.partition("/")
    begin = int(first[:4]) if first[:4].isdigit() else 0
    end = begin if not last else int(last[:4]) if last[:4].isdigit() else _OPEN
    return begin, end


class Coverage(Record, frozen=True, kw_only=True):
    """The years a dataset covers, and whether what is silent inside them did not exist (`complete`)."""

    first: int
    last: int
    complete: bool

    def __str__(self) -> str:
        return f"{self.first}-{self.last}" if self.last != _OPEN else f"since {self.first}"


def coverage(cells: Cells) -> Coverage | None:
    """What the releases together cover; None where they do not say."""
    found = [(*cells.years(number), cells.flag[number] == "complete") for number in cells.rows(COVERAGE)]
    if not found:
        return None
    firsts, lasts, complete = zip(*found, strict=True)
    return Coverage(first=min(firsts), last=max(lasts), complete=all(complete))


def monadic(cells: Cells, grid: Grid, variable: str) -> Floats:
    """One value for each year and state, shape (years, states); NaN where there is none."""
    laid = np.full(grid.member.shape, np.nan)
    for number in cells.rows(variable):
        value, who = cells.value[number], who_is(grid, cells.parties[number][0], cells.text[number])
        if value is not None and who is not None:
            laid[within(grid, *cells.years(number)), who] = value
    return laid


def dyadic(cells: Cells, grid: Grid, variable: str, *, directed: bool, total: bool = False) -> Floats:
    """One value for each year and pair, shape (years, states, states); NaN where there is none.

    What is undirected fills both halves. `total` adds up several values of one pair and year; else the last stands.
    """
    count = len(grid.states)
    laid = np.full((len(grid.years), count, count), np.nan)
    for number in cells.rows(variable):
        value, parties = cells.value[number], cells.parties[number]
        if value is None or len(parties) != 2:
            continue
        a, b = (who_is(grid, party, cells.text[number]) for party in parties)
        years = within(grid, *cells.years(number))
        if a is None or b is None or years.start >= years.stop:
            continue
        for one, other in ((a, b),) if directed else ((a, b), (b, a)):
            for i in one:
                before = np.nan_to_num(laid[years, i, other]) if total else 0.0
                laid[years, i, other] = before + value
    return laid


def who_is(grid: Grid, code: str, text: str) -> Index | None:
    """The indices of the states with a code; of one alone, where the text of an observation says its number (``cow 255``)."""
    found = grid.places.get(code)
    if found is None or len(found) == 1:
        return found
    said = text.split(" | ")
    named = [index for index in found if f"{grid.system} {grid.numbers[index]}" in said]
    return np.array(named, dtype=np.intp) if named else found


def within(grid: Grid, first: int, last: int) -> slice:
    """The rows of the years from `first` to `last`; empty if none is on the grid."""
    return slice(max(first - grid.first, 0), max(min(last, grid.last) - grid.first + 1, 0))

"""What is joined to a dyad-year table: columns, and for each row without a value the reason why."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from comity.dyad_years.cells import Coverage, Floats
from comity.dyad_years.grid import Grid
from comity.dyad_years.shelf import Shelf
from comity.model import Record

Option = str | int | float | bool


class Column(Record, frozen=True, kw_only=True):
    """A column as it is documented; in a `whole` one every value is a whole number."""

    name: str
    meaning: str
    unit: str = ""
    whole: bool = False


class Joined:
    """The values of a join's columns, one for each row of the grid (NaN where unknown), and why they are unknown.

    `why[row]` is the index of a reason in `reasons`; 0 is the empty reason of a row that is known.
    """

    def __init__(self, size: int) -> None:
        self.values: dict[str, Floats] = {}
        self.reasons: list[str] = [""]
        self.why: NDArray[np.int16] = np.zeros(size, dtype=np.int16)

    def put(self, name: str, values: Floats) -> None:
        """A column's values."""
        self.values[name] = values

    def blank(self, rows: NDArray[np.bool_], reason: str) -> None:
        """Give the rows that have no reason yet this one, if they lack any value."""
        self.reasons.append(reason)
        self.why[rows & (self.why == 0)] = len(self.reasons) - 1

    def missing(self) -> NDArray[np.bool_]:
        """The rows that lack any value."""
        lacking = np.zeros(len(self.why), dtype=bool)
        for values in self.values.values():
            lacking |= np.isnan(values)
        return lacking


class Join(Record, frozen=True, kw_only=True):
    """A join by its name: what it adds, from which datasets, and how.

    `make` takes the grid, the shelf and the join's options. `part` is the part of the dataset that it needs, where it needs
    a certain one.
    """

    name: str
    title: str
    datasets: tuple[str, ...]
    part: str = ""
    columns: tuple[Column, ...]
    options: Mapping[str, Option] = {}
    make: Callable[..., Joined]


def outside(joined: Joined, grid: Grid, covers: Coverage | None, dataset: str, silent: str = "") -> None:
    """Blank what lies outside a dataset's coverage, and say so; there a value is unknown, not 0.

    Of what is silent inside it: 0 where the dataset is complete; else missing, for the reason `silent`.
    """
    if covers is None:
        joined.blank(joined.missing(), f"{dataset} has no value, and does not say what it covers")
        return
    year = grid.rows[0] + grid.first
    beyond = (year < covers.first) | (year > covers.last)
    for values in joined.values.values():
        if covers.complete:
            values[np.isnan(values)] = 0.0
        values[beyond] = np.nan
    joined.blank(beyond, f"outside the coverage of {dataset}, {covers}")
    joined.blank(joined.missing(), silent or f"{dataset} has no value for this year")


def sides(joined: Joined, grid: Grid, name: str, laid: Floats) -> None:
    """A variable of states as two columns, ``name_a`` and ``name_b``."""
    year, a, b = grid.rows
    joined.put(f"{name}_a", laid[year, a])
    joined.put(f"{name}_b", laid[year, b])


def pairs(joined: Joined, grid: Grid, name: str, laid: Floats) -> None:
    """A variable of pairs as one column."""
    year, a, b = grid.rows
    joined.put(name, laid[year, a, b])


Maker = Callable[[Grid, Shelf, Mapping[str, Any]], Joined]

"""Any dataset that is here and has no join of its own, such as a user's own table: its variables as they are."""

from collections.abc import Mapping
from functools import partial

import numpy as np

from comity.dyad_years.cells import COVERAGE, Cells, Floats, coverage, dyadic, monadic
from comity.dyad_years.grid import Grid
from comity.dyad_years.join import Column, Join, Joined, Option, outside, pairs, sides
from comity.dyad_years.shelf import Shelf

_SEVERAL = "several observations for one year, and no rule to join them"


def own(name: str, shelf: Shelf) -> Join:
    """A join of all variables of a dataset: of one state as two columns, of a pair as one, of a directed pair as two."""
    table = shelf.observations(name)
    cells, directed = Cells(table), table.column("directed").to_pylist()
    kinds: dict[str, tuple[int, bool]] = {}
    for row, variable in enumerate(cells.variable):
        if variable != COVERAGE and len(cells.parties[row]) in (1, 2):
            kinds.setdefault(variable, (len(cells.parties[row]), bool(directed[row])))
    columns = [
        Column(name=column, meaning=f"{variable} of {name}")
        for variable, kind in sorted(kinds.items())
        for column in _columns(variable, kind)
    ]
    title = shelf.releases(name)[0].title
    return Join(name=name, title=title, datasets=(name,), columns=tuple(columns), make=partial(_make, name, kinds))


def _columns(variable: str, kind: tuple[int, bool]) -> tuple[str, ...]:
    parties, directed = kind
    ends = ("_a", "_b") if parties == 1 else ("_ab", "_ba") if directed else ("",)
    return tuple(f"{variable}{end}" for end in ends)


def _make(
    name: str, kinds: Mapping[str, tuple[int, bool]], grid: Grid, shelf: Shelf, options: Mapping[str, Option]
) -> Joined:
    del options  # it has none
    cells, joined = Cells(shelf.observations(name)), Joined(len(grid))
    for variable, (parties, directed) in kinds.items():
        if parties == 1:
            sides(joined, grid, variable, monadic(cells, grid, variable))
        else:
            laid = _single(cells, grid, variable, directed=directed)
            if directed:
                pairs(joined, grid, f"{variable}_ab", laid)
                pairs(joined, grid, f"{variable}_ba", laid.transpose(0, 2, 1))
            else:
                pairs(joined, grid, variable, laid)
    joined.blank(np.isinf(np.array(list(joined.values.values()))).any(axis=0), _SEVERAL)
    for values in joined.values.values():
        values[np.isinf(values)] = np.nan
    outside(joined, grid, coverage(cells), name)
    return joined


def _single(cells: Cells, grid: Grid, variable: str, *, directed: bool) -> Floats:
    """The one value of each pair and year; infinite where there are several."""
    last = dyadic(cells, grid, variable, directed=directed)
    total = dyadic(cells, grid, variable, directed=directed, total=True)
    return np.where(np.isnan(last) | (last == total), last, np.inf)

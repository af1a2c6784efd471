"""Alliance commitments between the two states (ATOP)."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

import numpy as np

from comity.dyad_years.cells import Cells, Floats, coverage, dyadic, within
from comity.dyad_years.grid import Grid
from comity.dyad_years.join import Column, Join, Joined, Option, outside, pairs
from comity.dyad_years.shelf import Shelf
from comity.model import Refused

OBLIGATIONS: Final = ("defense", "offense", "neutral", "nonagg", "consul")
MEANS: Final = {
    "defense": "promises military support if the other is attacked",
    "offense": "promises military support in a conflict that no attack on the other began",
    "neutral": "promises to stay neutral in a conflict of the other",
    "nonagg": "promises not to use force against the other",
    "consul": "promises to consult in a crisis",
}
_MEMBERS: Final = "members"
_DYADS: Final = ("directed_dyads", "dyads")


def commitments(grid: Grid, shelf: Shelf) -> tuple[dict[str, Floats], Cells]:
    """For each obligation whether the first state has it towards the second, shape (years, states, states); NaN where no
    alliance is named. From ATOP's table of members, which knows each one's own duties and dates; else from its
    dyad-years.
    """
    parts = {release.part for release in shelf.releases("atop")}
    if _MEMBERS in parts:
        cells = Cells(shelf.observations("atop", _MEMBERS, (*OBLIGATIONS, "coverage")))
        return _from_members(grid, cells), cells
    for part in _DYADS:
        if part in parts:
            cells = Cells(shelf.observations("atop", part, (*OBLIGATIONS, "coverage")))
            return {name: _from_dyads(grid, cells, name, directed=part == _DYADS[0]) for name in OBLIGATIONS}, cells
    raise Refused(
        f"alliances need ATOP's members or dyad-years, here is only: {', '.join(sorted(parts))}",
        hint="comity data add CASE atop atop5_1m.csv",
    )


def _from_members(grid: Grid, cells: Cells) -> dict[str, Floats]:
    size = len(grid.states)
    laid = {name: np.full((len(grid.years), size, size), np.nan) for name in OBLIGATIONS}
    alliances: dict[str, list[int]] = defaultdict(list)
    for number in cells.rows(*OBLIGATIONS):
        alliances[f"{cells.variable[number]} {cells.text[number]}"].append(number)
    for key, members in alliances.items():
        field = laid[key.partition(" ")[0]]
        for one in members:
            value, a = cells.value[one], grid.places.get(cells.parties[one][0])
            if value is None or a is None:
                continue
            for other in members:
                b = grid.places.get(cells.parties[other][0])
                if b is None or cells.parties[one] == cells.parties[other]:
                    continue
                (begin, end), (begun, ended) = cells.years(one), cells.years(other)
                years = within(grid, max(begin, begun), min(end, ended))
                for i in a:
                    field[years, i, b] = np.fmax(field[years, i, b], value)
    return laid


def _from_dyads(grid: Grid, cells: Cells, name: str, *, directed: bool) -> Floats:
    return dyadic(cells, grid, name, directed=directed)


def make(grid: Grid, shelf: Shelf, _: Mapping[str, Option]) -> Joined:
    """Each obligation; of an undirected dyad, whether either state has it."""
    laid, cells = commitments(grid, shelf)
    joined = Joined(len(grid))
    for name, field in laid.items():
        pairs(joined, grid, name, field if grid.directed else np.fmax(field, field.transpose(0, 2, 1)))
    allied = np.zeros(len(grid), dtype=bool)
    for values in joined.values.values():
        allied |= values == 1
    joined.put("alliance", np.where(allied, 1.0, np.nan))
    outside(joined, grid, coverage(cells), "atop")
    return joined


JOIN = Join(
    name="alliances",
    title="Alliance commitments (ATOP)",
    datasets=("atop",),
    columns=(
        *(
            Column(name=name, meaning=f"1 if the first state (undirected: either) {MEANS[name]}", whole=True)
            for name in OBLIGATIONS
        ),
        Column(name="alliance", meaning="1 if any of these is promised", whole=True),
    ),
    make=make,
)

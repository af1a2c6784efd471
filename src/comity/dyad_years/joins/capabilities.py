"""National material capabilities of both states."""

from collections.abc import Mapping

from comity.dyad_years.cells import Cells, coverage, monadic
from comity.dyad_years.grid import Grid
from comity.dyad_years.join import Column, Join, Joined, Option, outside, sides
from comity.dyad_years.shelf import Shelf

VARIABLES = {
    "cinc": ("composite index of national capability, the state's mean share of the system", ""),
    "milex": ("military expenditure", "thousand current US$ (before 1914 thousand current pounds)"),
    "milper": ("military personnel", "thousands"),
    "irst": ("iron and steel production", "thousand tons"),
    "pec": ("primary energy consumption", "thousand coal-ton equivalents"),
    "tpop": ("total population", "thousands"),
    "upop": ("urban population", "thousands"),
}


def make(grid: Grid, shelf: Shelf, _: Mapping[str, Option]) -> Joined:
    """Each variable for both sides."""
    cells = Cells(shelf.observations("nmc"))
    joined = Joined(len(grid))
    for name in VARIABLES:
        sides(joined, grid, name, monadic(cells, grid, name))
    outside(joined, grid, coverage(cells), "nmc")
    joined.blank(joined.missing(), "nmc has no value for a state in this year")
    return joined


JOIN = Join(
    name="capabilities",
    title="National material capabilities (Correlates of War)",
    datasets=("nmc",),
    columns=tuple(
        Column(name=f"{name}_{side}", meaning=meaning, unit=unit)
        for name, (meaning, unit) in VARIABLES.items()
        for side in "ab"
    ),
    make=make,
)

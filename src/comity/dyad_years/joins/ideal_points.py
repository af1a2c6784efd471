"""Published ideal points of both states, and how far they are apart."""

from collections.abc import Mapping
from typing import Final

import numpy as np

from comity.dyad_years.cells import Cells, coverage, monadic
from comity.dyad_years.grid import Grid
from comity.dyad_years.join import Column, Join, Joined, Option, outside, sides
from comity.dyad_years.shelf import Shelf
from comity.model import Refused

ESTIMATES: Final = ("all", "final_passage", "legacy")


def make(grid: Grid, shelf: Shelf, options: Mapping[str, Option]) -> Joined:
    """The estimate asked for; releases until 2020 have one only, whatever is asked for."""
    wanted = str(options["estimate"])
    if wanted not in ESTIMATES:
        raise Refused(f"there is no estimate {wanted!r}", hint=f"one of {', '.join(ESTIMATES)}")
    cells = Cells(shelf.observations("un_ideal_points", variables=("ideal_point", f"ideal_point_{wanted}", "coverage")))
    single = any(True for _ in cells.rows("ideal_point"))
    laid = monadic(cells, grid, "ideal_point" if single else f"ideal_point_{wanted}")
    joined = Joined(len(grid))
    sides(joined, grid, "ideal_point", laid)
    joined.put("ideal_point_distance", np.abs(joined.values["ideal_point_a"] - joined.values["ideal_point_b"]))
    outside(joined, grid, coverage(cells), "un_ideal_points")
    return joined


JOIN = Join(
    name="ideal_points",
    title="Ideal points from votes in the General Assembly (Bailey, Strezhnev and Voeten)",
    datasets=("un_ideal_points",),
    columns=(
        Column(name="ideal_point_a", meaning="ideal point of the first state"),
        Column(name="ideal_point_b", meaning="ideal point of the second state"),
        Column(name="ideal_point_distance", meaning="distance of the two ideal points"),
    ),
    options={"estimate": "all"},
    make=make,
)

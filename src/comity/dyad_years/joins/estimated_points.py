"""Ideal points of both states, estimated from the votes that are here, and how far they are apart."""

from collections.abc import Mapping
from typing import Final

import numpy as np

from comity import ideal
from comity.codes import KNOWN_UNTIL
from comity.dyad_years.cells import Floats
from comity.dyad_years.grid import Grid
from comity.dyad_years.join import Column, Join, Joined, Option, sides
from comity.dyad_years.joins.ballots import FIRST_SESSION_YEAR, Ballots
from comity.dyad_years.shelf import Shelf

_FIRST: Final = FIRST_SESSION_YEAR + 1
_POSITIVE: Final = "USA"
_SINGLE_VOTE_SESSION: Final = 1964
"""In the year of the Article 19 dispute the Assembly voted once; the published estimates leave it out too."""
_WHOLE_TEXTS_ONLY_SINCE: Final = 1990
"""From then on votes on single paragraphs and amendments are left out, as by Bailey, Strezhnev and Voeten (2017)."""


def make(grid: Grid, shelf: Shelf, options: Mapping[str, Option]) -> Joined:
    """The points of a session, with their standard errors. All sessions are estimated together, whatever years are asked
    for, since each year's points lean on those beside it.
    """
    del options  # it has none
    every = Grid(_FIRST, KNOWN_UNTIL, directed=False, system=grid.system)
    ballots = Ballots(shelf, every, by_session=True)
    year = ballots.year + _FIRST
    texts = [ballots.texts[name] for name in ballots.names]
    when = np.zeros(len(texts), dtype=np.intp)
    when[ballots.call] = year
    partial = np.array([name in ballots.partial for name in ballots.names]) & (when >= _WHOLE_TEXTS_ONLY_SINCE)
    kept = (year != _SINGLE_VOTE_SESSION) & ~partial[ballots.call]
    bridge = ideal.bridges([text.rpartition(" | ")[2] for text in texts], when)
    found = ideal.estimate(
        ballots.state[kept],
        ballots.call[kept],
        ballots.choice[kept].astype(np.intp),
        year[kept],
        bridge[ballots.call[kept]],
        positive=every.states.index(_POSITIVE),
    )
    joined = Joined(len(grid))
    place = {every.numbers[unit]: row for row, unit in enumerate(found.units)}
    sides(joined, grid, "estimated_point", _laid(grid, found, place, found.points))
    sides(joined, grid, "estimated_point_se", _laid(grid, found, place, found.se))
    apart = np.abs(joined.values["estimated_point_a"] - joined.values["estimated_point_b"])
    joined.put("estimated_point_distance", apart)
    joined.blank(joined.missing(), "un_ga_votes has no contested vote of one of the two in this year's session")
    return joined


def _laid(grid: Grid, found: ideal.IdealPoints, place: Mapping[int, int], values: Floats) -> Floats:
    laid = np.full(grid.member.shape, np.nan)
    rows = {int(year): column for column, year in enumerate(found.periods)}
    for row, year in enumerate(grid.years):
        for index, number in enumerate(grid.numbers):
            if year in rows and number in place:
                laid[row, index] = values[place[number], rows[year]]
    return laid


JOIN = Join(
    name="estimated_ideal_points",
    title="Ideal points estimated from the votes that are here (after Bailey, Strezhnev and Voeten)",
    datasets=("un_ga_votes",),
    columns=(
        Column(name="estimated_point_a", meaning="ideal point of the first state"),
        Column(name="estimated_point_b", meaning="ideal point of the second state"),
        Column(name="estimated_point_se_a", meaning="standard error of the first state's ideal point"),
        Column(name="estimated_point_se_b", meaning="standard error of the second state's ideal point"),
        Column(name="estimated_point_distance", meaning="distance of the two estimated ideal points"),
    ),
    make=make,
)

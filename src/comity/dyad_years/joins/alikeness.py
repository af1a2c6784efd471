"""How alike the two states' alliances and votes are, judged by the portfolios of all states."""

from collections.abc import Mapping
from typing import Final

import msgspec
import numpy as np

from comity import similarity
from comity.dyad_years.cells import Cells, Floats, coverage, monadic
from comity.dyad_years.grid import Grid
from comity.dyad_years.join import Column, Join, Joined, Option, outside
from comity.dyad_years.joins.alliances import commitments
from comity.dyad_years.joins.ballots import Ballots
from comity.dyad_years.shelf import Shelf
from comity.model import Refused

_WHOLE_SYSTEM: Final = 0.99
"""Where the known shares of capability add up to less than this, weighted scores are unknown: they should be 1."""

_TIES: Final = {
    "s": "s_abs", "s_squared": "s_sq", "kappa": "kappa", "pi": "pi", "tau_b": "tau_b", "third_states": "n",
}  # fmt: skip
_VOTES: Final = {
    "votes_agree": "identical", "votes_lijphart": "lijphart", "votes_voeten": "voeten", "votes_s": "s_abs",
    "votes_kappa": "kappa", "votes_pi": "pi", "votes_shared": "n",
}  # fmt: skip


class _Filled:
    """Columns that are filled year by year from arrays over all states."""

    def __init__(self, grid: Grid, whole: Grid, names: list[str]) -> None:
        place = grid.inside(whole)
        year, a, b = grid.rows
        self._a, self._b = place[a], place[b]
        self._rows = [np.flatnonzero(year == number) for number in range(len(grid.years))]
        self.values = {name: np.full(len(grid), np.nan) for name in names}

    def fill(self, number: int, name: str, scores: Floats) -> None:
        rows = self._rows[number]
        self.values[name][rows] = scores[self._a[rows], self._b[rows]]

    def joined(self, size: int) -> Joined:
        joined = Joined(size)
        for name, values in self.values.items():
            joined.put(name, values)
        return joined


def _alliances(grid: Grid, shelf: Shelf, options: Mapping[str, Option]) -> Joined:
    whole, own = grid.everyone(), bool(options["include_self"])
    laid, cells = commitments(whole, shelf)
    ranks = _ranks(laid)
    shares = monadic(Cells(shelf.observations("nmc", variables=("cinc", "coverage"))), whole, "cinc")
    filled = _Filled(grid, whole, [*_TIES, "s_weighted"])
    covers, size = coverage(cells), len(whole.states)
    for number, present in enumerate(whole.member):
        here = np.flatnonzero(present)
        if covers is None or not covers.first <= whole.years[number] <= covers.last:
            continue
        ties = ranks[number][np.ix_(here, here)]
        scores = similarity.alliances(ties, include_self=own)
        for name, field in _TIES.items():
            filled.fill(number, name, _over(getattr(scores, field), here, size))
        weights = shares[number, here]
        if np.nansum(weights) >= _WHOLE_SYSTEM:
            weighted = similarity.alliances(ties, np.nan_to_num(weights), include_self=own)
            filled.fill(number, "s_weighted", _over(weighted.s_abs, here, size))
    joined = filled.joined(len(grid))
    year = grid.rows[0] + grid.first
    if covers is not None:
        joined.blank((year < covers.first) | (year > covers.last), f"outside the coverage of atop, {covers}")
    joined.blank(
        np.isnan(joined.values["s_weighted"]) & ~np.isnan(joined.values["s"]), "nmc lacks the capabilities of this year"
    )
    joined.blank(joined.missing(), "not defined: a portfolio without variation")
    return joined


def _ranks(laid: Mapping[str, Floats]) -> Floats:
    """Commitments as ranks: 3 defence (or offence), 2 neutrality or nonaggression, 1 consultation, 0 none; the stronger
    of both directions.
    """
    held = {name: np.nan_to_num(np.fmax(field, field.transpose(0, 2, 1))) > 0 for name, field in laid.items()}
    ranks = np.where(held["consul"], 1.0, 0.0)
    ranks[held["neutral"] | held["nonagg"]] = 2.0
    ranks[held["defense"] | held["offense"]] = 3.0
    return ranks


def _over(scores: Floats, here: np.ndarray[tuple[int], np.dtype[np.intp]], size: int) -> Floats:
    """Scores among the states that are here, over all states."""
    spread = np.full((size, size), np.nan)
    spread[np.ix_(here, here)] = scores
    return spread


def _votes(grid: Grid, shelf: Shelf, options: Mapping[str, Option]) -> Joined:
    by = str(options["by"])
    if by not in ("year", "session"):
        raise Refused(f"un_votes can be by year or by session, not by {by!r}")
    whole = grid.everyone()
    ballots = Ballots(shelf, whole, by_session=by == "session")
    filled = _Filled(grid, whole, list(_VOTES))
    for number in range(len(whole.years)):
        cast = ballots.cast(number)
        if cast is not None:
            scores = similarity.votes(cast)
            for name, field in _VOTES.items():
                values = getattr(scores, field)
                filled.fill(number, name, np.where(scores.n > 0, values, np.nan))
    joined = filled.joined(len(grid))
    if ballots.covers is not None:  # a pair that cast no vote together is unknown, not 0, though the list is complete
        outside(
            joined,
            grid,
            msgspec.structs.replace(ballots.covers, complete=False),
            "un_ga_votes",
            silent="the two cast no vote together",
        )
    return joined


ALL = (
    Join(
        name="alliance_similarity",
        title="Similarity of alliance portfolios (ATOP)",
        datasets=("atop", "nmc"),
        columns=(
            Column(name="s", meaning="Alliances: Signorino and Ritter's S, absolute distance"),
            Column(name="s_squared", meaning="Alliances: S, squared distance"),
            Column(
                name="s_weighted",
                meaning="Alliances: S, absolute distance, third states weighted by capabilities (cinc)",
            ),
            Column(name="kappa", meaning="Alliances: weighted kappa, squared distance"),
            Column(name="pi", meaning="Alliances: weighted pi, squared distance"),
            Column(name="tau_b", meaning="Alliances: Kendall's tau-b"),
            Column(name="third_states", meaning="states compared, the two themselves with them", whole=True),
        ),
        options={"include_self": True},
        make=_alliances,
    ),
    Join(
        name="un_votes",
        title="Similarity of votes in the General Assembly",
        datasets=("un_ga_votes",),
        columns=(
            Column(name="votes_agree", meaning="UN votes: share of shared votes on which both did the same"),
            Column(
                name="votes_lijphart",
                meaning="UN votes: share of agreement, an abstention beside yes or no counts half",
            ),
            Column(
                name="votes_voeten", meaning="UN votes: share of agreement, without votes on which all were of one mind"
            ),
            Column(name="votes_s", meaning="UN votes: S, absolute distance"),
            Column(name="votes_kappa", meaning="UN votes: weighted kappa, squared distance"),
            Column(name="votes_pi", meaning="UN votes: weighted pi, squared distance"),
            Column(name="votes_shared", meaning="votes that both cast", whole=True),
        ),
        options={"by": "year"},
        make=_votes,
    ),
)

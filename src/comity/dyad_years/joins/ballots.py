"""The ballots of the General Assembly laid out by year: states by roll calls."""

import numpy as np
from numpy.typing import NDArray

from comity.dyad_years.cells import Cells, Coverage, Floats, coverage
from comity.dyad_years.grid import Grid
from comity.dyad_years.shelf import Shelf
from comity.model import Refused

Index = NDArray[np.intp]

FIRST_SESSION_YEAR = 1945
"""Session n is that of the year 1945 + n, as in the published ideal points, though it may end in the next."""


class Ballots:
    """All ballots that were cast on the grid's years. A roll call's date and session are those of the part
    ``rollcalls``, where the votes do not have them.
    """

    def __init__(self, shelf: Shelf, grid: Grid, *, by_session: bool) -> None:
        parts = {release.part for release in shelf.releases("un_ga_votes")}
        if not {"votes", "rollcalls"} <= parts:
            lacking = " and ".join(sorted({"votes", "rollcalls"} - parts))
            raise Refused(f"un_ga_votes lacks its {lacking}", hint="load both files: the votes and the roll calls")
        calls = Cells(shelf.observations("un_ga_votes", "rollcalls", ("session", "coverage")))
        votes = Cells(shelf.observations("un_ga_votes", "votes", ("vote", "coverage")))
        self.covers: Coverage | None = coverage(calls) or coverage(votes)
        year = {
            _call(calls.text[number]): FIRST_SESSION_YEAR + int(calls.value[number] or 0)
            if by_session
            else calls.years(number)[0]
            for number in calls.rows("session")
        }
        self.texts = {_call(calls.text[number]): calls.text[number] for number in calls.rows("session")}
        self._size = len(grid.states)
        state, when, call, choice = [], [], [], []
        names: dict[str, int] = {}
        for number in votes.rows("vote"):
            value = votes.value[number]
            places = grid.places.get(votes.parties[number][0]) if value is not None else None
            if places is None:
                continue
            name = _call(votes.text[number])
            row = year.get(name, 0) - grid.first
            if 0 <= row < len(grid.years):
                for place in places[grid.member[row, places]]:
                    state.append(place)
                    when.append(row)
                    call.append(names.setdefault(name, len(names)))
                    choice.append(value)
        self.state, self.year = np.array(state, dtype=np.intp), np.array(when, dtype=np.intp)
        self.call, self.choice = np.array(call, dtype=np.intp), np.array(choice, dtype=np.float64)
        self.names = tuple(names)
        order = np.argsort(self.year, kind="stable")
        self._bounds = np.searchsorted(self.year[order], np.arange(len(grid.years) + 1))
        self._order = order

    def cast(self, row: int) -> Floats | None:
        """The ballots of a year, shape (states, roll calls), NaN where none was cast; None for a year without any."""
        chosen = self._order[self._bounds[row] : self._bounds[row + 1]]
        if not len(chosen):
            return None
        calls, column = np.unique(self.call[chosen], return_inverse=True)
        laid = np.full((self._size, len(calls)), np.nan)
        laid[self.state[chosen], column] = self.choice[chosen]
        return laid


def _call(text: str) -> str:
    """The number of the roll call, with which the text of an observation begins."""
    return text.partition(" | ")[0].strip()

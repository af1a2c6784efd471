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
    ``rollcalls``, where the votes do not have them. `texts` are the roll calls' descriptions by their numbers, `partial` the
    numbers of votes on an amendment or a paragraph.
    """

    def __init__(self, shelf: Shelf, grid: Grid, *, by_session: bool) -> None:
        parts = {release.part for release in shelf.releases("un_ga_votes")}
        if not {"votes", "rollcalls"} <= parts:
            lacking = " and ".join(sorted({"votes", "rollcalls"} - parts))
            raise Refused(f"un_ga_votes lacks its {lacking}", hint="load both files: the votes and the roll calls")
        calls = Cells(shelf.observations("un_ga_votes", "rollcalls", ("session", "amendment", "paragraph", "coverage")))
        votes = Cells(shelf.observations("un_ga_votes", "votes", ("vote", "coverage")))
        self.covers: Coverage | None = coverage(calls) or coverage(votes)
        year = {
            _call(calls.text[number]): FIRST_SESSION_YEAR + int(calls.value[number] or 0)
            if by_session
            else calls.years(number)[0]
            for number in calls.rows("session")
        }
        self.texts = {_call(calls.text[number]): calls.text[number] for number in calls.rows("session")}
        self.partial = {_call(calls.text[row]) for row in calls.rows("amendment", "paragraph") if calls.value[row] == 1}
        self._size = len(grid.states)
        names, state, when, call, choice = self._laid(grid, votes, year)
        self.names, self.state, self.year, self.call, self.choice = names, state, when, call, choice
        order = np.argsort(self.year, kind="stable")
        self._bounds = np.searchsorted(self.year[order], np.arange(len(grid.years) + 1))
        self._order = order

    @staticmethod
    def _laid(grid: Grid, votes: Cells, year: dict[str, int]) -> tuple[tuple[str, ...], Index, Index, Index, Floats]:
        """The roll calls' numbers, and for each ballot its state, year, roll call and choice.

        There are a million of them: what is looked up is looked up once for each roll call and each code.
        """
        rows = [number for number, name in enumerate(votes.variable) if name == "vote"]
        calls, call = _coded([votes.text[number] for number in rows])
        codes, code = _coded([votes.parties[number][0] for number in rows])
        when = np.array([year.get(_call(text), 0) - grid.first for text in calls], dtype=np.intp)[call]
        choice = np.array([votes.value[number] for number in rows], dtype=np.float64)
        most = max((len(places) for places in grid.places.values()), default=0)
        place = np.full((len(codes), most), -1, dtype=np.intp)
        for number, each in enumerate(codes):
            found = grid.places.get(each, np.array([], dtype=np.intp))
            place[number, : len(found)] = found
        cast = ~np.isnan(choice) & (when >= 0) & (when < len(grid.years))
        parts = []
        for column in range(most):
            where = np.flatnonzero(cast & (place[code, column] >= 0))
            where = where[grid.member[when[where], place[code[where], column]]]
            parts.append((place[code[where], column], when[where], call[where], choice[where]))
        state, years, columns, choices = (np.concatenate(each) for each in zip(*parts, strict=True))
        return tuple(map(_call, calls)), state, years, columns, choices

    def cast(self, row: int) -> Floats | None:
        """The ballots of a year, shape (states, roll calls), NaN where none was cast; None for a year without any."""
        chosen = self._order[self._bounds[row] : self._bounds[row + 1]]
        if not len(chosen):
            return None
        calls, column = np.unique(self.call[chosen], return_inverse=True)
        laid = np.full((self._size, len(calls)), np.nan)
        laid[self.state[chosen], column] = self.choice[chosen]
        return laid


def _coded(texts: list[str]) -> tuple[list[str], Index]:
    """The different texts in the order in which they come, and for each text the number of its own."""
    numbers: dict[str, int] = {}
    coded = np.array([numbers.setdefault(each, len(numbers)) for each in texts], dtype=np.intp)
    return list(numbers), coded


def _call(text: str) -> str:
    """The number of the roll call, with which the text of an observation begins."""
    return text.partition(" | ")[0].strip()

"""Which dyads existed in which years: the rows of a dyad-year table, as indices into its years and states."""

from collections.abc import Collection, Mapping
from functools import cached_property
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from comity import codes
from comity.model import Refused

FIRST_YEAR = 1816
"""The state systems of Correlates of War and of Gleditsch and Ward begin here."""

Index = NDArray[np.intp]


class Grid:
    """All pairs of states that were members of the system on one and the same day of a year, for some years.

    A state here is a number of the system: Germany has two in Correlates of War, each with its years. `numbers` and
    `states` (our codes) have one entry for each, by number; `member[y, s]` says whether state `s` was a member on any
    day of year `y`. Rows are ordered by year, then by the two numbers; an undirected dyad stands once, its lower number
    first. Counted so, 1816 to 2024 has 2,214,930 directed dyad-years in Correlates of War, as in the R package
    peacesciencer.
    """

    def __init__(
        self, first: int, last: int, *, directed: bool, system: codes.System, states: Collection[str] = ()
    ) -> None:
        _checked(first, last, system, states)
        self.first, self.last, self.directed, self.system = first, last, directed, system
        self.years = range(first, last + 1)
        present = [codes.members(system, year) for year in self.years]
        named = {each.number: each.code for members in present for each in members}
        if strangers := sorted(set(states) - set(named.values())):
            message = f"no member of the {system} system from {first} to {last} has the code {strangers[0]!r}"
            raise Refused(message, hint="codes are as in CHN,RUS")
        self.numbers = tuple(sorted(number for number, code in named.items() if not states or code in states))
        self.states = tuple(named[number] for number in self.numbers)
        place = {number: index for index, number in enumerate(self.numbers)}
        self.member = np.zeros((len(self.years), len(self.numbers)), dtype=bool)
        for row, members in enumerate(present):
            self.member[row, [place[each.number] for each in members if each.number in place]] = True

    @cached_property
    def places(self) -> Mapping[str, Index]:
        """For each of our codes the indices of the states that have it."""
        found: dict[str, list[int]] = {}
        for index, code in enumerate(self.states):
            found.setdefault(code, []).append(index)
        return {code: np.array(indices, dtype=np.intp) for code, indices in found.items()}

    @cached_property
    def rows(self) -> tuple[Index, Index, Index]:
        """For each row the index of its year, its first and its second state; three arrays of one length."""
        parts = []
        for row, present in enumerate(self.member):
            together = np.outer(present, present)
            for one, other in self._apart(row, np.flatnonzero(present)):
                together[one, other] = together[other, one] = False
            np.fill_diagonal(together, val=False)
            a, b = np.nonzero(together if self.directed else np.triu(together))
            parts.append((np.full(len(a), row), a, b))
        year, a, b = (np.concatenate(each).astype(np.intp) for each in zip(*parts, strict=True))
        return year, a, b

    def everyone(self) -> "Grid":
        """The same years with all states of the system: similarity is judged by all portfolios, not by those asked for."""
        return Grid(self.first, self.last, directed=self.directed, system=self.system)

    def inside(self, whole: "Grid") -> Index:
        """For each state of this grid its index in `whole`."""
        place = {number: index for index, number in enumerate(whole.numbers)}
        return np.array([place[number] for number in self.numbers], dtype=np.intp)

    def __len__(self) -> int:
        return len(self.rows[0])

    def _apart(self, row: int, present: Index) -> list[tuple[int, int]]:
        """Pairs that both were members in a year, but never on the same day of it: one left before the other came."""
        year = self.years[row]
        begin, end = f"{year}-01-01", f"{year}-12-31"
        days: dict[int, list[tuple[str, str]]] = {}
        for spell in codes.spells(self.system):
            if spell.during(year):
                days.setdefault(spell.number, []).append((max(spell.start, begin), min(spell.end or end, end)))
        parts = [index for index in present if days[self.numbers[index]] != [(begin, end)]]
        return [
            (a, b)
            for number, a in enumerate(parts)
            for b in parts[number + 1 :]
            if not any(
                one[0] <= other[1] and other[0] <= one[1]
                for one in days[self.numbers[a]]
                for other in days[self.numbers[b]]
            )
        ]


def _checked(first: int, last: int, system: str, states: Collection[str]) -> None:
    """Refused: what no grid can be made of, before anything is looked up by it."""
    hint = f"as in 1946 2019, from {FIRST_YEAR} to {codes.KNOWN_UNTIL}"
    if strange := [year for year in (first, last) if not isinstance(year, int | np.integer)]:
        raise Refused(f"expected years as whole numbers, found {strange[0]!r}", hint=hint)
    if first > last:
        raise Refused(f"the first year, {first}, is after the last, {last}", hint=hint)
    if not FIRST_YEAR <= first <= last <= codes.KNOWN_UNTIL:
        raise Refused(f"no dyad-years are known for {first} to {last}", hint=hint)
    if system not in get_args(codes.System):
        raise Refused(f"no state system is called {system!r}", hint=f"known are {', '.join(get_args(codes.System))}")
    if isinstance(states, str) or not all(isinstance(code, str) for code in states):
        raise Refused(f"expected a list of codes of states, found {states!r}", hint="as in ['CHN', 'RUS']")
    if len(set(states)) == 1:
        raise Refused(f"one state makes no dyad: {next(iter(states))}", hint="name two or more, or none for all")

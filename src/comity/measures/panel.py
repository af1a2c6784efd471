"""The covered years of one dyad: all that a measure may look at."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

import msgspec

from comity.model import Series


class Panel(msgspec.Struct, frozen=True):
    """The known counts of one dyad in one period: `cells` by variable and year, none of them unknown.

    `period` is ``1989/2024``; `years` are the covered years in it, in order, and `span` is how many years it has.
    """

    dyad: str
    period: str
    span: int
    years: tuple[int, ...]
    cells: Mapping[str, Mapping[int, Series]]

    def counts(self, variable: str) -> list[int]:
        """The count of each covered year, in order."""
        return [int(self.cells[variable][year].value or 0) for year in self.years]

    def events(self, *variables: str) -> tuple[str, ...]:
        """The ids behind the counts, sorted."""
        return tuple(sorted({id for name in variables for year in self.years for id in self.cells[name][year].events}))

    def dimensions(self, what: str = "events") -> list[str]:
        """The dimensions that are counted, sorted, without ``all``."""
        return sorted(name.removeprefix(f"{what}.") for name in self.cells if self._is_dimension(name, what))

    @staticmethod
    def _is_dimension(name: str, what: str) -> bool:
        return name.startswith(f"{what}.") and not name.endswith(".all")

    @property
    def coverage(self) -> str:
        """The note that goes with every number: how much of the period it speaks for."""
        if len(self.years) == self.span:
            return f"all {self.span} years are covered" if self.span > 1 else "the year is covered"
        return f"{len(self.years)} of {self.span} years are covered; the others are unknown and left out"


def panels(series: Iterable[Series]) -> Iterator[Panel]:
    """Each dyad's panels: the whole span from its first to its last covered year, then its decades."""
    ordered = sorted(series, key=lambda row: (row.dyad, row.variable, row.year))
    for dyad, rows in groupby(ordered, key=lambda row: row.dyad):
        cells: defaultdict[str, dict[int, Series]] = defaultdict(dict)
        for row in rows:
            if row.value is not None:
                cells[row.variable][row.year] = row
        years = tuple(cells["events.all"])
        if not years:
            continue
        first, last = years[0], years[-1]
        yield _panel(dyad, first, last, years, cells)
        decades = sorted({year // 10 * 10 for year in years})
        for decade in decades if len(decades) > 1 else ():
            yield _panel(dyad, max(decade, first), min(decade + 9, last), years, cells)


def _panel(
    dyad: str, first: int, last: int, years: tuple[int, ...], cells: Mapping[str, Mapping[int, Series]]
) -> Panel:
    period = str(first) if first == last else f"{first}/{last}"
    return Panel(dyad, period, last - first + 1, tuple(year for year in years if first <= year <= last), cells)

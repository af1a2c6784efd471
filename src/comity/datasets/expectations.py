"""What a card says of a dataset's variables, held against what was read of them."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from arro3.core import Table

from comity.datasets.card import Variable, cards
from comity.datasets.reading import MALFORMED_SHARE, Reading
from comity.model import Record, Refused, Release

COVERAGE = "coverage"


class Found(Record, frozen=True, kw_only=True):
    """What was read of a variable: how many cells, how many with a value, and the values out of range with their lines."""

    variable: Variable
    cells: int
    filled: int
    outside: tuple[tuple[float, int], ...]

    def __str__(self) -> str:
        least = "any" if self.variable.least is None else f"{self.variable.least:g}"
        most = "any" if self.variable.most is None else f"{self.variable.most:g}"
        count = f"{len(self.outside):,} of {self.cells:,}"
        return f"{self.variable.name}: {count} values are not from {least} to {most}, as {self.outside[0][0]:g}"


def expected(reading: Reading) -> Iterator[str]:
    """A note for each variable with values outside its range, or with fewer values than known releases have.

    Refused: more than a few values of a variable are out of range; then the layout, or the unit, has changed. A
    variable that the card does not name is an error of ours.
    """
    known = {variable.name: variable for variable in reading.card.variables}
    if not known:
        return
    for found in _by_variable(*map(reading.column, ("variable", "value", "line")), known=known):
        if len(found.outside) > MALFORMED_SHARE * found.cells + 1:
            raise Refused(f"expected other values: {found}", where=f"{reading.where} line {found.outside[0][1]}")
        if found.outside:
            yield f"{found} (line {found.outside[0][1]})"
        variable, share = found.variable, found.filled / found.cells
        if share < variable.least_filled:
            yield f"{variable.name}: {share:.0%} of {found.cells} cells have a value, {variable.least_filled:.0%} elsewhere"


def check(release: Release, observations: Table) -> list[str]:
    """What is wrong with a release as a case holds it; nothing if it is whole and as its card says."""
    problems = []
    if observations.num_rows != release.observations:
        problems.append(f"{release.observations:,} observations were loaded, {observations.num_rows:,} are here")
    known = {variable.name: variable for card in cards() if card.name == release.dataset for variable in card.variables}
    if known and observations.num_rows:
        columns = (observations.column(name).to_pylist() for name in ("variable", "value", "line"))
        problems += [str(found) for found in _by_variable(*columns, known=known) if found.outside]
    return problems


def _by_variable(
    names: Sequence[str], values: Sequence[float | None], lines: Sequence[int], *, known: Mapping[str, Variable]
) -> list[Found]:
    """By name of the variable. Each different value is looked at once: a million votes have three."""
    cells = Counter(names)
    cells.pop(COVERAGE, None)
    blank = Counter(name for name, value in zip(names, values, strict=True) if value is None)
    strange = {
        pair
        for pair in set(zip(names, values, strict=True))
        if pair[0] != COVERAGE and _outside(known[pair[0]], pair[1])
    }
    outside: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for name, value, line in zip(names, values, lines, strict=True) if strange else ():
        if value is not None and (name, value) in strange:
            outside[name].append((value, line))
    return [
        Found(
            variable=known[name],
            cells=count,
            filled=count - blank[name],
            outside=tuple(outside[name]),
        )
        for name, count in sorted(cells.items())
    ]


def _outside(variable: Variable, value: float | None) -> bool:
    least = float("-inf") if variable.least is None else variable.least
    most = float("inf") if variable.most is None else variable.most
    return value is not None and not least <= value <= most

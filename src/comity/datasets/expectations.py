"""What a card says of a dataset's variables, held against what was read of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from arro3.core import Table

from comity.datasets.card import Variable, cards
from comity.datasets.reading import MALFORMED_SHARE, Reading
from comity.model import Refused, Release

COVERAGE = "coverage"

Cells = Iterable[tuple[str, float | None, int]]


def expected(reading: Reading) -> Iterator[str]:
    """A note for each variable with values outside its range, or with fewer values than known releases have.

    Refused: more than a few values of a variable are out of range; then the layout, or the unit, has changed. A
    variable that the card does not name is an error of ours.
    """
    known = {variable.name: variable for variable in reading.card.variables}
    if not known:
        return
    cells = zip(*map(reading.column, ("variable", "value", "line")), strict=True)
    for variable, found in _by_variable(cells, known):
        outside = _outside(variable, found)
        if len(outside) > MALFORMED_SHARE * len(found) + 1:
            raise Refused(
                f"expected other values: {_said(variable, found)}", where=f"{reading.where} line {outside[0][1]}"
            )
        if outside:
            yield f"{_said(variable, found)} (line {outside[0][1]})"
        if (filled := _filled(found)) < variable.least_filled:
            yield f"{variable.name}: {filled:.0%} of {len(found)} cells have a value, {variable.least_filled:.0%} elsewhere"


def check(release: Release, observations: Table) -> list[str]:
    """What is wrong with a release as a case holds it; nothing if it is whole and as its card says."""
    problems = []
    if observations.num_rows != release.observations:
        problems.append(f"{release.observations:,} observations were loaded, {observations.num_rows:,} are here")
    known = {variable.name: variable for card in cards() if card.name == release.dataset for variable in card.variables}
    if known and observations.num_rows:
        cells = zip(*(observations.column(name).to_pylist() for name in ("variable", "value", "line")), strict=True)
        problems += [_said(each, found) for each, found in _by_variable(cells, known) if _outside(each, found)]
    return problems


def _by_variable(
    cells: Cells, known: Mapping[str, Variable]
) -> Iterator[tuple[Variable, list[tuple[float | None, int]]]]:
    values: dict[str, list[tuple[float | None, int]]] = defaultdict(list)
    for name, value, line in cells:
        if name != COVERAGE:
            values[name].append((value, line))
    for name, found in sorted(values.items()):
        yield known[name], found


def _outside(variable: Variable, found: Iterable[tuple[float | None, int]]) -> list[tuple[float, int]]:
    least = float("-inf") if variable.least is None else variable.least
    most = float("inf") if variable.most is None else variable.most
    return [(value, line) for value, line in found if value is not None and not least <= value <= most]


def _said(variable: Variable, found: list[tuple[float | None, int]]) -> str:
    outside = _outside(variable, found)
    least = "any" if variable.least is None else f"{variable.least:g}"
    most = "any" if variable.most is None else f"{variable.most:g}"
    return f"{variable.name}: {len(outside):,} of {len(found):,} values are not from {least} to {most}, as {outside[0][0]:g}"


def _filled(found: list[tuple[float | None, int]]) -> float:
    return sum(value is not None for value, _ in found) / len(found)

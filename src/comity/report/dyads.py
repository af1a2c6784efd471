"""What is known of one pair of states: its years, and its measures."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

import msgspec

from comity.model import Measure, Series
from comity.report.figures import Figure
from comity.report.index import Index
from comity.report.words import number, plain, several


class Year(msgspec.Struct, frozen=True):
    """One row of the table by year. Where `unknown` says why, it has no `cells` and may be several years."""

    title: str
    unknown: str
    cells: tuple[Figure, ...]
    coverage: tuple[Figure, ...]


class Row(msgspec.Struct, frozen=True):
    """One measure: a cell for each period, and what to beware of in the first."""

    title: str
    unit: str
    cells: tuple[tuple[Figure, str] | None, ...]
    caveat: str


class Group(msgspec.Struct, frozen=True):
    """The measures of one card, which share a formula."""

    title: str
    formula: str
    rows: tuple[Row, ...]


class Dyad(msgspec.Struct, frozen=True):
    """All numbers of one pair. `cells` are the series by variable and year."""

    code: str
    title: str
    first: int
    last: int
    cells: Mapping[str, Mapping[int, Series]]
    years: tuple[Year, ...]
    totals: tuple[Figure, ...]
    periods: tuple[str, ...]
    groups: tuple[Group, ...]
    measures: Mapping[tuple[str, str], Measure]

    @property
    def covered(self) -> list[int]:
        """The years that some document covers."""
        return [year for year, row in self.cells.get("coverage.documents", {}).items() if row.value]


def dyads(index: Index) -> list[Dyad]:
    """The pairs of which anything is known, the one with most events first."""
    found = [
        _dyad(index, code, list(rows)) for code, rows in groupby(index.series, lambda row: row.dyad) if ">" not in code
    ]
    return sorted((one for one in found if one), key=lambda one: (-_size(one), one.code))


def _size(dyad: Dyad) -> int:
    return sum(len(row.events) for row in dyad.cells["events.all"].values())


def pair(index: Index, code: str) -> str:
    """``CHN-RUS`` as China–Russia."""
    return "–".join(map(index.party, code.split("-")))


def _dyad(index: Index, code: str, rows: Iterable[Series]) -> Dyad | None:
    cells = {name: {row.year: row for row in found} for name, found in groupby(rows, lambda row: row.variable)}
    if "events.all" not in cells:
        return None
    measures = {(one.name, one.period): one for one in index.measures if one.dyad == code}
    periods = _periods(measures.values())
    return Dyad(
        code=code,
        title=pair(index, code),
        first=min(cells["events.all"]),
        last=max(cells["events.all"]),
        cells=cells,
        years=tuple(_years(index, cells)),
        totals=tuple(_totals(index, cells)),
        periods=tuple(period.replace("/", "–") for period in periods),
        groups=tuple(_groups(index, measures, periods)),
        measures=measures,
    )


def variables(index: Index) -> list[str]:
    """The counts that the table by year shows, in order."""
    return [*(f"events.{name}" for name in index.dimensions), "events.all"]


def _years(index: Index, cells: Mapping[str, Mapping[int, Series]]) -> Iterator[Year]:
    """A row for each covered year, and one for each run of years nobody covers."""

    def unknown(year: int) -> tuple[bool, str]:
        row = cells["events.all"][year]
        return row.value is None and not _told(cells, year), row.reason

    for (silent, reason), run in groupby(cells["events.all"], unknown):
        years = list(run)
        if silent:
            title = str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"
            yield Year(title, reason, (), ())
        else:
            for year in years:
                yield _year(index, cells, year)


def _told(cells: Mapping[str, Mapping[int, Series]], year: int) -> bool:
    return any(row[year].events for name, row in cells.items() if name.startswith("events.") and year in row)


def _year(index: Index, cells: Mapping[str, Mapping[int, Series]], year: int) -> Year:
    coverage = cells.get("coverage.documents", {}).get(year)
    documents = coverage.documents if coverage else ()
    lineages = coverage.lineages if coverage else ()
    return Year(
        title=str(year),
        unknown="",
        cells=tuple(_cell(index, cells[name][year], documents) for name in variables(index) if name in cells),
        coverage=(
            index.figures.documents(
                len(lineages), documents, f"{year}: {several(len(lineages), 'independent source')}"
            ),
            index.figures.documents(len(documents), documents, f"{year}: {several(len(documents), 'document')}"),
        ),
    )


def _cell(index: Index, row: Series, covering: tuple[str, ...]) -> Figure:
    """A count leads to its events; a zero to the documents that cover the year and tell of none."""
    what = plain(row.variable.split(".")[1])
    if row.value is None:
        told = f"{several(len(row.events), 'event')} told, but {row.reason.rpartition(', but ')[2]}"
        return index.figures.events("?", row.events, f"{row.year}, {what}: {told if row.events else row.reason}")
    if not row.value:
        return index.figures.documents(0, covering, f"{row.year}, {what}: the documents that cover it tell of none")
    return index.figures.events(row.value, row.events, f"{row.year}, {what}: {several(int(row.value), 'event')}")


def _totals(index: Index, cells: Mapping[str, Mapping[int, Series]]) -> Iterator[Figure]:
    for name in variables(index):
        if name in cells:
            known = [row for row in cells[name].values() if row.value is not None]
            total = sum(row.value or 0 for row in known)
            title = f"all covered years, {plain(name.split('.')[1])}: {several(int(total), 'event')}"
            yield index.figures.events(total, (id for row in known for id in row.events), title)


def _periods(measures: Iterable[Measure]) -> list[str]:
    """The longest period first, then the others in order."""

    def length(period: str) -> int:
        first, _, last = period.partition("/")
        return int(last or first) - int(first)

    ordered = sorted({one.period for one in measures})
    return sorted(ordered, key=lambda period: period != max(ordered, key=length))


def _groups(index: Index, measures: Mapping[tuple[str, str], Measure], periods: list[str]) -> Iterator[Group]:
    """The measures of each card, those over all dimensions first."""
    order = {name: place for place, name in enumerate(("all", *index.dimensions))}

    def rank(name: str) -> tuple[str, int, str]:
        return name.split(".")[0], order.get(name.rpartition(".")[2], 0), name

    for title, names in groupby(sorted({name for name, _ in measures}, key=rank), lambda name: name.split(".")[0]):
        rows = tuple(_row(index, name, [measures.get((name, period)) for period in periods]) for name in names)
        formula = next(one.formula for (name, _), one in measures.items() if name.split(".")[0] == title)
        yield Group(plain(title), formula, rows)


def _row(index: Index, name: str, found: list[Measure | None]) -> Row:
    first = next(one for one in found if one)
    return Row(
        title=", ".join(plain(part) for part in name.split(".")[1:]) or plain(name),
        unit=first.unit,
        cells=tuple(_measured(index, one) if one else None for one in found),
        caveat=first.caveat,
    )


def _measured(index: Index, one: Measure) -> tuple[Figure, str]:
    """The number, leading to its events, and its interval in words."""
    if one.value is None:
        return index.figures.events("–", one.events, one.caveat), ""
    limits = ""
    if one.lower is not None and one.upper is not None:
        limits = f"{number(one.lower)} to {number(one.upper)}"
    return index.figures.events(one.value, one.events, f"n = {number(one.n)}; {one.caveat}"), limits

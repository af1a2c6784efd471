"""The verb: events counted per dyad, variable and year."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from comity.codebook.load import load
from comity.model import Claim, Document, Event, Lineage, Observation, Series
from comity.series.coverage import covered
from comity.series.dyads import bears_on, between, pairs
from comity.series.outside import joined
from comity.series.years import lasting, span

Cells = Mapping[tuple[str, int], Sequence[Event]]

UNCOVERED = "no document covers this year"
BEYOND = "events are told of, but no document covers this year"


def count(
    events: Iterable[Event],
    claims: Sequence[Claim],
    documents: Iterable[Document],
    lineages: Iterable[Lineage],
    states: Iterable[str],
    observations: Iterable[Observation] = (),
    dimensions: Sequence[str] = (),
) -> list[Series]:
    """The series of all pairs of `states`, sorted by dyad, variable and year.

    `dimensions` are the codebook's unless given. Counts are whole numbers of events, documents or lineages; an
    observation keeps the unit of its dataset. The years run from the first to the last that a document covers or
    an event starts in.
    """
    dimensions = dimensions or tuple(dict.fromkeys(kind.dimension for kind in load().types))
    states = sorted(set(states))
    told = sorted(events, key=lambda event: event.id)
    by_id = {document.id: document for document in documents}
    family = {lineage.document: lineage.id for lineage in lineages}
    rows = list(joined(observations, states))
    for dyad, a, b in pairs(states):
        reading = covered(claims, by_id, a, b)
        ours = [event for event in told if bears_on(event, a, b)]
        cells = _cells(ours, a, b, by_id)
        rows += _coverage(dyad, reading, family)
        rows += _counts(dyad, _variables(dimensions), cells, reading)
    return sorted(rows, key=lambda row: (row.dyad, row.variable, row.year))


def _variables(dimensions: Iterable[str]) -> list[str]:
    kinds = (*dimensions, "all")
    return [
        *(f"{what}.{kind}" for what in ("events", "in_force") for kind in kinds),
        "corroborated.all",
        "uncounted.all",
    ]


def took_place(event: Event) -> bool:
    """Whether `event` counts as something that was done.

    A restraint carries the status of the cooperation that was withheld (CODEBOOK, rule 12), so a refusal that is
    told as not happened is a restraint that did.
    """
    return event.status in ("occurred", "ongoing") or (event.type == "restraint" and event.status == "not_occurred")


def _cells(events: Iterable[Event], a: str, b: str, documents: Mapping[str, Document]) -> Cells:
    """The events of each variable and year."""
    cells: defaultdict[tuple[str, int], list[Event]] = defaultdict(list)
    for event in events:
        mutual = between(event, a, b)
        year = span(event.date).first
        if year is not None:
            for variable in _counted_as(event, mutual):
                cells[variable, year].append(event)
        if event.status == "ongoing":
            for year in lasting(event, _horizon(event, documents)):
                cells[f"in_force.{event.dimension}", year].append(event)
                if mutual:
                    cells["in_force.all", year].append(event)
    return cells


def _counted_as(event: Event, mutual: bool) -> Iterator[str]:
    """The variables that an event is counted in, in the year it starts."""
    if not took_place(event):
        yield "uncounted.all"
        return
    yield f"events.{event.dimension}"
    if mutual:
        yield "events.all"
        if len(event.lineages) > 1:
            yield "corroborated.all"


def _horizon(event: Event, documents: Mapping[str, Document]) -> int | None:
    years = (span(documents[document].published).first for document in event.documents if document in documents)
    return max((year for year in years if year is not None), default=None)


def _coverage(dyad: str, reading: Mapping[int, tuple[str, ...]], family: Mapping[str, str]) -> Iterator[Series]:
    """How much was read about each year; here 0 is known, and is 0."""
    for year in range(min(reading), max(reading) + 1) if reading else ():
        documents = reading.get(year, ())
        lineages = tuple(sorted({family.get(document, document) for document in documents}))
        for variable, found in (("coverage.documents", documents), ("coverage.lineages", lineages)):
            yield Series(
                dyad=dyad, year=year, variable=variable, value=float(len(found)), documents=documents, lineages=lineages
            )


def _counts(
    dyad: str, variables: Iterable[str], cells: Cells, reading: Mapping[int, Collection[str]]
) -> Iterator[Series]:
    """One row for each variable and year, a number only where the year is covered."""
    dated = {year for _, year in cells}
    years = sorted(dated.union(range(min(reading), max(reading) + 1) if reading else ()))
    for variable in variables:
        for year in years:
            found = cells.get((variable, year), ())
            known = year in reading
            yield Series(
                dyad=dyad,
                year=year,
                variable=variable,
                value=float(len(found)) if known else None,
                reason="" if known else BEYOND if found else UNCOVERED,
                events=tuple(event.id for event in found),
                documents=tuple(sorted({document for event in found for document in event.documents})),
                lineages=tuple(sorted({lineage for event in found for lineage in event.lineages})),
            )

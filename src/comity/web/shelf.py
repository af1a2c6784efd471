"""What every page needs at hand: the events, claims and documents of a case in short, as of its last finished walk.

Takes: a case. Gives: an `Index` in memory, made anew when a walk has ended; whole claims and documents by id, from the
store. 100,000 events take some 150 MB and a few seconds, once for each walk.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from threading import Lock

from comity.model import Check, Claim, Document, Event, Lineage, Measure, Observation, Record, Series
from comity.store import Case, open_case
from comity.store.columns import to_records


class Line(Record, frozen=True, kw_only=True):
    """One event in short; `search` is what the text filter looks through, in small letters."""

    id: str
    type: str
    dimension: str
    label: str
    parties: tuple[str, ...]
    date: str
    year: str
    status: str
    documents: int
    lineages: int
    conflicts: int
    claims: tuple[str, ...]
    search: str


class Filter(Record, frozen=True, kw_only=True):
    """What a list of events is narrowed to; empty means any. `newest` turns the order round."""

    type: str = ""
    dimension: str = ""
    year: str = ""
    party: str = ""
    text: str = ""
    newest: bool = False


class Index:
    """One state of the case. Nothing in it changes, so requests share it."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.versions = dict(case.state.versions)
        quotes = _quotes(case)
        self.event_of: dict[str, str] = {}
        lines = sorted((_line(row, quotes) for row in _rows(case)), key=lambda line: (line.date or "9999", line.id))
        self.events: Mapping[str, Line] = {line.id: line for line in lines}
        for line in lines:
            self.event_of.update(dict.fromkeys(line.claims, line.id))
        self.queue: tuple[str, ...] = tuple(quotes)
        self._places = {id: place for place, id in enumerate(self.queue)}
        self.types = Counter(line.type for line in lines)
        self.years = Counter(line.year for line in lines if line.year)
        self.parties = Counter(party for line in lines for party in line.parties)
        self.lineages: dict[str, Lineage] = {each.document: each for each in case.table("lineages").records()}
        self.select = lru_cache(maxsize=64)(self._select)

    def _select(self, wanted: Filter) -> tuple[Line, ...]:
        """The events that fit, in order of their dates."""
        words = wanted.text.lower().split()
        found = [
            line
            for line in self.events.values()
            if (not wanted.type or line.type == wanted.type)
            and (not wanted.dimension or line.dimension == wanted.dimension)
            and (not wanted.year or line.year == wanted.year)
            and (not wanted.party or wanted.party in line.parties)
            and all(word in line.search for word in words)
        ]
        return tuple(reversed(found)) if wanted.newest else tuple(found)

    def place(self, claim: str) -> int:
        """Where a claim stands in the queue, -1 if there is no such claim."""
        return self._places.get(claim, -1)

    def event(self, id: str) -> Event:
        """One event whole."""
        (found,) = to_records(self.case.query("events_by_id", ids=[id]), Event)
        return found

    def claims(self, ids: Iterable[str]) -> list[Claim]:
        """Claims by id, in order of document and place."""
        return to_records(self.case.query("claims_by_id", ids=list(ids)), Claim)

    def claims_of(self, document: str) -> list[Claim]:
        """All claims of a document in order of their places."""
        return to_records(self.case.query("claims_by_document", document=document), Claim)

    def documents(self, ids: Iterable[str]) -> dict[str, Document]:
        """Documents by id."""
        found = to_records(self.case.query("documents_by_id", ids=list(ids)), Document)
        return {document.id: document for document in found}

    def checks(self, claims: Iterable[str]) -> dict[str, list[Check]]:
        """The checks of some claims, by claim."""
        found: dict[str, list[Check]] = {}
        for check in to_records(self.case.query("checks_by_claim", ids=list(claims)), Check):
            found.setdefault(check.claim, []).append(check)
        return found

    def observations(self, ids: Iterable[str]) -> dict[str, Observation]:
        """Observations by id."""
        found = to_records(self.case.query("observations_by_id", ids=list(ids)), Observation)
        return {each.id: each for each in found}

    def series(self) -> Sequence[Series]:
        """The series without those of outside datasets."""
        return to_records(self.case.query("series_of_events"), Series)

    def measures(self) -> Sequence[Measure]:
        """All measures."""
        found: list[Measure] = self.case.table("measures").records()
        return found


class Shelf:
    """The index of a case, kept until a walk gives the case another state."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = Lock()
        self._index: Index | None = None

    def index(self) -> Index:
        """The index of the state that readers are to see now."""
        case = open_case(self._path)
        with self._lock:
            if self._index is None or self._index.versions != case.state.versions:
                self._index = Index(case)
            return self._index


def _quotes(case: Case) -> dict[str, str]:
    """The quote of each claim, the claims with the lowest confidence first; those without any come before them."""
    table = case.query("claims_in_short")
    return dict(zip(table.column("id").to_pylist(), table.column("quote").to_pylist(), strict=True))


def _rows(case: Case) -> list[dict[str, object]]:
    table = case.query("events_in_short")
    names = table.column_names
    return [
        dict(zip(names, row, strict=True)) for row in zip(*(table.column(n).to_pylist() for n in names), strict=True)
    ]


def _line(row: dict[str, object], quotes: Mapping[str, str]) -> Line:
    parties, claims = _texts(row["parties"]), _texts(row["claims"])
    label, place, date = str(row["label"]), str(row["place"]), str(row["date"])
    said = (label, place, str(row["type"]), *parties, *(quotes.get(claim, "") for claim in claims))
    return Line(
        id=str(row["id"]),
        type=str(row["type"]),
        dimension=str(row["dimension"]),
        label=label,
        parties=parties,
        date=date,
        year=date.removeprefix("../")[:4],
        status=str(row["status"]),
        documents=len(_texts(row["documents"])),
        lineages=len(_texts(row["lineages"])),
        conflicts=int(str(row["conflicts"])),
        claims=claims,
        search=" ".join(said).lower(),
    )


def _texts(cell: object) -> tuple[str, ...]:
    return tuple(map(str, cell)) if isinstance(cell, list) else ()

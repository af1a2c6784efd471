"""What a reader gathers while it goes through a file, row by row."""

from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from arro3.core import Table

from comity.codebook.entries import Codebook
from comity.datasets.card import Card
from comity.datasets.outfile import Outfile, clip
from comity.datasets.parties import Parties
from comity.model import Aside, Note, Observation, Record, Refused, key
from comity.store.columns import from_columns, hints

MALFORMED_SHARE = 0.01
"""Above this share of malformed rows nothing of the file is used: its layout has changed. Real exports have none."""


class Row(Record, frozen=True, kw_only=True):
    """What the cells of one row share."""

    key: str
    line: int
    parties: tuple[str, ...]
    directed: bool = False
    text: str = ""


class Reading:
    """Observations, rows set aside and notes of one file; the reader fills it and `load` seals it.

    `part` is empty for a dataset of which one file is the whole (a newer file replaces it). Where files add to each
    other (alliances and their members; event files of one day each) the reader names the part this file is.
    """

    def __init__(self, outfile: Outfile, card: Card, layout: str, release: str, codebook: Codebook) -> None:
        self.dataset, self.release, self.where = card.name, release, outfile.path
        self.card, self.layout = card, layout
        self.parties = Parties(codebook, card.names)
        self.part = ""
        self.rows = 0
        self._columns: dict[str, list[Any]] = {name: [] for name in hints(Observation)}
        self._append = tuple(column.append for column in self._columns.values())
        self.aside: list[Aside] = []
        self.notes: list[Note] = []
        self._malformed: list[Aside] = []
        self._occurrences: Counter[str] = Counter()

    @property
    def _named(self) -> str:
        """Dataset and part, which must be known before the first row: rows of two parts may be equal in their cells."""
        return f"{self.dataset}/{self.part}" if self.part else self.dataset

    def key(self, *cells: str) -> str:
        """Counts a row and gives its key: rows that are equal in every cell are told apart by their running number."""
        self.rows += 1
        same = "\x1f".join(cells)
        self._occurrences[same] += 1
        return key(self._named, self.release, same, self._occurrences[same])

    def observe(
        self, row: Row, variable: str, period: str, value: float | None, *, unit: str = "", flag: str = ""
    ) -> None:
        """One cell of a row."""
        cells = (
            key(row.key, variable), self.dataset, self.part, self.release, row.parties, row.directed, period, variable,
            None if value is None else float(value), unit, flag, row.text, row.line,
        )  # fmt: skip
        for append, cell in zip(self._append, cells, strict=True):
            append(cell)

    def keys(self, cells: Sequence[Sequence[str]]) -> list[str]:
        """`key` for many rows at once, faster; `cells` are the columns that identify a row, all of one length."""
        shared = f"{self._named}\x1f{self.release}\x1f".encode()
        seen, keys = self._occurrences, []
        for row in zip(*cells, strict=True):
            same = "\x1f".join(row)
            seen[same] = number = seen.get(same, 0) + 1
            end = b"\x1f1" if number == 1 else f"\x1f{number}".encode()
            keys.append(sha256(shared + same.encode("utf-8", "surrogatepass") + end).hexdigest()[:16])
        self.rows += len(keys)
        return keys

    def extend(
        self,
        variable: str,
        keys: Sequence[str],
        *,
        parties: Sequence[tuple[str, ...]],
        periods: Sequence[str],
        values: Sequence[float | None],
        flags: Sequence[str],
        texts: Sequence[str],
        lines: Sequence[int],
        unit: str = "",
        directed: bool = False,
    ) -> None:
        """`observe` for one cell each of many rows, faster; all sequences have one length."""
        last, count = f"\x1f{variable}".encode(), len(keys)
        columns: Mapping[str, Sequence[Any]] = {
            "id": [sha256(each.encode() + last).hexdigest()[:16] for each in keys], "dataset": [self.dataset] * count,
            "part": [self.part] * count, "release": [self.release] * count, "parties": parties,
            "directed": [directed] * count, "period": periods, "variable": [variable] * count, "value": values,
            "unit": [unit] * count, "flag": flags, "text": texts, "line": lines,
        }  # fmt: skip
        for name, column in self._columns.items():
            if len(columns[name]) != count:
                raise ValueError(f"{len(columns[name])} cells of {name} for {count} rows")
            column.extend(columns[name])

    def column(self, name: str) -> list[Any]:
        """One field of every observation so far, in the order in which they were made."""
        return self._columns[name]

    def table(self) -> Table:
        """The observations as Arrow, one column for each field of `Observation`."""
        return from_columns(self._columns, Observation)

    def cover(self, period: str, text: str, *, complete: bool, line: int = 1) -> None:
        """What the file covers, as an observation of its own: outside `period` its silence means nothing.

        Variable ``coverage``, no parties; the flag is ``complete`` where silence inside the period means there was
        none, ``partial`` where it does not.
        """
        flag = "complete" if complete else "partial"
        row = Row(key=key(self._named, self.release, "coverage", period), line=line, parties=(), text=text)
        self.observe(row, "coverage", period, None, flag=flag)

    def set_aside(self, line: int, reason: str, text: str, *, malformed: bool = False, rows: int = 1) -> None:
        """Keeps a row that cannot be used, or the first of so many `rows` for the same reason; `malformed` ones count
        towards refusing the whole file.
        """
        aside = Aside(line=line, reason=reason, text=clip(text, 200), rows=rows)
        self.aside.append(aside)
        if malformed:
            self._malformed.append(aside)

    def note(self, line: int, text: str) -> None:
        """Remembers something about a row that is used."""
        self.notes.append(Note(line=line, text=text))

    def whole(self, rows: int) -> bool:
        """Whether the file is as long as the whole of it is; if not, that is noted: what is not in a piece is unknown."""
        if self.rows < rows:
            self.note(1, f"{self.rows:,} rows, the whole has {rows:,} or more: what is not here is unknown")
        return self.rows >= rows

    def check(self, least: int, most: int) -> None:
        """Refuses the file if it has another number of rows than expected, or too many that are malformed."""
        if not least <= self.rows <= most:
            raise Refused(
                f"expected {least} to {most} rows, found {self.rows}: the file is not whole", where=self.where
            )
        if len(self._malformed) > MALFORMED_SHARE * self.rows + 1:
            first = self._malformed[0]
            what = f"expected rows like the header, found {len(self._malformed)} of {self.rows} that are not"
            raise Refused(f"{what}: {first.reason}", where=f"{self.where} line {first.line}")

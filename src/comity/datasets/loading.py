"""Opens an outside dataset: the card says what is expected, the reader reads, and what comes out is sealed."""

from pathlib import Path

from arro3.core import Table

from comity.codebook.load import load as load_codebook
from comity.datasets.card import Card, shipped
from comity.datasets.expectations import expected
from comity.datasets.outfile import Outfile, open_outfile
from comity.datasets.reading import Reading
from comity.datasets.register import READERS
from comity.datasets.tidy.draft import draft as draft_of
from comity.model import Observation, Record, Refused, Release
from comity.store.columns import to_records


class Load(Record, frozen=True, kw_only=True):
    """A dataset that was read: its card, its release (the lock), and its observations as an Arrow table."""

    card: Card
    release: Release
    table: Table

    @property
    def observations(self) -> list[Observation]:
        """The observations as records: for a few; a dataset of a million cells is better read from `table`."""
        return to_records(self.table, Observation)


def names() -> tuple[str, ...]:
    """The datasets that `load` knows."""
    return tuple(sorted(READERS))


def load(name: str, path: str | Path) -> Load:
    """The file at `path` read as the dataset `name`."""
    if name not in READERS:
        raise Refused(f"no dataset is called {name!r}", where=str(path), hint=f"known are {', '.join(names())}")
    card = shipped(name)
    outfile = open_outfile(Path(path), card)
    reading = READERS[name](outfile, card, load_codebook())
    for note in expected(reading):
        reading.note(1, note)
    table = reading.table()
    return Load(card=reading.card, release=_release(outfile, reading, table.num_rows), table=table)


def draft(path: str | Path) -> str:
    """A draft in YAML of the card of a table, for a person to correct and put beside it; then it loads as ``tidy``."""
    return draft_of(Path(path), load_codebook())


def _release(outfile: Outfile, reading: Reading, observations: int) -> Release:
    card = reading.card
    return Release(
        dataset=reading.dataset,
        part=reading.part,
        release=reading.release,
        lock=outfile.lock,
        file=Path(outfile.path).name,
        layout=reading.layout,
        title=card.title,
        citation=card.citation,
        terms=card.terms,
        covers=card.covers,
        rows=reading.rows,
        observations=observations,
        aside=tuple(sorted(reading.aside, key=lambda row: row.line)),
        notes=tuple(sorted(reading.notes, key=lambda note: note.line)),
        unresolved=dict(sorted(reading.parties.unresolved.items())),
    )

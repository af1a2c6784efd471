"""Opens an outside dataset: the card says what is expected, the reader reads, and what comes out is sealed."""

from collections.abc import Mapping
from pathlib import Path

from comity.codebook.load import load as load_codebook
from comity.datasets.card import Card, shipped
from comity.datasets.outfile import open_outfile
from comity.datasets.reading import Aside, Note
from comity.datasets.register import READERS
from comity.model import Observation, Record, Refused


class Load(Record, frozen=True, kw_only=True):
    """A dataset that was read.

    `lock` is the SHA-256 of the file, `release` the date or name its publisher gave it, `rows` how many rows were
    read, `aside` those that were not used (each with line and reason), `notes` what was mended on the way,
    `unresolved` the names without a code and how many rows have each.
    """

    dataset: str
    path: str
    lock: str
    release: str
    layout: str
    card: Card
    rows: int
    observations: tuple[Observation, ...]
    aside: tuple[Aside, ...]
    notes: tuple[Note, ...]
    unresolved: Mapping[str, int]


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
    return Load(
        dataset=reading.dataset,
        path=str(path),
        lock=outfile.lock,
        release=reading.release,
        layout=reading.layout,
        card=reading.card,
        rows=reading.rows,
        observations=tuple(reading.observations),
        aside=tuple(sorted(reading.aside, key=lambda row: row.line)),
        notes=tuple(sorted(reading.notes, key=lambda note: note.line)),
        unresolved=dict(sorted(reading.parties.unresolved.items())),
    )

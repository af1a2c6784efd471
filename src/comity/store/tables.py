"""The Delta tables of a case: what is written to them, and which files hold them at which version.

Takes: records. Gives: commits, each whole or absent, and lists of files. Refuses: a folder Delta Lake cannot address, a
full disk, a table that is damaged (each a `CaseError`).
"""

import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import msgspec
from arro3.core import Table
from deltalake import DeltaTable, write_deltalake
from deltalake.exceptions import DeltaError

from comity.model import (
    CaseError,
    Check,
    Claim,
    Document,
    Event,
    Lineage,
    Measure,
    Observation,
    Passage,
    Release,
    Series,
)
from comity.store import columns


class Walked(msgspec.Struct, frozen=True, kw_only=True):
    """A step (``documents`` or ``claims``) done for a document, and the version of all it rests on."""

    document: str
    step: str
    version: str


NOUNS: Final[dict[str, type[msgspec.Struct]]] = {
    "documents": Document,
    "lineages": Lineage,
    "passages": Passage,
    "claims": Claim,
    "events": Event,
    "observations": Observation,
    "releases": Release,
    "series": Series,
    "measures": Measure,
    "checks": Check,
    "walked": Walked,
}

# What identifies a row, and so the order in which rows are given out: the same rows are always the same bytes.
KEYS: Final[dict[str, tuple[str, ...]]] = {
    "documents": ("id",),
    "lineages": ("id", "document"),
    "passages": ("document", "start", "end"),
    "claims": ("document", "start", "end", "id"),
    "events": ("date", "id"),
    "observations": ("dataset", "variable", "period", "parties", "id"),
    "releases": ("dataset", "part", "release"),
    "series": ("dyad", "variable", "year"),
    "measures": ("name", "dyad", "period"),
    "checks": ("claim", "dataset", "reason"),
    "walked": ("document", "step"),
}

# The column that names the document a row came from, in the tables that are written document by document.
OWNER: Final[dict[str, str]] = {"documents": "id", "passages": "document", "claims": "document"}

_MANY_FILES: Final = 24
_SPARE: Final = 256_000
_UNADDRESSABLE = re.compile(r"[\x00-\x1f\x7f%\[\]^|\\]")


def addressable(path: Path) -> None:
    """Refuse a folder whose name Delta Lake reads as something else (it takes a path for an address)."""
    if found := _UNADDRESSABLE.search(str(path)):
        what = f"a case cannot be kept under a name with {found[0]!r}"
        raise CaseError(what, where=ascii(str(path)), hint="rename the folder")


@contextmanager
def trouble(path: Path) -> Iterator[None]:
    """What the libraries below say in many lines, as one `CaseError` in one."""
    try:
        yield
    except (OSError, DeltaError) as error:
        text = " ".join(re.sub(r"\x1b\[[0-9;]*m", "", str(error)).split())
        if "No space left" in text or "File too large" in text or "quota" in text.lower():
            hint = "free some space and run it again: what was stored is kept"
            raise CaseError("the disk is full", where=str(path), hint=hint) from error
        raise CaseError(text[:300] or type(error).__name__, where=str(path)) from error


def _listed(values: Sequence[str]) -> str:
    return ", ".join("'" + value.replace("'", "''") + "'" for value in values)


class Tables:
    """The folder ``tables/`` of a case."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def _open(self, name: str, version: int | None = None) -> DeltaTable | None:
        where = self.path / name
        if version == -1 or not (where / "_delta_log").is_dir():
            return None
        with trouble(where):
            return DeltaTable(where, version=version)

    def version(self, name: str) -> int | None:
        """The number of the table's last commit; None before the first."""
        table = self._open(name)
        return None if table is None else table.version()

    def files(self, name: str, version: int | None = None) -> list[str]:
        """The parquet files that hold the table (by default as it is now); none for one without rows or commits."""
        table = self._open(name, version)
        if table is None:
            return []
        with trouble(self.path / name):
            # Addresses come back quoted; Delta names its files itself, flat in the table's folder.
            return sorted(str(self.path / name / address.rsplit("/", 1)[-1]) for address in table.file_uris())

    def append(self, name: str, records: Sequence[msgspec.Struct]) -> None:
        """Add rows in one commit; nothing for none."""
        if records:
            self._write(name, columns.to_table(records, NOUNS[name]), overwrite=False)

    def replace(self, name: str, records: Sequence[msgspec.Struct]) -> None:
        """Make the table hold exactly these rows, in one commit."""
        self._write(name, columns.to_table(records, NOUNS[name]), overwrite=True)

    def put(self, name: str, rows: Table, where: Mapping[str, str]) -> None:
        """Make these the only rows that have the values of `where`, in one commit; other rows stay as they are."""
        place = self.path / name
        if self._open(name) is None:
            self._write(name, rows, overwrite=True)
            return
        self._room(place, rows.nbytes)
        predicate = " AND ".join(f"{column} IN ({_listed([value])})" for column, value in where.items())
        with trouble(place):
            write_deltalake(place, rows, mode="overwrite", schema_mode="merge", predicate=predicate)

    def _write(self, name: str, rows: Table, *, overwrite: bool) -> None:
        where = self.path / name
        self._room(where, rows.nbytes)
        with trouble(where):
            where.mkdir(parents=True, exist_ok=True)
            if overwrite:
                write_deltalake(where, rows, mode="overwrite", schema_mode="overwrite")
            else:
                write_deltalake(where, rows, mode="append", schema_mode="merge")

    def _room(self, where: Path, need: int) -> None:
        """Refuse before a write that cannot succeed: the writer below would first print its own distress."""
        with trouble(where):
            free = shutil.disk_usage(self.path).free
        if free < need + _SPARE:
            hint = "free some space and run it again: what was stored is kept"
            raise CaseError(f"the disk is full: {free // 1000} kB are left", where=str(where), hint=hint)

    def drop(self, name: str, where: Mapping[str, Sequence[str]]) -> None:
        """Remove the rows that have, in each column of `where`, one of the values it lists; in one commit."""
        table = self._open(name)
        if table is None or not all(where.values()):
            return
        with trouble(self.path / name):
            table.delete(" AND ".join(f"{column} IN ({_listed(values)})" for column, values in where.items()))

    def compact(self, name: str) -> None:
        """Put many small files together; rows and history stay as they are."""
        table = self._open(name)
        if table is not None and len(table.file_uris()) > _MANY_FILES:
            with trouble(self.path / name):
                table.optimize.compact()

    def vacuum(self, name: str, hours: int) -> int:
        """Delete files that no version of the last `hours` needs; how many. Older versions can no longer be read."""
        table = self._open(name)
        if table is None:
            return 0
        with trouble(self.path / name):
            return len(table.vacuum(retention_hours=hours, dry_run=False, enforce_retention_duration=False))

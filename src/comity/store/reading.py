"""Reading a case: its tables as Arrow, pandas, polars or records, and the named queries over them.

Takes: the name of a table, or of a query in ``queries/`` with its parameters. Gives: rows in the order of their keys.
Refuses: names it does not know (`CaseError`), a form whose library is not installed (`MissingExtra`).

DuckDB runs in memory over the files Delta names: there is no database to lock, and a commit made meanwhile changes
nothing for a reader who has begun.
"""

import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO, Final

import duckdb
import msgspec
from arro3.core import RecordBatchReader, Table

from comity.model import CaseError, MissingExtra
from comity.store import columns
from comity.store.tables import KEYS, NOUNS, Tables, trouble

_SOME: Final = 256


def noun(name: str) -> type[msgspec.Struct]:
    """The record a table holds."""
    if name not in NOUNS:
        raise CaseError(f"there is no table {name!r}", hint=f"one of: {' '.join(NOUNS)}")
    return NOUNS[name]


class View:
    """One table of a case at one version; nothing is read before it is asked for."""

    def __init__(self, reader: "Reader", name: str, version: int | None) -> None:
        self._reader, self.name, self.version = reader, name, version

    def arrow(self) -> Table:
        """The rows as an `arro3.core.Table`, which every Arrow library takes without a copy."""
        return self._reader.rows(self.name, self.version)

    def records(self) -> list[Any]:
        """The rows as records of `comity.model`."""
        return columns.to_records(self.arrow(), noun(self.name))

    def pandas(self) -> Any:
        """The rows as a pandas DataFrame."""
        try:
            import pandas  # noqa: F401
            import pyarrow
        except ImportError as error:
            raise MissingExtra("pandas is not installed", hint="pip install 'comity[pandas]'") from error
        return pyarrow.table(self.arrow()).to_pandas()

    def polars(self) -> Any:
        """The rows as a polars DataFrame."""
        try:
            import polars
        except ImportError as error:
            raise MissingExtra("polars is not installed", hint="pip install 'comity[polars]'") from error
        return polars.DataFrame(self.arrow())

    def batches(self) -> Iterator[list[Any]]:
        """The rows as records, some at a time."""
        return self._reader.batches(self.name, self.version)

    def parquet(self, to: BinaryIO) -> None:
        """Write the rows to `to` as one Parquet file."""
        self._reader.parquet(self.name, self.version, to)

    def __len__(self) -> int:
        return self._reader.count(self.name, self.version)


class Reader:
    """Reads tables at the versions `pinned` names, and at their last commit where it names none."""

    def __init__(self, tables: Tables, pinned: Mapping[str, int]) -> None:
        self._tables, self._pinned = tables, pinned

    def view(self, name: str, version: int | None = None) -> View:
        """A table as of a version; by default as of the last finished walk."""
        noun(name)
        return View(self, name, self._pinned.get(name) if version is None else version)

    def rows(
        self,
        name: str,
        version: int | None = None,
        where: Mapping[str, Sequence[str]] | None = None,
        without: Sequence[str] = (),
        *,
        ordered: bool = True,
    ) -> Table:
        """The rows whose columns have one of the values `where` lists, in order of their keys unless told otherwise.

        The columns in `without` are left out; their records take the empty value of the field.
        """
        with self._cursor([name], {name: version}) as cursor:
            return _table(cursor, self._select(name, where or {}, without, ordered=ordered), _bound(where))

    def batches(
        self,
        name: str,
        version: int | None = None,
        where: Mapping[str, Sequence[str]] | None = None,
        without: Sequence[str] = (),
        *,
        ordered: bool = True,
    ) -> Iterator[list[Any]]:
        """The records of `rows`, some at a time, so that they need not all be in memory."""
        with self._cursor([name], {name: version}) as cursor, trouble(self._tables.path):
            statement = self._select(name, where or {}, without, ordered=ordered)
            for batch in RecordBatchReader.from_arrow(cursor.sql(statement, params=_bound(where))):
                for start in range(0, batch.num_rows, _SOME):
                    piece = Table.from_batches([batch.slice(start, min(_SOME, batch.num_rows - start))])
                    yield columns.to_records(piece, noun(name), without)

    def parquet(self, name: str, version: int | None, to: BinaryIO) -> None:
        """Write a table to `to` as one Parquet file."""
        with self._cursor([name], {name: version}) as cursor, TemporaryDirectory() as folder, trouble(Path(folder)):
            passing = Path(folder) / "rows.parquet"
            cursor.sql(self._select(name, {}, ())).write_parquet(str(passing), compression="zstd")
            with passing.open("rb") as rows:
                shutil.copyfileobj(rows, to)

    def values(self, name: str, column: str) -> set[str]:
        """The different values of a column of text, as they are now."""
        with self._cursor([name], {name: None}) as cursor:
            found = cursor.execute(f'SELECT DISTINCT "{column}" FROM {name}').fetchall()  # noqa: S608 - names of NOUNS
        return {each for (each,) in found}

    def count(self, name: str, version: int | None = None) -> int:
        """How many rows a table has."""
        with self._cursor([name], {name: version}) as cursor:
            found = cursor.execute(f"SELECT count(*) FROM {name}").fetchone()  # noqa: S608 - a name of NOUNS
        return int(found[0]) if found else 0

    def query(self, name: str, parameters: Mapping[str, Any]) -> Table:
        """What ``queries/NAME.sql`` gives for these parameters, which are bound and never pasted in."""
        statement = _statement(name)
        used = [each for each in NOUNS if re.search(rf"\b{each}\b", statement)]
        with self._cursor(used, {each: self._pinned.get(each) for each in used}) as cursor:
            return _table(cursor, statement, parameters)

    def _select(
        self, name: str, where: Mapping[str, Sequence[str]], without: Sequence[str], *, ordered: bool = True
    ) -> str:
        kept = ", ".join(f'"{each}"' for each in columns.hints(noun(name)) if each not in without)
        limits = " AND ".join(f'"{each}" IN (SELECT unnest(${each}))' for each in where) or "true"
        order = "ORDER BY " + ", ".join(f'"{each}"' for each in KEYS[name]) if ordered else ""
        return f"SELECT {kept} FROM {name} WHERE {limits} {order}"  # noqa: S608 - names of NOUNS

    def _cursor(self, names: Sequence[str], versions: Mapping[str, int | None]) -> duckdb.DuckDBPyConnection:
        """A connection of its own, with a view for each table named."""
        cursor = _database().cursor()
        for name in names:
            listed = self._tables.files(name, versions[name])
            if listed:
                quoted = ", ".join("'" + each.replace("'", "''") + "'" for each in listed)
                source = f"read_parquet([{quoted}], union_by_name = true)"
                cursor.execute(f"CREATE TEMP VIEW {name} AS SELECT * FROM {source}")  # noqa: S608 - our own files
            else:
                cursor.register(name, columns.empty(noun(name)))
        return cursor


def write_parquet(rows: Table, to: BinaryIO) -> None:
    """Write any Arrow table to `to` as one Parquet file."""
    cursor = _database().cursor()
    cursor.register("rows_to_write", rows)
    with TemporaryDirectory() as folder, trouble(Path(folder)):
        passing = Path(folder) / "rows.parquet"
        cursor.sql("SELECT * FROM rows_to_write").write_parquet(str(passing), compression="zstd")
        with passing.open("rb") as file:
            shutil.copyfileobj(file, to)


@cache
def _database() -> duckdb.DuckDBPyConnection:
    return duckdb.connect(config={"autoinstall_known_extensions": False})


def _table(cursor: duckdb.DuckDBPyConnection, statement: str, parameters: Mapping[str, Any]) -> Table:
    try:
        return Table.from_arrow(cursor.sql(statement, params=dict(parameters)))
    except duckdb.Error as error:
        raise CaseError(" ".join(str(error).split())[:300]) from error


def _bound(where: Mapping[str, Sequence[str]] | None) -> dict[str, list[str]]:
    return {name: list(values) for name, values in (where or {}).items()}


def _statement(name: str) -> str:
    place = files("comity.store") / "queries" / f"{name}.sql"
    if not name.isidentifier() or not place.is_file():
        raise CaseError(f"there is no query {name!r}")
    return place.read_text(encoding="utf-8")

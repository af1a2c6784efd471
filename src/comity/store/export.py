"""A table of a case as one file for other programs: CSV, Parquet or JSON lines.

Takes: a view of a table, a form and a stream to write to. Gives: the rows in the order of their keys, the same bytes
every time. Refuses: nothing that can be read.

In CSV a list is joined by ``;``, and what has an inner structure (conflicts, attributes, blocks) is JSON. A cell of
text that a spreadsheet would run as a formula (it begins with ``= + - @``, a tab or a line break) gets an apostrophe
before it, as spreadsheets themselves write such text; Parquet and JSON lines give every text as it is.
"""

import csv
import io
from collections.abc import Callable, Iterable
from typing import Any, BinaryIO, Final, Literal

import msgspec
from arro3.core import Table

from comity.store.reading import View, noun, write_parquet

Form = Literal["csv", "jsonl", "parquet"]
FORMS: Final[tuple[Form, ...]] = ("csv", "jsonl", "parquet")
_SOME: Final = 65_536
_RUN_BY_SPREADSHEETS = ("=", "+", "-", "@", "\t", "\r", "\n")


def export(view: View, form: Form, to: BinaryIO) -> None:
    """Write the table to `to`."""
    writers: dict[Form, Callable[[View, BinaryIO], None]] = {"csv": _csv, "jsonl": _jsonl, "parquet": View.parquet}
    writers[form](view, to)


def export_table(rows: Table, form: Form, to: BinaryIO) -> None:
    """Write any Arrow table of plain cells to `to`, in the order of its rows."""
    if form == "parquet":
        write_parquet(rows, to)
        return
    names = rows.column_names
    if form == "csv":
        to.write(_line(names))
    for start in range(0, rows.num_rows, _SOME):
        some = rows.slice(start, min(_SOME, rows.num_rows - start))
        columns = [some.column(name).to_pylist() for name in names]
        for row in zip(*columns, strict=True):
            line = (
                _line(map(cell, row))
                if form == "csv"
                else msgspec.json.encode(dict(zip(names, row, strict=True))) + b"\n"
            )
            to.write(line)


def _jsonl(view: View, to: BinaryIO) -> None:
    for batch in view.batches():
        to.writelines(msgspec.json.encode(record) + b"\n" for record in batch)


def _csv(view: View, to: BinaryIO) -> None:
    to.write(_line(noun(view.name).__struct_fields__))
    for batch in view.batches():
        to.writelines(_line(map(cell, msgspec.to_builtins(record).values())) for record in batch)


def _line(cells: Iterable[str]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerow(cells)  # with its own "\r\n" it quotes a bare "\r", which would else end the row
    return text.getvalue().removesuffix("\r\n").encode() + b"\n"


def cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple) and all(isinstance(each, str) for each in value):
        value = ";".join(value)
    if not isinstance(value, str):
        return msgspec.json.encode(value).decode()
    return f"'{value}" if value.startswith(_RUN_BY_SPREADSHEETS) else value

"""Every noun's table exports to the same bytes in all forms, whatever the order its rows were written in."""

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, get_args, get_origin

import msgspec
import polars
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from comity.store import NOUNS, export
from comity.store.columns import hints
from comity.store.reading import Reader
from comity.store.tables import KEYS, Tables, Walked

PLAIN = {
    str: st.text(st.characters(exclude_categories=["Cs"]), max_size=6),
    int: st.integers(-(2**63), 2**63 - 1),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
}


def cells(hint: Any) -> st.SearchStrategy[Any]:
    if hint in PLAIN:
        return PLAIN[hint]
    if get_origin(hint) is tuple:
        return st.lists(cells(get_args(hint)[0]), max_size=2).map(tuple)
    if get_origin(hint) is Mapping:
        return st.dictionaries(PLAIN[str], cells(get_args(hint)[1]), max_size=2)
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return rows(hint)
    raise TypeError(hint)


def rows(noun: type[msgspec.Struct]) -> st.SearchStrategy[Any]:
    return st.builds(noun, **{name: cells(hint) for name, hint in hints(noun).items()})


def exported(name: str, records: list[Any], form: Any) -> bytes:
    with TemporaryDirectory() as folder:
        tables, out = Tables(Path(folder)), io.BytesIO()
        tables.replace(name, records)
        export(Reader(tables, {}).view(name), form, out)
    return out.getvalue()


@pytest.mark.parametrize("name", NOUNS)
def test_exports_do_not_depend_on_the_order_of_writing(name: str) -> None:
    fields = NOUNS[name].__struct_fields__

    def identity(row: Any) -> str:
        return repr([getattr(row, each) for each in KEYS[name]])

    @settings(max_examples=2, deadline=None, phases=[Phase.generate], database=None, derandomize=True)
    @given(st.lists(rows(NOUNS[name]), min_size=2, max_size=4, unique_by=identity))
    def same(records: list[Any]) -> None:
        for form in ("csv", "jsonl", "parquet"):
            assert exported(name, records, form) == exported(name, records[::-1], form)
        lines = exported(name, records, "jsonl").splitlines()
        told = [json.dumps(json.loads(line), sort_keys=True) for line in lines]  # a mapping has no order
        given = [json.dumps(json.loads(msgspec.json.encode(record)), sort_keys=True) for record in records]
        assert sorted(told) == sorted(given)
        assert all(tuple(json.loads(line)) == fields for line in lines)
        table = list(csv.reader(io.StringIO(exported(name, records, "csv").decode(), newline="")))
        assert tuple(table[0]) == fields
        assert len(table) == len(records) + 1
        frame = polars.read_parquet(io.BytesIO(exported(name, records, "parquet")))
        assert (frame.height, tuple(frame.columns)) == (len(records), fields)

    same()


@pytest.mark.parametrize("text", ["a\rb", "a\nb", "a\r\nb", 'a"b', "a,b"])
def test_a_cell_of_any_text_stays_one_cell(text: str) -> None:
    row = Walked(document=text, step="documents", version="1")
    table = list(csv.reader(io.StringIO(exported("walked", [row], "csv").decode(), newline="")))
    assert table == [["document", "step", "version"], [text, "documents", "1"]]

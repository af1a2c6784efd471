"""What goes into a table comes out of it, for every noun."""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, get_args, get_origin

import msgspec
import pytest
from arro3.core import Table
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from comity.model import Document
from comity.store import NOUNS
from comity.store.columns import empty, hints, to_records, to_table
from comity.store.reading import Reader
from comity.store.tables import KEYS, Tables

PLAIN = {
    str: st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
    int: st.integers(-(2**63), 2**63 - 1),
    float: st.floats(allow_nan=False),
    bool: st.booleans(),
}


def plain(record: msgspec.Struct) -> bytes:
    return msgspec.json.encode(record, order="sorted")


def cells(hint: Any) -> st.SearchStrategy[Any]:
    """Any value of an annotation the model uses."""
    if hint in PLAIN:
        return PLAIN[hint]
    if get_origin(hint) is tuple:
        return st.lists(cells(get_args(hint)[0]), max_size=3).map(tuple)
    if get_origin(hint) is Mapping:
        return st.dictionaries(PLAIN[str], cells(get_args(hint)[1]), max_size=3)
    return rows(hint)


def rows(noun: type[msgspec.Struct]) -> st.SearchStrategy[msgspec.Struct]:
    """Any record of a noun; its literals are any text here, which is more than the model allows."""
    return st.builds(noun, **{name: cells(hint) for name, hint in hints(noun).items()})


@pytest.mark.parametrize("name", NOUNS)
def test_records_come_back_from_arrow(name: str) -> None:
    noun = NOUNS[name]

    @settings(max_examples=10, deadline=None, phases=[Phase.generate])
    @given(st.lists(rows(noun), max_size=4))
    def comes_back(records: list[msgspec.Struct]) -> None:
        assert to_records(to_table(records, noun), noun) == records

    comes_back()


@pytest.mark.parametrize("name", NOUNS)
def test_records_come_back_from_disk_in_the_order_of_their_keys(name: str) -> None:
    @settings(max_examples=2, deadline=None, phases=[Phase.generate])
    @given(
        st.lists(
            rows(NOUNS[name]), max_size=4, unique_by=lambda row: [getattr(row, key) for key in KEYS[name]].__repr__()
        )
    )
    def comes_back(records: list[msgspec.Struct]) -> None:
        with TemporaryDirectory() as folder:
            tables = Tables(Path(folder))
            tables.replace(name, records[:2])
            tables.append(name, records[2:])
            found = Reader(tables, {}).view(name).records()
            again = Reader(tables, {}).view(name).records()
        assert found == again
        assert sorted(map(plain, found)) == sorted(map(plain, records))

    comes_back()


def test_a_table_without_rows_has_all_columns() -> None:
    assert empty(Document).column_names == list(Document.__struct_fields__)


def test_a_column_that_is_missing_takes_its_default() -> None:
    record = Document(id="1", name="n", path="p", format="txt", size=1, text="", blocks=(), title="t")
    table = to_table([record], Document)
    kept = [name for name in table.column_names if name != "title"]
    (found,) = to_records(Table.from_arrow(table.select(kept)), Document)
    assert found.title == ""


def test_half_a_character_keeps_its_place() -> None:
    record = Document(id="1", name="a\udc80b", path="", format="txt", size=1, text="x\ud800y", blocks=())
    (found,) = to_records(to_table([record], Document), Document)
    assert (found.name, found.text) == ("a?b", "x?y")

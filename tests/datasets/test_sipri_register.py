from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from layouts import BROKEN, DEALS, SNOWPLOUGH, UNKNOWN, deals, deliveries

from comity import datasets
from comity.model import Refused
from comity.store import create_case


def load(path: Path) -> datasets.Load:
    return datasets.load("sipri_register", path)


def test_a_deal_becomes_its_cells(tmp_path: Path) -> None:
    found = load(deals(tmp_path / "a.csv", SNOWPLOUGH))
    cells = {seen.variable: seen for seen in found.observations}
    assert {name: cell.value for name, cell in cells.items()} == {
        "arms_ordered": 12,
        "tiv_per_unit": 1.5,
        "tiv_ordered": 18,
        "arms_delivered": 9,
        "tiv_delivered": 13.5,
        "coverage": None,
    }
    order, delivery = cells["arms_ordered"], cells["arms_delivered"]
    assert (order.parties, order.directed, order.period, order.line) == (("NOR", "TCD"), True, "2010", 6)
    assert (order.flag, delivery.flag, delivery.period) == ("year: estimate", "number: estimate", "2012/2014")
    assert "Snøplog-2 | armoured snowplough" in order.text
    assert "delivered 2012; 2014" in order.text


def test_release_lock_and_coverage(tmp_path: Path) -> None:
    found = load(deals(tmp_path / "a.csv", SNOWPLOUGH))
    assert (found.release.release, found.release.layout, found.release.rows, len(found.release.lock)) == (
        "2031-02-05",
        "deals",
        1,
        64,
    )
    (coverage,) = (seen for seen in found.observations if seen.variable == "coverage")
    assert (coverage.period, coverage.flag, coverage.line) == ("1990/2014", "partial", 1)


def test_a_broken_row_is_joined_and_told(tmp_path: Path) -> None:
    found = load(deals(tmp_path / "a.csv", BROKEN, SNOWPLOUGH))
    assert found.release.rows == 2
    assert [(note.line, note.text) for note in found.release.notes] == [
        (6, "a row broken over 2 lines was joined again")
    ]
    assert {seen.line for seen in found.observations} == {6, 8, 1}
    assert found.observations[0].text.endswith("| Second-hand; aid")


def test_a_name_without_a_code_is_set_aside_and_counted(tmp_path: Path) -> None:
    found = load(deals(tmp_path / "a.csv", SNOWPLOUGH, UNKNOWN, UNKNOWN))
    assert found.release.unresolved == {"Salt Rebels (Chad)*": 2}
    assert [(row.line, row.reason) for row in found.release.aside] == [
        (7, "no code for Salt Rebels (Chad)*"),
        (8, "no code for Salt Rebels (Chad)*"),
    ]
    assert found.release.rows == 3


def test_equal_rows_are_two_deals(tmp_path: Path) -> None:
    found = load(deals(tmp_path / "a.csv", SNOWPLOUGH, SNOWPLOUGH))
    ids = [seen.id for seen in found.observations]
    assert len(ids) == len(set(ids)) == 11


def test_predecessors_count_as_their_successor(tmp_path: Path) -> None:
    row = SNOWPLOUGH.replace("Chad,Norway,2010", "China,Soviet Union,1985")
    assert load(deals(tmp_path / "a.csv", row)).observations[0].parties == ("RUS", "CHN")


def test_an_empty_number_is_unknown_and_not_0(tmp_path: Path) -> None:
    found = load(deals(tmp_path / "a.csv", SNOWPLOUGH.replace(",12,,", ",,,")))
    assert next(seen.value for seen in found.observations if seen.variable == "arms_ordered") is None


def test_deliveries(tmp_path: Path) -> None:
    row = "7,Norway,Chad,Elg,amphibious sledge,Armoured vehicles,2011,Yes,3,No,2012,,New,0.5,0.4,1.2,Yes"
    found = load(deliveries(tmp_path / "a.csv", row))
    cells = {seen.variable: (seen.period, seen.value, seen.flag) for seen in found.observations}
    assert cells["arms_delivered"] == ("2012", 3, "year: not said whether estimate")
    assert cells["tiv_delivered"] == ("2012", 1.2, "year: not said whether estimate")
    assert cells["coverage"][0] == "1990/2012"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda raw: b"", "empty file"),
        (lambda raw: b"<!DOCTYPE html><html><body>503</body></html>", "web page"),
        (lambda raw: b"PK\x03\x04" + raw, "zip or Excel"),
        (lambda raw: raw.decode("cp1252").encode("utf-16"), "UTF-16"),
        (lambda raw: raw.replace(b"\xf8", b"\x81"), "byte 0x81"),
        (lambda raw: raw[:-30], "cut off"),
        (
            lambda raw: raw.replace(b"Number delivered", b"Delivered"),
            "column 9 to be 'Number delivered', found 'Delivered'",
        ),
        (lambda raw: raw.replace(b"Supplier,", b""), "column 2 to be 'Supplier', found 'Year of order'"),
        (lambda raw: raw.replace(b"Data generated", b"Made"), "Data generated"),
        (lambda raw: raw.replace(b"5 Feb 2031", b"35 Feb 2031"), "'35 Feb 2031'"),
        (
            lambda raw: raw.replace(b"Norway to Chad", b"All countries  to All countries").replace(b"1990", b"1950"),
            "not whole",
        ),
        (lambda raw: raw + b"Chad,Norway\n" * 3, "3 of 4 that are not"),
        (lambda raw: raw + b"Chad,Norway,20x0,?,12,,A,b,9,?,2012,New,,1.5,18,13.5\n" * 3, "3 of 4 that are not"),
    ],
)
def test_what_is_no_register_is_refused_whole(tmp_path: Path, change, says: str) -> None:
    path = deals(tmp_path / "a.csv", SNOWPLOUGH)
    path.write_bytes(change(path.read_bytes()))
    with pytest.raises(Refused) as error:
        load(path)
    assert says in str(error.value)
    assert "\n" not in str(error.value)


def test_another_datasets_file_is_named(tmp_path: Path) -> None:
    path = deals(tmp_path / "a.csv", SNOWPLOUGH)
    with pytest.raises(Refused, match="load it as sipri_register"):
        datasets.load("un_sc_vetoes", path)


def test_missing_files_folders_and_names(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(Refused, match="cannot be read"):
            load(path)
    with pytest.raises(Refused, match="sipri_register"):
        datasets.load("moon", tmp_path / "a.csv")


def test_one_malformed_row_is_set_aside(tmp_path: Path) -> None:
    found = load(deals(tmp_path / "a.csv", SNOWPLOUGH, SNOWPLOUGH.replace(",12,", ",dozen,")))
    assert [row.line for row in found.release.aside] == [7]
    assert "'dozen' is no number" in found.release.aside[0].reason


def test_the_header_is_the_real_one() -> None:
    assert DEALS.count(",") == 15


# No signs of the upper half: after a letter they may be UTF-8 as well, which is then what the file is read as.
CELL = st.text("abcXYZ019-/()'&.øéÜÀß", max_size=9)
NUMBERS = st.none() | st.integers(0, 9999) | st.floats(0, 999, allow_nan=False).map(lambda value: round(value, 2))


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(1950, 2030), CELL, NUMBERS, NUMBERS), min_size=1, max_size=5))
def test_what_is_written_is_read(rows: list[tuple[int, str, float | None, float | None]]) -> None:
    written = [
        f"Chad,Norway,{year},,{'' if number is None else number},,E{name},sledge,1,,{year},New,,1,"
        f"{'' if tiv is None else tiv},1"
        for year, name, number, tiv in rows
    ]
    with TemporaryDirectory() as folder:
        found = load(deals(Path(folder) / "a.csv", *written))
    read = [seen for seen in found.observations if seen.variable in ("arms_ordered", "tiv_ordered")]
    assert [(seen.period, seen.text.split(" | ")[0], seen.value) for seen in read] == [
        cell
        for year, name, number, tiv in rows
        for cell in (
            (str(year), f"E{name}", number),
            (str(year), f"E{name}", None if number is None and tiv == 0 else tiv),
        )
    ]


@pytest.mark.parametrize(
    ("told", "part"),
    [
        (("",), "deals Norway to Chad since 1990"),
        (("from Norway to Chad", "from All countries to Chad"), "deals All countries to Chad since 1990"),
        (("'1990'", "'1950'"), "deals Norway to Chad"),
        (("year range '1990' to '2030'", "year range 'Not specified' to 'Not specified'"), "deals Norway to Chad"),
        (("'1990' to '2030'", "'1950' to '2010'"), "deals Norway to Chad until 2010"),
        (("major conventional arms", "Ships"), "deals of Ships Norway to Chad since 1990"),
    ],
)
def test_a_narrower_export_is_a_part_of_its_own(tmp_path: Path, told: tuple[str, ...], part: str) -> None:
    path = deals(tmp_path / "a.csv", SNOWPLOUGH)
    if len(told) == 2:
        path.write_bytes(path.read_bytes().replace(told[0].encode(), told[1].encode()))
    assert load(path).release.part == part


def test_the_worth_of_an_unknown_number_is_unknown_too(tmp_path: Path) -> None:
    found = load(deals(tmp_path / "a.csv", SNOWPLOUGH.replace(",12,,", ",,,").replace(",18,", ",0,")))
    worth = next(seen for seen in found.observations if seen.variable == "tiv_ordered")
    assert (worth.value, worth.flag) == (None, "year: estimate; number: not known")


def test_a_table_that_excel_has_saved_again_is_refused(tmp_path: Path) -> None:
    path = deals(tmp_path / "a.csv", SNOWPLOUGH)
    path.write_bytes(path.read_bytes().replace(b",", b";"))
    with pytest.raises(Refused, match="expected a header that begins Recipient, Supplier"):
        load(path)


def test_a_narrower_export_supersedes_no_wider_one(tmp_path: Path) -> None:
    case = create_case(tmp_path / "case", states=("NOR", "TCD"))
    wide = deals(tmp_path / "wide.csv", SNOWPLOUGH)
    later = wide.read_bytes().replace(b"5 Feb 2031", b"6 Feb 2031")
    narrow, newer = tmp_path / "narrow.csv", tmp_path / "newer.csv"
    narrow.write_bytes(later.replace(b"'1990'", b"'2010'"))
    newer.write_bytes(later)
    for path in (wide, narrow):
        found = load(path)
        case.observe(found.release, found.table)
    assert [(each.part, each.current) for each in case.releases()] == [
        ("deals Norway to Chad since 1990", True),
        ("deals Norway to Chad since 2010", True),
    ]
    found = load(newer)
    assert case.observe(found.release, found.table).news == "supersedes"
    assert [(each.release, each.current) for each in case.releases() if each.part.endswith("1990")] == [
        ("2031-02-05", False),
        ("2031-02-06", True),
    ]

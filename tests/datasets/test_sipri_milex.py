import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from layouts import SPOILED
from openpyxl.styles import Font

from comity import datasets
from comity.model import Refused

YEARS = [1991.0, 1992.0, "1993"]
SHEETS = {
    "Local currency financial years": ["Currency", "Fiscal Year (Jan-Dec if not stated)", "Notes"],
    "Local currency calendar years": ["Currency", "Notes"],
    "Constant (2030) US$": ["", "Notes"],
    "Current US$": ["Notes"],
    "Share of GDP": ["Notes"],
    "Per capita": ["Notes"],
    "Share of Govt. spending": ["Notes", "Reporting year"],
}
STATES: dict[str, list[Any]] = {
    "Chad": [0.5, ". .", "[0.75]"],
    "Costa Rica": [0, 0, 0],
    "USSR": [0.9, "xxx", "xxx"],
    "Russia": [0, "...", 0.25],
    "Atlantis": [1, 1, 1],
}


def workbook(path: Path, *, states: dict[str, list[Any]] = STATES, without: str = "", header: str = "Country") -> Path:
    """A workbook in the layout of the real one."""
    book = openpyxl.Workbook()
    book.active.title = "Front page"
    for title, columns in SHEETS.items():
        if title == without:
            continue
        sheet = book.create_sheet(title)
        sheet.append(["Military expenditure by country, 1991-1993      © SIPRI 2031"])
        sheet.append(["Figures in blue are SIPRI estimates. Figures in red indicate highly uncertain data."])
        sheet.append([])
        sheet.append([header, *columns, *YEARS])
        sheet.append([])
        sheet.append(["Africa"])
        for name, figures in states.items():
            about = {"Currency": "Francs", "Notes": "§1", "Fiscal Year (Jan-Dec if not stated)": "Apr-Mar"}
            sheet.append([name, *(about.get(column) for column in columns), *figures])
        sheet.cell(7, 1 + len(columns) + 1).font = Font(color="FF0000FF")
    notes = book.create_sheet("Footnotes")
    notes.append(["Footnotes and special notes"])
    notes.append(["§", "Figures are for the adopted budget"])
    book.save(path)
    return path


def load(path: Path) -> datasets.Load:
    return datasets.load("sipri_milex", path)


def cells(found: datasets.Load, variable: str) -> list[tuple[tuple[str, ...], str, float | None, str]]:
    return [
        (seen.parties, seen.period, seen.value, seen.flag) for seen in found.observations if seen.variable == variable
    ]


def test_figures_and_why_there_are_none(tmp_path: Path) -> None:
    found = load(workbook(tmp_path / "a.xlsx"))
    assert cells(found, "milex_current_usd") == [
        (("TCD",), "1991", 0.5, "estimate"),
        (("TCD",), "1992", None, "not available"),
        (("TCD",), "1993", 0.75, "estimate"),
        (("CRI",), "1991", 0, ""),
        (("CRI",), "1992", 0, ""),
        (("CRI",), "1993", 0, ""),
        (("RUS",), "1991", 0.9, ""),
        (("RUS",), "1992", None, "the state did not exist or was not independent"),
        (("RUS",), "1993", 0.25, ""),
    ]


def test_units_text_release_and_coverage(tmp_path: Path) -> None:
    found = load(workbook(tmp_path / "a.xlsx"))
    units = {seen.variable: seen.unit for seen in found.observations if seen.parties == ("TCD",)}
    assert units == {
        "milex_local_financial_year": "Francs",
        "milex_local": "Francs",
        "milex_constant_usd": "million constant 2030 US$",
        "milex_current_usd": "million current US$",
        "milex_share_gdp": "share",
        "milex_per_capita": "current US$",
        "milex_share_government": "share",
    }
    first = found.observations[0]
    assert (first.text, first.line) == ("Chad | currency Francs | fiscal year Apr-Mar | notes §1", 7)
    assert found.release.release == "to 1993"
    assert (2, "Footnotes, §: Figures are for the adopted budget") in [
        (note.line, note.text) for note in found.release.notes
    ]
    assert "not read: Front page" in found.release.notes[0].text
    assert found.release.unresolved == {"Atlantis": 7}
    coverage = found.observations[-1]
    assert (coverage.period, coverage.flag) == ("1991/1993", "partial")


def test_two_rows_of_one_state_that_both_know_are_noted(tmp_path: Path) -> None:
    found = load(workbook(tmp_path / "a.xlsx", states={"USSR": [1, 1, 1], "Russia": [2, 2, 2]}))
    assert len(cells(found, "milex_share_gdp")) == 6
    assert any("USSR and Russia are one state here" in note.text for note in found.release.notes)


@pytest.mark.parametrize(("change", "says"), [*SPOILED.values(), (lambda raw: raw[:-200], "cut off or damaged")])
def test_what_is_no_workbook_is_refused(tmp_path: Path, change, says: str) -> None:
    path = workbook(tmp_path / "a.xlsx")
    path.write_bytes(change(path.read_bytes()) if says != "found a zip or Excel file" else b"PK\x03\x04 no zip")
    with pytest.raises(Refused) as error:
        load(path)
    assert re.search(says if says != "found a zip or Excel file" else "cut off or damaged", str(error.value))
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"without": "Share of GDP"}, "expected a sheet 'Share of GDP', found 'Front page"),
        ({"without": "Constant (2030) US$"}, "expected a sheet 'Constant (year) US$'"),
        ({"header": "State"}, "expected a row that begins 'Country'"),
        ({"states": {"Chad": ["much", 1, 1]}}, "'much' is no figure"),
    ],
)
def test_one_clear_line(tmp_path: Path, options, says: str) -> None:
    with pytest.raises(Refused) as error:
        load(workbook(tmp_path / "a.xlsx", **options))
    assert says in str(error.value)
    assert "\n" not in str(error.value)

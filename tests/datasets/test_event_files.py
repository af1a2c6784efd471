import csv
import gzip
import zipfile
from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from event_layouts import ICEWS, POLECAT, gdelt_row, icews_row, polecat_row, write
from hypothesis import given, settings
from hypothesis import strategies as st
from layouts import SPOILED

from comity import datasets
from comity.model import Refused

Cell = tuple[tuple[str, ...], str, str, float | None, str, int]


def cells(found: datasets.Load) -> list[Cell]:
    return [
        (seen.parties, seen.variable, seen.period, seen.value, seen.flag, seen.line)
        for seen in found.observations
        if seen.parties
    ]


@pytest.mark.parametrize("version", ["1.0", "2.0"])
def test_gdelt_counts_what_one_article_says_once(tmp_path: Path, version: str) -> None:
    rows = [
        gdelt_row(version=version),
        gdelt_row(version=version, event="2", goldstein="4.0"),
        gdelt_row(version=version, event="3", goldstein="3.0", tone="0.5", address="https://example.org/b"),
        gdelt_row(version=version, event="4", actors=("TCD", "NOR")),
        gdelt_row(version=version, event="5", root="19", goldstein=""),
    ]
    found = datasets.load("gdelt", write(tmp_path / "a.CSV", *rows))
    assert cells(found) == [
        (("NOR", "TCD"), "events_04", "2031-02-05", 2, "", 1),
        (("NOR", "TCD"), "goldstein_04", "2031-02-05", 2, "", 1),
        (("NOR", "TCD"), "tone_04", "2031-02-05", -1, "", 1),
        (("TCD", "NOR"), "events_04", "2031-02-05", 1, "", 4),
        (("TCD", "NOR"), "goldstein_04", "2031-02-05", 1, "", 4),
        (("TCD", "NOR"), "tone_04", "2031-02-05", -2.5, "", 4),
        (("NOR", "TCD"), "events_19", "2031-02-05", 1, "", 5),
        (("NOR", "TCD"), "goldstein_19", "2031-02-05", None, "known of 0 of 1 events", 5),
        (("NOR", "TCD"), "tone_19", "2031-02-05", -2.5, "", 5),
    ]
    assert (
        found.observations[0].text == "04 consult | in TCD (2)".replace("TCD", "COG")
        or "in" in found.observations[0].text
    )
    assert all(seen.directed for seen in found.observations if seen.parties)
    assert found.release.notes[0].text == "1 rows repeat what the same source says in another row; counted once"
    stamp = "20310205120000" if version == "2.0" else "20310205"
    assert (found.release.part, found.release.release, found.release.rows) == (f"{version} {stamp}", version, 5)
    assert (found.observations[-1].period, found.observations[-1].flag) == ("2031-02-05", "partial")


def test_gdelt_rows_without_an_address_count_each(tmp_path: Path) -> None:
    rows = [gdelt_row(version="1.0"), *(gdelt_row(version="1.0", event=event, address="") for event in "23")]
    assert [row.count("\t") for row in rows] == [57, 56, 56]
    assert cells(datasets.load("gdelt", write(tmp_path / "a.CSV", *rows)))[0][3] == 3


def test_gdelt_sets_aside_by_reason(tmp_path: Path) -> None:
    rows = [
        gdelt_row(),
        gdelt_row(actors=("", "NOR")),
        gdelt_row(actors=("NOR", "")),
        gdelt_row(actors=("NOR", "NOR")),
        gdelt_row(actors=("NOR", "AFR")),
        gdelt_row(day="20300205", added="20310205120000"),
        gdelt_row(day="20310204", added="20310207120000", actors=("NOR", "ROM")),
    ]
    found = datasets.load("gdelt", write(tmp_path / "a.CSV", *rows))
    assert [(row.line, row.reason, row.rows) for row in found.release.aside] == [
        (2, "no country on one side or both", 2),
        (4, "within one state", 1),
        (5, "a region, or a country without a code", 1),
        (6, "reported more than 7 days after its date", 1),
    ]
    assert found.release.unresolved == {"AFR": 1}
    assert cells(found)[3] == (("NOR", "ROU"), "events_04", "2031-02-04", 1, "reported up to 3 days later", 7)


def test_gdelt_of_years_before_it_was_daily(tmp_path: Path) -> None:
    """They were added years after the day, which says nothing; they have no addresses, and their part is their days."""
    rows = [
        gdelt_row(version="1.0", event=str(number), day=f"1979010{number}", added="20130203", address="")
        for number in (1, 1, 2, 3)
    ]
    found = datasets.load("gdelt", write(tmp_path / "1979.csv", *rows))
    assert [(cell[2], cell[3], cell[4]) for cell in cells(found) if cell[1] == "events_04"] == [
        ("1979-01-01", 1, ""),
        ("1979-01-02", 1, ""),
        ("1979-01-03", 1, ""),
    ]
    assert found.release.part == "1.0 19790101 to 19790103"
    assert found.observations[-1].period == "1979-01-01/1979-01-03"


@pytest.mark.parametrize("pack", ["gzip", "zip"])
def test_a_packed_file_is_the_same(tmp_path: Path, pack: str) -> None:
    plain = write(tmp_path / "a.CSV", gdelt_row())
    packed = tmp_path / "a.packed"
    if pack == "gzip":
        packed.write_bytes(gzip.compress(plain.read_bytes()))
    else:
        with zipfile.ZipFile(packed, "w") as archive:
            archive.write(plain, "a.CSV")
    assert cells(datasets.load("gdelt", packed)) == cells(datasets.load("gdelt", plain))


@pytest.mark.parametrize("name", ["gdelt", "icews", "polecat"])
@pytest.mark.parametrize(("change", "says"), SPOILED.values(), ids=list(SPOILED))
def test_what_is_no_file_of_events_is_refused(tmp_path: Path, change, says: str, name: str) -> None:
    path = write(tmp_path / "a.CSV", gdelt_row())
    path.write_bytes(change(path.read_bytes()))
    with pytest.raises(Refused, match=says) as error:
        datasets.load(name, path)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("name", "rows", "says"),
    [
        ("gdelt", [gdelt_row().replace("\t", ";")], "expected rows of 58 (1.0) or 61 (2.0) cells between tabs"),
        ("gdelt", ["\t".join(["1"] * 16)], "found 16, as in a file of mentions"),
        ("gdelt", ["\t".join(["GLOBALEVENTID"] * 61), gdelt_row()], "no header, found a header"),
        ("gdelt", [gdelt_row(day="05.02.2031", added="20310205120000")] * 3, "'05.02.2031' is no day such as 20180131"),
        ("gdelt", [gdelt_row(root="4")] * 3, "'4' is no root code of CAMEO"),
        ("gdelt", [gdelt_row(day="20310206", added="20310205120000")] * 3, "after it was added on 2031-02-05"),
        ("gdelt", [gdelt_row(), *[gdelt_row()[:60]] * 3], "cells where a row has 61"),
        (
            "gdelt",
            [gdelt_row(goldstein="60", day=f"2031020{day}", added="20310205120000") for day in "345"],
            "values are not from -10 to 10",
        ),
        ("icews", [ICEWS.replace("\t", ";"), icews_row()], "expected cells between '\\t', found ';'"),
        ("icews", [ICEWS.replace("Intensity", "Goldstein"), icews_row()], "column 8 to be 'Intensity'"),
        ("icews", [ICEWS, *[icews_row(code="40")] * 3], "'40' is no code of CAMEO"),
        ("icews", [ICEWS, *[icews_row(code="10")] * 3], "'10' is no code of CAMEO, which has three digits"),
        ("icews", [ICEWS, *[icews_row(day="05/02/2031")] * 3], "'05/02/2031' is no day such as 2018-01-31"),
        ("icews", [ICEWS, *[f"{icews_row()}\tmore"] * 3], "21 cells where the header has 20"),
        ("polecat", [POLECAT.replace("Actor Country", "Actor"), polecat_row()], "found none called Actor Country"),
        ("polecat", [POLECAT.replace("Intensity", "Score"), polecat_row()], "expected a column Event Intensity or Int"),
        ("polecat", [POLECAT, *[polecat_row(kind="MEET")] * 3], "'MEET' is no type of PLOVER"),
        ("polecat", [POLECAT, *[polecat_row()[:-5] + "\t\tx"] * 3], "19 cells where the header has 18"),
        ("polecat", [POLECAT, polecat_row(actor="None")], "expected events between two states, found none"),
    ],
)
def test_one_clear_line(tmp_path: Path, name: str, rows: list[str], says: str) -> None:
    path = write(tmp_path / "a.CSV", *rows)
    with pytest.raises(Refused) as error:
        datasets.load(name, path)
    assert says in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("name", "rows"),
    [("gdelt", [gdelt_row()]), ("icews", [ICEWS, icews_row()]), ("polecat", [POLECAT, polecat_row()])],
)
def test_a_truncated_file_is_refused(tmp_path: Path, name: str, rows: list[str]) -> None:
    path = write(tmp_path / "a.CSV", *rows, *rows[-1:], end="")
    with pytest.raises(Refused, match="cut off"):
        datasets.load(name, path)
    path.write_bytes(gzip.compress(path.read_bytes() * 50)[:-12])
    with pytest.raises(Refused, match="cut off or damaged"):
        datasets.load(name, path)


def test_icews(tmp_path: Path) -> None:
    rows = [
        icews_row(),
        icews_row(event="2", code="042", intensity="1.9"),
        icews_row(event="3", story="8", intensity="2"),
        icews_row(event="4", source="Chad", target="Norway", day="2031-02-06"),
        icews_row(source="NA"),
        icews_row(source="Chad"),
        icews_row(source="Atlantis"),
    ]
    found = datasets.load("icews", write(tmp_path / "a.tab", ICEWS, *rows))
    assert cells(found) == [
        (("NOR", "TCD"), "events_04", "2031-02-05", 2, "", 2),
        (("NOR", "TCD"), "intensity_04", "2031-02-05", 1.5, "", 2),
        (("TCD", "NOR"), "events_04", "2031-02-06", 1, "", 5),
        (("TCD", "NOR"), "intensity_04", "2031-02-06", 1, "", 5),
    ]
    assert found.observations[0].text == "04 consult | in TCD (2)"
    assert (found.release.part, found.release.release) == ("2031-02-05/2031-02-06", "to 2031-02-06")
    assert found.release.unresolved == {"Atlantis": 1}
    assert [row.line for row in found.release.aside] == [6, 7, 8]


def test_icews_as_csv_is_the_same(tmp_path: Path) -> None:
    tab = write(tmp_path / "a.tab", ICEWS, icews_row(), icews_row(event="2", story="8"))
    path = tmp_path / "a.csv"
    with path.open("w", newline="") as file:
        out = csv.writer(file)
        out.writerow([*(name.lower().replace(" ", "_") for name in ICEWS.split("\t")), "year", "yearmonth"])
        for line in tab.read_text().splitlines()[1:]:
            out.writerow([*line.replace("NA", "").replace("Saltmaster", "Salt, master").split("\t"), "2031", "203102"])
    assert cells(datasets.load("icews", path)) == cells(datasets.load("icews", tab))


def test_polecat(tmp_path: Path) -> None:
    rows = [
        polecat_row(actor="NOR; SWE", recipient="TCD; NOR"),
        polecat_row(event="2", kind="ASSAULT", intensity="None"),
        polecat_row(event="3") + "\t\t",
        polecat_row(event="4", actor="None"),
        polecat_row(event="5", actor="TCD"),
        polecat_row(event="6", actor="QQQ"),
    ]
    found = datasets.load("polecat", write(tmp_path / "a.txt", POLECAT, *rows))
    assert cells(found) == [
        (("NOR", "TCD"), "events_consult", "2031-02-05", 2, "", 2),
        (("NOR", "TCD"), "intensity_consult", "2031-02-05", 2.5, "", 2),
        (("SWE", "NOR"), "events_consult", "2031-02-05", 1, "", 2),
        (("SWE", "NOR"), "intensity_consult", "2031-02-05", 2.5, "", 2),
        (("SWE", "TCD"), "events_consult", "2031-02-05", 1, "", 2),
        (("SWE", "TCD"), "intensity_consult", "2031-02-05", 2.5, "", 2),
        (("NOR", "TCD"), "events_assault", "2031-02-05", 1, "", 3),
        (("NOR", "TCD"), "intensity_assault", "2031-02-05", None, "known of 0 of 1 events", 3),
    ]
    assert found.release.unresolved == {"QQQ": 1}
    other = POLECAT.replace("Intensity", "Event Intensity").replace("Event ID", "Headline\tEvent ID")
    same = datasets.load("polecat", write(tmp_path / "b.txt", other, *(f"Salt\t{row}" for row in rows)))
    assert cells(same) == cells(found)


ACTORS = st.sampled_from(["", "NOR", "TCD", "CHN", "AFR"])
ROWS = st.tuples(ACTORS, ACTORS, st.sampled_from(["04", "19"]), st.integers(-100, 100), st.sampled_from("abc"))


@settings(deadline=None, max_examples=40)
@given(st.lists(ROWS, min_size=1, max_size=30))
def test_counts_and_means_are_those_of_a_plain_sum(rows: list[tuple[str, str, str, int, str]]) -> None:
    """The rule by other means: the first row of each pair, root and address, then counts and means of those."""
    first: dict[tuple[str, str, str, str], float] = {}
    for source, target, root, score, address in rows:
        if source != target and {source, target} <= {"NOR", "TCD", "CHN"}:
            first.setdefault((source, target, root, address), score / 10)
    expected: dict[tuple[tuple[str, str], str], list[float]] = defaultdict(list)
    for (source, target, root, _), score in first.items():
        expected[(source, target), root].append(score)
    written = [
        gdelt_row(event=str(number), actors=(source, target), root=root, goldstein=str(score / 10), address=address)
        for number, (source, target, root, score, address) in enumerate(rows)
    ]
    with TemporaryDirectory() as folder:
        found = datasets.load("gdelt", write(Path(folder) / "a.CSV", *written))
    counts = {(seen.parties, seen.variable[-2:]): seen.value for seen in found.observations if seen.unit == "events"}
    means = {(seen.parties, seen.variable[-2:]): seen.value for seen in found.observations if "gold" in seen.variable}
    assert counts == {cell: len(scores) for cell, scores in expected.items()}
    assert means == {cell: pytest.approx(sum(scores) / len(scores)) for cell, scores in expected.items()}


def test_polecat_files_that_name_columns_they_have_not(tmp_path: Path) -> None:
    plain = datasets.load("polecat", write(tmp_path / "a.txt", POLECAT, polecat_row()))
    header = POLECAT.replace("Event ID", "Event ID\tHeadline\tEvent Text")
    assert cells(datasets.load("polecat", write(tmp_path / "b.txt", header, polecat_row()))) == cells(plain)


def test_a_place_without_a_code_is_counted(tmp_path: Path) -> None:
    found = datasets.load("gdelt", write(tmp_path / "a.CSV", gdelt_row(place="OS")))
    assert found.release.unresolved == {"place OS": 1}
    assert found.observations[0].text == "04 consult"

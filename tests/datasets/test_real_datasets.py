"""The files as their publishers distribute them; figures are those the publishers or their READMEs state."""

import csv
import gzip
from collections import defaultdict
from pathlib import Path

import pytest

from comity import datasets

DATA = Path(__file__).parents[2].parent / "shared" / "data"
DELIVERED = [
    2205.0, 2463.2, 2509.0, 2072.8, 2883.0, 3066.0, 2444.5, 1359.6, 1483.4, 1092.8, 683.2, 760.5,
    626.5, 661.0, 560.5, 765.5, 772.0, 1229.8, 1686.0, 1095.0, 547.0, 466.8, 579.5, 371.5,
]  # fmt: skip


def real(name: str) -> Path:
    path = DATA / name
    if not path.exists():
        pytest.skip(f"the dataset's file is not here: {name}")
    return path


def test_deals_from_russia_to_china() -> None:
    path = real("sipri_trade_register/trade-register_all-to-all_1950-2025_gen2025-10-23.csv")
    found = datasets.load("sipri_register", path)
    assert (found.release.rows, found.release.release) == (28_348, "2025-10-23")
    assert len(found.release.notes) == 2
    deals = [seen for seen in found.observations if seen.parties == ("RUS", "CHN") and seen.variable == "tiv_delivered"]
    assert len(deals) == 181
    assert round(sum(seen.value or 0 for seen in deals)) == 38_156 + 32_980
    assert all("rebel" in row.text or "no code for" in row.reason for row in found.release.aside)
    lines = path.read_bytes().decode("cp1252").split("\n")
    assert all(seen.text.split(" | ")[0] in lines[seen.line - 1] for seen in deals)


def test_deliveries_from_russia_to_china_by_year() -> None:
    path = real("sipri_trade_register/deliveries_all-to-all_2000-2030_gen2025-01-03.csv")
    found = datasets.load("sipri_register", path)
    assert found.release.rows == 20_480
    years: dict[str, float] = defaultdict(float)
    for seen in found.observations:
        if seen.parties == ("RUS", "CHN") and seen.variable == "tiv_delivered":
            years[seen.period] += seen.value or 0
    assert [years[str(year)] for year in range(2000, 2024)] == pytest.approx(DELIVERED, abs=0.051)


def test_vetoes() -> None:
    found = datasets.load("un_sc_vetoes", real("un_sc_vetoes/unsc_vetoes_1946_sept2022.csv"))
    same = datasets.load("un_sc_vetoes", real("un_sc_vetoes/unsc_vetoes_1946_sept2022_isodate.csv"))
    vetoes = [seen for seen in found.observations if seen.variable == "veto"]
    assert (found.release.rows, len(vetoes), found.release.aside) == (214, 214, ())
    since = [seen.parties for seen in vetoes if seen.period >= "1990"]
    assert sum("RUS" in parties for parties in since) == 31
    assert sum("CHN" in parties for parties in since) == 16
    assert since.count(("CHN", "RUS")) == 14
    assert [(seen.parties, seen.period) for seen in same.observations] == [
        (seen.parties, seen.period) for seen in found.observations
    ]
    assert {note.line for note in found.release.notes} >= {83, 96, 190, 196}


def test_transcribed_vetoes() -> None:
    found = datasets.load("un_sc_vetoes", real("un_sc_vetoes/unsc_vetoes_supplement_2022-2025_transcribed.csv"))
    assert found.release.rows == 19
    assert sum(seen.parties == ("CHN", "RUS") for seen in found.observations) == 3


def test_general_assembly(tmp_path: Path) -> None:
    """China and Russia cast the same vote in 75.3 % of the 900 roll calls of the 2010s in which both did."""
    path = real("un_ga_votes/unvotes_reconstructed_1946-2020.csv.gz")
    held = datasets.load("un_ga_votes", real("un_ga_votes/unvotes_rollcalls_1946-2020.csv.gz"))
    assert held.observations[-1].flag == "complete"
    days = {seen.text.split(" | ")[0]: seen.period for seen in held.observations if seen.variable == "session"}
    with gzip.open(path, "rt") as file:
        pair = [line for line in file if line.split(",")[1] in ("ccode", "710", "365", "713")]
    (tmp_path / "pair.csv").write_text("".join(pair))
    found = datasets.load("un_ga_votes", tmp_path / "pair.csv").observations
    cast: dict[str, dict[str, float]] = defaultdict(dict)
    for seen in found:
        if seen.value is not None:
            cast[seen.text][seen.parties[0]] = seen.value
    both = [votes for roll, votes in cast.items() if "2010" <= days[roll] < "2020" and {"CHN", "RUS"} <= votes.keys()]
    same = sum(votes["CHN"] == votes["RUS"] for votes in both)
    assert (len(both), round(same / len(both), 3)) == (900, 0.753)
    assert max(days[roll] for roll, votes in cast.items() if "TWN" in votes) < "1971-10-25"
    assert min(days[roll] for roll, votes in cast.items() if "CHN" in votes) == "1971-11-03"


def test_general_assembly_in_r() -> None:
    held = datasets.load("un_ga_votes", real("un_ga_votes/un_roll_calls.rda"))
    same = datasets.load("un_ga_votes", real("un_ga_votes/un_roll_calls.csv"))
    assert (held.release.rows, held.release.release) == (6203, "to roll call 009147")
    assert held.table.column("id").to_pylist() == same.table.column("id").to_pylist()
    assert held.table.column("value").to_pylist() == same.table.column("value").to_pylist()


def test_ideal_points_of_two_vintages(tmp_path: Path) -> None:
    new = datasets.load("un_ideal_points", real("un_ideal_points/IdealpointsJuly2025.dta"))
    assert (new.release.rows, new.release.release, new.release.aside) == (11_440, "2025-07", ())
    columns = (new.table.column(name).to_pylist() for name in ("variable", "parties", "period", "value"))
    points = {
        (parties[0], period): value
        for variable, parties, period, value in zip(*columns, strict=True)
        if variable == "ideal_point_all"
    }
    apart = [round(abs(points["CHN", year] - points["RUS", year]), 2) for year in ("1990", "1993", "2000", "2023")]
    assert apart == [0.2, 3.03, 1.29, 0.07]
    old = real("un_ideal_points/IdealpointestimatesAll_Apr2020.csv")
    lines = old.read_bytes().splitlines(keepends=True)
    (tmp_path / old.name).write_bytes(b"".join((lines[0], *(line for line in lines if line.endswith(b"Ivoire\r\n")))))
    theirs = datasets.load("un_ideal_points", tmp_path / old.name).release
    assert (theirs.rows, theirs.release, theirs.aside) == (59, "2020-04", ())
    assert theirs.release < new.release.release


def test_alliances_of_china_and_russia() -> None:
    found = datasets.load("atop", real("alliances_atop/atop5_1a.csv"))
    with real("check_tables/atop51_alliances_with_china_and_russia.csv").open() as file:
        table = list(csv.DictReader(line for line in file if line[0] != "#"))
    theirs = {
        seen.text: seen
        for seen in found.observations
        if {"CHN", "RUS"} <= set(seen.parties) and seen.variable == "nonagg"
    }
    assert {row["atopid"]: float(row["nonagg"]) for row in table} == {name: seen.value for name, seen in theirs.items()}
    assert (found.release.rows, found.release.release, len(found.release.aside)) == (789, "5.1", 1)
    assert (theirs["4385"].period, theirs["4980"].period) == ("1992-12-18/2001-07-16", "2001-07-16/..")
    coverage = found.observations[-1]
    assert (coverage.period, coverage.flag) == ("1815/2018", "complete")


def test_alliance_dyads_of_china_and_russia(tmp_path: Path) -> None:
    with gzip.open(real("alliances_atop/atop_alliance_dyad_year.csv.gz"), "rt") as file:
        (tmp_path / "pair.csv").write_text("".join(line for line in file if line.startswith(("c", "710.0,365.0"))))
    found = datasets.load("atop", tmp_path / "pair.csv").observations
    nonagg, consul, defense = (
        [seen.period for seen in found if seen.variable == name and seen.value and seen.period > "1990"]
        for name in ("nonagg", "consul", "defense")
    )
    assert (nonagg[0], consul[0], len(nonagg), len(consul), defense) == ("1992", "2001", 27, 18, [])

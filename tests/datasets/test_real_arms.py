"""Files on arms and money as their publishers distribute them; figures are those that are published of them."""

import csv

import pytest
from test_real_datasets import DELIVERED, real

from comity import datasets

TOTALS = "sipri_published_totals_china_imports_russia_exports.csv"


def checked(name: str) -> list[dict[str, str]]:
    """A table of published figures, without the line that names its source."""
    lines = real(f"check_tables/{name}").read_text("utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def values(found: datasets.Load, variable: str, parties: tuple[str, ...]) -> dict[str, float | None]:
    """The values of one variable for some parties, by period; a cell that is there twice fails."""
    columns = (found.table.column(name).to_pylist() for name in ("variable", "parties", "period", "value"))
    seen = [
        (period, value)
        for name, pair, period, value in zip(*columns, strict=True)
        if name == variable and tuple(pair) == parties
    ]
    assert len({period for period, _ in seen}) == len(seen)
    return dict(seen)


def test_volumes_from_russia_to_china() -> None:
    found = datasets.load("sipri_tiv", real("sipri_tiv_tables/russia_exports_by_recipient_1950-2023_long.csv"))
    years = values(found, "tiv_delivered", ("RUS", "CHN"))
    assert sum(value or 0 for value in years.values()) == pytest.approx(38_542, abs=0.5 * len(years))
    assert [years[str(year)] for year in range(2000, 2024)] == pytest.approx(DELIVERED, abs=0.51)
    found = datasets.load("sipri_tiv", real("sipri_tiv_tables/china_exports_by_recipient_1950-2023_long.csv"))
    years = values(found, "tiv_delivered", ("CHN", "RUS"))
    assert [years[year] for year in ("2018", "2019", "2021", "2022", "2023")] == [10, 5, 5, 5, 1]


def test_volumes_in_another_vintage() -> None:
    found = datasets.load(
        "sipri_tiv", real("sipri_tiv_tables/tiv_imports_by_recipient_supplier_year_1950-2021_long.csv")
    )
    assert found.release.rows == 41_214
    years = values(found, "tiv_delivered", ("RUS", "CHN"))
    assert [years[year] for year in ("1990", "1991", "2017", "2018", "2019", "2020", "2021")] == [
        81, 260, 986, 1767, 1179, 632, 773,
    ]  # fmt: skip
    assert not values(found, "tiv_delivered", ("CHN", "RUS"))
    newer = {row["year"]: row["china_imports_total_tiv"] for row in checked(TOTALS)}
    imported = values(found, "tiv_imported", ("CHN",))
    years = [str(year) for year in range(1950, 2000)]
    assert sum(imported[year] or 0 for year in years) == pytest.approx(
        sum(float(newer[year]) for year in years), rel=0.03
    )


def test_military_expenditure() -> None:
    found = datasets.load("sipri_milex", real("sipri_milex/SIPRI-Milex-data-1949-2024_2.xlsx"))
    assert (found.release.release, found.release.unresolved) == ("to 2024", {})
    constant, share = (
        {name: values(found, variable, (name,)) for name in ("CHN", "RUS", "CRI", "ISL")}
        for variable in ("milex_constant_usd", "milex_share_gdp")
    )
    assert [round(constant[name]["2024"] or 0) for name in ("CHN", "RUS")] == [317_561, 150_534]
    assert [round(share[name]["2024"] or 0, 3) for name in ("CHN", "RUS")] == [0.017, 0.071]
    current = values(found, "milex_current_usd", ("RUS",))
    assert (current["1992"], current["1989"]) == (None, pytest.approx(218_759.66, abs=0.01))
    assert constant["CRI"]["2010"] == constant["ISL"]["2010"] == 0


def test_world_bank() -> None:
    products = datasets.load("world_bank", real("country_controls/worldbank_gdp_current_usd.csv"))
    years = values(products, "gdp_current_usd", ("RUS",))
    assert [round((years[year] or 0) / 1e9) for year in ("2021", "2022", "2023")] == [1843, 2266, 2021]
    people = datasets.load("world_bank", real("country_controls/worldbank_population.csv"))
    assert values(people, "population", ("RUS",))["2024"] == 143_533_851
    assert people.release.unresolved == {"Channel Islands": 65}
    edited = datasets.load("world_bank", real("country_controls/API_MS.MIL.XPND.CD_DS2_en_csv_v2_11551.csv"))
    assert edited.release.unresolved == {"Channel Islands": 1}
    assert {row.reason for row in edited.release.aside} == {"an aggregate of countries", "no code for Channel Islands"}


def test_defence_cooperation() -> None:
    found = datasets.load("dcad", real("dcad/DCAD-v1.0-main.csv"))
    assert (found.release.rows, found.release.aside) == (1871, ())
    general = [(seen.period[:4], seen.value) for seen in found.observations if seen.variable == "dca_general"]
    for row in checked("kinne_dcad_counts_by_year.csv"):
        of_year = [value for year, value in general if year == row["sign_year"]]
        assert (len(of_year), sum(value == 1 for value in of_year)) == (int(row["n"]), int(row["n_general"]))
    pair = [seen for seen in found.observations if seen.parties == ("CHN", "RUS") and seen.variable == "dca_signed"]
    published = checked("kinne_dcad_russia_china.csv")
    assert [(seen.period[:4], seen.text.split(" | ")[-1]) for seen in pair] == [
        (row["signYear"], row["DCAid"]) for row in published
    ]
    active = [
        seen.period for seen in found.observations if seen.parties == ("CHN", "RUS") and seen.variable == "dca_active"
    ]
    counts = {year: sum(span[:4] <= year <= span[-4:] for span in active) for year in ("1992", "1996", "2003", "2008")}
    assert counts == {"1992": 2, "1996": 7, "2003": 2, "2008": 0}


def test_gdelt() -> None:
    """Of ten rows from China to Russia eight are of one article, which says two kinds of things."""
    pair = []
    for name, rows in (("20170101073000", 720), ("20180101000000", 2414), ("20191024143000", 2111)):
        found = datasets.load("gdelt", real(f"gdelt_events/{name}.export.CSV"))
        assert (found.release.rows, found.release.part) == (rows, f"2.0 {name}")
        pair += [seen for seen in found.observations if set(seen.parties) == {"CHN", "RUS"} and seen.unit == "events"]
    assert sum(seen.value or 0 for seen in pair) == 3
    older = datasets.load("gdelt", real("gdelt_events/gdelt1_20160728_sample_events.tsv"))
    assert (older.release.rows, older.release.layout) == (710, "1.0")


def test_icews() -> None:
    found = datasets.load("icews", real("icews_events/events.2018.sample.tab"))
    same = datasets.load("icews", real("icews_events/icews_sample.csv"))
    assert (found.release.rows, same.release.rows) == (3705, 4993)
    assert found.release.unresolved == same.release.unresolved == {}
    assert found.release.part == "2018-06-01/2018-06-02"
    with_each = {
        (seen.parties, seen.period, seen.variable): seen.value
        for seen in same.observations
        if seen.period == "2018-06-01"
    }
    assert all(
        with_each[seen.parties, seen.period, seen.variable] == seen.value
        for seen in found.observations
        if seen.period == "2018-06-01"
    )

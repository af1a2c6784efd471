"""Tables of Correlates of War and its kin, as the R package peacesciencer has them."""

from collections import Counter
from functools import cache

from test_real_datasets import real

from comity import codes, datasets

# As printed in the package's own description of the data.
CINC = {
    ("RUS", "1990"): 0.1295, ("CHN", "1990"): 0.1118, ("RUS", "2014"): 0.0392, ("CHN", "2014"): 0.2290, ("CHN", "2022"): 0.2341,
}  # fmt: skip


@cache
def table(name: str, file: str) -> datasets.Load:
    return datasets.load(name, real(f"peacesciencer/{file}.csv"))


def cells(found: datasets.Load, variable: str) -> list[tuple[tuple[str, ...], str, float | None, str]]:
    """Parties, period, value and text of one variable, without making a record of each cell."""
    columns = (found.table.column(name).to_pylist() for name in ("variable", "parties", "period", "value", "text"))
    return [
        (tuple(who), when, value, text)
        for name, who, when, value, text in zip(*columns, strict=True)
        if name == variable
    ]


def test_capabilities() -> None:
    found = table("nmc", "cow_nmc")
    assert (found.release.rows, found.release.release, found.release.aside) == (17_121, "to 2022", ())
    every = cells(found, "cinc")
    cinc = {(who[0], when): round(value, 4) for who, when, value, _ in every if value is not None}
    assert {key: cinc[key] for key in CINC} == CINC
    twice = {key for key, count in Counter((who[0], when) for who, when, _, _ in every).items() if count > 1}
    assert twice == {("DEU", "1990"), ("YEM", "1990")}  # two numbers each in the year of their unions
    assert {text for who, when, _, text in every if (who[0], when) == ("DEU", "1990")} == {"cow 255", "cow 260"}


def test_lists_of_states_are_those_of_the_codes() -> None:
    for system, file, last in (("cow", "cow_states", "2016-12-31"), ("gw", "gw_states", "2017-12-31")):
        found = table(file, file)
        listed = sorted(
            (each.parties[0], *each.period.split("/"), each.text.partition(" | ")[0])
            for each in found.observations
            if each.variable == "member"
        )
        assert listed == sorted(
            (each.code, each.start, each.end or last, each.abbreviation) for each in codes.spells(system)
        )


def test_major_powers_and_rivalries() -> None:
    majors = [each for each in table("majors", "cow_majors").observations if each.parties == ("RUS",)]
    assert [each.period for each in majors] == ["1816-01-01/1917-12-05", "1922-01-01/2016-12-31"]
    rivals = [each.period for each in table("rivalries", "td_rivalries").observations if each.parties == ("CHN", "RUS")]
    assert sorted(rivals) == ["1816/1949", "1958/1989"]
    found = table("rivalries", "tss_rivalries")
    assert (found.release.rows, found.release.release, found.release.unresolved) == (264, "to 2020", {"cow 324": 2})


def test_disputes_organisations_and_trade() -> None:
    disputes = table("mids", "cow_mid_dirdisps")
    assert (disputes.release.rows, disputes.release.part, disputes.release.aside) == (11_390, "dyads", ())
    hostile = {(who, when, text) for who, when, _, text in cells(disputes, "hostility")}
    assert all((who[::-1], when, text) in hostile for who, when, text in hostile)
    assert table("mids", "cow_mid_disps").release.rows == 2_436
    organisations = table("igos", "cow_igo_sy")
    assert (organisations.release.rows, organisations.release.release) == (15_557, "to 2014")
    trade = table("trade", "cow_trade_sy")
    assert (trade.release.rows, trade.release.release, trade.release.aside) == (14_410, "to 2014", ())


def test_whole_tables_are_complete() -> None:
    for name, file in (
        ("cow_states", "cow_states"),
        ("gw_states", "gw_states"),
        ("majors", "cow_majors"),
        ("rivalries", "td_rivalries"),
        ("rivalries", "tss_rivalries"),
        ("mids", "cow_mid_dirdisps"),
    ):
        found = table(name, file)
        column = zip(*(found.table.column(field).to_pylist() for field in ("variable", "flag")), strict=True)
        assert ("coverage", "complete") in set(column), file
        assert found.release.notes == ()

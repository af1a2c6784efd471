"""Joins: values where they belong, reasons where there are none, and the citation of exactly what was joined."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from arro3.core import Table

import comity
from comity.dyad_years import JOINS, Dyads
from comity.dyad_years.grid import Grid
from comity.model import Observation, Refused, Release, key
from comity.store.columns import to_table


class Made:
    """A shelf of observations that a test writes out."""

    def __init__(self) -> None:
        self.held: dict[str, list[Observation]] = {}

    def put(self, dataset: str, parties: str, period: str, variable: str, value: float | None, **more: Any) -> "Made":
        rows = self.held.setdefault(dataset, [])
        rows.append(
            Observation(
                id=key(dataset, len(rows)), dataset=dataset, parties=tuple(parties.split()), period=period,
                variable=variable, value=value, **{"release": "1", **more},
            )
        )  # fmt: skip
        return self

    def covers(self, dataset: str, period: str, *, complete: bool, part: str = "") -> "Made":
        return self.put(dataset, "", period, "coverage", None, flag="complete" if complete else "partial", part=part)

    def releases(self, dataset: str) -> list[Release]:
        parts = dict(sorted((row.part, row.release) for row in self.held.get(dataset, [])))
        return [
            Release(
                dataset=dataset, part=part, release=parts[part], lock=f"lock of {dataset}", file=f"{dataset}.csv", layout="l",
                title=dataset, citation=f"@misc{{{dataset}}}", terms="free", rows=1, observations=1,
            )
            for part in parts
        ]  # fmt: skip

    def observations(self, dataset: str, part: str | None = None, variables: Sequence[str] = ()) -> Table:
        rows = [row for row in self.held[dataset] if part in (None, row.part)]
        return to_table([row for row in rows if not variables or row.variable in variables], Observation)


def table(
    made: Made, first: int, last: int, join: str, *states: str, directed: bool = False, **options: Any
) -> list[dict[str, Any]]:
    grid = Grid(first, last, directed=directed, system="cow", states=states)
    rows = Dyads(grid, made).add(join, **options).arrow()
    columns = {name: rows.column(name).to_pylist() for name in rows.column_names}
    return [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]


def test_variables_of_states_stand_on_both_sides_and_what_is_unknown_says_why() -> None:
    made = (
        Made()
        .put("world_bank", "CHN", "2000", "gdp_current_usd", 5.0)
        .put("world_bank", "RUS", "2000", "gdp_current_usd", 3.0)
    )
    made.put("world_bank", "CHN", "2001", "gdp_current_usd", 6.0).covers("world_bank", "2000/2001", complete=False)
    before, full, half = table(made, 1999, 2001, "gdp", "CHN", "RUS")
    assert (full["gdp_a"], full["gdp_b"], full["gdp_reason"]) == (3.0, 5.0, None)
    assert (before["gdp_a"], before["gdp_reason"]) == (None, "outside the coverage of world_bank, 2000-2001")
    assert (half["gdp_a"], half["gdp_b"], half["gdp_reason"]) == (None, 6.0, "world_bank has no value for this year")


def alliance(made: Made, name: str, members: Sequence[tuple[str, str]], **duties: int) -> None:
    for party, period in members:
        for variable in ("defense", "offense", "neutral", "nonagg", "consul"):
            made.put("atop", party, period, variable, float(duties.get(variable, 0)), text=name, part="members")


def test_alliances_come_from_members_at_the_same_time() -> None:
    made = Made().covers("atop", "1815/2018", complete=True, part="members")
    alliance(made, "1", [("CHN", "1992/2001"), ("RUS", "1992/2001"), ("IND", "1995/..")], nonagg=1)
    alliance(made, "2", [("RUS", "2001-07-16/.."), ("CHN", "2001-07-16/..")], consul=1)
    rows = {
        (row["state_a"], row["state_b"], row["year"]): row
        for row in table(made, 1991, 2019, "alliances", "CHN", "RUS", "IND")
    }
    assert rows["RUS", "CHN", 1991]["alliance"] == 0
    assert (rows["RUS", "CHN", 1992]["nonagg"], rows["RUS", "CHN", 1992]["consul"]) == (1, 0)
    assert (rows["RUS", "CHN", 2001]["nonagg"], rows["RUS", "CHN", 2001]["consul"]) == (1, 1)
    assert (rows["RUS", "CHN", 2018]["nonagg"], rows["RUS", "CHN", 2018]["consul"]) == (0, 1)
    assert (
        rows["RUS", "IND", 1994]["nonagg"],
        rows["RUS", "IND", 1995]["nonagg"],
        rows["RUS", "IND", 2002]["nonagg"],
    ) == (0, 1, 0)
    assert (rows["RUS", "CHN", 2019]["alliance"], rows["RUS", "CHN", 2019]["alliances_reason"]) == (
        None, "outside the coverage of atop, 1815-2018",
    )  # fmt: skip


def test_duties_are_each_ones_own_where_the_dyad_is_directed() -> None:
    made = Made().covers("atop", "1815/2018", complete=True, part="members")
    for party, duty in (("RUS", 1.0), ("CHN", 0.0)):
        for variable in ("defense", "offense", "neutral", "nonagg", "consul"):
            made.put("atop", party, "2000", variable, duty if variable == "defense" else 0.0, text="9", part="members")
    directed = {
        row["state_a"]: row["defense"] for row in table(made, 2000, 2000, "alliances", "CHN", "RUS", directed=True)
    }
    assert directed == {"RUS": 1, "CHN": 0}
    (either,) = table(made, 2000, 2000, "alliances", "CHN", "RUS")
    assert either["defense"] == 1


def ballots() -> Made:
    made = Made().covers("un_ga_votes", "2000-01-01/2001-12-31", complete=True, part="rollcalls")
    for call, day in (("7", "2000-03-01"), ("8", "2000-04-01"), ("9", "2001-01-05")):
        made.put("un_ga_votes", "", day, "session", 55.0, text=f"{call} | R/{call}", part="rollcalls")
    for call, cast in (
        ("7", {"CHN": 1, "RUS": 1, "USA": 3}),
        ("8", {"CHN": 1, "RUS": 2, "USA": 3}),
        ("9", {"CHN": 3, "USA": 1}),
    ):
        for party, choice in cast.items():
            made.put("un_ga_votes", party, "", "vote", float(choice), text=call, part="votes")
    made.put("un_ga_votes", "RUS", "", "vote", None, flag="absent", text="9", part="votes")
    return made


def test_votes_by_year_and_an_absence_is_no_vote() -> None:
    rows = {
        (row["state_a"], row["state_b"], row["year"]): row
        for row in table(ballots(), 2000, 2002, "un_votes", "CHN", "RUS", "USA")
    }
    assert (rows["RUS", "CHN", 2000]["votes_agree"], rows["RUS", "CHN", 2000]["votes_shared"]) == (0.5, 2)
    assert rows["RUS", "CHN", 2000]["votes_lijphart"] == 0.75
    absent = rows["RUS", "CHN", 2001]
    assert (absent["votes_agree"], absent["votes_shared"], absent["un_votes_reason"]) == (
        None,
        None,
        "the two cast no vote together",
    )
    assert rows["RUS", "CHN", 2002]["un_votes_reason"] == "outside the coverage of un_ga_votes, 2000-2001"


def test_votes_by_session() -> None:
    rows = {
        (row["state_a"], row["state_b"]): row
        for row in table(ballots(), 2000, 2000, "un_votes", "CHN", "RUS", "USA", by="session")
    }
    assert rows["USA", "CHN"]["votes_shared"] == 3
    with pytest.raises(Refused, match="by year or by session"):
        table(ballots(), 2000, 2000, "un_votes", by="month")


def test_similarity_is_judged_by_all_states_of_the_system() -> None:
    made = Made().covers("atop", "1815/2018", complete=True, part="members").covers("nmc", "1816/2016", complete=False)
    alliance(made, "1", [("CHN", "2000"), ("RUS", "2000")], defense=1)
    for state in {each.code for each in comity.codes.members("cow", 2000)}:
        made.put("nmc", state, "2000", "cinc", 1 / 191)
    (pair,) = table(made, 2000, 2000, "alliance_similarity", "CHN", "RUS")
    assert pair["third_states"] == len(comity.codes.members("cow", 2000)) == 191
    assert pair["s"] == pair["s_weighted"] == pytest.approx(1.0)


def test_silence_is_zero_only_where_a_dataset_is_complete() -> None:
    made = (
        Made()
        .put("dcad", "CHN RUS", "1992-11-24", "dca_signed", 1.0)
        .put("dcad", "CHN RUS", "1992-12-18", "dca_signed", 1.0)
    )
    made.put("dcad", "CHN RUS", "1992/1993", "dca_active", 1.0).covers("dcad", "1980/2010", complete=True)
    rows = table(made, 1992, 1994, "agreements", "CHN", "RUS")
    assert [(row["dca_signed"], row["dca_active"]) for row in rows] == [(2, 1), (0, 1), (0, 0)]
    made.put("sipri_tiv", "RUS CHN", "1992", "tiv_delivered", 1151.0, directed=True).covers(
        "sipri_tiv", "1950/2021", complete=False
    )
    made.put("sipri_tiv", "USA JPN", "1992", "tiv_delivered", 600.0, directed=True)
    (arms,) = table(made, 1992, 1992, "arms", "CHN", "RUS")
    assert (arms["tiv_ab"], arms["tiv_ba"]) == (1151.0, None)
    assert arms["arms_reason"] == "what is here of sipri_tiv records no delivery in one direction or both"
    (zero,) = table(made, 1992, 1992, "arms", "CHN", "RUS", silent_is_zero=True)
    assert (zero["tiv_ba"], zero["arms_reason"]) == (0.0, None)


def test_volumes_of_two_releases_do_not_mix() -> None:
    made = Made().put(
        "sipri_tiv", "RUS CHN", "2000", "tiv_delivered", 2231.0, directed=True, part="list", release="to 2021"
    )
    made.put(
        "sipri_tiv",
        "RUS CHN",
        "2000",
        "tiv_delivered",
        2205.0,
        directed=True,
        part="list from Russia",
        release="to 2023",
    )
    with pytest.raises(Refused, match=r"do not mix: 'list' \(to 2021\), 'list from Russia' \(to 2023\)"):
        table(made, 2000, 2000, "arms", "CHN", "RUS")
    assert [row["tiv_ab"] for row in table(made, 2000, 2000, "arms", "CHN", "RUS", part="list")] == [2231.0]
    with pytest.raises(Refused, match="no part 'moon' here"):
        table(made, 2000, 2000, "arms", "CHN", "RUS", part="moon")


def test_joint_vetoes_disputes_and_rivalries() -> None:
    made = (
        Made()
        .put("un_sc_vetoes", "CHN RUS", "2012-02-04", "veto", 1.0)
        .put("un_sc_vetoes", "CHN RUS", "2012-07-19", "veto", 1.0)
    )
    made.put("un_sc_vetoes", "CHN RUS", "2012-07-19", "veto", 1.0, part="supplement")  # the same once more
    made.put("un_sc_vetoes", "USA", "2011-02-18", "veto", 1.0).covers("un_sc_vetoes", "1946/2022", complete=True)
    assert [row["joint_vetoes"] for row in table(made, 2011, 2012, "vetoes", "CHN", "RUS")] == [0, 2]
    for variable, value in (("dispute_ongoing", 1), ("dispute_onset", 1), ("hostility", 4)):
        made.put("mids", "RUS CHN", "1969", variable, value, directed=True, part="dyads")
    made.put("mids", "RUS CHN", "1969", "hostility", 2, directed=True, part="dyads").covers(
        "mids", "1816/2014", complete=True, part="dyads"
    )
    made.put("rivalries", "CHN RUS", "1958/1989", "rivalry", 1.0, part="td").covers(
        "rivalries", "1816/2010", complete=True, part="td"
    )
    (dispute,) = table(made, 1969, 1969, "disputes", "CHN", "RUS")
    assert (dispute["dispute"], dispute["hostility"]) == (1, 4)
    assert [row["rivalry"] for row in table(made, 1989, 1990, "rivalries", "CHN", "RUS", list="td")] == [1, 0]
    with pytest.raises(Refused, match="no list 'tss' here"):
        table(made, 1989, 1990, "rivalries", "CHN", "RUS")


def test_ideal_points_and_their_distance() -> None:
    made = (
        Made()
        .put("un_ideal_points", "CHN", "2000", "ideal_point_all", -1.0)
        .put("un_ideal_points", "RUS", "2000", "ideal_point_all", 0.25)
    )
    made.covers("un_ideal_points", "1946/2023", complete=False)
    (row,) = table(made, 2000, 2000, "ideal_points", "CHN", "RUS")
    assert (row["ideal_point_a"], row["ideal_point_b"], row["ideal_point_distance"]) == (0.25, -1.0, 1.25)


def test_points_are_estimated_from_the_votes_that_are_here() -> None:
    """Two camps, the one of USA positive by definition, and a state that moved from the one to the other."""
    camps = {"USA": 1, "GBR": 1, "FRA": 1, "CHN": 3, "RUS": 3, "CUB": 3}
    made = Made().covers("un_ga_votes", "2000-01-01/2003-12-31", complete=True, part="rollcalls")
    for number in range(80):
        year = 2000 + number // 20
        call = str(number)
        made.put(
            "un_ga_votes",
            "",
            f"{year}-11-01",
            "session",
            float(year - 1945),
            text=f"{call} | R | S | T",
            part="rollcalls",
        )
        for place, (party, side) in enumerate({**camps, "IND": 3 if year < 2002 else 1}.items()):
            split = number % 5 == place % 5  # everybody leaves the camp now and then
            choice = 2.0 if split else float(side if number % 2 else 4 - side)
            made.put("un_ga_votes", party, "", "vote", choice, text=call, part="votes")
    rows = {row["year"]: row for row in table(made, 2000, 2004, "estimated_ideal_points", "USA", "IND")}
    assert rows[2000]["estimated_point_a"] > 0 > rows[2000]["estimated_point_b"]
    assert rows[2003]["estimated_point_distance"] < rows[2000]["estimated_point_distance"]
    assert 0 < rows[2000]["estimated_point_se_b"] < 1
    assert rows[2004]["estimated_point_a"] is None
    assert "no contested vote" in rows[2004]["estimated_ideal_points_reason"]


def test_a_table_of_ones_own_is_joined_by_its_name() -> None:
    made = Made().covers("ferries", "1998/2000", complete=False).put("ferries", "CHN", "1999", "harbours", 5.0)
    made.put("ferries", "CHN RUS", "1999", "lines", 2.0).put(
        "ferries", "RUS CHN", "1999", "sailings", 9.0, directed=True
    )
    made.put("ferries", "CHN RUS", "2000", "lines", 1.0).put("ferries", "CHN RUS", "2000", "lines", 3.0)
    before, full, several = table(made, 1997, 2000, "ferries", "CHN", "RUS")[0::2] + table(
        made, 2000, 2000, "ferries", "CHN", "RUS"
    )
    assert before["ferries_reason"] == "outside the coverage of ferries, 1998-2000"
    assert (full["harbours_a"], full["harbours_b"], full["lines"]) == (None, 5.0, 2.0)
    assert (full["sailings_ab"], full["sailings_ba"]) == (9.0, None)
    assert (several["lines"], several["ferries_reason"]) == (
        None,
        "several observations for one year, and no rule to join them",
    )


def test_a_table_of_ones_own_from_its_file(tmp_path: Path) -> None:
    (tmp_path / "ferries.csv").write_text("from,to,year,lines\nCHN,RUS,2000,4\n")
    (tmp_path / "ferries.yaml").write_text(
        "name: ferries\ntitle: Ferries\nproducer: us\norigin: here\nlicence: CC0\nterms: none\ncitation: '@misc{ferries}'\n"
        "tidy: {release: '2031', parties: [from, to], period: year, coverage: 2000/2001, values: [{column: lines, variable: lines}]}\n"
    )
    joined = comity.dyads(2000, 2000, states=["CHN", "RUS"], data={"tidy": tmp_path / "ferries.csv"}).add("ferries")
    assert joined.arrow().column("lines").to_pylist() == [4.0]
    assert comity.cite(joined) == "@misc{ferries}\n"


def test_what_cannot_be_joined_is_refused() -> None:
    made = Made().put("mids", "CHN", "2000", "participant", 1.0, part="participants")
    start = Dyads(Grid(2000, 2000, directed=False, system="cow"), made)
    for name, message in (
        ("moon", "no join is called 'moon'"),
        ("gdp", "gdp needs the dataset world_bank, which is not here"),
        ("disputes", "needs the part 'dyads' of mids, here is only: participants"),
    ):
        with pytest.raises(Refused, match=message):
            start.add(name)
    made.put("majors", "CHN", "2000", "major", 1.0)
    with pytest.raises(Refused, match="majors has no option 'x'"):
        start.add("majors", x=1)
    with pytest.raises(Refused, match="joined already"):
        start.add("majors").add("majors")
    for strange in ("maybe", 1):  # any text is true to Python: it would make 0 of what is unknown
        with pytest.raises(Refused, match="silent_is_zero cannot be"):
            start.add("arms", silent_is_zero=strange)


def test_a_table_cites_exactly_what_was_joined() -> None:
    made = Made().put("majors", "CHN", "2000", "major", 1.0).put("dcad", "CHN RUS", "1992", "dca_signed", 1.0)
    joined = Dyads(Grid(2000, 2000, directed=False, system="cow"), made).add("majors")
    for form in (joined, joined.arrow(), joined.pandas()):
        assert comity.cite(form) == "@misc{majors}\n"
        assert [each["sha256"] for each in comity.versions(form)] == ["lock of majors"]
    with pytest.raises(Refused, match="does not say what it was joined from"):
        comity.cite(to_table([], Observation))
    with pytest.raises(Refused, match="does not say what it was joined from"):
        comity.versions(joined.polars())


def test_a_file_counts_once_and_releases_do_not_mix(tmp_path: Path) -> None:
    rows = "ccode,year,milex,milper,irst,pec,tpop,upop,cinc\n365,1990,1,1,1,1,1,1,0.1\n710,1990,1,1,1,1,1,1,0.2\n"
    (tmp_path / "a.csv").write_text(rows, encoding="utf-8")
    (tmp_path / "b.csv").write_text(rows.replace("1990", "1991"), encoding="utf-8")
    files = [str(tmp_path / name) for name in ("a.csv", "a.csv", "b.csv")]
    once = comity.dyads(1990, 1990, states=["RUS", "CHN"], data={"nmc": files[:2]}).add("capabilities")
    assert [each["file"] for each in comity.versions(once)] == ["a.csv"]
    with pytest.raises(Refused, match=r"one file of nmc, found a.csv \(to 1990\) and b.csv \(to 1991\)"):
        comity.dyads(1990, 1990, states=["RUS", "CHN"], data={"nmc": files}).add("capabilities")


def test_forms_hold_the_same() -> None:
    made = Made().put("majors", "CHN", "2000", "major", 1.0).covers("majors", "1816/2016", complete=True)
    joined = Dyads(Grid(2000, 2000, directed=False, system="cow"), made).add("majors")
    assert joined.polars().columns == joined.arrow().column_names == list(joined.pandas().columns)
    assert [column.name for column in joined.columns] == joined.arrow().column_names


def test_every_join_fills_the_columns_it_documents() -> None:
    names = [column.name for join in JOINS.values() for column in join.columns]
    assert len(names) == len(set(names))


def test_a_table_of_one_supplier_makes_no_zeros_of_others() -> None:
    made = Made().covers("sipri_tiv", "1992/2023", complete=False, part="from Russia")
    for recipient in ("CHN", "IND"):
        made.put("sipri_tiv", f"RUS {recipient}", "1992", "tiv_delivered", 9.0, directed=True, part="from Russia")
    rows = table(made, 1993, 1993, "arms", "CHN", "RUS", "USA", silent_is_zero=True)
    found = {(row["state_a"], row["state_b"]): (row["tiv_ab"], row["tiv_ba"]) for row in rows}
    assert found == {("USA", "RUS"): (None, 0), ("USA", "CHN"): (None, None), ("RUS", "CHN"): (0, None)}

from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import pytest
from rfiles import rda

from comity import datasets
from comity.model import Observation, Refused

OBLIGATIONS = "defense,offense,neutral,nonagg,consul"
ALLIANCES = (
    f"atopid,cowid,begyr,begmo,begday,endyr,endmo,endday,ineffect,{OBLIGATIONS},milcon,mem1,mem2,mem3,version\n"
    "1005,,1815,1,3,1815,2,8,0,1,0,0,0,1,-9,300,200,,5.1\n"
    "4810,243,1996,4,26,0,0,0,1,0,0,0,1,1,2,365,710,705,5.1\n"
    "4812,,1999,6,,2001,,,0,0,0,0,1,0,,255,8152,220,5.1\n"
)
MEMBERS = (
    f"atopid,member,yrent,moent,dayent,yrexit,moexit,dayexit,phase,{OBLIGATIONS},version\n"
    "1350,200,1878,6,4,1890,7,0,1,1,0,0,0,1,5.1\n1350,640,1890,7,1,0,0,0,2,0,0,0,0,1,5.1\n"
)
STATES = f"state,year,atopally,{OBLIGATIONS},number,transyr,atopid1,atopid2,version\n260,1980,1,1,0,0,0,1,2,0,3180,3285,5.1\n"
DYADS = (
    f"dyad,year,atopally,{OBLIGATIONS},shareob,bilatno,multino,atopid1,mem1,mem2,version\n"
    "365710,2001,1,0,0,0,1,1,,2,1,4385,365,710,5.1\n"
)
DIRECTED = (
    f"ddyad,year,{OBLIGATIONS},atopid1,stateA,stateB,version\n"
    "200380,1855,1,0,0,0,1,1170,200,380,5.1\n380200,1855,0,0,0,0,1,1170,380,200,5.1\n"
)
COPY = (
    "ccode1,ccode2,year,atop_defense,atop_offense,atop_neutral,atop_nonagg,atop_consul\n"
    "2.0,20.0,1942.0,1.0,1.0,0.0,0.0,0.0\n20.0,2.0,1942.0,0.0,0.0,0.0,1.0,0.0\n"
)


def load(folder: Path, text: str) -> datasets.Load:
    (folder / "a.csv").write_text(text, encoding="utf-8")
    return datasets.load("atop", folder / "a.csv")


def of(found: datasets.Load, variable: str) -> list[Observation]:
    return [seen for seen in found.observations if seen.variable == variable]


def test_an_alliance_has_all_its_members_and_its_time(tmp_path: Path) -> None:
    found = load(tmp_path, ALLIANCES)
    assert [(seen.parties, seen.period, seen.value, seen.text, seen.line) for seen in of(found, "consul")] == [
        (("AUH", "GBR"), "1815-01-03/1815-02-08", 1, "1005", 2),
        (("CHN", "KAZ", "RUS"), "1996-04-26/..", 1, "4810", 3),
        (("DEU", "FRA"), "1999-06/2001", 0, "4812", 4),
    ]
    assert [seen.value for seen in of(found, "milcon")] == [None, 2, None]
    assert found.release.unresolved == {"cow 8152": 1}
    assert [(note.line, note.text) for note in found.release.notes if "code" in note.text] == [
        (4, "a member has no code: 8152")
    ]
    coverage = of(found, "coverage")[0]
    assert (coverage.period, coverage.flag) == ("1815/2001", "partial")
    assert (found.release.part, found.release.release) == ("alliances", "5.1")


def test_members_have_phases(tmp_path: Path) -> None:
    found = load(tmp_path, MEMBERS)
    assert [(seen.parties, seen.period, seen.text) for seen in of(found, "defense")] == [
        (("GBR",), "1878-06-04/1890-07", "1350 | phase 1"),
        (("TUR",), "1890-07-01/..", "1350 | phase 2"),
    ]


@pytest.mark.parametrize(
    ("text", "part", "parties", "period", "directed", "named"),
    [
        (STATES, "states", ("DEU",), "1980", False, "3180, 3285"),
        (DYADS, "dyads", ("CHN", "RUS"), "2001", False, "4385"),
        (DIRECTED, "directed_dyads", ("GBR", "SWE"), "1855", True, "1170"),
        (COPY, "directed_dyads", ("USA", "CAN"), "1942", True, ""),
    ],
)
def test_years(
    tmp_path: Path, text: str, part: str, parties: tuple[str, ...], period: str, directed: bool, named: str
) -> None:
    found = load(tmp_path, text)
    seen = of(found, "consul")[0]
    assert found.release.part == part
    assert (seen.parties, seen.period, seen.directed, seen.text, seen.line) == (parties, period, directed, named, 2)
    assert [seen.value for seen in of(found, "defense")][:2] == (
        [1, 0] if directed else [of(found, "defense")[0].value]
    )
    assert of(found, "coverage")[0].flag == "partial"
    assert "what is not here is unknown" in found.release.notes[0].text
    assert len({seen.id for seen in found.observations}) == len(found.observations)


def test_a_copy_without_a_version_is_older_than_any(tmp_path: Path) -> None:
    copy, own = load(tmp_path, COPY).release.release, load(tmp_path, DIRECTED).release.release
    assert (copy, own, copy < own) == ("(to 1942)", "5.1", True)
    columns = {name: [2.0] for name in ("ccode1", "atop_defense")} | {
        "ccode2": [20.0], "year": [1942.0], **{f"atop_{name}": [0.0] for name in ("offense", "neutral", "nonagg", "consul")}
    }  # fmt: skip
    columns["atop_defense"] = [1.0]
    held = datasets.load("atop", rda(tmp_path / "x.rda", "xz", atop_alliance=columns))
    assert held.observations[0].parties == ("USA", "CAN")


def test_institutions_have_no_time(tmp_path: Path) -> None:
    found = load(tmp_path, "atopid,atopidphase,milinst,formal,version\n1350,1350.2,1,,5.0999999\n")
    assert [(seen.variable, seen.value, seen.text, seen.period) for seen in found.observations] == [
        ("milinst", 1, "1350.2", ""),
        ("formal", None, "1350.2", ""),
    ]
    assert found.release.release == "5.1"


def test_only_a_whole_file_with_pacts_of_nonaggression_is_complete(tmp_path: Path) -> None:
    header, pact = STATES.splitlines()
    states = "\n".join((header, *[pact] * 10_000, ""))
    assert of(load(tmp_path, states), "coverage")[0].flag == "partial"
    found = load(tmp_path, states + pact.replace(",1,0,0,0,1,", ",0,0,0,1,0,") + "\n")
    assert (of(found, "coverage")[0].flag, found.release.notes) == ("complete", ())


def test_a_stata_file_is_the_same(tmp_path: Path) -> None:
    written = load(tmp_path, DYADS)
    names, cells = (line.split(",") for line in DYADS.split("\n")[:2])
    columns: Mapping[str, list[float]] = {
        name: [float(cell) if cell else float("nan")] for name, cell in zip(names, cells, strict=True)
    }
    pd.DataFrame(columns).to_stata(tmp_path / "a.dta", version=114, write_index=False)
    held = datasets.load("atop", tmp_path / "a.dta")
    assert [(seen.id, seen.value) for seen in held.observations] == [
        (seen.id, seen.value) for seen in written.observations
    ]


WRONG_TIMES = {",1996,": ",2019,", ",1999,": ",2009,", ",1815,2": ",1814,2"}
WRONG_DAYS = {",1996,4": ",1996,14", ",1999,6": ",1999,Jun", "1815,1,3": "1815,1,33"}


@pytest.mark.parametrize(
    ("text", "changes", "says"),
    [
        (ALLIANCES, {"begyr": "start"}, "found none called begyr"),
        (ALLIANCES, {"5.1": "x"}, "expected the version"),
        (ALLIANCES, WRONG_TIMES, "expected an end after"),
        (ALLIANCES, WRONG_DAYS, "expected a day of 1815-01"),
        (ALLIANCES, {",220,5.1\n": ",22"}, "cut off"),
        (ALLIANCES, {",": ";"}, "a spreadsheet has rewritten it"),
        (ALLIANCES, {",0,0,0,1,": ",0,0,x,1,"}, "expected a code for nonagg"),
        (MEMBERS, {"member": "state"}, "found none called member"),
        (DYADS, {"mem1": "stateA"}, "found none called mem1"),
        (DYADS, {",5.1\n": ",5.1\n1\n1,2\n3,4\n"}, "3 of 4 that are not"),
        (COPY, {"ccode1": "<html>"}, "found a web page"),
    ],
)
def test_a_file_that_is_not_as_published_is_refused(
    tmp_path: Path, text: str, changes: Mapping[str, str], says: str
) -> None:
    for old, new in changes.items():
        text = text.replace(old, new)
    with pytest.raises(Refused) as error:
        load(tmp_path, text)
    assert says in str(error.value)
    assert "\n" not in str(error.value)

from collections.abc import Callable
from pathlib import Path

import pytest
from rfiles import Days, Factor, rda

from comity import datasets
from comity.model import Observation, Refused

MATRIX = "rcid,ccode,vote\n3,710,9\n3,713,1\n3,365,3\n4,2,2\n4,255,8\n4,260,1\n4,265,3\n"
NAMED = 'rcid,country,country_code,vote\n3,Namibia,NA,yes\n3,Yemen Arab Republic,,no\n4,"Russia",RU,abstain\n'
ROLLS = (
    "rcid,session,importantvote,date,unres,amend,para,short,descr\n"
    '3,1.0,0,1946-01-01,R/1/66,1,,"TIDES, HIGH","TO DREDGE THE MOON"\n4,74.0,,2019-12-19,A/RES/74/208,,,Dust ,Dust \n'
)
FULL = (
    "rcid,year,session,abstain,yes,no,importantvote,date,unres,amend,para,short,descr,me,nu,di,hr,co,ec,ident,resid\n"
    "3,1946,1,4,29,NA,0,1946-01-01,R/1/66,1,0,TIDES,MOON,0,1,0,0,0,0,0,1001\n"
    "9,2019,74,0,9,0,NA,2020-01-14,A/RES/74/9,0,0,DUST,MOON,0,0,0,0,0,1,NA,74001\n"
)
PUBLISHED = (
    '"rcid","ccode","member","vote","Country","year","session","date","unres"\n'
    '3,710,1,1,"CHN",1971,26,"11/3/1971","R/26/1"\n4,680,1,8,"YPR",1989,44,"1989-12-06","R/44/2"\n'
    '5,345,1,3,"YUG",2005,60,,"R/60/2"\n'
)


def load(folder: Path, text: str, name: str = "a.csv") -> datasets.Load:
    (folder / name).write_text(text, encoding="utf-8")
    return datasets.load("un_ga_votes", folder / name)


def votes(found: datasets.Load) -> list[Observation]:
    return [seen for seen in found.observations if seen.variable == "vote"]


def test_the_full_matrix_tells_absent_from_no_member(tmp_path: Path) -> None:
    found = load(tmp_path, MATRIX)
    assert [(seen.parties, seen.value, seen.flag, seen.text, seen.line) for seen in found.observations] == [
        (("CHN",), None, "not a member", "3", 2),
        (("TWN",), 1, "", "3", 3),
        (("RUS",), 3, "", "3", 4),
        (("USA",), 2, "", "4", 5),
        (("DEU",), None, "absent", "4", 6),
        (("DEU",), 1, "", "4", 7),
        (("DDR",), 3, "", "4", 8),
    ]
    assert (found.release.part, found.release.release, found.release.rows) == ("votes", "to roll call 000004", 7)
    assert len({seen.id for seen in found.observations}) == 7


def test_names_and_the_same_in_an_r_file(tmp_path: Path) -> None:
    text = load(tmp_path, NAMED)
    assert [(seen.parties[0], seen.value) for seen in text.observations] == [("NAM", 1), ("YEM", 3), ("RUS", 2)]
    columns = {
        "rcid": [3.0, 3.0, 4.0],
        "country": ["Namibia", "Yemen Arab Republic", "Russia"],
        "country_code": ["NA", None, "RU"],
        "vote": Factor(["yes", "no", "abstain"]),
    }
    for packed in ("none", "gzip", "bzip2", "xz"):
        held = datasets.load("un_ga_votes", rda(tmp_path / "v.rda", packed, un_votes=columns))
        assert [seen.id for seen in held.observations] == [seen.id for seen in text.observations]
        assert [seen.line for seen in held.observations] == [1, 2, 3]


def test_published_layout_has_days_and_codes_of_their_time(tmp_path: Path) -> None:
    found = load(tmp_path, PUBLISHED)
    assert [(seen.parties[0], seen.period, seen.text) for seen in votes(found)] == [
        ("CHN", "1971-11-03", "3 | R/26/1"),
        ("YMD", "1989-12-06", "4 | R/44/2"),
        ("SRB", "2005", "5 | R/60/2"),
    ]
    assert [seen.line for seen in votes(load(tmp_path, PUBLISHED.replace(",", "\t"), "a.tab"))] == [2, 3, 4]


def test_roll_calls(tmp_path: Path) -> None:
    found = load(tmp_path, ROLLS)
    cells = {(seen.line, seen.variable): seen for seen in found.observations}
    assert {name: cells[2, name].value for name in ("session", "important_vote", "amendment", "paragraph")} == {
        "session": 1, "important_vote": 0, "amendment": 1, "paragraph": None
    }  # fmt: skip
    one = cells[2, "session"]
    assert (one.parties, one.period, one.text) == (
        (),
        "1946-01-01",
        "3 | R/1/66 | TIDES, HIGH | TO DREDGE THE MOON",
    )
    assert (found.release.part, found.release.release) == ("rollcalls", "to roll call 000004")
    coverage = found.observations[-1]
    assert (coverage.period, coverage.flag) == ("1946-01-01/2019-12-19", "partial")
    columns = {
        "rcid": [3, 4], "session": [1.0, 74.0], "importantvote": [0, None], "date": Days([-8766, 18249]),
        "unres": ["R/1/66", "A/RES/74/208"], "amend": [1, None], "para": [0, None], "short": ["a", None], "descr": ["b", ""],
    }  # fmt: skip
    held = datasets.load("un_ga_votes", rda(tmp_path / "r.rda", un_roll_calls=columns)).observations
    assert {seen.period for seen in held[:-1]} == {"1946-01-01", "2019-12-19"}


def test_totals_issues_and_a_year_that_is_not_the_dates(tmp_path: Path) -> None:
    found = load(tmp_path, FULL)
    cells = {(seen.line, seen.variable): seen.value for seen in found.observations}
    assert (cells[2, "votes_yes"], cells[2, "votes_no"], cells[2, "nuclear"]) == (29, None, 1)
    assert cells[3, "important_vote"] is None
    assert [(note.line, note.text) for note in found.release.notes if note.line > 1] == [
        (3, "roll call 9: the year is '2019', the date 2020-01-14")
    ]
    issues = load(tmp_path, "rcid,short_name,issue\n77,me,Palestinian conflict\n78,co,Colonialism\n")
    assert issues.release.part == "issues"
    assert [(seen.variable, seen.text) for seen in issues.observations] == [("palestine", "77"), ("colonialism", "78")]


def test_a_state_nobody_knows_is_set_aside_and_counted(tmp_path: Path) -> None:
    found = load(tmp_path, MATRIX + "4,999,1\n5,999,1\n")
    assert [row.line for row in found.release.aside] == [9, 10]
    assert sum(found.release.unresolved.values()) == 2
    assert found.release.rows == 9


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda text: text.replace("ccode", "state"), "found none called ccode"),
        (lambda text: text.replace(",", ";"), "found ';': a spreadsheet"),
        (lambda text: text[:-4], "cut off"),
        (lambda text: "<!DOCTYPE html><html>", "web page"),
        (lambda text: text.replace("\n3,", "\n3.00E+02,"), "number of a roll call"),
        (lambda text: text.replace(",1\n", ",yes!\n").replace(",3\n", ",4\n"), "expected a vote"),
        (lambda text: text.replace("\n4,", "\n4,,"), "4 cells where the header has 3"),
        (lambda text: "rcid,ccode,vote\n", "found none"),
    ],
)
def test_a_file_that_is_not_as_published_is_refused(tmp_path: Path, change: Callable[[str], str], says: str) -> None:
    with pytest.raises(Refused) as error:
        load(tmp_path, change(MATRIX))
    assert says in str(error.value)
    assert "\n" not in str(error.value)


def test_dates_rewritten_by_a_spreadsheet_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="a spreadsheet has rewritten it"):
        load(tmp_path, ROLLS.replace("1946-01-01", "1/1/1946").replace("2019-12-19", "12/19/2019"))


def test_other_r_files_and_cut_ones_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="found none called"):
        datasets.load("un_ga_votes", rda(tmp_path / "a.rda", moon={"rcid": [1], "dust": [2]}))
    whole = rda(tmp_path / "b.rda", moon={"rcid": [1], "country": ["Chad"], "country_code": ["TD"], "vote": ["no"]})
    for packed in ("bzip2", "none", "gzip", "xz"):
        rda(whole, packed, moon={"rcid": [1], "country": ["Chad"], "country_code": ["TD"], "vote": ["no"]})
        (tmp_path / "c.rda").write_bytes(whole.read_bytes()[:-20])
        with pytest.raises(Refused, match="cut off or damaged"):
            datasets.load("un_ga_votes", tmp_path / "c.rda")

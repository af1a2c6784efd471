from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from comity import datasets
from comity.model import Refused

OLD = (
    "Row,ccode,session,NVotes,IdealPoint,QO%,Q5%,Q10%,Q50%,Q90%,Q95%,Q100%,iso3c,Countryname\r\n"
    "1,2,1,42,1.675,0.9,1.3,1.4,1.6,1.9,2.0,2.7,USA,United States\r\n"
    "2,437,74,87,-0.5,-0.9,-0.8,-0.7,-0.5,-0.3,-0.2,-0.1,CIV,Côte d'Ivoire\r\n"
)
YEARS = {
    "ccode": [710, 260, 680],
    "iso3c": ["CHN", "", "YAR"],
    "countryname": ["China", "", "Yemen People's Republic"],
    "year": [1990.0, 1989.0, 1989.0],
    "idealpointfp": [-0.5, None, 0.25],
    "idealpointall": [-0.75, 0.5, None],
    "idealpointlegacy": [-1.0, 0.125, None],
    "nvotesfp": [60.0, None, 2.0],
    "q5all": [-1.5, 0.25, None],
    "nvotesLegacy": [61.0, 62.0, None],
}


def load(path: Path) -> datasets.Load:
    return datasets.load("un_ideal_points", path)


def old(folder: Path, text: str = OLD, name: str = "IdealpointestimatesAll_Apr2020.csv") -> Path:
    (folder / name).write_bytes(text.encode("latin-1"))
    return folder / name


def stata(folder: Path, name: str = "points.dta") -> Path:
    frame = pd.DataFrame(YEARS).astype({"ccode": "int16"})
    frame.to_stata(folder / name, version=118, write_index=False, time_stamp=pd.Timestamp("2031-07-28 08:36"))
    return folder / name


def test_sessions_are_years_and_the_vintage_is_in_the_name(tmp_path: Path) -> None:
    found = load(old(tmp_path))
    cells = {(seen.parties, seen.variable): seen for seen in found.observations}
    one = (("USA",), "ideal_point")
    assert (cells[one].period, cells[one].value, cells[one].line) == ("1946", 1.675, 2)
    assert cells[("CIV",), "q0"].value == -0.9
    assert (cells[("CIV",), "votes"].value, cells[("CIV",), "votes"].unit) == (87, "votes")
    assert cells[("CIV",), "votes"].text == "Côte d'Ivoire"
    assert (found.release.release, found.release.layout) == ("2020-04", "by session, one estimate")
    assert (found.observations[-1].period, found.observations[-1].flag) == ("1946/2019", "partial")


def test_a_stata_file_by_year(tmp_path: Path) -> None:
    found = load(stata(tmp_path))
    cells = {(seen.parties[0], seen.variable): seen.value for seen in found.observations if seen.parties}
    assert [cells["CHN", f"ideal_point_{of}"] for of in ("final_passage", "all", "legacy")] == [-0.5, -0.75, -1.0]
    assert (cells["DEU", "ideal_point_final_passage"], cells["YMD", "q5_all"]) == (None, None)
    assert found.release.release == "2031-07-28"
    assert load(stata(tmp_path, "IdealpointsAug2031.dta")).release.release == "2031-08"


def test_releases_between_have_their_own_names_for_the_same(tmp_path: Path) -> None:
    text = "ccode,session,NVotesAll,IdealPointAll,Q5%All,IdealPointFP,iso3c\n365,5,3,-1.5,NA,.,RUS\n"
    found = load(old(tmp_path, text, "x.csv"))
    values = {seen.variable: seen.value for seen in found.observations}
    assert values == {
        "votes_all": 3, "ideal_point_all": -1.5, "q5_all": None, "ideal_point_final_passage": None, "coverage": None
    }  # fmt: skip
    assert found.release.release == "1950"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda text: text.replace("IdealPoint", "Ideal"), "found none called IdealPoint"),
        (lambda text: text.replace("NVotes,", ""), "found none called NVotes"),
        (lambda text: text.replace(",", ";"), "a spreadsheet has rewritten it"),
        (lambda text: text[:-9], "cut off"),
        (lambda text: text.replace("1.675", "1,675"), "15 cells where"),
        (lambda text: text.replace("1.675", "16.75").replace("-0.5,-0.9", "-50,-90"), "are not from -6 to 6"),
        (lambda text: text.replace("42,1", "42,Jan 1").replace("87,", "87,x"), "expected a number for ideal_point"),
        (lambda text: text.replace("2,1,", "2,0,").replace(",74,", ",1974,"), "expected a session"),
        (lambda text: "<html><head>503", "web page"),
    ],
)
def test_a_file_that_is_not_as_published_is_refused(tmp_path: Path, change: Callable[[str], str], says: str) -> None:
    row = OLD.split("\r\n")[1] + "\r\n"
    with pytest.raises(Refused) as error:
        load(old(tmp_path, change(OLD + row + row)))
    assert says in str(error.value)
    assert "\n" not in str(error.value)


def test_a_cut_stata_file_and_another_dataset_are_refused(tmp_path: Path) -> None:
    path = stata(tmp_path)
    path.write_bytes(path.read_bytes()[:-50])
    with pytest.raises(Refused, match="cut off or damaged: expected"):
        load(path)
    pd.DataFrame({"moon": [1]}).to_stata(path, version=118, write_index=False)
    with pytest.raises(Refused, match="found none called ccode"):
        load(path)
    with pytest.raises(Refused, match="found a Stata file"):
        datasets.load("un_ga_votes", path)
    with pytest.raises(Refused, match="load it as un_ideal_points"):
        datasets.load("un_ga_votes", old(tmp_path))

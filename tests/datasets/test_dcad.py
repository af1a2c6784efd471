from pathlib import Path

import pytest
from layouts import SPOILED

from comity import datasets
from comity.model import Refused

HEADER = (
    "ccode1,cowName1,ccode2,cowName2,signDay,signMonth,signYear,EIFDay,EIFMonth,EIFYear,type,category1,category2,category3,"
    "span,renewType,renewYears,terminated,durationActual,endYearEstimate,asymmetry,categoryConf,UNTS,fullText,sourceType,"
    "source,factivaConf,factivaSign,factivaEIF,DCAid"
)
FULL = '385,NOR,483,CHA,3,2,1991,,6,1992,general,DCA,TREX,,5,-66,-66,-88,,1996,0,high,,Y,treaty,"Wires, papers",,,,DCADv1.0-'
BARE = "385,NOR,9999,ATL,,,1991,,,,sector,TREX,,,,,,-77,,2010,1,low,,N,factiva,,,,,DCADv1.0-"
FILLING = "385,NOR,483,CHA,,,1999,,,,sector,TREX,,,,,,0,,2010,1,low,,N,factiva,,,,,DCADv1.0-"


def agreements(path: Path, *rows: str, header: str = HEADER, end: str = "\r\n", filling: int = 1500) -> Path:
    """The file of agreements, with so many that nothing tells apart but their number."""
    every = [*rows, *[FILLING] * filling]
    path.write_bytes(
        ("\r\n".join((header, *(f"{row}{number:04d}" for number, row in enumerate(every, 1)))) + end).encode(
            "utf-8-sig"
        )
    )
    return path


def load(path: Path) -> datasets.Load:
    return datasets.load("dcad", path)


def test_an_agreement(tmp_path: Path) -> None:
    found = load(agreements(tmp_path / "a.csv", FULL))
    seen = [one for one in found.observations if one.line == 2]
    assert [(one.variable, one.period, one.value, one.flag) for one in seen] == [
        ("dca_signed", "1991-02-03", 1, ""),
        ("dca_general", "1991-02-03", 1, ""),
        ("dca_in_force", "1992-06", 1, ""),
        ("dca_active", "1991/1996", 1, "end year: estimated"),
        ("dca_span", "1991-02-03", 5, ""),
        ("dca_renewal", "1991-02-03", None, "renewed in a way that has no number (code -66)"),
        ("dca_duration", "1991-02-03", None, "empty in the file"),
        ("dca_terminated", "1991-02-03", None, "not known (code -88)"),
        ("dca_asymmetry", "1991-02-03", 0, ""),
    ]
    assert {one.parties for one in seen} == {("NOR", "TCD")}
    assert not any(one.directed for one in seen)
    assert seen[0].text == "general | DCA; TREX | category high | treaty | Wires, papers | DCADv1.0-0001"
    assert (found.release.release, found.release.rows) == ("1.0", 1501)
    assert (found.observations[-1].period, found.observations[-1].flag) == ("1980/2010", "complete")


def test_a_number_without_a_state_is_counted(tmp_path: Path) -> None:
    found = load(agreements(tmp_path / "a.csv", BARE))
    assert [(row.line, row.reason) for row in found.release.aside] == [(2, "no code for ATL (9999)")]
    assert found.release.unresolved == {"cow 9999": 1}


def test_a_state_of_its_time(tmp_path: Path) -> None:
    found = load(agreements(tmp_path / "a.csv", FULL.replace("385,NOR", "265,GDR").replace("1991", "1985")))
    assert found.observations[0].parties == ("DDR", "TCD")


@pytest.mark.parametrize(("change", "says"), SPOILED.values(), ids=list(SPOILED))
def test_what_is_no_list_of_agreements_is_refused(tmp_path: Path, change, says: str) -> None:
    path = agreements(tmp_path / "a.csv")
    path.write_bytes(change(path.read_bytes()))
    with pytest.raises(Refused, match=says) as error:
        load(path)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda raw: raw[:-10], "cut off"),
        (lambda raw: b"".join(raw.splitlines(keepends=True)[:80]), "expected 1500 to 50000 rows, found 79"),
        (lambda raw: raw.replace(b",", b";"), "found ';'"),
        (lambda raw: raw.replace(b"signYear", b"year"), "column 7 to be 'signYear', found 'year'"),
        (lambda raw: raw.replace(b",1999,", b",01/02/1999,"), "'01/02/1999' is no number (column signYear)"),
        (lambda raw: raw.replace(b",,,0,,", b",,,-12,,"), "-12 is no code for a missing number (column terminated)"),
        (lambda raw: raw.replace(b",,,1999", b",31,2,1999").replace(b",,,,sector", b",,,sector"), "29 cells"),
        (lambda raw: raw.replace(b"v1.0-0002", b"v2.0-0002"), "expected ids of one version of the data"),
        (lambda raw: raw.replace(b"factiva", b"f\xe4ctiva"), "expected utf-8, found the byte 0xe4"),
    ],
)
def test_one_clear_line(tmp_path: Path, change, says: str) -> None:
    path = agreements(tmp_path / "a.csv")
    path.write_bytes(change(path.read_bytes()))
    with pytest.raises(Refused) as error:
        load(path)
    assert says in str(error.value)
    assert "\n" not in str(error.value)


def test_a_day_that_is_none_is_set_aside(tmp_path: Path) -> None:
    found = load(agreements(tmp_path / "a.csv", FULL.replace("CHA,3,2", "CHA,31,2")))
    assert [row.line for row in found.release.aside] == [2]
    assert "day" in found.release.aside[0].reason

"""What the page on dyad-years shows runs, on small files in the layouts of the downloads it names."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from comity.cli.app import app

PAGE = (Path(__file__).parents[2] / "docs" / "howto" / "dyad-years.md").read_text(encoding="utf-8")
YEARS = range(1950, 2019)
FILES = {
    "atop5_1m.csv": [
        "atopid,member,yrent,moent,dayent,yrexit,moexit,dayexit,phase,defense,offense,neutral,nonagg,consul,version",
        "4980,365,2001,7,16,0,0,0,1,0,0,0,1,1,5.1",
        "4980,710,2001,7,16,0,0,0,1,0,0,0,1,1,5.1",
    ],
    "NMC-60-abridged.csv": [
        "stateabb,ccode,year,milex,milper,irst,pec,tpop,upop,cinc,version",
        *(f"X,{number},{year},1,1,1,1,1,1,0.5,2021" for number in (365, 710) for year in YEARS),
    ],
    "votes.csv": ["rcid,ccode,vote", "1,710,1", "1,365,1", "2,710,1", "2,365,3"],
    "rollcalls.csv": [
        "rcid,session,importantvote,date,unres,amend,para,short,descr",
        "1,71.0,0,2016-11-01,R/1,0,0,TIDES,MOON",
        "2,71.0,0,2016-12-01,R/2,0,0,DUST,MOON",
    ],
    "IdealpointestimatesAll_Apr2020.csv": [
        "Row,ccode,session,NVotes,IdealPoint,QO%,Q5%,Q10%,Q50%,Q90%,Q95%,Q100%,iso3c,Countryname",
        "1,365,71,42,-0.5,-1,-1,-1,-0.5,0,0,0,RUS,Russia",
        "2,710,71,42,-0.75,-1,-1,-1,-0.75,0,0,0,CHN,China",
    ],
    "tiv.csv": ["recipient,recipient_code,supplier,year,tiv", "China,CHI,Russia,2016,512"],
}


@pytest.fixture
def downloads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, lines in FILES.items():
        (tmp_path / name).write_text("\n".join((*lines, "")), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_python_of_the_page_runs(downloads: Path, capsys: pytest.CaptureFixture[str]) -> None:
    known: dict[str, object] = {}
    for block in re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL):
        exec(compile(block, "dyad-years.md", "exec"), known)
    printed = capsys.readouterr().out
    assert "outside the coverage of un_ga_votes, 2016" in printed
    assert printed.count("@") >= len(FILES) - 1
    page = (downloads / "china-russia.html").read_text(encoding="utf-8")
    assert "arms delivered by Russia to China" in page
    assert "outside the coverage of un_ideal_points" in page


def test_the_commands_of_the_page_run(downloads: Path) -> None:
    for line in re.findall(r"^    comity (.*)$", PAGE, re.MULTILINE):
        done = CliRunner().invoke(app, line.split())
        assert done.exit_code == 0, f"{line}: {done.output}"
    assert (downloads / "dyads.csv").read_text().startswith("state_a,state_b,year,cow_a,cow_b,defense")
    assert "@" in (downloads / "dyads.bib").read_text()
    assert "Alliances: Signorino" in (downloads / "chart.html").read_text()

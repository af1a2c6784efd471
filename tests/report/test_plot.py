"""A page of small charts."""

from pathlib import Path

import pytest

import comity
from comity.model import Refused
from comity.report import Panel, plot


def test_a_page_has_its_numbers_in_words_and_escapes_what_it_is_given() -> None:
    panel = Panel(name="s", meaning="<b>S", unit="share", values=[[None, 0.5, 0.25]], reasons={"no <i>data": 1})
    page = plot("A & B", [2000, 2001, 2002], ["A-B"], [panel], ["a <source>"])
    assert "A-B: 0.5 in 2001, 0.25 in 2002." in page
    assert "<b>" not in page
    assert "no &lt;i&gt;data" in page
    assert "a &lt;source&gt;" in page
    assert page.count("<td>") == 3 * 3


def test_a_column_that_cannot_be_drawn_is_refused() -> None:
    table = comity.dyads(2000, 2001, states=["CHN", "RUS"])
    with pytest.raises(Refused, match="no column to draw"):
        table.plot()
    with pytest.raises(Refused, match="no column 'moon' to draw"):
        table.plot("moon")


def test_what_is_known_of_each_state_is_told_apart(tmp_path: Path) -> None:
    (tmp_path / "nmc.csv").write_text(
        "ccode,year,milex,milper,irst,pec,tpop,upop,cinc\n365,2000,1,1,1,1,1,1,0.05\n710,2000,1,1,1,1,1,1,0.16\n"
    )
    table = comity.dyads(2000, 2000, states=["CHN", "RUS"], data={"nmc": tmp_path / "nmc.csv"}).add("capabilities")
    page = table.plot("cinc_a", "cinc_b")
    assert "national capability: Russia" in page
    assert "national capability: China" in page

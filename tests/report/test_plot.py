"""A page of small charts."""

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

"""Words and dates as they are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.events.dates import OPEN_HIGH, OPEN_LOW, gap, overlap, span, within
from comity.events.words import Telling, content, names, stem, tokens
from comity.model import ComityError


def test_designations_stay_whole_and_states_are_no_content() -> None:
    assert tokens("Sukhoi Su-35S, air-defence") == ["Sukhoi", "Su35S", "air", "defence"]
    assert content("The Spanish drills with Portugal") == {"exercise"}
    assert names("In May President Aldana bought S-400 systems for Spain") == {"aldana", "s400"}
    assert stem("exercises") == stem("manoeuvres") == stem("drill")


def test_a_script_without_spaces_is_compared_by_pairs_of_characters() -> None:
    shared = content("联合军事演习") & content("军事演习")
    assert {"军事", "演习"} <= shared


@given(st.lists(st.frozensets(st.sampled_from("abcdef"), min_size=1), min_size=2, max_size=8))
def test_likeness_is_mutual_and_from_0_to_1(sentences: list[frozenset[str]]) -> None:
    telling = Telling(sentences)
    one, other = sentences[:2]
    assert telling.likeness(one, other) == telling.likeness(other, one)
    assert 0 <= telling.likeness(one, other) <= telling.containment(one, other) + 1e-9 <= 1 + 1e-9
    assert telling.likeness(one, one) == pytest.approx(1)


def test_spans_of_every_form() -> None:
    day, month, year = span("2012-02-29"), span("2012-02"), span("2012")
    assert day
    assert month
    assert year
    assert (day.days, month.days, year.days) == (1, 29, 366)
    assert within(day, month)
    assert within(month, year)
    since, until, both = span("2012/.."), span("../2012"), span("2011-05/2012-03")
    assert since
    assert until
    assert both
    assert (since.high, until.low, since.year, until.year) == (OPEN_HIGH, OPEN_LOW, 2012, 2012)
    assert overlap(both, since)
    assert gap(day, year) == 0
    assert span("") is None
    for bad in ("soon", "2012-13", "2012-02-30", "2012-01/x"):
        with pytest.raises(ComityError, match="is no date"):
            span(bad)

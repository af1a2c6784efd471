"""Names of weapons, and spans of dates against an independent oracle."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.checks.weapons import designations, meant, same
from comity.checks.when import span


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        ("24 Su-35 fighter jets", "Su-35S", True),
        ("Mi-171", "Mi-17", False),
        ("S-300", "S-300PMU2 Favorit", True),
        ("S-400 systems", "S-300", False),
        ("Tor-M1 air defence systems", "Tor-M1", True),
        ("Rafale jets", "Rafale", True),
        ("Project 636 submarines", "Project-636E", True),
        ("fighter aircraft", "FGA aircraft", False),
        ("F-16", "F-16C Block-50", True),
        ("Kilo-class submarines", "Project-877E", True),
        ("submarines", "Project-877E", False),
    ],
)
def test_same_weapon(one: str, other: str, equal: bool) -> None:
    assert same(meant(one), designations(other)) is equal


DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
PRECISIONS = st.sampled_from((4, 7, 10))


def days(text: str) -> tuple[date, date]:
    """The first and last day by the calendar."""
    year, month, day = (*map(int, text.split("-")), 0, 0)[:3]
    if day:
        return date(year, month, day), date(year, month, day)
    if not month:
        return date(year, 1, 1), date(year, 12, 31)
    after = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), after - timedelta(days=1)


@settings(deadline=None)
@given(DAYS, PRECISIONS, DAYS, PRECISIONS)
def test_spans_meet_as_the_calendar_says(a: date, precise: int, b: date, other: int) -> None:
    one, two = a.isoformat()[:precise], b.isoformat()[:other]
    (begin, end), (first, last) = days(one), days(two)
    assert span(one).meets(span(two)) is (begin <= last and first <= end)
    assert span(one).within(span(two)) is (first <= begin and end <= last)


def test_open_ends() -> None:
    assert span("2015/..").meets(span("2099"))
    assert not span("2015/..").meets(span("2014-12-31"))
    assert span("../2015").meets(span("1950"))
    assert not span("").known

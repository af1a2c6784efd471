"""The rows of a dyad-year table."""

from typing import Any

import pytest

import comity
from comity.dyad_years.grid import Grid
from comity.model import Refused


def test_as_many_directed_dyad_years_as_the_field_counts() -> None:
    """`cow_ddy` of the R package peacesciencer, 1816 to 2024, has 2,214,930 rows."""
    assert len(Grid(1816, 2024, directed=True, system="cow")) == 2_214_930


def test_a_dyad_needs_one_common_day() -> None:
    """The two Germanies ended as the one began; Suriname began after the Republic of Vietnam had ended."""
    rows = comity.dyads(1990, 1990, states=["DEU", "DDR"]).arrow()
    assert rows.column("cow_a").to_pylist() == [260]
    assert rows.column("cow_b").to_pylist() == [265]
    assert len(comity.dyads(1975, 1975, states=["SUR", "RVN"])) == 0


def test_undirected_dyads_stand_once_with_the_lower_number_first() -> None:
    table = comity.dyads(2000, 2001, states=["CHN", "RUS", "USA"])
    rows = table.arrow()
    assert rows.column("state_a").to_pylist() == ["USA", "USA", "RUS"] * 2
    assert rows.column("state_b").to_pylist() == ["RUS", "CHN", "CHN"] * 2
    assert rows.column("year").to_pylist() == [2000] * 3 + [2001] * 3
    assert len(comity.dyads(2000, 2001, directed=True, states=["CHN", "RUS", "USA"])) == 2 * len(table)


@pytest.mark.parametrize(("first", "last"), [(1800, 1900), (2000, 1999), (2000, 3000)])
def test_years_that_are_not_known_are_refused(first: int, last: int) -> None:
    with pytest.raises(Refused, match="from 1816 to"):
        comity.dyads(first, last)


def test_a_state_that_was_no_member_is_refused() -> None:
    with pytest.raises(Refused, match="XYZ"):
        comity.dyads(2000, 2001, states=["XYZ", "RUS"])


@pytest.mark.parametrize(
    ("message", "given"),
    [
        ("the first year, 2001, is after the last, 2000", {"first": 2001, "last": 2000}),
        ("years as whole numbers, found '2000'", {"first": "2000"}),
        ("no state system is called 'GW'", {"system": "GW"}),
        ("a list of codes of states, found 'CHN'", {"states": "CHN"}),
        ("a list of codes of states", {"states": [365, 710]}),
        ("one state makes no dyad: CHN", {"states": ["CHN", "CHN"]}),
        ("'CHINA' .codes are as in CHN,RUS", {"states": ["CHINA", "RUS"]}),
    ],
)
def test_what_makes_no_dyads_is_refused_by_name(message: str, given: dict[str, Any]) -> None:
    with pytest.raises(Refused, match=message):
        comity.dyads(**{"first": 2000, "last": 2001, **given})

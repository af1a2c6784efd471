"""When and where an interaction was: the date and the place that its clause gives, or that the text lends it."""

import pytest

import comity
from comity.model import Claim


def claims(text: str, kind: str, published: str = "2021-06-30") -> list[Claim]:
    return [claim for claim in comity.code(text, published=published) if claim.type == kind]


@pytest.mark.parametrize(
    ("text", "kind", "dates"),
    [
        ("In May 2014 China and Russia held a joint naval exercise.", "exercise", ["2014-05"]),
        ("Russia delivered Su-35 fighters to China in 2016 and in 2018.", "arms_transfer", ["2016", "2018"]),
        (
            "President Macron visited India on 25 and 26 January 2024 for talks on defence.",
            "visit",
            ["2024-01-25/2024-01-26"],
        ),
        ("Russia and China have held joint naval exercises since 2005.", "exercise", ["2005/.."]),
    ],
)
def test_the_dates_of_a_clause(text: str, kind: str, dates: list[str]) -> None:
    assert sorted({claim.date for claim in claims(text, kind)}) == dates


def test_what_has_gone_on_since_a_year_is_a_practice() -> None:
    (claim,) = claims("Russia and China have held joint naval exercises since 2005.", "exercise")
    assert claim.status == "ongoing"


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("China and Russia held a joint naval exercise in the Baltic Sea in 2017.", "exercise", "Baltic Sea"),
        ("Russia invaded Ukraine in February 2022.", "pressure", "Ukraine"),
        ("President Xi Jinping visited Moscow in March 2023 for talks on defence.", "visit", "Moscow"),
        ("Russia delivered Su-35 fighters to China in 2016.", "arms_transfer", ""),
    ],
)
def test_the_place_follows_the_type(text: str, kind: str, place: str) -> None:
    assert {claim.place for claim in claims(text, kind)} == {place}

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


TIMELINE = """Thursday, 13 April 2023

China fired missiles into the sea near Taiwan.

Friday, 14 April 2023

Chinese bombers crossed the median line of the Taiwan Strait into Taiwan's zone.

Outlook

China sent warships to the waters around Taiwan.
"""


def test_a_heading_that_is_a_date_dates_what_stands_below_it() -> None:
    assert [claim.date for claim in claims(TIMELINE, "pressure", "2024-06-01")] == ["2023-04-13", "2023-04-14", ""]


def test_a_clause_begins_before_what_opens_it() -> None:
    text = "In February 1989 Cuban troops left Angola, and in May of the same year, the Cuban minister met his Angolan counterpart."
    assert [claim.date for claim in claims(text, "meeting")] == ["1989-05"]


def test_one_line_that_is_a_date_tells_when_the_text_was_written() -> None:
    text = "14 April 2023\n\nChina fired missiles into the sea near Taiwan.\n"
    assert [claim.date for claim in claims(text, "pressure")] == [""]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Fear grew following Peru's December 1979 invasion of Chile.", "1979-12"),
        ("On 4 February 2022, weeks before Peru invaded Chile, Kenya held elections.", ""),
        ("On 4 February 2022 Peru invaded Chile.", "2022-02-04"),
    ],
)
def test_the_date_of_an_invasion_is_its_own(text: str, date: str) -> None:
    assert [claim.date for claim in claims(text, "pressure")] == [date]

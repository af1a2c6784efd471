"""Whom the words of a text stand for that name no state."""

import pytest

from comity import documents, flow


def parties(text: str, kind: str) -> list[set[str]]:
    """The parties of the claims of a type in a text, in order."""
    document = documents.from_text(text, name="told", published="2024-06-01")
    return [set(claim.parties) for claim in flow.code(document)[2] if claim.type == kind]


FIRST = "Saudi Arabia bought F-15 fighters from the United States in 2010. "


@pytest.mark.parametrize(
    ("text", "kind", "last"),
    [
        (FIRST + "The kingdom ordered 40 tanks from Britain in 2012.", "arms_transfer", {"SAU", "GBR"}),
        (FIRST + "The oil-rich kingdom ordered 40 tanks from Britain in 2012.", "arms_transfer", {"SAU", "GBR"}),
        (
            "Iran and Azerbaijan are at odds over the war. In 2021 Iran sold 20 drones to its northern neighbour.",
            "arms_transfer",
            {"IRN", "AZE"},
        ),
        (
            "North Korea and South Korea are at war. In June 1950 the North invaded the South.",
            "pressure",
            {"PRK", "KOR"},
        ),
        (
            "The Japanese army is at sea. In May 2024 Defence Minister Minoru Kihara and his South Korean counterpart, Shin "
            "Won-sik, met for talks on missiles.",
            "meeting",
            {"JPN", "KOR"},
        ),
        ("The annexation of Crimea in 2014 changed the war.", "pressure", {"RUS", "UKR"}),
    ],
)
def test_a_description_stands_for_whom_the_text_named(text: str, kind: str, last: set[str]) -> None:
    assert parties(text, kind)[-1:] == [last]


def test_a_description_of_nobody_named_is_nobody() -> None:
    assert parties("France has an army. In 2012 the kingdom ordered 40 tanks from Britain.", "arms_transfer") != [
        {"SAU", "GBR"}
    ]


def test_who_gave_a_weapon_and_not_who_makes_it_supplies_it() -> None:
    text = "The last of the 24 F-16s pledged by the Netherlands reached Ukraine in May."
    assert parties(text, "arms_transfer") == [{"NLD", "UKR"}]


def test_we_are_the_state_that_a_parliament_sits_in() -> None:
    text = (
        "Q1. The Chinese navy trains the police of Solomon Islands. We watch that closely, and our ships do too. "
        "The prime minister of Solomon Islands told us here in Canberra that China would have no base. "
        "Our officers know the weapons of the police of Solomon Islands. "
        "In 2022 we gave Solomon Islands 60 short-barrelled rifles."
    )
    assert parties(text, "arms_transfer") == [{"AUS", "SLB"}]


def test_a_surname_before_an_administration_is_that_of_who_governs() -> None:
    text = (
        "The armed forces, their weapons, warships and missiles are dear. " * 12
        + "In 2013 the Obama administration held back Apache helicopters from Egypt."
    )
    assert {"USA", "EGY"} in parties(text, "restraint")

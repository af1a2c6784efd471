"""What a sentence tells without saying its verb again, and a main clause that goes on after what was put into it."""

import pytest

import comity


def told(text: str, kind: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Source and target of each claim of a type, in order."""
    return [(claim.source, claim.target) for claim in comity.code(text, published="2024-06-01") if claim.type == kind]


def of(*pairs: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    return [((pair[:3],), (pair[4:],)) for pair in pairs]


@pytest.mark.parametrize(
    ("text", "deals"),
    [
        ("The US approved the sale of F-16s to Turkey and F-35s to Greece in January 2024.", of("USA>TUR", "USA>GRC")),
        (
            "In 2024 the US approved the sale of Patriot missiles to Spain and of Javelins to Morocco.",
            of("USA>ESP", "USA>MAR"),
        ),
        ("In 2023 Germany supplied Ukraine with 18 Leopard tanks and Norway with 54.", of("DEU>UKR", "DEU>NOR")),
        ("In 2014 Indonesia bought 42 Rafale fighters from France, and Egypt 30.", of("FRA>IDN", "FRA>EGY")),
        ("In April Sweden sent Archer howitzers to Ukraine.", of("SWE>UKR")),
        ("In 2014 Egypt bought 24 Rafale fighters from France and signed a plan with Cyprus.", of("FRA>EGY")),
    ],
)
def test_a_verb_is_said_once_for_several_deals(text: str, deals: list[tuple[tuple[str, ...], tuple[str, ...]]]) -> None:
    found = told(text, "arms_transfer")
    assert list(dict.fromkeys(found)) == deals


def test_each_deal_has_its_own_weapon() -> None:
    text = "The US approved the sale of F-16s to Turkey and F-35s to Greece in January 2024."
    claims = [claim for claim in comity.code(text, published="2024-06-01") if claim.type == "arms_transfer"]
    assert {(claim.target, claim.attributes["weapon"]) for claim in claims} == {
        (("TUR",), "F-16s"),
        (("GRC",), "F-35s"),
    }


def test_a_number_alone_is_of_the_weapon_told_before() -> None:
    text = "In 2014 Indonesia bought 42 Rafale fighters from France, and Egypt 30."
    claims = [claim for claim in comity.code(text, published="2024-06-01") if claim.target == ("EGY",)]
    assert [(claim.attributes["weapon"], claim.attributes.get("quantity")) for claim in claims] == [
        ("Rafale fighters", None)
    ]


def test_a_main_clause_goes_on_after_a_relative_one() -> None:
    text = "Ankara, which said that Athens arms the islands, expelled the Greek ambassador on Friday."
    assert told(text, "dispute") == of("TUR>GRC")

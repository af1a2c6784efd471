"""What a claim says beyond its parties."""

import comity


def test_a_number_is_not_cut_at_its_comma() -> None:
    (claim,) = (
        each
        for each in comity.code("Norway agreed to withdraw 12,500 soldiers from Chad in 2001.")
        if each.type == "restraint"
    )
    assert claim.attributes["topic"] == "12,500 soldiers"


def test_a_title_does_not_end_in_words_that_lead_on() -> None:
    text = "Norway and Chad settled the common border and the two governments signed a treaty on fishing and on mines in 2001."
    assert all(
        value.rpartition(" ")[2] not in ("and", "as", "of", "the", "on", "to")
        for claim in comity.code(text, published="2002-01-01")
        for value in claim.attributes.values()
    )

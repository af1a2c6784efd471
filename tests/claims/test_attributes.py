"""What a claim says beyond its parties."""

import comity


def test_a_number_is_not_cut_at_its_comma() -> None:
    (claim,) = (
        each
        for each in comity.code("Norway agreed to withdraw 12,500 soldiers from Chad in 2001.")
        if each.type == "restraint"
    )
    assert claim.attributes["topic"] == "12,500 soldiers"

"""A share of arms goes from the seller to the buyer, however the sentence turns it."""

import pytest

import comity


@pytest.mark.parametrize(
    "text",
    [
        "Russia accounted for 77 percent of Chinese arms imports between 2018 and 2022.",
        "China bought 77 percent of its arms imports from Russia between 2018 and 2022.",
        "Chinese orders accounted for 77 percent of Russian arms sales between 2018 and 2022.",
    ],
)
def test_direction_of_a_share(text: str) -> None:
    figures = [claim for claim in comity.code(text, published="2023-03-20") if claim.kind == "figure"]
    assert [(claim.source, claim.target, claim.value, claim.date) for claim in figures] == [
        (("RUS",), ("CHN",), 77.0, "2018/2022")
    ]

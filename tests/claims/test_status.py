"""What is denied or still to come is not told as having happened."""

import pytest

import comity


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("India sold BrahMos missiles to Vietnam in 2021.", "occurred"),
        ("India denied that it had sold BrahMos missiles to Turkey.", "not_occurred"),
        ("India did not sell BrahMos missiles to Turkey.", "not_occurred"),
        ("Turkey is to receive the first S-400 battery from Russia in July 2023.", "planned"),
    ],
)
def test_the_status_of_a_transfer(text: str, status: str) -> None:
    claims = [claim for claim in comity.code(text, published="2023-03-20") if claim.type == "arms_transfer"]
    assert [claim.status for claim in claims] == [status]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Russia is helping China to build an early-warning radar against missiles.", "ongoing"),
        ("Russia was helping China to build an early-warning radar against missiles.", "ongoing"),
        ("Russia helped China to build an early-warning radar against missiles in 2019.", "occurred"),
    ],
)
def test_what_is_being_done_goes_on(text: str, status: str) -> None:
    claims = [claim for claim in comity.code(text, published="2023-03-20") if claim.type == "coproduction"]
    assert [claim.status for claim in claims] == [status]


def test_what_will_not_happen_to_a_treaty_makes_it_no_plan() -> None:
    text = "Chinese officials said that the military alliance treaty of 1950 with Russia would not come back."
    assert {claim.status for claim in comity.code(text, published="1989-05-18")} == {"occurred"}
    assert "visit" not in {claim.type for claim in comity.code(text, published="1989-05-18")}

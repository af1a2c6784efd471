"""Numbers as they are written on the page."""

from comity.report.words import number


def test_zero_has_no_sign() -> None:
    assert number(-0.0) == number(0.0) == "0"
    assert number(-1) == "−1"

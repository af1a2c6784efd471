"""Numbers: against sentences read by hand, and properties that hold for any text."""

import json
import time
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from comity.claims.dates import find, spans
from comity.claims.numbers import Number, find_numbers

GOLD = [
    json.loads(line) for line in (Path(__file__).parent / "numbers_gold.jsonl").read_text(encoding="utf-8").splitlines()
]
WORDS = [
    "more than",
    "$",
    "5",
    "3.1",
    "billion",
    "half",
    "of",
    "a",
    "third",
    "dozen",
    "two",
    "-",
    "–",
    "percent",
    "%",
    "between",
]
OTHERS = [
    "and",
    "1,000",
    "troops",
    "Su-35",
    "ships",
    "USD",
    "resolution",
    "2016",
    "tenfold",
    "per cent",
    "thirty-two",
    ",",
    ".",
]


def amount(value: float) -> str:
    return f"{value:g}" if value < 1e6 else f"{value:.0f}"


def told(number: Number) -> str:
    high = "" if number.value_high is None else f"-{amount(number.value_high)}"
    return f"{amount(number.value)}{high} {number.unit}".strip()


def test_read_by_hand() -> None:
    wrong = [f"{row} {list(map(told, find_numbers(row['sentence'])))}" for row in GOLD]
    wrong = [
        line
        for row, line in zip(GOLD, wrong, strict=True)
        if list(map(told, find_numbers(row["sentence"]))) != row["numbers"]
    ]
    assert len(GOLD) >= 80
    assert len(wrong) <= 0.05 * len(GOLD), "\n".join(wrong)


@given(st.one_of(st.text(), st.lists(st.sampled_from(WORDS + OTHERS), max_size=12).map(" ".join)))
def test_whatever_the_text(sentence: str) -> None:
    low = 0
    for number in find_numbers(sentence):
        assert low <= number.start < number.end <= len(sentence)
        assert number.value_high is None or number.value < number.value_high
        assert number.kind in ("money", "share", "count")
        assert number.bound in ("", "lower", "upper", "about")
        low = number.end


def test_dates_already_found_change_nothing() -> None:
    for row in GOLD:
        assert find_numbers(row["sentence"], spans(find(row["sentence"]))) == find_numbers(row["sentence"])


def test_hedges() -> None:
    assert [number.bound for number in find_numbers("More than half of them, up to 40 jets, about 60 percent.")] == [
        "lower",
        "upper",
        "about",
    ]


def test_time_grows_with_length() -> None:
    for unit in ("7", "1,000", "5 and ", "between 3 ", "half a ", "$5 ", "1-"):
        times = []
        for length in (10_000, 80_000):
            start = time.process_time()
            find_numbers(unit * (length // len(unit)))
            times.append(time.process_time() - start)
        assert times[1] < 40 * times[0] + 0.1, unit

"""Dates: against sentences dated by hand, and properties that hold for any text."""

import json
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.claims import dates_calendar as calendar
from comity.claims.dates import When, context_after, find, spans

GOLD = [
    json.loads(line) for line in (Path(__file__).parent / "dates_gold.jsonl").read_text(encoding="utf-8").splitlines()
]
KINDS = {"point", "range", "since", "until", "relative", "recurring", "duration", "anchor_missing"}
WORDS = [
    "last",
    "next",
    "the",
    "of",
    "in",
    "since",
    "until",
    "from",
    "to",
    "and",
    "between",
    "year",
    "years",
    "weeks",
    "ago",
    "a",
    "May",
    "March",
    "June",
    "Tuesday",
    "spring",
    "5",
    "31",
    "30th",
    "2016",
    "2000",
    "1999-2006",
    "the 1990s",
    "troops",
    "half",
    "weekend",
    "two",
    "twenty-one",
    "later",
    "same",
    "decade",
    "following",
    "12.03.2019",
    "31/02/2019",
    "-",
    "–",
    ",",
    "(",
    ")",
    "resolution",
    "early",
    "mid-",
    "end",
    "then",
    "today",
    "century",
    "Q1",
    "first",
    "every",
    "999 years ago",
    "\n",
    "’",
]
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31)).map(str)
ANCHORS = st.one_of(
    st.just(""), DAYS, DAYS.map(lambda day: day[:7]), DAYS.map(lambda day: day[:4]), st.text(max_size=8)
)


def told(row: dict[str, object]) -> list[str]:
    found = find(str(row["sentence"]), str(row["published"]), str(row["context"]), future=bool(row.get("future")))
    return [when.date for when in found if when.date]


def test_dated_by_hand() -> None:
    wrong = [f"{row['sentence']} {row['dates']} {told(row)}" for row in GOLD if told(row) != row["dates"]]
    assert len(GOLD) >= 490
    assert len(wrong) <= 0.05 * len(GOLD), "\n".join(wrong)


def well_formed(text: str) -> bool:
    left, bar, right = text.partition("/")
    ends = [end for end in (left, right) if end not in ("", "..")]
    return bool(ends) and all(map(calendar.valid, ends)) and (not bar or len(ends) == 2 or ".." in (left, right))


@given(
    st.one_of(st.text(), st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)), ANCHORS, ANCHORS, st.booleans()
)
def test_whatever_the_text(sentence: str, published: str, context: str, future: bool) -> None:
    found = find(sentence, published, context, future=future)
    for when in found:
        assert 0 <= when.start < when.end <= len(sentence)
        assert when.kind in KINDS
        assert not when.date or well_formed(when.date), when
        assert when.precise == calendar.precision(when.date)
    assert [when.start for when in found] == sorted(when.start for when in found)
    assert context_after(found, "") == "" or well_formed(context_after(found, ""))


@pytest.mark.parametrize(
    "unit",
    [
        "7",
        "1999 ",
        "last ",
        "May, ",
        "since ",
        "in 2016 and ",
        "5-",
        "(2016) ",
        "resolution 1718, 1874, ",
        "two years ",
        "- ",
        "Su-2000 ",
    ],
)
def test_time_grows_with_length(unit: str) -> None:
    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        rounds = []
        for _ in range(5):
            start = time.process_time()
            find(text, "2018-06-08", "2017")
            rounds.append(time.process_time() - start)
        return min(rounds)

    seconds(1000)
    assert seconds(80_000) < 40 * seconds(10_000) + 0.05


def test_spans_and_kinds() -> None:
    sentence = "Since the treaty of 2001 they met for five years, every year, until May 2006 or in the same month."
    found = find(sentence)
    assert [(sentence[when.start : when.end], when.kind) for when in found] == [
        ("Since the treaty of 2001", "since"),
        ("2001", "point"),
        ("for five years", "duration"),
        ("every year", "recurring"),
        ("until May 2006", "until"),
        ("the same month", "relative"),
    ]


def test_the_spans_of_dates_hold_no_other_words() -> None:
    sentence = "Since the treaty of 2001 they met, and since June 2005 often, on 5 and 6 May 2010."
    assert [sentence[low:high] for low, high in spans(find(sentence))] == [
        "2001",
        "since June 2005",
        "5 and 6 May 2010",
    ]


def test_an_unknown_anchor_is_named() -> None:
    assert [when.kind for when in find("They met in September and on Tuesday.")] == ["anchor_missing", "anchor_missing"]


def test_the_years_that_follow_a_plan_are_not_the_context() -> None:
    assert context_after(find("In June 2017 they signed a plan for the years 2017–2020."), "") == "2017-06"
    assert context_after(find("Nothing was said."), "2005") == "2005"
    assert context_after([When(0, 4, "2015/..", "since", 1)], "") == "2015"
    assert context_after(find("After Crimea was annexed in 2014, ties grew."), "2013") == "2014"


def test_calendar() -> None:
    assert calendar.shift("2016-03-31", "month", -1) == "2016-02"
    assert calendar.shift("2016-03-01", "day", -1) == "2016-02-29"
    assert calendar.shift("0001", "year", -1) == ""
    assert calendar.months(2016, 12, 3) == "2016-12/2017-02"
    assert calendar.week("2018-06-08", 0) == "2018-06-04/2018-06-10"
    assert not calendar.valid("2019-02-29")
    assert calendar.joined("2006", "1999") == ""

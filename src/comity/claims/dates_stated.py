"""Expressions that state their date whatever day it is: "12.03.2019", "2014-15", "the 1990s"."""

from collections.abc import Callable

from comity.claims import dates_calendar as calendar
from comity.claims.dates_clock import NOTHING, Found, Groups, one
from comity.claims.dates_words import times


def _iso(groups: Groups) -> Found:
    return one(calendar.point(int(groups["year"]), int(groups["month"]), int(groups["day"])))


def _numeric(groups: Groups) -> Found:
    """With points the day comes first; with other marks the order must show, or only the year is sure."""
    year, left, right = int(groups["year"]), int(groups["one"]), int(groups["two"])
    if groups["mark"] == "." or left > 12 or left == right:
        return one(calendar.point(year, right, left))
    return one(calendar.point(year, left, right) if right > 12 else calendar.point(year))


def _years(groups: Groups) -> Found:
    year, end = groups["year"], groups["end"]
    if len(end) == 2 and end <= year[2:]:
        return one(calendar.point(int(year), int(end))) if end[0] in "01" else NOTHING
    end = end if len(end) == 4 else year[:2] + end
    return one(f"{year}/{end}", "range") if year < end else NOTHING


def _decade(groups: Groups) -> Found:
    word = groups.get("open", "").lower()
    start = times().decades[word] if word else int(groups.get("decade") or "19" + groups["short"])
    return one(f"{start}/{start + 9}", "range")


def _century(groups: Groups) -> Found:
    start = (int(groups["number"]) - 1) * 100 + 1
    return one(f"{start}/{start + 99}", "range")


def _fiscal(groups: Groups) -> Found:
    year = groups["year"]
    return one(year if len(year) == 4 else "20" + year)


def _known(groups: Groups) -> Found:
    return one(times().known[groups.get("name") or groups["open"]])


def _year(groups: Groups) -> Found:
    return one(groups["year"])


STATED: dict[str, Callable[[Groups], Found]] = {
    "known": _known,
    "iso": _iso,
    "numeric": _numeric,
    "years": _years,
    "year": _year,
    "decade": _decade,
    "century": _century,
    "fiscal": _fiscal,
}

"""Arithmetic on dates in the codebook's form. A date is text, and as precise as it is long: year, month or day.

All functions take valid dates; `valid` tells. A unit finer than a date leaves it as it is: the day after some
day of 2018-05 is, for all we know, in 2018-05.
"""

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta

YEARS = {"year": 1, "decade": 10, "century": 100}
DAYS = {"day": 1, "week": 7, "fortnight": 14}


def valid(text: str) -> bool:
    """Whether `text` is one real year, month or day."""
    parts = text.split("-")
    if [len(part) for part in parts] not in ([4], [4, 2], [4, 2, 2]) or not all(
        p.isascii() and p.isdigit() for p in parts
    ):
        return False
    year, month, day = (*map(int, parts), 1, 1)[:3]
    return year >= MINYEAR and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def point(year: int, month: int = 0, day: int = 0) -> str:
    """The date of these numbers; 0 leaves the part out. Empty if there is no such date."""
    text = f"{year:04d}" + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if month and day else "")
    return text if valid(text) else ""


def precision(text: str) -> int:
    """1 year, 2 month, 3 day; of an interval its more precise end; 0 of nothing."""
    if "/" in text:
        return max(precision(part) for part in text.split("/"))
    return text.count("-") + 1 if text and text != ".." else 0


def first(text: str) -> str:
    """The start of an interval, or its end if it is open to the left, or the date itself."""
    start, _, end = text.partition("/")
    return end if start == ".." else start


def day(text: str) -> date:
    """The first day of a date."""
    year, month, number = (*map(int, text.split("-")), 1, 1)[:3]
    return date(year, month, number)


def year_of(text: str) -> int:
    return int(text[:4])


def month_of(text: str) -> int:
    """0 if only the year is known."""
    return int(text[5:7] or 0)


def shift(text: str, unit: str, count: int) -> str:
    """The date `count` units after `text`, as precise as the unit (a week: as the month); empty out of range."""
    if unit in YEARS:
        year = year_of(text) + count * YEARS[unit]
        return point(year) if MINYEAR <= year <= MAXYEAR else ""
    if unit in DAYS:
        if precision(text) < 3:
            return text
        try:
            moved = day(text) + timedelta(days=count * DAYS[unit])
        except OverflowError:
            return ""
        return moved.isoformat() if unit == "day" else moved.isoformat()[:7]
    if precision(text) < 2:
        return text
    months = year_of(text) * 12 + month_of(text) - 1 + count * {"month": 1, "quarter": 3}[unit]
    return point(months // 12, months % 12 + 1) if MINYEAR <= months // 12 <= MAXYEAR else ""


def truncate(text: str, unit: str) -> str:
    """`text` no more precise than the unit."""
    return text[:4] if unit in YEARS else text[:7] if unit in ("month", "quarter") else text


def months(year: int, month: int, count: int) -> str:
    """The interval of `count` months from `month` of `year`."""
    start, end = point(year, month), shift(point(year, month), "month", count - 1)
    return f"{start}/{end}" if start and end else ""


def days(start: date, count: int) -> str:
    """The interval of `count` days."""
    return f"{start.isoformat()}/{(start + timedelta(days=count - 1)).isoformat()}"


def week(text: str, count: int) -> str:
    """Monday to Sunday, `count` weeks after the one that holds `text`; a coarser date stays as it is."""
    if precision(text) < 3:
        return text
    try:
        return days(day(text) + timedelta(days=7 * count - day(text).weekday()), 7)
    except OverflowError:
        return ""


def weekend(text: str, count: int) -> str:
    """Saturday and Sunday: ``-1`` the last before `text`, ``0`` of its week, ``1`` of the week after."""
    if precision(text) < 3:
        return text
    saturday = 5 - day(text).weekday() + 7 * max(count, -1)
    try:
        return days(day(text) + timedelta(days=saturday), 2)
    except OverflowError:
        return ""


def weekday(text: str, number: int, step: int) -> str:
    """The day of the week `number` (Monday 0): step 0 on or before `text`, -1 before it, 1 after it, 2 on or after it,
    9 in its week."""
    if precision(text) < 3:
        return text
    back = (day(text).weekday() - number) % 7
    offset = {0: -back, -1: -(back or 7), 1: 7 - back, 2: (7 - back) % 7, 9: number - day(text).weekday()}[step]
    return shift(text, "day", offset)


def joined(start: str, end: str) -> str:
    """The interval from the start of `start` to the end of `end`, which may be intervals; empty if it runs backward."""
    left, right = first(start), end.rpartition("/")[2]
    if not left or not right or ".." in (left, right):
        return ""
    length = min(len(left), len(right))
    return f"{left}/{right}" if left[:length] <= right[:length] else ""

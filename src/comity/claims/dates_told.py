"""Expressions whose date depends on another day: "in September", "last year", "two weeks later"."""

import re
from collections.abc import Callable

from comity.claims import dates_calendar as calendar
from comity.claims.dates_clock import MISSING, NOTHING, Clock, Found, Groups, one, told
from comity.claims.dates_words import times

STEPS = {"last": -1, "past": -1, "previous": -1, "preceding": -1, "next": 1, "coming": 1, "following": 1, "ensuing": 1}
PARTS = ("morning", "afternoon", "evening", "night")


def _year(groups: Groups, clock: Clock) -> int:
    """The year an expression states, in figures or as "last year"; 0 if it states none or cannot be told."""
    if figures := groups.get("year") or groups.get("dashed"):
        return int(figures)
    said = groups.get("said", "").split()
    if not said:
        return 0
    anchor = clock.published if len(said) == 2 and said[0] != "that" else clock.recent()
    step = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(said[-2], 0)
    return calendar.year_of(anchor) + step if anchor else 0


def _day(groups: Groups, clock: Clock) -> Found:
    month, days = times().month(groups.get("month") or groups["open"]), [int(groups["day"])]
    days += [int(number) for number in re.findall(r"\d+", groups.get("more", ""))]
    if second := groups.get("day2"):
        days.append(int(second))
    year = _year(groups, clock) or clock.year_for(month, days[0])
    if not year:
        return MISSING
    dates = [calendar.point(year, month, day) for day in days]
    if len(dates) == 2 and groups["to"].strip() not in ("and", "or"):
        return one(calendar.joined(*dates), "range")
    return tuple((date, "point") for date in dates)


def _month(groups: Groups, clock: Clock) -> Found:
    month = times().month(groups["open"])
    year = _year(groups, clock) or clock.year_for(month)
    return one(calendar.point(year, month)) if year else MISSING


def _weekday(groups: Groups, clock: Clock) -> Found:
    if groups.get("many"):
        return one("", "recurring")
    if not clock.published:
        return MISSING
    number = times().weekdays.index(groups["open"].strip())
    return told(calendar.weekday(clock.published, number, 2 if clock.future else 0))


def _season(groups: Groups, clock: Clock) -> Found:
    year, month = _year(groups, clock), times().seasons[groups["open"].lower()]
    return one(calendar.months(year, month, 3)) if year else MISSING


def _someseason(groups: Groups, clock: Clock) -> Found:
    month = times().seasons[groups["season"]]
    year = clock.year_for(month)
    return one(calendar.months(year, month, 3)) if year else MISSING


def _somepart(groups: Groups, clock: Clock) -> Found:
    """ "In the third quarter" of the year that the text is at."""
    number = {"first": 1, "second": 2, "third": 3}.get(groups["open"].split()[-1].lower(), 4)
    year = clock.year_for(3 * number - 2)
    return one(calendar.months(year, 3 * number - 2, 3), "range") if year else MISSING


def _part(groups: Groups, clock: Clock) -> Found:
    """A quarter, a half, or the first so many months of a year."""
    year, opener = _year(groups, clock), groups["open"].lower()
    if not year:
        return MISSING
    if count := groups.get("count"):
        months = times().number(count) if count.isdecimal() or count in times().numbers else 0
        if not 1 <= months <= 12 or opener not in ("first", "last", "final"):
            return NOTHING
        return one(calendar.months(year, 1 if opener == "first" else 13 - months, months), "range")
    half = groups.get("part") == "half" or opener[0] == "h"
    length, last = (6, 2) if half else (3, 4)
    ordinals = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": last, "final": last}
    number = ordinals.get(opener) or int(opener[1])
    return one(calendar.months(year, 1 + length * (number - 1), length), "range") if number <= last else NOTHING


def _ago(groups: Groups, clock: Clock) -> Found:
    """ "Two years ago", told from publication; "two years later", told from the date last spoken of."""
    opener, unit, way = groups["open"].lower(), groups["unit"], groups["way"]
    anchor = clock.recent() if way in ("earlier", "later", "previously", "prior", "on") else clock.published
    if not anchor:
        return MISSING
    sign = -1 if way in ("ago", "earlier", "previously", "prior") else 1
    if "quarter" in opener:
        return told(calendar.shift(anchor, "year", sign * 25))
    halved = opener.startswith("half")
    count = 0 if halved else times().number(opener)
    if (halved or groups.get("half") or groups.get("late")) and unit in calendar.YEARS:
        months = (2 * count + 1) * 6 * calendar.YEARS[unit]
        moved = calendar.shift(anchor, "month", sign * months)
        return told(moved if months < 12 or calendar.precision(anchor) < 2 else moved[:4])
    return told(calendar.shift(anchor, unit, sign * count))


def _hence(groups: Groups, clock: Clock) -> Found:
    """ "In two weeks' time"."""
    if not clock.published:
        return MISSING
    return told(calendar.shift(clock.published, groups["unit"], times().number(groups["count"])))


def _lapse(groups: Groups, clock: Clock) -> Found:
    """ "In 1996, five years after the coup" dates the coup."""
    count = times().number(groups["open"])
    return told(calendar.shift(clock.recent(), groups["unit"], -count if groups["way"] == "after" else count))


def _stretch(groups: Groups, clock: Clock) -> Found:
    """So many units up to publication, or from it on."""
    way = groups["open"].lower().split()[-1]
    spoken = way in ("following", "previous", "preceding", "ensuing") or (way == "next" and clock.near)
    anchor = clock.recent() if spoken else clock.published
    if groups.get("vague"):
        return one("", "relative")
    if not anchor:
        return MISSING
    ahead = way in ("next", "coming", "following", "ensuing")
    count, unit = times().number(groups["count"]), groups["unit"]
    return _stretched(anchor, count if ahead else -count, unit, spoken)


def _stretched(anchor: str, count: int, unit: str, spoken: bool) -> Found:
    """So many units before or after the anchor. What reaches up to publication goes on: "in the past three years"."""
    if count < 0 and not spoken:
        other = calendar.shift(anchor, unit, count)
        return one(f"{other}/..", "since") if other else MISSING
    if unit in calendar.DAYS:
        if calendar.precision(anchor) < 3:
            return one("", "range")
        other = calendar.shift(anchor, "day", count * calendar.DAYS[unit])
    else:
        other = calendar.shift(anchor, unit, count)
    return one(calendar.joined(*sorted((other, calendar.truncate(anchor, unit)))) if other else "", "range")


def _within(groups: Groups, clock: Clock) -> Found:
    """ "Earlier in the year", "the end of the month": of the date last spoken of."""
    anchor, unit = clock.recent(), groups.get("unit", "year")
    if year := groups.get("year"):
        return one(year)
    if unit == "week":
        return told(calendar.week(anchor, 0)) if anchor else MISSING
    return told(calendar.truncate(anchor, unit))


def _beside(groups: Groups, clock: Clock) -> Found:
    anchor = clock.recent()
    step = 1 if groups["way"] in ("after", "later") else -1
    unit = "day" if groups["unit"] in PARTS else groups["unit"]
    return told(calendar.shift(anchor, unit, step)) if anchor else MISSING


def _weekend(_groups: Groups, clock: Clock) -> Found:
    """ "At the weekend": the last one before publication, or the one it falls in."""
    day = clock.published
    if not day:
        return MISSING
    this = clock.future or (calendar.precision(day) == 3 and calendar.day(day).weekday() >= 5)
    return told(calendar.weekend(day, 0 if this else -1))


def _dayoff(groups: Groups, clock: Clock) -> Found:
    step = -2 if groups["open"].endswith("yesterday") else 2
    return told(calendar.shift(clock.published, "day", step)) if clock.published else MISSING


def _today(groups: Groups, clock: Clock) -> Found:
    step = {"yesterday": -1, "tomorrow": 1}.get(groups["open"].lower(), 0)
    return told(calendar.shift(clock.published, "day", step)) if clock.published else MISSING


def _then(groups: Groups, clock: Clock) -> Found:
    start = calendar.first(clock.context)
    if not start:
        return MISSING
    back = groups["open"].lower() in ("until then", "by then")
    return one(f"../{start}", "until") if back else one(f"{start}/..", "since")


def _deictic(groups: Groups, clock: Clock) -> Found:
    """ "Last year", "this spring", "the following month", "that day"."""
    words, thing = groups["open"].lower().split(), groups["thing"]
    step = STEPS.get(words[-1], 0)
    spoken = words[-1] in ("same", "that", "following", "previous", "preceding", "ensuing")
    if words == ["the", "next"] and thing in ("day", "morning"):
        spoken = True
    anchor = clock.recent() if spoken else clock.published
    if words[0] == "the" and words[-1] in ("last", "past", "next", "coming") and thing in ("year", "decade", "month"):
        return _stretched(anchor, step, thing, spoken) if anchor else MISSING
    if thing == "period":
        return told(clock.context) if spoken else NOTHING
    return told(_stepped(anchor, thing, step, clock)) if anchor else MISSING


def _stepped(anchor: str, thing: str, step: int, clock: Clock) -> str:
    """The `thing` (a unit, weekend, season, month or weekday) before, at or after the anchor."""
    words = times()
    if thing in ("week", "fortnight"):
        return calendar.week(anchor, step)
    if thing == "weekend":
        return calendar.weekend(anchor, step)
    if thing in ("decade", "century"):
        return _age(anchor, calendar.YEARS[thing], step)
    if thing == "quarter":
        return _quarter(anchor, step)
    if thing in ("year", "month", "day"):
        return calendar.truncate(calendar.shift(anchor, thing, step) if step else anchor, thing)
    if thing in PARTS:
        return calendar.shift(anchor, "day", step) if step else anchor
    if thing in words.seasons:
        return _season_from(anchor, words.seasons[thing], step)
    if thing in words.weekdays:
        number = words.weekdays.index(thing)
        return calendar.weekday(anchor, number, {-1: -1, 0: 2 if clock.future else 9, 1: 1}[step])
    month = words.month(thing)
    return calendar.point(_year_from(anchor, month, step), month)


def _age(anchor: str, length: int, step: int) -> str:
    """The decade or century; a century begins with the year one."""
    late = 1 if length == 100 else 0
    start = (calendar.year_of(anchor) - late) // length * length + length * step + late
    end = start + length - 1
    return f"{start}/{end}" if calendar.point(start) and calendar.point(end) else ""


def _year_from(anchor: str, month: int, step: int) -> int:
    """The year of the last (-1), this (0) or next (1) such month; of the same month the one before or after."""
    year, now = calendar.year_of(anchor), calendar.month_of(anchor)
    if step < 0:
        return year - (month >= now)
    return year + (step > 0 and month <= now)


def _season_from(anchor: str, month: int, step: int) -> str:
    """The season before (-1), at (0) or after (1) the anchor. A season that has not ended is not the last one."""
    year, now = calendar.year_of(anchor), calendar.month_of(anchor)
    if step < 0:
        year -= now <= month + 2 if month < 12 else 1 + (now <= 2)
    elif step > 0:
        year += now >= month
    elif month == 12 and 1 <= now <= 2:
        year -= 1
    return calendar.months(year, month, 3)


def _quarter(anchor: str, step: int) -> str:
    if calendar.precision(anchor) < 2:
        return anchor
    start = calendar.shift(
        calendar.point(calendar.year_of(anchor), (calendar.month_of(anchor) - 1) // 3 * 3 + 1), "quarter", step
    )
    return calendar.months(calendar.year_of(start), calendar.month_of(start), 3) if start else ""


TOLD: dict[str, Callable[[Groups, Clock], Found]] = {
    "day": _day,
    "month": _month,
    "weekday": _weekday,
    "season": _season,
    "someseason": _someseason,
    "part": _part,
    "ago": _ago,
    "stretch": _stretch,
    "within": _within,
    "beside": _beside,
    "dayoff": _dayoff,
    "today": _today,
    "then": _then,
    "lapse": _lapse,
    "hence": _hence,
    "somepart": _somepart,
    "weekend": _weekend,
    "deictic": _deictic,
}

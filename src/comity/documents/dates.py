"""When a document was published: dates as publishers write them, read only where they can mean one thing."""

import re
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?\s*,?\s+)?"
_WRITTEN = (
    rf"{_MONTH}\s+{_DAY}\s*,?\s+{_YEAR}",  # Oct 02, 2021
    rf"{_DAY}\s+(?:of\s+)?{_MONTH}\s*,?\s+{_YEAR}",  # 8 June 2018
    rf"{_YEAR}-(?P<number>\d{{2}})-{_DAY}",  # 2018-06-08
    rf"{_YEAR}/(?P<number>\d{{2}})/{_DAY}",
    rf"{_YEAR}年(?P<number>\d{{1,2}})月{_DAY}日",
)
_FULL = tuple(re.compile(_WEEKDAY + form, re.IGNORECASE) for form in _WRITTEN)
_MONTH_YEAR = re.compile(rf"{_MONTH}\s*,?\s+{_YEAR}", re.IGNORECASE)
_ISO = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2})(?:[T ].*)?)?)?\Z", re.DOTALL)
_PDF = re.compile(r"(?:D:)?(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})(?:\d{2,6}.*)?\Z", re.DOTALL)

# Before and after the date on a line of its own: "Published on", "By A. Author |", a time, minutes to read.
_BEFORE = re.compile(
    r"(?:(?:first\s+)?(?:published|posted|issued|released|date|written)(?:\s+(?:on|at|by))?\s*:?|on)\s+\Z|"
    r".{0,80}[|•·]\s*\Z|[–—-]\s*\Z|\Z",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"(?:by|written by|author)\b[^.!?]{2,80}[\s,|•·–—-]\Z", re.IGNORECASE)
_AFTER = re.compile(
    r"\s*(?:[,|"
    r"•·–—-]?\s*(?:at\s+)?\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?)?\s*(?:\(?[A-Z]{2,4}(?:[+-]\d+)?\)?)?)?"
    r"\s*(?:[|•·–—].{0,80})?\.?\Z",
    re.IGNORECASE,
)
# The dateline of an agency: "PARIS, March 3, 2019 (AFP) -", "Dec. 31, 2000 --", "WASHINGTON, 3 March 2019 -".
_DATELINE_END = re.compile(r"\s*(?:\([^()]{2,40}\)\s*)?(?:--|[–—:-])\s|\s*\([A-Z][A-Za-z /]{1,30}\)")
_DATELINE_PLACE = re.compile(r"(?:[^\W\d_][\w.'’ /-]{1,40},\s*){0,3}\Z")
_PAGE_HEADER = re.compile(
    rf"(?:\d{{1,4}}\s+)?(?:[^.!?]*\s)?{_MONTH}\s+{_YEAR}(?:\s*[|•·-]?\s*\d{{1,4}})?\Z", re.IGNORECASE
)
_SOME_YEAR = re.compile(r"(?:19|20)\d\d")
_TOP_LINES, _TOP_CHARACTERS = 25, 3000


def published_date(text: str) -> str:
    """``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD`` of one date as metadata write it; empty where it is none or ambiguous."""
    text = text.strip()
    for form in (_ISO, _PDF):
        if found := form.match(text):
            return _valid(found["year"], found["month"], found["day"])
    for pattern in _FULL:
        if (found := pattern.match(text)) and _AFTER.match(text, found.end()):
            return _of(found)
    if found := _MONTH_YEAR.fullmatch(text):
        return _of(found)
    return ""


def printed_date(lines: list[str]) -> str:
    """The date printed near the top of a text: on a line of its own, in a byline, or in an agency's dateline."""
    length = 0
    for line in lines[:_TOP_LINES]:
        if found := _line_date(line[:300]):
            return found
        length += len(line)
        if length > _TOP_CHARACTERS:
            break
    return ""


def header_month(lines: list[str]) -> str:
    """The month in a running page header, as in "JANUARY 2018    7"; empty where the headers differ."""
    months = {_of(found) for line in lines if len(line) <= 120 and (found := _PAGE_HEADER.match(line.strip()))}
    return months.pop() if len(months) == 1 else ""


def is_date_line(line: str) -> bool:
    """Whether a line holds a publication date and hardly anything else."""
    return len(line) <= 120 and bool(_SOME_YEAR.search(line)) and bool(_own_line(line) or _own_month(line))


def _line_date(line: str) -> str:
    if not _SOME_YEAR.search(line):
        return ""
    return _own_line(line) or _dateline(line) or _own_month(line)


def _own_line(line: str) -> str:
    for pattern in _FULL:
        found = pattern.search(line)
        if found and _AFTER.match(line, found.end()):
            before = line[: found.start()]
            if _BEFORE.match(before) or _BYLINE.match(before):
                return _of(found)
    return ""


def _own_month(line: str) -> str:
    found = _MONTH_YEAR.fullmatch(line.strip())
    return _of(found) if found else ""


def _dateline(line: str) -> str:
    for pattern in _FULL[:2]:
        found = pattern.search(line[:100])
        if found and _DATELINE_END.match(line, found.end()) and _DATELINE_PLACE.match(line[: found.start()]):
            return _of(found)
    return ""


def _of(found: re.Match[str]) -> str:
    named = found.groupdict()
    month = named.get("number") or str(_MONTHS[named["month"].lower()])
    return _valid(named["year"], month, named.get("day"))


def _valid(year: str, month: str | None, day: str | None) -> str:
    """The date written in the codebook's form, or nothing if no calendar has it."""
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return ""
    return "-".join(part if len(part) == 4 else f"{int(part):02d}" for part in (year, month, day) if part)

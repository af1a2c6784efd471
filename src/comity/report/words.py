"""How things are written for readers: safe text, dates, numbers, names."""

import re
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from comity.codebook.entries import Codebook
from comity.model import key

_MONTHS = ("January", "February", "March", "April", "May", "June",
           "July", "August", "September", "October", "November", "December")  # fmt: skip

#: Control characters, direction overrides and code points that are no characters: one sign each, so that offsets hold.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
_ADDRESS = re.compile(r"https?://[^\s\x00-\x20\"'<>\\^`{|}]+", re.IGNORECASE)
_PLAIN_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def visible(text: str) -> str:
    """`text`, as long as before, with what could mislead the eye or break the file shown as U+FFFD."""
    return _UNSAFE.sub("\ufffd", text)


def anchor(prefix: str, id: str) -> str:
    """The place on the page that stands for `id`; the same in every report of the same tables."""
    return f"{prefix}-{id if _PLAIN_ID.fullmatch(id) else key(id)}"


def address(url: str) -> str:
    """`url` where it is a web address that may be linked to, else the empty text."""
    if not _ADDRESS.fullmatch(url):
        return ""
    try:
        return url if urlsplit(url).hostname else ""
    except ValueError:  # brackets that hold no IPv6 address: no web address
        return ""


def day(date: str) -> str:
    """One date: ``2008-05-12`` is 12 May 2008. What is no date is given as it is."""
    found = _DATE.fullmatch(date)
    if not found:
        return visible(date)
    year, month, number = found[1], int(found[2] or 0), int(found[3] or 0)
    if not 1 <= month <= 12:
        return year
    return f"{number} {_MONTHS[month - 1]} {year}" if number else f"{_MONTHS[month - 1]} {year}"


def when(date: str) -> str:
    """A date of the codebook's form in words: ``2008/..`` is since 2008."""
    first, slash, last = date.partition("/")
    if not slash:
        return day(date)
    if last == "..":
        return f"since {day(first)}" if first != ".." else "no date"
    return f"until {day(last)}" if first == ".." else f"{day(first)} to {day(last)}"


def number(value: float) -> str:
    """Three significant digits at most for small numbers, thousands set apart in great ones, a true minus sign."""
    value += 0.0  # so that a zero has no sign
    text = f"{value:,.0f}" if value == int(value) or abs(value) >= 100 else f"{value:.1f}"
    if abs(value) < 10 and value != int(value):
        text = f"{value:.2f}"
    return text.replace("-", "\u2212").replace(",", "\u202f")


def several(count: int, one: str, many: str = "") -> str:
    """``1 document``, ``2 documents``."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def listed(parts: Iterable[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    *rest, last = list(parts) or [""]
    return f"{', '.join(rest)} and {last}" if rest else last


def plain(name: str) -> str:
    """A code of the codebook as words: ``joint_statement`` is joint statement."""
    return visible(name.replace("_", " "))


def party_names(codebook: Codebook) -> Mapping[str, str]:
    """The name of every party by its code: a state's name of today, before that of a predecessor."""
    states = sorted(codebook.states, key=lambda state: not state.end)
    organisations = {body.code: body.code if body.code in body.names else body.name for body in codebook.organisations}
    return organisations | {state.code: state.name for state in states}

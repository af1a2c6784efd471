"""One cell of the workbook → a figure, or why there is none, and how sure SIPRI is of it."""

import re
from collections.abc import Mapping
from typing import Any

from comity.model import Record

WITHOUT_FORCES = frozenset({"CRI", "HTI", "ISL", "PAN"})
"""States of which 0 is true: Costa Rica since 1949, Haiti from 1995, Iceland, and Panama since 1990 have no armed forces."""

FALSE_ZERO = "0 in the file, which is not true of it"

MISSING: Mapping[str, str] = {
    "...": "not available", ". .": "not available", "..": "not available", "…": "not available",
    "xxx": "the state did not exist or was not independent", "": "empty in the file",
}  # fmt: skip
COLOURS: Mapping[str, str] = {"FF0000FF": "estimate", "FFFF0000": "highly uncertain"}
"""Blue and red, as the sheets say above their headers."""

BRACKETS: Mapping[str, str] = {"[": "estimate", "(": "uncertain"}
"""The signs of the same in figures that are text, as in the tables of the SIPRI Yearbook."""

_FIGURE = re.compile(r"([\[(]?)(\d+(?:\.\d+)?)([\])]?)")


class Figure(Record, frozen=True, kw_only=True):
    """A figure, None where there is none; the flag says why, or that it is an estimate."""

    value: float | None
    flag: str = ""

    def checked(self, code: str) -> "Figure":
        """The same, without a 0 that is not true of the state."""
        if self.value == 0 and code not in WITHOUT_FORCES:
            return Figure(value=None, flag=FALSE_ZERO)
        return self


def figure(cell: Any) -> Figure:
    """The figure in a cell; ValueError if it is none and no known sign of a missing one."""
    value = cell.value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Figure(value=float(value), flag=_coloured(cell))
    text = "" if value is None else str(value).strip()
    if text in MISSING:
        return Figure(value=None, flag=MISSING[text])
    found = _FIGURE.fullmatch(text)
    if found is None:
        raise ValueError(f"{text!r} is no figure")
    return Figure(value=float(found[2]), flag=BRACKETS.get(found[1], "") or _coloured(cell))


def _coloured(cell: Any) -> str:
    font = cell.font
    return COLOURS.get(str(font.color.rgb), "") if font is not None and font.color is not None else ""

"""Reads the estimates by session (to 2024, as text) and by year (2025, Stata), with their quantiles and counts of votes.

A release is a vintage: all of its points are estimated anew, on a scale of its own, so points of two vintages are never
comparable. Votes on final passage, all votes and the legacy procedure give different points, and are different variables.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from comity.codebook.entries import Codebook
from comity.datasets.card import Card
from comity.datasets.outfile import Outfile, clip
from comity.datasets.reading import Reading
from comity.datasets.sheet import Sheet, open_sheet
from comity.model import Refused

FIRST_YEAR = 1946
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_COLUMN = re.compile(r"(idealpoint|nvotes|q(?:\d+|o))(all|fp|legacy)?")
_WORDS = {"idealpoint": "ideal_point", "nvotes": "votes", "qo": "q0", "fp": "_final_passage", "": ""}
_VINTAGE = re.compile(rf"({'|'.join(MONTHS)})[a-z]*[-_ ]?((?:19|20)\d\d)", re.IGNORECASE)
_NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][-+]?\d+)?")


def variable(column: str) -> str:
    """The variable in a column: ``IdealPointAll`` is ``ideal_point_all``, ``Q5%`` is ``q5``; empty for other columns."""
    found = _COLUMN.fullmatch(column.lower().replace("%", "").replace("_", ""))
    if found is None:
        return ""
    of = found[2] or ""
    return _WORDS.get(found[1], found[1]) + _WORDS.get(of, f"_{of}")


def read(outfile: Outfile, card: Card, codebook: Codebook) -> Reading:
    """The estimates of each state and year."""
    sheet = open_sheet(outfile, card)
    places = {place: name for place, column in enumerate(sheet.columns) if (name := variable(column))}
    who, when, named = sheet.place("ccode"), sheet.place("year", "session"), sheet.place("countryname", "iso3c")
    by_session = sheet.place("year") < 0
    rows = list(sheet.rows(reading := Reading(outfile, card, sheet.layout.name, "", codebook)))
    reading.release = _vintage(outfile, sheet, (cells[when] for _, cells in rows), by_session)
    values: dict[str, list[float | None]] = {name: [] for name in places.values()}
    used: list[tuple[int, str, str, str, str]] = []
    for line, cells in rows:
        try:
            year = _year(cells[when], by_session)
            read = [_number(cells[place], name) for place, name in places.items()]
        except ValueError as error:
            reading.rows += 1
            reading.set_aside(line, str(error), ",".join(cells), malformed=True)
            continue
        code = reading.parties.number("cow", cells[who].removesuffix(".0"), year)
        if code is None:
            reading.rows += 1
            reading.set_aside(line, f"no code for {clip(cells[who])}", ",".join(cells))
            continue
        used.append((line, cells[who], year, code, cells[named] if named >= 0 else ""))
        for column, value in zip(values.values(), read, strict=True):
            column.append(value)
    if used:
        _observe(reading, used, values)
    reading.check(*sheet.layout.rows)
    return reading


def _observe(
    reading: Reading, used: list[tuple[int, str, str, str, str]], values: dict[str, list[float | None]]
) -> None:
    lines, numbers, years, codes, names = zip(*used, strict=True)
    keys = reading.keys([numbers, years])
    parties, flags = [(code,) for code in codes], [""] * len(keys)
    for name, column in values.items():
        unit = "votes" if name.startswith("votes") else ""
        reading.extend(
            name, keys, parties=parties, periods=years, values=column, flags=flags, texts=names, lines=lines, unit=unit
        )
    reading.cover(f"{min(years)}/{max(years)}", "years of sessions with votes", complete=False)


def _vintage(outfile: Outfile, sheet: Sheet, when: Iterable[str], by_session: bool) -> str:
    """``2020-04``: the month in the file's name as published, else the day a Stata file was saved.

    A file that tells neither is named by its last year, which is older than the vintage it is of.
    """
    found = _VINTAGE.findall(Path(outfile.path).name)
    if found:
        month, year = found[-1]
        return f"{year}-{MONTHS.index(month.lower()) + 1:02d}"
    if sheet.saved:
        return sheet.saved
    years = [_year(cell, by_session) for cell in when if cell.removesuffix(".0").isdecimal()]
    if not years:
        raise Refused("expected years or sessions, found none", where=outfile.path)
    return max(years)


def _year(cell: str, by_session: bool) -> str:
    """A year from a year or a session, the first of which was in 1946."""
    text = cell.removesuffix(".0")
    number = int(text) + (FIRST_YEAR - 1 if by_session else 0) if text.isdecimal() and len(text) <= len("1946") else 0
    if not FIRST_YEAR <= number <= FIRST_YEAR + 300:
        raise ValueError(f"expected a {'session' if by_session else 'year'}, found {clip(cell)}")
    return str(number)


def _number(cell: str, name: str) -> float | None:
    """A number; nothing, ``NA`` and Stata's ``.`` are missing."""
    if cell in ("", "NA", "."):
        return None
    if not _NUMBER.fullmatch(cell):
        raise ValueError(f"expected a number for {name}, found {clip(cell)}")
    return float(cell)

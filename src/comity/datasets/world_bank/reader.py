"""Reads indicators by country and year: the bulk download with a column for each year, and lists made of it."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from comity import codes
from comity.codebook.entries import Codebook
from comity.datasets.card import Card, Layout
from comity.datasets.outfile import Outfile, clip, find_header, quoted_rows
from comity.datasets.reading import Reading, Row
from comity.datasets.sipri_milex.cells import FALSE_ZERO, WITHOUT_FORCES
from comity.datasets.world_bank.indicators import INDICATORS, aggregate
from comity.model import Record, Refused

BULK = ("Country Name", "Country Code", "Indicator Name", "Indicator Code")
_YEAR = re.compile(r"((?:19|20)\d\d)(?: \[YR\d{4}\])?")
_UPDATED = re.compile(r"Last Updated(?: Date)?\W+(?:(\d{4}-\d\d-\d\d)|(\d\d)/(\d\d)/(\d{4}))")
_PLAIN = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")
_EDITED = re.compile(r"\$? ?\d{1,3}(?:,\d{3})*")
_ENDING = re.compile(r"Data from database:|Last Updated:")
WITHIN = 12
"""The header stands in the first lines."""


class Line(Record, frozen=True, kw_only=True):
    """One row: where it is of, the indicator, and its cells by year."""

    number: int
    country: str
    code: str
    indicator: str
    about: str
    cells: Mapping[str, str]
    whole: str


def read(outfile: Outfile, card: Card, codebook: Codebook) -> Reading:
    """One observation for each cell that is not empty; rows of regions and groups are set aside as such."""
    header, layout = find_header(outfile, card)
    if not outfile.ended:
        where = f"{outfile.path} line {len(outfile.lines)}"
        what = "expected a line end after the last row, found none: the file is cut off"
        raise Refused(what, where=where, hint="download it again")
    header = _bulk_header(outfile) if layout.opening else header
    reading = Reading(outfile, card, layout.name, "", codebook)
    lines = list(_lines(outfile, header, layout, reading))
    variables = {INDICATORS[line.indicator] for line in lines if line.indicator in INDICATORS}
    years = sorted({year for line in lines for year in line.cells})
    if not variables or not years:
        found = ", ".join(sorted({clip(line.indicator) for line in lines})[:3]) or "no rows"
        raise Refused(f"expected an indicator such as NY.GDP.MKTP.CD, found {found}", where=outfile.path)
    reading.release = _updated(outfile, header) or f"to {years[-1]}"
    reading.part = ", ".join(sorted(variables)) + ("" if reading.release[:2] != "to" else ", undated")
    if reading.release.startswith("to"):
        text = f"the file does not tell when it was made; its release is named after its last year, {years[-1]}"
        reading.note(1, text)
    for line in lines:
        _observe(reading, line)
    reading.check(*layout.rows)
    reading.cover(f"{years[0]}/{years[-1]}", "the years of the file", complete=False)
    return reading


def _bulk_header(outfile: Outfile) -> int:
    for index, line in enumerate(outfile.lines[:WITHIN]):
        if tuple(cell.strip(' "') for cell in line.split(","))[:4] == BULK:
            return index
    raise Refused(
        f"expected a line that begins {', '.join(BULK)}; found none",
        where=f"{outfile.path} lines 1 to {min(WITHIN, len(outfile.lines))}",
        hint="load the file of the archive as it is",
    )


def _updated(outfile: Outfile, header: int) -> str:
    """The day on which the indicator was last brought up to date, from the lines above the header or the last ones."""
    found = _UPDATED.search("\n".join((*outfile.lines[:header], *outfile.lines[-2:])))
    if found is None:
        return ""
    return found[1] or f"{found[4]}-{found[2]}-{found[3]}"


def _lines(outfile: Outfile, header: int, layout: Layout, reading: Reading) -> Iterator[Line]:
    rows = quoted_rows(outfile, header - 1)
    names = _unpadded(rows[0][1], 0)
    years = {number: found[1] for number, name in enumerate(names) if (found := _YEAR.fullmatch(name))}
    for number, row in rows[1:]:
        cells, whole = _unpadded(row, len(names)), ",".join(row)
        if _ENDING.match(cells[0]):
            continue
        if len(cells) != len(names):
            reading.rows += 1
            reason = f"{len(cells)} cells where the header has {len(names)}"
            reading.set_aside(number, reason, whole, malformed=True)
            continue
        values = {year: cells[place] for place, year in years.items() if cells[place] not in ("", "..")}
        if layout.name.startswith("list of"):
            code, indicator = cells[1], "SP.POP.TOTL" if names[3] == "population" else "NY.GDP.MKTP.CD"
            about, values = indicator, {cells[2]: cells[3]}
        elif layout.name == "edited":
            code, indicator = "", _named(outfile.path)
            about = indicator
        else:
            code, about, indicator = cells[1:4]
        yield Line(
            number=number, country=cells[0], code=code, indicator=indicator, about=about, cells=values, whole=whole
        )


def _unpadded(cells: tuple[str, ...], least: int) -> tuple[str, ...]:
    """Without the empty cells after the last: the archive ends its lines with a comma, and some programs take it away."""
    end = len(cells)
    while end > least and not cells[end - 1]:
        end -= 1
    return cells[:end]


def _named(path: str) -> str:
    """The indicator by the file's name, where the file itself has lost it."""
    found = re.match(r"API_([A-Z0-9.]+)_", Path(path).name)
    if found is None:
        raise Refused(
            "expected the indicator in the file's name (API_MS.MIL.XPND.CD_....csv), as the file has lost it; found none",
            where=path,
        )
    return found[1]


def _observe(reading: Reading, line: Line) -> None:
    """The cells of one row, or the row set aside whole."""
    key = reading.key(line.whole)
    if line.indicator not in INDICATORS:
        reading.set_aside(line.number, f"the indicator {clip(line.indicator)} is not read", line.whole)
        return
    if aggregate(line.country, line.code):
        reading.set_aside(line.number, "an aggregate of countries", line.whole)
        return
    try:
        values = {year: _value(year, cell) for year, cell in line.cells.items()}
    except ValueError as error:
        reading.set_aside(line.number, str(error), line.whole, malformed=True)
        return
    code = codes.convert(line.code, "iso3", "code") if line.code else None
    party = str(code) if code is not None else reading.parties.code(line.country)
    if party is None:
        reading.set_aside(line.number, f"no code for {line.country}", line.whole)
        return
    variable = INDICATORS[line.indicator]
    unit = next(each.unit for each in reading.card.variables if each.name == variable)
    for year, (value, flag) in values.items():
        if value == 0 and variable == "milex_current_usd" and party not in WITHOUT_FORCES:
            value, flag = None, FALSE_ZERO
        row = Row(key=f"{key}{year}", line=line.number, parties=(party,), text=line.about)
        reading.observe(row, variable, year, value, unit=unit, flag=flag)


def _value(year: str, cell: str) -> tuple[float | None, str]:
    """A number; or one that a spreadsheet has dressed up as money (``$321,692,705``), which is told in the flag."""
    if not _YEAR.fullmatch(year):
        raise ValueError(f"{clip(year)} is no year")
    if _PLAIN.fullmatch(cell):
        return float(cell), ""
    if _EDITED.fullmatch(cell):
        return float(cell.replace("$", "").replace(",", "")), "edited: rounded to whole units"
    if re.fullmatch(r"\$? ?-", cell):
        return None, "edited: 0, or rounded to nothing"
    raise ValueError(f"{clip(cell)} is no number")

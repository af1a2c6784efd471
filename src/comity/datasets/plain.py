"""Reads the plain tables of the field: one row for each state (or pair, or event) and year or span of years.

What differs between them (columns, codes of states, how a span and a missing value are written) is said by the layout's
`plain` in the card. Numbers that a conversion turned into floats (``2.0``, ``1816.0``) are read as what they were.
"""

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache

from comity import codes
from comity.codebook.entries import Codebook
from comity.datasets.card import Card, Plain
from comity.datasets.outfile import Outfile, clip
from comity.datasets.reading import Reading, Row
from comity.datasets.sheet import Sheet, open_sheet
from comity.model import Refused
from comity.model import key as derived

_NUMBER = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?")
_WHOLE = re.compile(r"(-?\d+)\.0*")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def read(outfile: Outfile, card: Card, codebook: Codebook) -> Reading:
    """One observation for each row and cell that the card names; what is missing has no value and says why."""
    return read_sheet(open_sheet(outfile, card), card, codebook)


def read_sheet(sheet: Sheet, card: Card, codebook: Codebook) -> Reading:
    """The same of a table that is open already."""
    outfile, form = sheet.outfile, sheet.layout.plain
    if form is None:
        raise Refused(f"the layout {sheet.layout.name} of {card.name} is no plain table", where=outfile.path)
    reading = Reading(outfile, card, sheet.layout.name, "", codebook)
    reading.release = release(form, sheet, sheet.rows(Reading(outfile, card, sheet.layout.name, "", codebook)))
    reading.part = form.part
    table = Table(reading, form, sheet)
    for line, cells in sheet.rows(reading):
        table.row(line, cells)
    reading.check(*sheet.layout.rows)
    whole = reading.rows >= form.whole
    if not whole:
        reading.note(
            1, f"{reading.rows:,} rows, the whole table has {form.whole:,} or more: what is not here is unknown"
        )
    cover(reading, complete=form.complete and whole)
    return reading


def release(form: Plain, sheet: Sheet, rows: Iterable[tuple[int, Sequence[str]]]) -> str:
    """Up to which year the table goes, and the version its publisher wrote into it: ``to 2016, version 2021``."""
    places = [sheet.place(form.start[0]), *(sheet.place(each) for each in form.end[:1])]
    place = sheet.place(form.release) if form.release else -1
    years: set[str] = set()
    versions: set[str] = set()
    for _, cells in rows:
        years.update(tidied(cells[each])[:4] for each in places)
        if place >= 0:
            versions.add(tidied(cells[place]))
    last = max((year for year in years if re.fullmatch(r"\d{4}", year)), default="")
    return f"to {last}" + (f", version {max(versions)}" if any(versions) else "")


class Table:
    """The rows of one plain table, observed one after the other."""

    def __init__(self, reading: Reading, form: Plain, sheet: Sheet) -> None:
        self._reading, self._form = reading, form
        units: Mapping[str, str] = {variable.name: variable.unit for variable in reading.card.variables}
        self._parties = [sheet.place(name) for name in form.parties]
        self._start, self._end = ([sheet.place(name) for name in names] for names in (form.start, form.end))
        texts = (sheet.place(*name.split("|")) for name in form.text)
        self._text = [place for place in texts if place >= 0]
        self._marks = [(name, sheet.place(name)) for name in form.marks]
        self._both = [sheet.place(name) for name in form.both]
        cells = [(sheet.place(each.column), each, units[each.variable]) for each in form.cells]
        self._ways = [[cell for cell in cells if cell[1].reverse == reverse] for reverse in (False, True)]
        self._seen: set[tuple[str, ...]] = set()

    def row(self, line: int, cells: Sequence[str]) -> None:
        """Observes a row, or sets it aside with the reason."""
        key = self._reading.key(*cells)
        try:
            self._observe(key, line, [tidied(cell) for cell in cells])
        except ValueError as error:
            self._reading.set_aside(line, str(error), ",".join(cells), malformed=True)

    def _observe(self, key: str, line: int, cells: Sequence[str]) -> None:
        form, reading = self._form, self._reading
        period = span([cells[place] for place in self._start], [cells[place] for place in self._end])
        found = [
            (cells[place], reading.parties.number(form.system, cells[place], period[:4])) for place in self._parties
        ]
        if lost := [number for number, code in found if code is None]:
            what = f"no state has the {form.system} number {' or '.join(map(clip, lost))} in {period[:4]}"
            reading.set_aside(line, what, ",".join(cells))
            return
        parties = tuple(code for _, code in found if code is not None)
        ordered = parties if form.directed else tuple(sorted(parties))
        kept = [cells[place] for place in self._text] + [name for name, place in self._marks if cells[place] == "1"]
        twice = numbered_twice(form.system, period[:4])
        kept += [f"{form.system} {number}" for number, code in found if code in twice]
        text = " | ".join(each for each in kept if each)
        apart = tuple(cells[place] for place in self._both)
        for way, (named, pair) in enumerate(zip(self._ways, (ordered, ordered[::-1]), strict=True)):
            if apart:
                if (*apart, period, *pair) in self._seen:
                    continue
                self._seen.add((*apart, period, *pair))
            own = key if not way else derived(key, "the other way")
            row = Row(key=own, line=line, parties=pair, directed=form.directed, text=text)
            if form.presence and (apart or not way):
                reading.observe(row, form.presence, period, 1.0, flag="")
            for place, cell, unit in named:
                value = self._number(cell.column, cells[place])
                flag = "" if value is not None else form.missing[cells[place]]
                reading.observe(row, cell.variable, period, value, unit=unit, flag=flag)

    def _number(self, column: str, written: str) -> float | None:
        if written in self._form.missing:
            return None
        if not _NUMBER.fullmatch(written):
            raise ValueError(f"{clip(written)} is no number (column {column})")
        return float(written)


@cache
def numbered_twice(system: str, year: str) -> frozenset[str]:
    """The codes that have two numbers in a year, as Germany and Yemen in that of their unions; a row then keeps its own."""
    if system not in ("cow", "gw"):
        return frozenset()
    counts = Counter(member.code for member in codes.members("cow" if system == "cow" else "gw", int(year)))
    return frozenset(code for code, count in counts.items() if count > 1)


@lru_cache(maxsize=1 << 16)
def tidied(cell: str) -> str:
    """``2.0`` is 2, and what an R or pandas export writes for nothing is empty."""
    cell = cell.strip()
    if cell in ("NA", "NaN", "nan", "."):
        return ""
    whole = _WHOLE.fullmatch(cell)
    return whole[1] if whole else cell


def span(start: Sequence[str], end: Sequence[str]) -> str:
    """A year, a day, or a span of them. Of a day that is not known the month stays, of a month the year."""
    first = _date(start)
    if not end:
        return first
    last = _date(end) if end[0] else ".."
    if last != ".." and last < first[: len(last)]:
        raise ValueError(f"it ends in {last}, before it begins in {first}")
    return first if first == last else f"{first}/{last}"


def _date(parts: Sequence[str]) -> str:
    year, *rest = parts
    if _DAY.fullmatch(year):
        return year
    if not re.fullmatch(r"\d{4}", year):
        raise ValueError(f"{clip(year)} is no year")
    if not rest or not rest[0].isdigit() or not 1 <= int(rest[0]) <= 12:
        return year
    month = f"{year}-{int(rest[0]):02}"
    days = monthrange(int(year), int(rest[0]))[1]
    known = len(rest) > 1 and rest[1].isdigit() and 1 <= int(rest[1]) <= days
    return f"{month}-{int(rest[1]):02}" if known else month


def cover(reading: Reading, *, complete: bool) -> None:
    """From the first year in the table to the last."""
    periods = {period for period in reading.column("period") if period}
    if periods:
        first = min(period[:4] for period in periods)
        ends = (period.rpartition("/")[2][:4] for period in periods if not period.endswith(".."))
        last = max(ends, default=first)
        reading.cover(f"{first}/{last}", "from the first year in the table to the last", complete=complete)

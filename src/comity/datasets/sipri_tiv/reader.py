"""Reads tables and lists of volumes: who delivered how much to whom in a year.

A table has a row for each recipient or supplier and a column for each year; who stands on the other side, if it is
not all the world, is told only by its last row ("Total exports to Chad"; on the former web page by its title).
"""

import csv
import re
from collections.abc import Iterator

from comity.codebook.entries import Codebook
from comity.datasets.card import Card
from comity.datasets.outfile import Outfile, clip, find_header
from comity.datasets.reading import Reading
from comity.datasets.sipri_export import generated, narrowed
from comity.datasets.sipri_tiv.cells import Cell, observe
from comity.datasets.sipri_tiv.lists import read_list
from comity.model import Record, Refused

MAX_PREAMBLE = 20
_TITLE = re.compile(r"TIV of arms (?:exports|imports) (from|to) (.+), \d{4}-\d{4}")
_LAST_ROW = re.compile(r"Total (?:world (import|export)s?|(?:import|export)s? (?:from|to) (.+))", re.IGNORECASE)
_ROWS = {"Recipient": "recipient", "Imports by": "recipient", "Supplier": "supplier", "Exports by": "supplier"}


class Header(Record, frozen=True, kw_only=True):
    """Where a table's header stands (an index), what its rows are, and the columns of its years."""

    index: int
    first: str
    years: dict[int, str]


def read(outfile: Outfile, card: Card, codebook: Codebook) -> Reading:
    """One observation for each cell that is not empty: of a pair, or of one party and all the world."""
    index, layout = find_header(outfile, card)
    if layout.columns:
        return read_list(outfile, card, codebook, index, layout)
    header = _header(outfile)
    release = generated("\n".join(outfile.lines[: header.index]), outfile.path)
    reading = Reading(outfile, card, layout.name, release, codebook)
    rows = list(_rows(outfile, header))
    if not rows or not rows[-1][1][0].startswith("Total"):
        last = clip(rows[-1][1][0]) if rows else "nothing"
        where = f"{outfile.path} line {rows[-1][0] if rows else header.index + 1}"
        raise Refused(f"expected a row of totals at the end, found {last}", where=where, hint="download it again")
    side, other = _sides(outfile, header, rows[-1][1][0])
    reading.part = _part(side, other, header, release)
    for line, cells in rows:
        key = reading.key(*cells)
        total = (line, cells) == rows[-1]
        try:
            found = [Cell(year, each) for each, year in _numbered(header, cells)]
        except ValueError as error:
            reading.set_aside(line, str(error), ",".join(cells), malformed=True)
            continue
        one = "" if total else cells[0]
        pair = (other, one) if side == "recipient" else (one, other)
        observe(reading, key, line, pair, found, ",".join(cells))
    reading.check(*layout.rows)
    years = sorted(header.years.values())
    reading.cover(f"{years[0]}/{years[-1]}", "the columns of the table", complete=False)
    return reading


def _header(outfile: Outfile) -> Header:
    """The first line that has at least one cell that is a year, and none before it that is anything else."""
    for index, line in enumerate(outfile.lines[:MAX_PREAMBLE]):
        cells = [cell.strip() for cell in next(csv.reader([line]), [])]
        years = {number: cell for number, cell in enumerate(cells) if re.fullmatch(r"(19|20)\d\d", cell)}
        if years and min(years) == 1:
            return Header(index=index, first=cells[0], years=years)
    raise Refused(
        "expected a line 'Recipient, 1950, 1951, ...' below the preamble, found none",
        where=f"{outfile.path} lines 1 to {min(MAX_PREAMBLE, len(outfile.lines))}",
        hint="load the file as the web page saved it",
    )


def _rows(outfile: Outfile, header: Header) -> Iterator[tuple[int, tuple[str, ...]]]:
    for number, line in enumerate(outfile.lines[header.index + 1 :], start=header.index + 2):
        cells = tuple(cell.strip() for cell in next(csv.reader([line]), []))
        if any(cells):
            yield number, cells


def _numbered(header: Header, cells: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Each cell that is not empty and its year; a row that does not reach the last year is a ValueError."""
    if len(cells) <= max(header.years):
        raise ValueError(f"{len(cells)} cells where the header has at least {max(header.years) + 1}")
    return ((cells[number], year) for number, year in header.years.items() if cells[number])


def _sides(outfile: Outfile, header: Header, last: str) -> tuple[str, str]:
    """Whether rows are recipients or suppliers, and who stands on the other side (empty: all the world)."""
    title = _TITLE.match(outfile.lines[0].lstrip(' "'))
    if title is not None:
        other = "" if title[2].lower() == "all" else title[2]
        sellers = title[1] == "to" if other else title[1] == "from"
        return ("supplier" if sellers else "recipient"), other
    total = _LAST_ROW.match(last)
    if header.first not in _ROWS or total is None:
        what = f"expected rows of recipients or suppliers, found {clip(header.first) or 'blank'} and {clip(last)}"
        raise Refused(what, where=f"{outfile.path} line {header.index + 1}", hint="tables by weapon are not read")
    return _ROWS[header.first], total[2] or ""


def _part(side: str, other: str, header: Header, release: str) -> str:
    """``world by supplier``, ``from Norway by recipient``: a table of another kind or a narrower one is another part."""
    way = f"{'from' if side == 'recipient' else 'to'} {other}" if other else "world"
    years = sorted(header.years.values())
    return " ".join((way, "by", side, *narrowed(years[0], years[-1], release)))

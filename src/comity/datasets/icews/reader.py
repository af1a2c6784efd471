"""Reads ICEWS: the tab-separated files of the Dataverse, in which nothing is quoted, and the same as CSV."""

import csv
import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from comity.codebook.entries import Codebook
from comity.datasets.cameo import ROOTS
from comity.datasets.card import Card, Layout
from comity.datasets.event_counts import Codes, EventCounts
from comity.datasets.outfile import Outfile, clip, find_header, opening, stream
from comity.datasets.reading import Reading
from comity.model import Refused

_EVENT, _DAY, _SOURCE, _CODE, _INTENSITY, _TARGET, _STORY, _PLACE = 0, 1, 4, 6, 7, 10, 11, 17
MISSING = frozenset({"", "NA", "NULL"})
"""How the files write that there is nothing. No state is called so."""


def read(outfile: Outfile, card: Card, codebook: Codebook) -> Reading:
    """Counts and mean intensity for each acting state, state acted on, day and root code."""
    _, layout = find_header(opening(outfile), card)
    reading = Reading(outfile, card, layout.name, "", codebook)
    counts = EventCounts(("intensity",))
    countries = Codes(reading.parties.code)
    for line, cells in _rows(outfile, layout):
        reading.rows += 1
        try:
            reason = _count(counts, countries, layout, line, cells)
        except ValueError as error:
            reading.set_aside(line, str(error), layout.delimiter.join(cells), malformed=True)
            continue
        if reason:
            counts.set_aside(line, reason, layout.delimiter.join(cells))
    reading.check(1, 100_000_000)
    if not counts.last:
        raise Refused("expected events between two states, found none", where=outfile.path)
    reading.release, reading.part = f"to {counts.last}", f"{counts.first}/{counts.last}"
    reading.parties.unresolved.clear()
    reading.parties.unresolved.update(countries.unresolved)
    counts.observe(reading, ROOTS)
    reading.cover(f"{counts.first}/{counts.last}", "from the first to the last day of the file", complete=False)
    return reading


def _rows(outfile: Outfile, layout: Layout) -> Iterator[tuple[int, Sequence[str]]]:
    """The rows below the header, each with the line it begins in."""
    lines = stream(outfile, "utf-8-sig", whole=True)
    next(lines)
    if layout.delimiter == "\t":
        for line, text in lines:
            yield line, text.split("\t")
        return
    table = csv.reader((f"{text}\n" for _, text in lines), strict=True)
    line = 2
    try:
        for row in table:
            yield line, row
            line = table.line_num + 2
    except csv.Error as error:
        raise Refused(f"expected quoted cells to end, found {error}", where=f"{outfile.path} line {line}") from None


def _count(counts: EventCounts, countries: Codes, layout: Layout, line: int, cells: Sequence[str]) -> str:
    """Counts one row, or gives the reason why it is no event between two states; ValueError if a cell is wrong."""
    if len(cells) < len(layout.columns) or (len(cells) > len(layout.columns) and not layout.open):
        raise ValueError(f"{len(cells)} cells where the header has {len(layout.columns)}")
    day, code, score = _day(cells[_DAY]), cells[_CODE], cells[_INTENSITY]
    if not re.fullmatch(r"\d{2,4}", code) or code[:2] not in ROOTS:
        raise ValueError(f"{clip(code)} is no code of CAMEO (text such as 010, with its zeros)")
    if len(code) == 2:  # a spreadsheet takes 010 for 10: the root codes alone are not in use
        raise ValueError(f"{clip(code)} is no code of CAMEO, which has three digits or four")
    value = None if score in MISSING else float(score)
    if cells[_SOURCE] in MISSING or cells[_TARGET] in MISSING:
        return "no country on one side or both"
    source, target = countries.code(cells[_SOURCE]), countries.code(cells[_TARGET])
    if source is None or target is None:
        return "a country without a code"
    if source == target:
        return "within one state"
    story = cells[_STORY] if cells[_STORY] not in MISSING else f"event {cells[_EVENT]}"
    place = countries.code(cells[_PLACE]) if cells[_PLACE] not in MISSING else None
    counts.add((source, target, day, code[:2]), story, [value], line, place or "")
    return ""


@cache
def _day(text: str) -> str:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        raise ValueError(f"{clip(text)} is no day such as 2018-01-31")
    return date.fromisoformat(text).isoformat()

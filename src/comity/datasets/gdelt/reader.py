"""Reads GDELT's event files, 1.0 and 2.0, as they come: tab separated, without a header, nothing quoted.

A row of 1.0 that lacks the address of its article has 57 cells in place of 58.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache

from comity import codes
from comity.codebook.entries import Codebook
from comity.datasets.cameo import ROOTS
from comity.datasets.card import Card
from comity.datasets.event_counts import Codes, EventCounts
from comity.datasets.outfile import Outfile, clip, opening, refuse_other, stream
from comity.datasets.reading import Reading
from comity.model import Record, Refused

WEEK = 7
"""GDELT reads "last month", "last year" and "a decade ago" as the same day so long before the article; such dates are
guesses. What is reported within a week is dated by its words."""

DAILY = date(2013, 4, 1)
"""Since then GDELT's files hold what was added on a day. Older ones hold what happened in a month or year, and the day on
which they were added says nothing of when it was reported."""

_EVENT, _DAY, _ACTOR, _TARGET, _ROOT, _GOLDSTEIN, _TONE = 0, 1, 7, 17, 28, 30, 34


class Form(Record, frozen=True, kw_only=True):
    """One version: how many cells its rows have, and where the place, the time it was added and the address stand."""

    version: str
    widths: tuple[int, ...]
    place: int
    added: int
    address: int


FORMS: Mapping[int, Form] = {
    **dict.fromkeys((57, 58), Form(version="1.0", widths=(57, 58), place=51, added=56, address=57)),
    61: Form(version="2.0", widths=(61,), place=53, added=59, address=60),
}


def read(outfile: Outfile, card: Card, codebook: Codebook) -> Reading:
    """Counts, mean Goldstein scores and mean tone for each acting state, state acted on, day and root code."""
    form = _form(outfile, card)
    reading = Reading(outfile, card, form.version, form.version, codebook)
    counts, stamps, days = EventCounts(("goldstein", "tone")), set[str](), set[str]()
    countries = Codes(lambda code: card.names.get(code) or _converted(code, "iso3"))
    places = Codes(lambda code: _converted(code, "fips"))
    for line, text in stream(outfile, whole=True):
        reading.rows += 1
        cells = text.split("\t")
        try:
            reason = _count(counts, countries, places, form, line, cells)
        except ValueError as error:
            reading.set_aside(line, str(error), text, malformed=True)
            continue
        stamps.add(cells[form.added])
        days.add(cells[_DAY])
        if reason:
            counts.set_aside(line, reason, text)
    reading.check(1, 100_000_000)
    if not stamps:
        raise Refused(f"expected rows of events, found none: {reading.aside[0].reason}", where=outfile.path)
    old = _day(min(stamps)[:8]) < DAILY
    spans = days if old else stamps
    first, last = min(spans), max(spans)
    reading.part = f"{form.version} {first}" if first == last else f"{form.version} {first} to {last}"
    counts.observe(reading, ROOTS)
    reading.parties.unresolved.update(countries.unresolved)
    reading.parties.unresolved.update({f"place {code}": count for code, count in places.unresolved.items()})
    covered = sorted({_day(first[:8]).isoformat(), _day(last[:8]).isoformat()})
    what = "the days of the events" if old else "the days on which the articles were added"
    reading.cover("/".join(covered), what, complete=False)
    return reading


def _form(outfile: Outfile, card: Card) -> Form:
    """The version, by the number of cells in the first row."""
    first = opening(outfile)
    cells = first.lines[0].split("\t")
    if len(cells) in FORMS and re.fullmatch(r"\d+", cells[_EVENT]):
        return FORMS[len(cells)]
    refuse_other(first, card)
    found = f"{len(cells)} cells: {clip(first.lines[0])}"
    if len(cells) == 16:
        found = "16, as in a file of mentions"
    elif len(cells) in FORMS:
        found = f"a header: {clip(first.lines[0])}"
    what = f"expected rows of 58 (1.0) or 61 (2.0) cells between tabs and no header, found {found}"
    raise Refused(what, where=f"{outfile.path} line 1", hint="load the file .export.CSV as it is")


def _count(counts: EventCounts, countries: Codes, places: Codes, form: Form, line: int, cells: Sequence[str]) -> str:
    """Counts one row, or gives the reason why it is no event between two states; ValueError if a cell is wrong."""
    if len(cells) not in form.widths:
        raise ValueError(f"{len(cells)} cells where a row has {form.widths[-1]}")
    day, added, root = _day(cells[_DAY]), _day(cells[form.added][:8]), cells[_ROOT]
    if root not in ROOTS:
        raise ValueError(f"{clip(root)} is no root code of CAMEO")
    scores = [_score(cells[_GOLDSTEIN]), _score(cells[_TONE])]
    late = (added - day).days if added >= DAILY else 0
    if added < day:
        raise ValueError(f"dated {day}, after it was added on {added}")
    if not cells[_ACTOR] or not cells[_TARGET]:
        return "no country on one side or both"
    source, target = countries.code(cells[_ACTOR]), countries.code(cells[_TARGET])
    if source is None or target is None:
        return "a region, or a country without a code"
    if source == target:
        return "within one state"
    if late > WEEK:
        return f"reported more than {WEEK} days after its date"
    address = cells[form.address] if len(cells) > form.address else ""
    place = places.code(cells[form.place]) if cells[form.place] else None
    cell = (source, target, day.isoformat(), root)
    counts.add(cell, address or f"event {cells[_EVENT]}", scores, line, place or "", late)
    return ""


@cache
def _day(text: str) -> date:
    if not re.fullmatch(r"\d{8}", text):
        raise ValueError(f"{clip(text)} is no day such as 20180131")
    return date(int(text[:4]), int(text[4:6]), int(text[6:]))


def _score(cell: str) -> float | None:
    return float(cell) if cell else None


def _converted(code: str, system: str) -> str | None:
    found = codes.convert(code, system, "code")
    return None if found is None else str(found)

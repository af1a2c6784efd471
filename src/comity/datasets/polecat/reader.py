"""Reads POLECAT's tab-separated files. Their columns differ from week to week; those that are read have stayed.

Several states on one side stand in one cell, parted by semicolons; "None" is nothing.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from itertools import product

from comity import codes
from comity.codebook.entries import Codebook
from comity.datasets.card import Card
from comity.datasets.event_counts import Codes, EventCounts
from comity.datasets.outfile import Outfile, clip, find_header, opening, stream
from comity.datasets.reading import Reading
from comity.model import Record, Refused

_TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
TYPES: Mapping[str, str] = dict.fromkeys(_TYPES, "")
"""PLOVER's types of events, which are words already."""

MISSING = frozenset({"", "None", "NA", "nan"})

WITHHELD = frozenset({"Headline", "Event Text", "Feed", "Story ID"})
"""Columns that the publisher takes out, and whose names some files have kept."""


class Columns(Record, frozen=True, kw_only=True):
    """Where the columns that are read stand; -1 for one that this file has not."""

    width: int
    event: int
    day: int
    kind: int
    intensity: int
    actor: int
    recipient: int
    story: int
    place: int


def read(outfile: Outfile, card: Card, codebook: Codebook) -> Reading:
    """Counts and mean intensity for each acting state, state acted on, day and type."""
    head = opening(outfile, 2)
    _, layout = find_header(head, card)
    columns = _columns(_header(head), outfile.path)
    reading = Reading(outfile, card, layout.name, "", codebook)
    counts = EventCounts(("intensity",))
    countries = Codes(lambda written: card.names.get(written) or _converted(written) or codes.resolve(written))
    lines = stream(outfile, "utf-8-sig", whole=True)
    next(lines)
    for line, text in lines:
        reading.rows += 1
        try:
            reason = _count(counts, countries, columns, line, text.split("\t"))
        except ValueError as error:
            reading.set_aside(line, str(error), text, malformed=True)
            continue
        if reason:
            counts.set_aside(line, reason, text)
    reading.check(1, 100_000_000)
    if not counts.last:
        raise Refused("expected events between two states, found none", where=outfile.path)
    reading.release, reading.part = f"to {counts.last}", f"{counts.first}/{counts.last}"
    reading.parties.unresolved.update(countries.unresolved)
    counts.observe(reading, TYPES)
    reading.cover(f"{counts.first}/{counts.last}", "from the first to the last day of the file", complete=False)
    return reading


def _header(head: Outfile) -> list[str]:
    """The names of the columns. Some files name columns of the text that their rows have not; those are left out."""
    names = [name.strip('" ') for name in head.lines[0].split("\t")]
    held = [name for name in names if name not in WITHHELD]
    shorter = len(head.lines) > 1 and len(head.lines[1].rstrip("\t").split("\t")) <= len(held)
    return held if shorter else names


def _columns(header: Sequence[str], where: str) -> Columns:
    lower = [name.lower() for name in header]
    place = {name: lower.index(name) for name in reversed(lower)}
    intensity = place.get("event intensity", place.get("intensity", -1))
    if intensity < 0:
        raise Refused("expected a column Event Intensity or Intensity, found none", where=f"{where} line 1")
    return Columns(
        width=max(number for number, name in enumerate(header) if name) + 1,
        event=place["event id"],
        day=place["event date"],
        kind=place["event type"],
        intensity=intensity,
        actor=place["actor country"],
        recipient=place["recipient country"],
        story=place.get("story id", -1),
        place=place.get("country", -1),
    )


def _count(counts: EventCounts, countries: Codes, columns: Columns, line: int, row: Sequence[str]) -> str:
    """Counts one row for each pair, or gives the reason why there is none; ValueError if a cell is wrong.

    Tabs too many at the end of a row are nothing; the cells they part are empty.
    """
    if len(row) < columns.width or any(row[columns.width :]):
        raise ValueError(f"{len(row)} cells where the header has {columns.width}")
    day, kind, score = _day(row[columns.day]), row[columns.kind], row[columns.intensity]
    if kind not in TYPES:
        raise ValueError(f"{clip(kind)} is no type of PLOVER")
    value = None if score in MISSING else float(score)
    actors, recipients = _several(row[columns.actor]), _several(row[columns.recipient])
    if not actors or not recipients:
        return "no country on one side or both"
    known = [[code for each in side if (code := countries.code(each))] for side in (actors, recipients)]
    pairs = [(source, target) for source, target in product(*known) if source != target]
    if not pairs:
        return "a country without a code" if not all(known) else "within one state"
    story = row[columns.story] if columns.story >= 0 and row[columns.story] not in MISSING else row[columns.event]
    place = row[columns.place] if columns.place >= 0 else ""
    where = countries.code(place) if re.fullmatch("[A-Z]{3}", place) else None
    for source, target in dict.fromkeys(pairs):
        counts.add((source, target, day, kind), story, [value], line, where or "")
    return ""


def _several(cell: str) -> list[str]:
    return [each for part in cell.split(";") if (each := part.strip()) not in MISSING]


@cache
def _day(text: str) -> str:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text[:10]) or text[10:] not in ("", " 00:00:00", "T00:00:00"):
        raise ValueError(f"{clip(text)} is no day such as 2023-01-31")
    return date.fromisoformat(text[:10]).isoformat()


def _converted(code: str) -> str | None:
    found = codes.convert(code, "iso3", "code")
    return None if found is None else str(found)

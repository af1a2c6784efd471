"""A claim as a row of JSON Lines and back; the form in which codings are exchanged and scored.

Takes: claims, or the lines of one file. Gives: rows with their keys in a fixed order, or claims. Refuses: a line
that is no object, lacks what every claim has, or holds a value of the wrong kind. It names the file, the line
and the field, and the other lines go on.

A row may leave out what its coder does not fill. Claims read back have no text to point into unless the row has
offsets: without them `start`, `end` and the sentence's offsets are -1, and the document's id is `key(doc)`. Keys not
named here belong to whoever wrote the row and are not read.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Annotated, Literal

import msgspec

from comity.codebook.load import load
from comity.model import Claim, Record, Refused, Status, key

UNKNOWN = -1
"""The offset of a claim whose place in its document was not told."""

_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", re.ASCII)
Name = Annotated[str, msgspec.Meta(min_length=1)]
Code = Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{3,6}$")]
Offset = Annotated[int, msgspec.Meta(ge=UNKNOWN)]
Share = Annotated[float, msgspec.Meta(ge=0, le=1)]


class _Row(Record, frozen=True, kw_only=True):
    """What a row of either kind may hold; a key that is missing, or null, is not told."""

    id: str = ""
    doc: str = ""
    document: str = ""
    quote: Name
    sentence: str = ""
    start: Offset = UNKNOWN
    end: Offset = UNKNOWN
    sentence_start: Offset = UNKNOWN
    sentence_end: Offset = UNKNOWN
    parties: tuple[Code, ...]
    source: tuple[Code, ...] = ()
    target: tuple[Code, ...] = ()
    date: str = ""
    speaker: str = ""
    attributes: dict[str, str] = msgspec.field(default_factory=dict)
    coder: Name = "imported"
    frame: str = ""
    confidence: Share | None = None
    note: str = ""


class _ClaimRow(_Row, frozen=True, kw_only=True, tag_field="kind", tag="claim"):
    type: Name
    place: str = ""
    status: Status | Literal[""] = ""


class _FigureRow(_Row, frozen=True, kw_only=True, tag_field="kind", tag="figure"):
    concept: Name
    value: float
    value_high: float | None = None
    unit: str = ""


def to_row(claim: Claim) -> dict[str, object]:
    """The claim as one JSON object; a figure has its concept and number in place of type, place and status."""
    figure = claim.kind == "figure"
    row: dict[str, object] = {"id": claim.id, "doc": claim.doc, "kind": claim.kind}
    if figure:
        row |= {"concept": claim.concept, "value": claim.value}
        row |= {"value_high": claim.value_high} if claim.value_high is not None else {}
        row |= {"unit": claim.unit}
    else:
        row |= {"type": claim.type}
    row |= {"quote": claim.quote, "sentence": claim.sentence, "start": claim.start, "end": claim.end}
    row |= {"parties": list(claim.parties), "source": list(claim.source), "target": list(claim.target)}
    row |= {"date": claim.date} if figure else {"date": claim.date, "place": claim.place, "status": claim.status}
    row |= {"speaker": claim.speaker, "attributes": dict(claim.attributes), "coder": claim.coder}
    return row | {"frame": claim.frame, "confidence": claim.confidence, "note": claim.note}


def from_rows(lines: Iterable[str | bytes], where: str) -> tuple[list[Claim], list[Refused]]:
    """The claims of one JSON Lines file, and one refusal for each line that cannot be used.

    `where` is the file as it is to be named to the reader; its stem names the document of rows that do not.
    """
    claims: list[Claim] = []
    refused: list[Refused] = []
    line_of: dict[str, int] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            claim = _read(line, where, line_of)
        except (ValueError, RecursionError) as error:
            refused.append(Refused(_said(error), where=f"{where}:{number}", hint="the line is left out"))
            continue
        line_of[claim.id] = number
        claims.append(claim)
    return claims, refused


def _read(line: str | bytes, where: str, line_of: Mapping[str, int]) -> Claim:
    """One line as a claim with an id that no line before it has; a ValueError names the field that is wrong."""
    raw = msgspec.json.decode(line)
    if not isinstance(raw, dict):
        raise ValueError("a row is a JSON object")  # noqa: TRY004  (one kind of error for one kind of fault)
    told = {"kind": "claim"} | {name: value for name, value in raw.items() if value is not None}
    row: _ClaimRow | _FigureRow = msgspec.convert(told, _ClaimRow | _FigureRow)
    if isinstance(row, _ClaimRow) and row.type not in _types():
        raise ValueError(f"type: {row.type!r} is not one of the codebook")
    if row.date and not _is_date(row.date):
        raise ValueError(f"date: {row.date!r} is none of YYYY, YYYY-MM, YYYY-MM-DD, A/B, A/.., ../B")
    if row.start != UNKNOWN and row.end - row.start != len(row.quote):
        raise ValueError(f"end: {row.start} to {row.end} is not as long as the quote")
    fields = msgspec.structs.asdict(row)
    kind: Literal["claim", "figure"] = "figure" if isinstance(row, _FigureRow) else "claim"
    doc = row.doc or where.replace("\\", "/").rsplit("/", 1)[-1].removesuffix(".jsonl")
    content = (f"{name}={told[name]}" for name in sorted(told) if name != "id")
    name = row.id or key(doc, *content)
    if name in line_of:
        raise ValueError(f"id: {name!r} stands in line {line_of[name]} too")
    named = {"id": name, "doc": doc, "document": row.document or key(doc), "kind": kind}
    return Claim(**fields | named)


@cache
def _types() -> frozenset[str]:
    return frozenset(entry.name for entry in load().types)


def _is_date(text: str) -> bool:
    """Whether the text is a date in the codebook's form that the calendar has, its ends in order."""
    low, slash, high = text.partition("/")
    if slash and ".." in (low, high):
        return low != high and _is_day(high if low == ".." else low)
    return _is_day(low) and (not slash or (_is_day(high) and low[: len(high)] <= high[: len(low)]))


def _is_day(text: str) -> bool:
    found = _DATE.fullmatch(text)
    try:
        return bool(found and date(*(int(part or 1) for part in found.groups())))
    except ValueError:
        return False


def _said(error: Exception) -> str:
    """The fault with its field in front, as far as the reader of the row can tell."""
    if isinstance(error, RecursionError):
        return "nested too deep"
    what, _, path = str(error).partition(" - at `$.")
    return f"{path.rstrip('`')}: {what}" if path else what

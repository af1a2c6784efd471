"""The nouns of Comity. Read this first, `flow.py` second.

One noun is one record here, one table of a case, one room and one page of the docs. Records are frozen;
a stage takes records (or an Arrow table of them) and gives new ones, and never changes what it was given.

Dates are text in the codebook's form: ``YYYY``, ``YYYY-MM``, ``YYYY-MM-DD``, an interval ``A/B`` or an open
one, ``A/..`` and ``../B``; the empty text means unknown. Parties are ISO 3166 alpha-3 codes (Kosovo ``XKX``)
or the codes of organisations listed in the codebook. Offsets count characters of `Document.text`.
"""

from collections.abc import Mapping
from hashlib import sha256
from typing import Literal

import msgspec

BlockKind = Literal["body", "heading", "footnote", "caption", "boilerplate"]
Status = Literal["occurred", "ongoing", "planned", "not_occurred", "possible"]

BLOCK_KINDS: tuple[BlockKind, ...] = ("body", "heading", "footnote", "caption", "boilerplate")
STATUSES: tuple[Status, ...] = ("occurred", "ongoing", "planned", "not_occurred", "possible")


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """What all nouns share: they do not change, and two with the same content are equal."""


# ---------------------------------------------------------------------------------------------- errors


class ComityError(Exception):
    """The root of every error a user may meet: what is wrong, where, and what to do, in one line."""

    def __init__(self, what: str, *, where: str = "", hint: str = "") -> None:
        self.what, self.where, self.hint = what, where, hint
        parts = (f"{where}: " if where else "", what, f" ({hint})" if hint else "")
        super().__init__("".join(parts))


class Refused(ComityError):
    """One input (a file, a line, a row) cannot be used; the others go on."""


class CaseError(ComityError):
    """A case on disk cannot be opened, locked, read or written."""


class CodebookError(ComityError):
    """The coding standard contradicts itself or is malformed."""


class MissingExtra(ComityError):
    """Something was asked for that needs an optional dependency."""


# ------------------------------------------------------------------------------------------- documents


class Block(Record, frozen=True, kw_only=True):
    """A paragraph of a document's clean text with its kind: ``text[start:end]``, no line break at either end."""

    start: int
    end: int
    kind: BlockKind


class Piece(Record, frozen=True, kw_only=True):
    """Where clean text came from: ``text[start:start+length] == original[origin:origin+length]``."""

    start: int
    origin: int
    length: int


class Document(Record, frozen=True, kw_only=True):
    """One text as it came: its metadata and clean text.

    `text` holds everything that was read, body and what was set apart, and `blocks` say which is which, in
    order and without overlap. `pieces` lead from the clean text back to the decoded original of a text file
    (empty for html, pdf, docx, whose original is no text). `status` is ``read``; or ``unread`` where the text
    is kept but no coder reads its language; or ``failed`` where no text could be had. `reason` says why.
    """

    id: str
    name: str
    path: str
    format: str
    size: int
    text: str
    blocks: tuple[Block, ...]
    pieces: tuple[Piece, ...] = ()
    title: str = ""
    publisher: str = ""
    author: str = ""
    url: str = ""
    published: str = ""
    published_from: str = ""
    language: str = ""
    status: Literal["read", "unread", "failed"] = "read"
    reason: str = ""
    version: str = ""


class Lineage(Record, frozen=True, kw_only=True):
    """One document's place in a family of copies; `id` is the smallest document id in the family.

    `containment` is the share of the shorter text's word 5-grams that stand in the nearest copy, which `nearest` names (0 and
    empty for a document alone); `relation` says what that makes of it.
    """

    id: str
    document: str
    nearest: str = ""
    containment: float = 0.0
    relation: Literal["alone", "reprint", "shortened", "extended"] = "alone"


class Passage(Record, frozen=True, kw_only=True):
    """One sentence of a document's clean text; `paragraph` is the number of its block."""

    document: str
    start: int
    end: int
    kind: BlockKind
    paragraph: int
    text: str


# ---------------------------------------------------------------------------------------------- claims


class Claim(Record, frozen=True, kw_only=True):
    """What one passage asserts: kind ``claim`` (an interaction) or ``figure`` (a number about a relationship).

    `sentence` is ``text[sentence_start:sentence_end]`` of its document and holds `quote`, which is
    ``text[start:end]``. A figure has `concept`, `value`, `unit` (and `value_high` for a range) in place of `type`,
    `status`, `place`. `frame` names the rule that made it and `confidence` is that rule's measured precision.
    `document` is the document's id, `doc` its name.
    """

    id: str
    document: str
    doc: str
    kind: Literal["claim", "figure"]
    type: str = ""
    quote: str
    sentence: str
    start: int
    end: int
    sentence_start: int
    sentence_end: int
    parties: tuple[str, ...]
    source: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    date: str = ""
    place: str = ""
    status: str = ""
    speaker: str = ""
    attributes: Mapping[str, str] = msgspec.field(default_factory=dict)
    concept: str = ""
    value: float | None = None
    value_high: float | None = None
    unit: str = ""
    coder: str
    frame: str = ""
    confidence: float | None = None
    note: str = ""


# ---------------------------------------------------------------------------------------------- events


class Conflict(Record, frozen=True, kw_only=True):
    """Values of one field that exclude each other: each value, and the claims that say it, in the same order."""

    field: str
    values: tuple[str, ...]
    claims: tuple[tuple[str, ...], ...]


class Link(Record, frozen=True, kw_only=True):
    """This event's tie to another one: ``instance_of``, ``step_of``, ``renews``, ``upgrades``, ``supersedes``."""

    relation: str
    event: str


class Event(Record, frozen=True, kw_only=True):
    """The interaction that one or more claims are about.

    `claims`, `documents` and `lineages` are the ids behind it, sorted; corroboration counts lineages. `values`
    keeps every value each field was given, the chosen one first.
    """

    id: str
    type: str
    dimension: str
    label: str
    parties: tuple[str, ...]
    source: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    date: str = ""
    place: str = ""
    status: str = ""
    attributes: Mapping[str, str] = msgspec.field(default_factory=dict)
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    lineages: tuple[str, ...]
    values: Mapping[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    conflicts: tuple[Conflict, ...] = ()
    links: tuple[Link, ...] = ()
    confidence: float | None = None
    version: str = ""


# -------------------------------------------------------------------------- observations and what is counted


class Aside(Record, frozen=True, kw_only=True):
    """A row of an outside file that was read and not used: its line, why, and how it begins.

    Of a file read as a stream only the first row with each reason is kept; `rows` says how many there are.
    """

    line: int
    reason: str
    text: str = ""
    rows: int = 1


class Note(Record, frozen=True, kw_only=True):
    """Something about a row that was used and that a reader of its numbers should know."""

    line: int
    text: str


class Release(Record, frozen=True, kw_only=True):
    """One file of an outside dataset as it was loaded: the lock behind every number that comes from it.

    `release` is the date or version the publisher gave it, in a form that sorts by age. A dataset whose files add
    to each other comes in parts; the newest release of a part is the `current` one, older ones stay readable.
    `lock` is the SHA-256 of the file, `rows` how many rows were read, `observations` how many cells they gave,
    `unresolved` the names without a code and how many rows have each.
    """

    dataset: str
    part: str = ""
    release: str
    current: bool = True
    lock: str
    file: str
    layout: str
    title: str
    citation: str
    terms: str
    covers: str = ""
    rows: int
    observations: int
    aside: tuple[Aside, ...] = ()
    notes: tuple[Note, ...] = ()
    unresolved: Mapping[str, int] = msgspec.field(default_factory=dict)


class Observation(Record, frozen=True, kw_only=True):
    """One cell of an outside dataset. `parties` are undirected, unless `directed` (first acts on second).

    `part` and `release` name the `Release` it came with. `line` is the line or row of the file it stands in; `flag`
    keeps the publisher's mark (estimate, unknown).
    """

    id: str
    dataset: str
    part: str = ""
    release: str
    parties: tuple[str, ...]
    directed: bool = False
    period: str
    variable: str
    value: float | None
    unit: str = ""
    flag: str = ""
    text: str = ""
    line: int = 0


class Series(Record, frozen=True, kw_only=True):
    """One variable for one dyad and year. A missing `value` has its `reason`; it is never written as 0."""

    dyad: str
    year: int
    variable: str
    value: float | None
    reason: str = ""
    events: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    lineages: tuple[str, ...] = ()
    observations: tuple[str, ...] = ()


class Measure(Record, frozen=True, kw_only=True):
    """A number about a dyad and period, with its interval, the count it rests on, and what to beware of."""

    name: str
    dyad: str
    period: str
    value: float | None
    lower: float | None = None
    upper: float | None = None
    n: int = 0
    unit: str = ""
    caveat: str = ""
    formula: str = ""
    events: tuple[str, ...] = ()
    observations: tuple[str, ...] = ()


class Check(Record, frozen=True, kw_only=True):
    """A claim held against the observations of a dataset."""

    claim: str
    dataset: str
    verdict: Literal["agrees", "differs", "cannot_tell"]
    reason: str
    claimed: str = ""
    observed: str = ""
    observations: tuple[str, ...] = ()


class Decision(Record, frozen=True, kw_only=True):
    """What a person decided about a claim or an event. Never changed, only followed by another."""

    number: int
    subject: Literal["claim", "event"]
    id: str
    verdict: Literal["accept", "reject", "amend", "undo"]
    field: str = ""
    value: str = ""
    user: str
    at: str
    note: str = ""


def key(*parts: object) -> str:
    """A stable id of 16 hex digits from the parts that identify a record."""
    return sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def dyad_name(a: str, b: str) -> str:
    """The dyad of two parties as it is written everywhere: ``CHN-RUS``, in alphabetical order."""
    return "-".join(sorted((a, b)))

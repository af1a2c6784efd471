"""Which coded claim is held against which gold one, and in what they agree: section 6 of the coding standard.

A coded claim matches one of the gold ones if both rest on the same sentence, have the same type, and share two parties
(or all, if the gold claim has fewer). Each is matched at most once. Figures are compared by their concept.
"""

import re
from collections.abc import Callable, Mapping, Sequence

import msgspec

from comity.claims.assign import assign
from comity.model import Record

Row = Mapping[str, object]

NEAR = 40
"""So many letters and digits at either end make two cuts of one long sentence the same sentence."""


class Miss(Record, frozen=True, kw_only=True):
    """A gold claim that was missed, or a coded one that matches none (`extra`)."""

    kind: str
    label: str
    doc: str
    type: str
    parties: tuple[str, ...]
    date: str
    quote: str


class Compared(Record, frozen=True, kw_only=True):
    """What of a row is compared. `rests_on` is its sentence, or its quote where it has none."""

    doc: str
    kind: str
    type: str
    rests_on: str
    sentence: str
    quote: str
    parties: frozenset[str]
    sides: tuple[frozenset[str], frozenset[str]]
    date: str
    place: str
    status: str
    number: tuple[float | None, float | None]
    miss: Miss


class Wire(msgspec.Struct, frozen=True):
    """The kinds of value a comparable row may hold; null is as good as missing."""

    doc: str | None = None
    kind: str | None = None
    type: str | None = None
    concept: str | None = None
    quote: str | None = None
    sentence: str | None = None
    parties: list[str] | None = None
    source: list[str] | str | None = None
    target: list[str] | str | None = None
    date: str | None = None
    place: str | None = None
    status: str | None = None
    value: float | None = None
    value_high: float | None = None


def read(row: Row) -> Compared:
    """A row as it is compared; a msgspec.ValidationError names the field that is of the wrong kind."""
    wire = msgspec.convert(row, Wire)
    kind = wire.kind or "claim"
    type_ = (wire.concept if kind == "figure" else wire.type) or ""
    sides = ({side} if isinstance(side, str) and side else set(side or ()) for side in (wire.source, wire.target))
    source, target = map(frozenset, sides)
    return Compared(
        doc=wire.doc or "",
        kind=kind,
        type=type_,
        rests_on=_squeeze(wire.sentence or wire.quote),
        sentence=_squeeze(wire.sentence),
        quote=_squeeze(wire.quote),
        parties=frozenset(wire.parties or ()),
        sides=(source, target),
        date=wire.date or "",
        place=_squeeze(wire.place),
        status=wire.status or "",
        number=(wire.value, wire.value_high),
        miss=Miss(
            kind=kind,
            label="",
            doc=wire.doc or "",
            type=type_,
            parties=tuple(wire.parties or ()),
            date=wire.date or "",
            quote=wire.quote or "",
        ),
    )


def _squeeze(text: str | None) -> str:
    """Letters and digits only, so that hyphenation, quotation marks and spacing do not matter."""
    return re.sub(r"[\W_]+", "", (text or "").lower())


Pairs = list[tuple[Compared, Compared]]

FIELDS: Mapping[str, Callable[[Compared, Compared], bool]] = {
    "parties": lambda g, p: g.parties == p.parties,
    "direction": lambda g, p: g.sides == p.sides,
    "date": lambda g, p: g.date == p.date,
    "date_compatible": lambda g, p: _compatible(g.date, p.date),
    "status": lambda g, p: g.status == p.status,
    "place": lambda g, p: g.place == p.place,
}


def match(gold: Sequence[Compared], predicted: Sequence[Compared], *, same_type: bool) -> Pairs:
    """The pairs of one document, sentence by sentence in the order of gold."""
    groups: dict[str, list[int]] = {}
    for g, row in enumerate(gold):
        groups.setdefault(row.rests_on, []).append(g)
    free, found = dict.fromkeys(range(len(predicted))), []
    for want, members in groups.items():
        near = [p for p in free if same_sentence(want, predicted[p])]
        chosen = assign(
            [
                (g, p, sum(same(gold[g], predicted[p]) for same in FIELDS.values()))
                for g in members
                for p in near
                if (not same_type or gold[g].type == predicted[p].type)
                and enough(gold[g].parties, predicted[p].parties)
            ]
        )
        for g, p in chosen:
            del free[p]
            found.append((gold[g], predicted[p]))
    return found


def same_sentence(want: str, row: Compared) -> bool:
    """Whether a row rests on the sentence `want` (letters and digits only)."""
    has = row.sentence
    if has and (has in want or want in has):
        return True
    if min(len(has), len(want)) > NEAR:
        return has[:NEAR] == want[:NEAR] or has[-NEAR:] == want[-NEAR:]
    return bool(row.quote) and row.quote in want


def enough(gold: frozenset[str], predicted: frozenset[str]) -> bool:
    """Whether two of the gold parties, or all if there are fewer, are among the predicted ones."""
    return len(gold & predicted) >= min(2, len(gold))


def _bounds(date: str) -> tuple[str, str] | None:
    """The first and last day of a coded date as text; None where it is empty or not one."""
    low, _, high = date.partition("/")
    high = high or low
    if not date or not all(part == ".." or re.fullmatch(r"\d{4}(-\d\d){0,2}", part) for part in (low, high)):
        return None
    return (
        "0000-00-00" if low == ".." else (low + "-00-00")[:10],
        "9999-99-99" if high == ".." else (high + "-99-99")[:10],
    )


def _compatible(one: str, other: str) -> bool:
    """Equal, or one contains the other."""
    a, b = _bounds(one), _bounds(other)
    if one == other or a is None or b is None:
        return one == other
    return (a[0] <= b[0] and b[1] <= a[1]) or (b[0] <= a[0] and a[1] <= b[1])

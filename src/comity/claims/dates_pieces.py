"""The time expressions of a sentence as they stand there: found around the signs of time, without counts and names."""

import re
from typing import NamedTuple

from comity.claims import dates_joins as joins
from comity.claims.dates_clock import Found, Groups
from comity.claims.dates_resolve import read
from comity.claims.dates_scan import Hit, spots
from comity.claims.dates_words import times


class Piece(NamedTuple):
    """An expression as it stands in a sentence; `stated` are its dates if they depend on no other day."""

    start: int
    end: int
    text: str
    form: str
    groups: Groups
    stated: Found | None


def pieces(sentence: str, hits: list[Hit]) -> list[Piece]:
    """What reads as an expression around the signs of time and is not a count, a label or a name."""
    kept: list[Piece] = []
    months = False
    for start, end in spots(sentence, hits):
        text = sentence[start:end]
        form, groups, stated = read(text)
        if form == "year":
            if joins.counted(sentence, start, end):
                continue
        elif form == "label":
            continue
        elif form == "month":
            months = True
        elif form == "decade" and not groups.get("decade") and not _nineties(sentence, start, kept):
            continue
        kept.append(tuple.__new__(Piece, (start, end, text, form, groups, stated)))  # twice as fast as Piece()
    if not months:
        return kept
    return [piece for i, piece in enumerate(kept) if piece.form != "month" or _is_month(sentence, kept, i)]


def _nineties(sentence: str, start: int, kept: list[Piece]) -> bool:
    """Whether "90s" or "nineties" are years: after "the", "early", or another decade."""
    words = sentence[max(0, start - 12) : start].lower().replace("-", " ").rstrip("'’ ").split()
    if words and words[-1] in ("the", "early", "mid", "late"):
        return True
    return bool(kept) and kept[-1].form == "decade" and link(sentence, kept[-1].end, start) != ""


def _is_month(sentence: str, found: list[Piece], i: int) -> bool:
    """Whether a bare "May" or "March" is the month: a preposition stands before it, or it is joined to another date."""
    piece = found[i]
    name = piece.groups["open"]
    if len(piece.groups) > 1 or (name not in times().ambiguous and not name.isupper()):
        return True
    if name.isupper():
        return False
    words = sentence[max(0, piece.start - 16) : piece.start].replace("-", " ").split()
    if words and words[-1].lower() in times().before_month and sentence[piece.end : piece.end + 1] not in ("’", "'"):
        return True
    if words and words[-1] in ("the", "The", "its", "their") and _NOUN.match(sentence, piece.end):
        return True
    after = found[i + 1] if i + 1 < len(found) else None
    return (
        after is not None and after.form in ("month", "day") and link(sentence, piece.end, after.start) in ("to", "and")
    )


_NOUN = re.compile(r"\s(?!on\b)[a-z]")
"""A noun after "the May", which is then the month, where "the March on Rome" is not."""


def link(sentence: str, end: int, start: int) -> str:
    """How two dates hang together, of which the one ends at `end` and the other begins at `start`."""
    return joins.gap(sentence[end:start]) if start - end <= joins.GAP else ""


def yearless(piece: Piece) -> bool:
    """Whether it is a day or month told without a year."""
    return piece.stated is None and piece.form in ("month", "day") and "said" not in piece.groups

"""The time expressions of a sentence as they stand there: found around the signs of time, without counts and names."""

import re
from typing import NamedTuple

from comity.claims import dates_joins as joins
from comity.claims.dates_clock import Groups
from comity.claims.dates_pattern import AFTER, BEFORE, scanner, signs
from comity.claims.dates_resolve import read
from comity.claims.dates_words import times


class Piece(NamedTuple):
    """An expression as the scanner found it."""

    start: int
    end: int
    text: str
    form: str
    groups: Groups


def _spots(sentence: str) -> list[tuple[int, int]]:
    """Where the scanner finds an expression; it looks only around the signs of time."""
    hits = signs().find_matches_as_indexes(sentence)
    if not hits:
        return []
    padded, scan = " " + sentence, scanner().finditer
    spots: list[tuple[int, int]] = []
    low, high = max(0, hits[0][1] - BEFORE), hits[0][2] + AFTER
    if hits[-1][1] - BEFORE <= high:
        return [(match.start(), match.end() - 1) for match in scan(padded, low, hits[-1][2] + AFTER)]
    for _, start, end in hits:
        if start - BEFORE > high:
            spots += [(match.start(), match.end() - 1) for match in scan(padded, low, high)]
            low = start - BEFORE
        high = end + AFTER
    return spots + [(match.start(), match.end() - 1) for match in scan(padded, low, high)]


def pieces(sentence: str) -> list[Piece]:
    """What the scanner finds and is not a count, a label or a name."""
    kept: list[Piece] = []
    for start, end in _spots(sentence):
        text = sentence[start:end]
        form, groups = read(text)
        if form == "label" or (form == "year" and joins.counted(sentence, start, end)):
            continue
        if form == "decade" and "short" in groups and not _nineties(sentence[max(0, start - 12) : start]):
            continue
        kept.append(Piece(start, end, text, form, groups))
    return [piece for i, piece in enumerate(kept) if piece.form != "month" or _is_month(sentence, kept, i)]


def _nineties(before: str) -> bool:
    words = before.lower().replace("-", " ").rstrip("'’ ").split()
    return bool(words) and words[-1] in ("the", "early", "mid", "late")


def _is_month(sentence: str, found: list[Piece], i: int) -> bool:
    """Whether a bare "May" or "March" is the month: a preposition stands before it, or it is joined to another date."""
    piece = found[i]
    if len(piece.groups) > 1 or piece.groups["open"] not in times().ambiguous:
        return True
    words = sentence[max(0, piece.start - 16) : piece.start].replace("-", " ").split()
    if words and words[-1].lower() in times().before_month and sentence[piece.end : piece.end + 1] not in ("’", "'"):
        return True
    if words and words[-1] in ("the", "The", "its", "their") and _NOUN.match(sentence, piece.end):
        return True
    after = found[i + 1] if i + 1 < len(found) else None
    return (
        after is not None
        and after.form in ("month", "day")
        and joins.gap(sentence[piece.end : after.start]) in ("to", "and")
    )


_NOUN = re.compile(r"\s(?!on\b)[a-z]")
"""A noun after "the May", which is then the month, where "the March on Rome" is not."""


def yearless(piece: Piece) -> bool:
    """Whether it is a day or month told without a year."""
    return piece.form in ("month", "day") and not piece.groups.keys() & {"year", "said", "dashed"}

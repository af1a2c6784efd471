"""Finds the dates of a sentence.

Takes: a sentence, the day its text was published, the date the text before it spoke of. Gives: its time expressions
with their dates in the codebook's form. Refuses nothing: what cannot be told has no date.

    find(sentence, published, context) -> list[When]
    context_after(whens, before) -> str
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from comity.claims import dates_calendar as calendar
from comity.claims import dates_joins as joins
from comity.claims.dates_clock import Clock, Found, Groups
from comity.claims.dates_pattern import AFTER, BEFORE, scanner, signs
from comity.claims.dates_resolve import UNTOLD, read, resolve
from comity.claims.dates_words import times


class When(NamedTuple):
    """One time expression. ``sentence[start:end]`` are its words, with "since" or "until" where they open it.

    `date` is empty where it cannot be told. `kind` is ``point``, ``range``, ``since``, ``until``, ``relative`` (told
    from another day), ``recurring``, ``duration`` or ``anchor_missing`` (told from a day that is not known).
    `precise` is 1 for a year or coarser, 2 for a month or season, 3 for a day, 0 without a date.

    "Since the treaty of 2001 they have met" gives two: the open interval, whose span is "Since ... 2001" and which
    dates what stands outside that span, and the point 2001, which dates what stands inside.
    """

    start: int
    end: int
    date: str
    kind: str
    precise: int


LIST = 12
"""So many dates of one list may take their year from its last."""


class _Piece(NamedTuple):
    """An expression as the scanner found it."""

    start: int
    end: int
    text: str
    form: str
    groups: Groups


def find(sentence: str, published: str = "", context: str = "", *, future: bool = False) -> list[When]:
    """All time expressions of a sentence in the order of their starts; linear in its length.

    `published` and `context` are dates in the codebook's form (an interval counts from its start) or empty; others
    are taken as empty. `future` says that the sentence looks ahead: a bare month or weekday is then the next one.
    """
    pieces = _pieces(sentence)
    if not pieces:
        return []
    return _dated(sentence, pieces, Clock(_clean(published), _clean(context), near=False, future=future))


def context_after(whens: Sequence[When], before: str) -> str:
    """The date that the sentences after one with these `whens` inherit; `before` if it sets none."""
    for kinds in (("point", "relative"), ("range",)):
        for when in reversed(whens):
            if when.kind in kinds and when.date:
                return when.date
    return before or next((calendar.first(when.date) for when in whens if when.kind == "since"), "")


@lru_cache(maxsize=1024)
def _clean(date: str) -> str:
    """The date if it is one."""
    start = calendar.first(date)
    return date if calendar.valid(start) else ""


def _spots(sentence: str) -> list[tuple[int, int]]:
    """Where the scanner finds an expression; it looks only around the signs of time."""
    hits = signs().find_matches_as_indexes(sentence)
    if not hits:
        return []
    padded, scan = " " + sentence, scanner().finditer
    spots: list[tuple[int, int]] = []
    low, high = max(0, hits[0][1] - BEFORE), hits[0][2] + AFTER
    for _, start, end in hits:
        if start - BEFORE > high:
            spots += [(match.start(), match.end() - 1) for match in scan(padded, low, high)]
            low = start - BEFORE
        high = end + AFTER
    return spots + [(match.start(), match.end() - 1) for match in scan(padded, low, high)]


def _pieces(sentence: str) -> list[_Piece]:
    """What the scanner finds and is not a count, a label or a name."""
    pieces = []
    for start, end in _spots(sentence):
        text = sentence[start:end]
        form, groups = read(text)
        if form == "label" or (form == "year" and joins.counted(sentence, start, end)):
            continue
        if form == "decade" and "short" in groups and not _nineties(sentence[max(0, start - 12) : start]):
            continue
        pieces.append(_Piece(start, end, text, form, groups))
    return [piece for i, piece in enumerate(pieces) if _is_month(sentence, pieces, i)]


def _nineties(before: str) -> bool:
    words = before.lower().replace("-", " ").rstrip("'’ ").split()
    return bool(words) and words[-1] in ("the", "early", "mid", "late")


def _is_month(sentence: str, pieces: list[_Piece], i: int) -> bool:
    """Whether a bare "May" or "March" is the month: a preposition stands before it, or it is joined to another date."""
    piece = pieces[i]
    if piece.form != "month" or len(piece.groups) > 1 or piece.groups["open"] not in times().ambiguous:
        return True
    words = sentence[max(0, piece.start - 16) : piece.start].replace("-", " ").split()
    if words and words[-1].lower() in times().before_month and sentence[piece.end : piece.end + 1] not in ("’", "'"):
        return True
    if words and words[-1] in ("the", "The", "its", "their") and _NOUN.match(sentence, piece.end):
        return True
    after = pieces[i + 1] if i + 1 < len(pieces) else None
    return (
        after is not None
        and after.form in ("month", "day")
        and joins.gap(sentence[piece.end : after.start]) in ("to", "and")
    )


_NOUN = re.compile(r"\s(?!on\b)[a-z]")
"""A noun after "the May", which is then the month, where "the March on Rome" is not."""


def _yearless(piece: _Piece) -> bool:
    return piece.form in ("month", "day") and not piece.groups.keys() & {"year", "said", "dashed"}


def _dated(sentence: str, pieces: list[_Piece], clock: Clock) -> list[When]:
    """Resolves the pieces from left to right, joins the ranges, opens what "since" and "until" govern."""
    whens: list[When] = []
    links = [joins.gap(sentence[a.end : b.start]) for a, b in pairwise(pieces)] + [""]
    i = 0
    while i < len(pieces):
        piece, link = pieces[i], links[i]
        if piece.form == "weekday" and link in ("of", ",") and pieces[i + 1].form in ("day", "iso", "numeric"):
            pieces[i + 1] = pieces[i + 1]._replace(start=piece.start)
            i += 1
            continue
        here = _lent(pieces, links, i, clock)
        before = joins.lead(sentence, piece.start)
        found = _found(sentence, piece, here, before, pieces[i - 1].end if i else -1)
        decades = piece.form == "decade" and link == "and" and pieces[i + 1].form == "decade"
        if len(found) == 1 and found[0][0] and i + 1 < len(pieces) and (decades or _spans(link, before)):
            other = resolve(pieces[i + 1].text, here._replace(context=found[0][0], near=True))
            date = calendar.joined(found[0][0], other[0][0]) if len(other) == 1 else ""
            if pieces[i + 1].form == "today" and link == "to":
                date = f"{calendar.first(found[0][0])}/.."
            if date:
                kind = "since" if date.endswith("..") else "range"
                whens.append(_when(piece.start, pieces[i + 1].end, date, kind))
                clock = clock._replace(context=date, near=True)
                i += 2
                continue
        low = whens[-1].end if whens else 0
        whens += _governed(sentence, piece, found, before, low)
        clock = _moved(clock, whens)
        i += 1
    return whens


def _found(sentence: str, piece: _Piece, clock: Clock, before: joins.Lead, last: int) -> Found:
    """The dates of a piece, which begins after another that ends at `last` (-1 if it is the first)."""
    if piece.form == "today" and piece.text.lower() == "today" and joins.nowadays(sentence, piece.start, piece.end):
        return UNTOLD["vague"]
    if piece.form == "lapse" and not (clock.near and joins.counted_on(sentence[last : piece.start])):
        return UNTOLD["duration"]
    if before.word in joins.UNTIL and _yearless(piece) and not clock.near and joins.ahead(sentence, piece.start):
        clock = clock._replace(future=True)
    return resolve(piece.text, clock)


def _lent(pieces: list[_Piece], links: list[str], i: int, clock: Clock) -> Clock:
    """A day or month without a year takes it from the next in its list: "in August and November 2022"."""
    if not _yearless(pieces[i]):
        return clock
    for j in range(i + 1, min(i + LIST, len(pieces))):
        if links[j - 1] not in ("to", "and", ","):
            return clock
        if pieces[j].form not in ("month", "day"):
            return clock
        if not _yearless(pieces[j]):
            found = resolve(pieces[j].text, clock)
            return clock._replace(context=_year_before(pieces[i], found[0][0]), near=True) if found[0][0] else clock
    return clock


def _year_before(piece: _Piece, date: str) -> str:
    """The year of the list's last date, or the one before it for a month that comes later in the year."""
    start = calendar.first(date)
    name = piece.groups.get("month") or piece.groups["open"]
    year = calendar.year_of(start) - (times().month(name) > calendar.month_of(start) > 0)
    return calendar.point(year)


def _spans(link: str, before: joins.Lead) -> bool:
    """Whether two dates are the ends of one range."""
    return link == "to" or (link == "and" and before.word == "between")


def _governed(sentence: str, piece: _Piece, found: Found, before: joins.Lead, low: int) -> list[When]:
    """The expression, opened where "since" or "until" governs it."""
    plain = [_when(piece.start, piece.end, date, kind) for date, kind in found]
    if len(found) != 1 or not found[0][0] or found[0][1] in ("since", "until"):
        return plain
    date = found[0][0]
    if before.word in ("from", "since", "") and (end := joins.to_now(sentence, piece.end)):
        return [_when(before.start if before.word else piece.start, end, f"{calendar.first(date)}/..", "since")]
    if before.word == "from" and (found[0][1] == "range" or not _opens(sentence, before.start)):
        return plain
    if before.word == "after" and sentence.startswith((" when ", ", when "), piece.end):
        return plain
    if before.word in joins.SINCE:
        opened = _when(before.start, piece.end, joins.opened(date, before), "since")
        return [opened, *plain] if _attribute(sentence, piece) else [opened]
    if before.word in joins.UNTIL:
        if before.word in ("before", "pre") and _attribute(sentence, piece):
            return plain
        return [_when(before.start, piece.end, joins.opened(date, before), "until")]
    if (start := joins.opening(sentence, low, piece.start)) >= 0 and found[0][1] in ("point", "relative"):
        return [_when(start, piece.end, f"{calendar.first(date)}/..", "since"), *plain]
    return plain


def _opens(sentence: str, start: int) -> bool:
    """Whether "from 2012" begins the sentence or a clause, and so means "from 2012 on"."""
    return not start or sentence[start - 2 : start] in (", ", "; ", ": ")


def _attribute(sentence: str, piece: _Piece) -> bool:
    """Whether the date belongs to a noun ("the 2005 drills") rather than standing alone ("2005")."""
    noun = sentence[piece.end : piece.end + 2].strip()[:1].isalpha()
    return noun and piece.form in ("year", "month", "day") and sentence.endswith(("the ", "The "), 0, piece.start)


def _when(start: int, end: int, date: str, kind: str) -> When:
    return When(start, end, date, kind, calendar.precision(date))


def _moved(clock: Clock, whens: list[When]) -> Clock:
    """The clock after the last date of the sentence so far."""
    if not whens or not whens[-1].date or whens[-1].kind == "until":
        return clock
    return clock._replace(context=whens[-1].date, near=True)

"""Finds the dates of a sentence.

Takes: a sentence, the day its text was published, the date the text before it spoke of. Gives: its time expressions
with their dates in the codebook's form. Refuses nothing: what cannot be told has no date.

    find(sentence, published, context) -> list[When]
    spans(whens) -> list[tuple[int, int]]
    context_after(whens, before) -> str
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from comity.claims import dates_calendar as calendar
from comity.claims import dates_joins as joins
from comity.claims import dates_outlook as outlook
from comity.claims.dates_clock import Clock, Found
from comity.claims.dates_pieces import Piece, link, pieces, yearless
from comity.claims.dates_resolve import UNTOLD, resolve
from comity.claims.dates_scan import bare_year, finder, hits
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


def find(sentence: str, published: str = "", context: str = "", *, future: bool = False) -> list[When]:
    """All time expressions of a sentence in the order of their starts; linear in its length.

    `published` and `context` are dates in the codebook's form (an interval counts from its start) or empty; others
    are taken as empty. `future` says that the sentence looks ahead: a bare month or weekday is then the next one.
    """
    signs = finder()(sentence)
    if "0" <= sentence[:1] <= "9":
        signs = hits(sentence)
    if not signs:
        return []
    if len(signs) == 1 and (year := bare_year(sentence, signs[0])) and not joins.opens(sentence):
        return [_when(year, year + 4, sentence[year : year + 4], "point")]
    found = pieces(sentence, signs)
    return _dated(sentence, found, _clock(published, context, future)) if found else []


def spans(whens: Sequence[When]) -> list[tuple[int, int]]:
    """Where the words of the dates themselves stand; of "since the treaty of 2001" only "2001"."""
    return [(a.start, a.end) for a, b in pairwise(whens) if b.end > a.end] + [(w.start, w.end) for w in whens[-1:]]


def context_after(whens: Sequence[When], before: str) -> str:
    """The date that the sentences after one with these `whens` inherit; `before` if it sets none."""
    for kinds in (("point", "relative"), ("range",)):
        for when in reversed(whens):
            if when.kind in kinds and when.date:
                return when.date
    return before or next((calendar.first(when.date) for when in whens if when.kind == "since"), "")


@lru_cache(maxsize=4096)
def _clock(published: str, context: str, future: bool) -> Clock:
    """What the first expression of a sentence is read against."""
    return Clock(_clean(published), _clean(context), near=False, future=future)


def _clean(date: str) -> str:
    """The date if it is one."""
    start = calendar.first(date)
    return date if calendar.valid(start) else ""


def _dated(sentence: str, pieces: list[Piece], clock: Clock) -> list[When]:
    """Resolves the pieces from left to right, joins the ranges, opens what "since" and "until" govern."""
    opens = joins.opens(sentence)
    if len(pieces) == 1:
        before = joins.lead(sentence, pieces[0].start)
        return _governed(
            sentence, pieces[0], _found(sentence, pieces[0], clock, before, -1), before, 0 if opens else -1
        )
    whens: list[When] = []
    links = [link(sentence, a.end, b.start) for a, b in pairwise(pieces)] + [""]
    told = any(piece.stated is None for piece in pieces)
    i = 0
    while i < len(pieces):
        piece, how = pieces[i], links[i]
        after = pieces[i + 1] if how else None
        if after and piece.form == "weekday" and how in ("of", ",") and after.form in ("day", "iso", "numeric"):
            pieces[i + 1] = after._replace(start=piece.start)
            i += 1
            continue
        here = _lent(pieces, links, i, clock) if after and piece.stated is None else clock
        before = joins.lead(sentence, piece.start)
        dates = _found(sentence, piece, here, before, pieces[i - 1].end if i else -1)
        if after and how in ("to", "and") and (whole := _joined(piece, after, how, before, dates, here)):
            whens.append(whole)
            i += 1
        else:
            low = -1 if not opens else whens[-1].end if whens else 0
            whens += _governed(sentence, piece, dates, before, low)
        i += 1
        if told and i < len(pieces):
            clock = _moved(clock, whens)
    return whens


def _joined(piece: Piece, after: Piece, how: str, before: joins.Lead, dates: Found, clock: Clock) -> When | None:
    """The range from this date to the one after it, if they are its ends."""
    decades = how == "and" and piece.form == after.form == "decade"
    ends = how == "to" or (how == "and" and before.word == "between") or decades
    if not ends or len(dates) != 1 or not dates[0][0]:
        return None
    start = dates[0][0]
    if after.form == "today":
        return _when(piece.start, after.end, f"{calendar.first(start)}/..", "since") if how == "to" else None
    other = resolve(after.text, _near(clock, start))
    date = calendar.joined(start, other[0][0]) if len(other) == 1 else ""
    return _when(piece.start, after.end, date, "range") if date else None


def _found(sentence: str, piece: Piece, clock: Clock, before: joins.Lead, last: int) -> Found:
    """The dates of a piece, which begins after another that ends at `last` (-1 if it is the first)."""
    if piece.stated is not None:
        return piece.stated
    if piece.form == "today" and piece.text.lower() == "today" and joins.nowadays(sentence, piece.start, piece.end):
        return UNTOLD["vague"]
    if piece.form == "lapse" and not (clock.near and joins.counted_on(sentence[last : piece.start])):
        return UNTOLD["duration"]
    if clock.near or clock.future or not clock.published or before.word in ("since", "after", "post"):
        return resolve(piece.text, clock)
    until = before.word in joins.UNTIL and yearless(piece) and joins.ahead(sentence, piece.start)
    if until or (piece.form in _DATED_AHEAD and outlook.ahead(sentence, piece.start, piece.end)):
        clock = clock._replace(future=True)
    return resolve(piece.text, clock)


_DATED_AHEAD = ("month", "day", "weekday", "weekend")
"""The forms that mean the last such day, unless the sentence looks ahead."""


def _lent(found: list[Piece], links: list[str], i: int, clock: Clock) -> Clock:
    """A day or month without a year takes it from the next in its list: "in August and November 2022"."""
    if not yearless(found[i]):
        return clock
    for j in range(i + 1, min(i + LIST, len(found))):
        if links[j - 1] not in ("to", "and", ","):
            return clock
        if found[j].form not in ("month", "day"):
            return clock
        if not yearless(found[j]):
            dates = resolve(found[j].text, clock)
            return _near(clock, _year_before(found[i], dates[0][0])) if dates[0][0] else clock
    return clock


def _year_before(piece: Piece, date: str) -> str:
    """The year of the list's last date, or the one before it for a month that comes later in the year."""
    start = calendar.first(date)
    name = piece.groups.get("month") or piece.groups["open"]
    year = calendar.year_of(start) - (times().month(name) > calendar.month_of(start) > 0)
    return calendar.point(year)


def _governed(sentence: str, piece: Piece, found: Found, before: joins.Lead, low: int) -> list[When]:
    """The expression, opened where "since" or "until" governs it; `low` is where a clause they open may begin, if any."""
    if len(found) != 1:
        return [_when(piece.start, piece.end, date, kind) for date, kind in found]
    date, kind = found[0]
    plain = [_when(piece.start, piece.end, date, kind)]
    if not date or kind in ("since", "until"):
        return plain
    end = joins.to_now(sentence, piece.end)
    if before is joins.NO_LEAD and not end and low < 0:
        return plain
    if before.word in ("from", "since", "") and end:
        return [_when(before.start if before.word else piece.start, end, f"{calendar.first(date)}/..", "since")]
    if before.word == "from" and (kind == "range" or not _opens(sentence, before.start)):
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
    if low >= 0 and (start := joins.opening(sentence, low, piece.start)) >= 0 and kind in ("point", "relative"):
        return [_when(start, piece.end, f"{calendar.first(date)}/..", "since"), *plain]
    return plain


def _opens(sentence: str, start: int) -> bool:
    """Whether "from 2012" begins the sentence or a clause, and so means "from 2012 on"."""
    return not start or sentence[start - 2 : start] in (", ", "; ", ": ")


def _attribute(sentence: str, piece: Piece) -> bool:
    """Whether the date belongs to a noun ("the 2005 drills") rather than standing alone ("2005")."""
    noun = sentence[piece.end : piece.end + 2].strip()[:1].isalpha()
    return noun and piece.form in ("year", "month", "day") and sentence.endswith(("the ", "The "), 0, piece.start)


def _when(start: int, end: int, date: str, kind: str) -> When:
    return tuple.__new__(When, (start, end, date, kind, _precision(date)))  # twice as fast as When()


_precision = lru_cache(maxsize=8192)(calendar.precision)


def _moved(clock: Clock, whens: list[When]) -> Clock:
    """The clock after the last date of the sentence so far."""
    if not whens or not whens[-1].date or whens[-1].kind == "until":
        return clock
    return _near(clock, whens[-1].date)


@lru_cache(maxsize=8192)
def _near(clock: Clock, date: str) -> Clock:
    return clock._replace(context=date, near=True)

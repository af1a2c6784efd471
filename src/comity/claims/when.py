"""When an interaction was: the date its clause gives, or one that the sentence or the text before lends it."""

import re
from datetime import date as day
from datetime import timedelta
from itertools import pairwise

from comity.claims.dates import When
from comity.claims.draft import Draft
from comity.claims.sentence import Sentence
from comity.claims.syntax import NOUN, Clause, Mark

_BEYOND = re.compile(
    r"\b(?:hours?|days?|weeks?|months?|years?|shortly|soon) (?:before|after|prior to|ahead of) [^,;–—]*$"
)
"""Words between a date and a trigger which put the trigger at another time."""

OPENING = 30  # characters: a date so near the start of a sentence holds for all of it
FRESH = 4  # sentences for which a date carries a story on

TOLD = ("characterisation", "meeting", "visit", "joint_statement")
"""Acts that a text tells in sequence: without a date of their own they are of the time it has come to."""

LISTED = (
    "exercise",
    "arms_transfer",
    "visit",
    "meeting",
    "un_vote",
    "patrol",
    "joint_statement",
    "agreement",
    "coproduction",
)
"""Acts of which a clause may list several by their dates."""


def when(sentence: Sentence, draft: Draft) -> list[str]:
    """The dates of the interaction, one for each that its clause tells of; the empty text where nothing tells."""
    dated = [
        _of(draft, found) for found in sentence.dates if found.date and not _apart(sentence.text, found, draft.mark)
    ]
    if dated:
        found = _own(draft, dated)
        if found:
            return found
        lent = _lent(sentence, draft, dated)
        if lent:
            return [lent]
    return [_before(sentence, draft, bool(dated))]


def _of(draft: Draft, found: When) -> When:
    """What a date says of the interaction, where it says more of something else.

    "Since the 2005 exercise" and "following the 1979 invasion" are of these years.
    """
    first, _, _ = found.date.partition("/")
    if found.kind == "since" and found.start <= draft.mark.start <= found.end + 1:
        return found._replace(date=first, kind="point")
    return found


def _apart(text: str, found: When, mark: Mark) -> bool:
    """Whether a date is of what came before or after the trigger: "on 4 February, weeks before Peru invaded"."""
    return found.end <= mark.start and _BEYOND.search(text, found.end, mark.start) is not None


def _own(draft: Draft, dated: list[When]) -> list[str]:
    """The dates inside the clause: all that it lists, or the nearest."""
    low, high = draft.clause
    mark = draft.mark
    inside = [found for found in dated if low <= found.start < high]
    if not inside and draft.after is not None:
        inside = [found for found in dated if draft.after.start <= found.start < draft.after.end]
    if not inside:
        return []
    if draft.rule.frame.type in LISTED:
        points = list(
            dict.fromkeys(found.date for found in inside if found.kind == "point" and found.start > mark.start)
        )
        if len(points) > 1 and len(points) == len({len(point) for point in points}) * len(points):
            days = _run(points)
            return [days] if days else points
    finest = max(inside, key=lambda found: found.precise)
    if any(other is not finest and finest.date.startswith(other.date) for other in inside):
        return [finest.date]  # "in mid-August ... Interaction 2021"
    nearest = min(inside, key=lambda found: (max(0, found.start - mark.end, mark.start - found.end), found.start))
    if (
        nearest.kind == "since"
        and draft.status == "occurred"
        and len(nearest.date) > len("2021-01-01/")
        and draft.mark.kind != NOUN
    ):
        return [nearest.date.partition("/")[0]]
    return [nearest.date]


def _run(points: list[str]) -> str:
    """Days that follow each other as one interval: "on 25 and 26 January"; empty where they do not."""
    if any(len(point) != len("2021-01-01") for point in points):
        return ""
    days = [day.fromisoformat(point) for point in points]
    if all(after - before == timedelta(days=1) for before, after in pairwise(days)):
        return f"{points[0]}/{points[-1]}"
    return ""


def _lent(sentence: Sentence, draft: Draft, dated: list[When]) -> str:
    """A date of the rest of the sentence that holds for the clause: the one that opens it, or that of the clause it hangs on."""
    clause: Clause | None = draft.mark.clause
    first = dated[0]
    if first.start - sentence.start < OPENING and first.kind != "duration":
        return first.date
    hops = 0
    while clause is not None and clause.kind in ("ing", "and", "that") and hops < 3:
        clause, hops = clause.parent, hops + 1
        if clause is None:
            break
        near = [found for found in dated if clause.start <= found.start < clause.end]
        if near and draft.rule.frame.type != "dispute":
            return near[-1].date
    return ""


def _story(mark: Mark) -> bool:
    """Whether a trigger tells something and does not only mention it: a verb, what a verb carries, or an entry without a verb."""
    return mark.kind != NOUN or mark.under is not None or mark.clause.verb is None


def _before(sentence: Sentence, draft: Draft, dated: bool) -> str:
    """The date that the text before has come to, where the sentence goes on with its story."""
    mark, told = draft.mark, sentence.discourse
    kind = draft.rule.frame.type
    section = told.section_at(sentence.start)
    if section and not dated and draft.status in ("occurred", "not_occurred") and _story(mark):
        return section
    if kind == "pressure" and mark.kind == NOUN and draft.status == "occurred":
        return told.occasions.get((kind, draft.parties), "")
    if draft.status in ("ongoing", "possible", "planned"):
        return ""
    if (
        kind in ("exercise", "patrol")
        and draft.how in ("text", "refers")
        and (known := told.occasions.get((kind, draft.parties)))
    ):
        return known  # "ten thousand soldiers took part": in the one told of
    if kind in TOLD and not mark.perfect:
        return told.when.news or told.when.date
    story = mark.kind != NOUN and not mark.perfect and (mark.finite or mark.passive)
    if (story and not dated and told.when.fresh <= FRESH) or draft.back:
        return told.when.date
    return ""

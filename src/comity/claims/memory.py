"""What is remembered of the sentences before one: whom they spoke of, and at what date they left the text."""

from collections.abc import Sequence
from typing import Protocol

from comity.claims import dates

FORGOTTEN = 2500  # characters after which a pair that was named is no longer "the two countries"
NEWS_MONTHS = 6  # older than this at publication, a date is background

Codes = tuple[str, ...]


class Named(Protocol):
    """A group of actors, as far as it is remembered."""

    start: int
    codes: Codes
    kind: str
    person: str
    preposition: str


class Who:
    """The states that a text has spoken of so far."""

    __slots__ = ("dyad", "him", "one", "recent", "several", "together", "told_at")

    def __init__(self) -> None:
        self.recent: list[str] = []  # those named so far, the last one last
        self.dyad: Codes = ()
        self.together: Codes = ()
        self.told_at = -FORGOTTEN  # where a pair was last named
        self.one: Codes = ()
        self.several: Codes = ()  # the last ones that stood together as a subject may
        self.him: Codes = ()

    def at(self, place: int, main: Codes) -> None:
        """Come to `place`, where the text is about `main`: long after a pair was named, those are meant."""
        if place - self.told_at > FORGOTTEN:
            self.dyad = self.together = main
            self.told_at = place

    def after(self, groups: Sequence[Named]) -> None:
        """Remember who a sentence spoke of."""
        explicit = [group for group in groups if group.codes and not group.kind.startswith("ref_")]
        for group in explicit:
            for code in group.codes:
                if code in self.recent:
                    self.recent.remove(code)
                self.recent.append(code)
        for group in groups:
            if len(group.codes) > 1 and not group.preposition and group.kind != "group":
                self.several = group.codes
                break
        codes = sorted({code for group in explicit for code in group.codes})
        paired = [group for group in explicit if len(group.codes) == 2]
        if paired:
            self.dyad = self.together = tuple(sorted(paired[0].codes))
            self.told_at = paired[0].start
        elif len(codes) == 2:
            self.dyad = tuple(codes)
            self.told_at = explicit[0].start
        for group in explicit:
            if len(group.codes) == 1 and not group.preposition:
                self.one = group.codes
                break
        for group in explicit:
            if len(group.codes) == 1 and group.person:
                self.him = group.codes
                break


class When:
    """The date that a text has come to."""

    __slots__ = ("date", "fresh", "news")

    def __init__(self) -> None:
        self.date = ""
        self.news = ""
        self.fresh = 99  # sentences since the text gave a date

    def after(self, found: Sequence[dates.When], published: str) -> None:
        """Remember the date a sentence leaves the text at; a year alone does not undo a month of it."""
        finer = {when.date[:4] for when in found if len(when.date) > len("2021")}
        after = dates.context_after([when for when in found if when.date not in finer], self.date)
        if len(after) != len("2021") or not self.date.startswith(after):
            self.date = after
        if any(when.date and when.kind in ("point", "relative", "range") for when in found):
            self.fresh = 0
        if _recent(after, published):
            self.news = after


def _recent(date: str, published: str) -> bool:
    """Whether a date is of the months before publication: what the text reports on, not its background."""
    if len(date) not in (7, 10) or len(published) < 4:
        return False
    year, month = int(published[:4]), int(published[5:7] or 12)
    return 0 <= (year - int(date[:4])) * 12 + month - int(date[5:7]) <= NEWS_MONTHS

"""What a time expression is read against: the day its text was published, the date last spoken of."""

from typing import NamedTuple

from comity.claims import dates_calendar as calendar

Found = tuple[tuple[str, str], ...]
"""The dates of one expression, each with its kind: ("2019-03-05", "point")."""

Groups = dict[str, str]
"""The parts of an expression by the names its form gives them."""

NOTHING: Found = ()
MISSING: Found = (("", "anchor_missing"),)


class Clock(NamedTuple):
    """What an expression is read against.

    `context` is the date last spoken of, `near` whether that was in this very sentence; `future` whether the sentence
    looks ahead.
    """

    published: str
    context: str
    near: bool
    future: bool

    def recent(self) -> str:
        """The date last spoken of, or else that of publication."""
        return calendar.first(self.context) or self.published

    def year_for(self, month: int, day: int = 0) -> int:
        """The year of a month (and day) told without one; 0 if there is nothing to tell it from."""
        context = calendar.first(self.context)
        if self.future and self.published and not self.near:
            year = calendar.year_of(self.published)
            return year + (calendar.point(year, month, day) < self.published[: 10 if day else 7])
        if context and (self.near or not self._aside(context)):
            year = calendar.year_of(context)
            if calendar.month_of(context) >= 11 and month <= 2 and not self._after(year + 1, month):
                return year + 1
            if self.near:
                return year
            if month < calendar.month_of(context) and self.published[:4] == str(year + 1):
                return year + (not self._after(year + 1, month))
            return year - self._after(year, month)
        if self.published:
            year = calendar.year_of(self.published)
            return year - self._after(year, month)
        return 0

    def _after(self, year: int, month: int) -> bool:
        """Whether the month lies after publication."""
        return calendar.point(year, month)[: len(self.published)] > self.published[:7] != ""

    def _aside(self, context: str) -> bool:
        """A bare year well before publication, in a text of the day: news writes such months with their year."""
        age = calendar.year_of(self.published or context) - calendar.year_of(context)
        return calendar.precision(self.published) == 3 and calendar.precision(context) == 1 and age >= 2


NO_CLOCK = Clock("", "", near=False, future=False)


def one(date: str, kind: str = "point") -> Found:
    return ((date, kind),)


def told(date: str) -> Found:
    """A date that was counted from another; without one that other is unknown."""
    return one(date, "relative") if date else MISSING

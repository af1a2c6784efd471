"""Dates of the codebook's form as first and last day, so that they can be compared as text."""

from comity.model import Record

EARLIEST, LATEST = "0000-01-01", "9999-12-31"


class Span(Record, frozen=True, kw_only=True):
    """From `first` to `last` day, both included; `known` is False for the empty date."""

    first: str
    last: str
    known: bool

    def meets(self, other: "Span") -> bool:
        """They have a day in common."""
        return self.first <= other.last and other.first <= self.last

    def within(self, other: "Span") -> bool:
        """No day of this one is outside the other."""
        return other.first <= self.first and self.last <= other.last


def span(date: str) -> Span:
    """``2016`` is 1 January to 31 December, ``2015/..`` has no end; a month ends on its 31st, which sorts right."""
    if not date:
        return Span(first=EARLIEST, last=LATEST, known=False)
    begin, _, end = date.partition("/")
    end = end or begin
    first = EARLIEST if begin == ".." else f"{begin}-01-01"[:10] if len(begin) == 4 else f"{begin}-01"[:10]
    last = LATEST if end == ".." else f"{end}-12-31"[:10] if len(end) == 4 else f"{end}-31"[:10]
    return Span(first=first, last=last, known=True)


def covered(when: Span, coverage: tuple[str, ...]) -> bool:
    """One of the periods that a dataset covers holds all of `when`; with an open end, any of it."""
    periods = [span(period) for period in coverage]
    if when.last == LATEST:
        return any(when.meets(period) for period in periods)
    return any(when.within(period) for period in periods)

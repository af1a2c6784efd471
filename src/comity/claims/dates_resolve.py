"""From the words of one time expression to its dates."""

from functools import lru_cache

from comity.claims.dates_clock import NO_CLOCK, NOTHING, Clock, Found, Groups, one
from comity.claims.dates_pattern import shapes
from comity.claims.dates_stated import STATED
from comity.claims.dates_told import TOLD

UNTOLD = {form: one("", kind) for form, kind in (("vague", "relative"), ("recurring",) * 2, ("duration",) * 2)}
"""What the forms that never have a date give."""


@lru_cache(maxsize=8192)
def read(text: str) -> tuple[str, Groups, Found | None]:
    """The form of an expression, its parts, and its dates if they depend on no other day.

    The form is ``label`` for what is no date.
    """
    plain = " ".join(text.split())
    first = plain[0]
    for name, pattern in shapes("0" if first.isdigit() else first):
        if match := pattern.fullmatch(plain):
            groups = {key: value for key, value in match.groupdict().items() if value is not None}
            return name, groups, _stated(name, groups)
    return "label", {}, NOTHING


def _stated(form: str, groups: Groups) -> Found | None:
    if form in UNTOLD:
        return UNTOLD[form]
    if form in STATED:
        return STATED[form](groups)
    if (form == "day" and ("dashed" in groups or "year" in groups)) or (form == "month" and "year" in groups):
        return TOLD[form](groups, NO_CLOCK)
    return None if form in TOLD else NOTHING


@lru_cache(maxsize=8192)
def resolve(text: str, clock: Clock) -> Found:
    """The dates of one expression."""
    form, groups, stated = read(text)
    return TOLD[form](groups, clock) if stated is None else stated

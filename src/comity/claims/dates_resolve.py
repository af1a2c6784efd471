"""From the words of one time expression to its dates."""

from functools import lru_cache

from comity.claims.dates_clock import NOTHING, Clock, Found, Groups, one
from comity.claims.dates_pattern import shapes
from comity.claims.dates_stated import STATED
from comity.claims.dates_told import TOLD

UNTOLD = {form: one("", kind) for form, kind in (("vague", "relative"), ("recurring",) * 2, ("duration",) * 2)}
"""What the forms that never have a date give."""


@lru_cache(maxsize=8192)
def read(text: str) -> tuple[str, Groups]:
    """The form of an expression and its parts; the form is ``label`` for what is no date."""
    plain = " ".join(text.split())
    for name, pattern in shapes():
        if match := pattern.fullmatch(plain):
            return name, {key: value for key, value in match.groupdict().items() if value is not None}
    return "label", {}


@lru_cache(maxsize=8192)
def resolve(text: str, clock: Clock) -> Found:
    """The dates of one expression."""
    form, groups = read(text)
    if form in UNTOLD:
        return UNTOLD[form]
    if form in STATED:
        return STATED[form](groups)
    return TOLD[form](groups, clock) if form in TOLD else NOTHING

"""The words of time from the codebook (``times.yaml``), read strictly once, as look-ups."""

from functools import cache
from importlib.resources import files

import msgspec
import yaml

from comity.model import CodebookError


class Times(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What ``times.yaml`` holds; the file explains each key."""

    months: tuple[tuple[str, ...], ...]
    ambiguous: frozenset[str]
    before_month: frozenset[str]
    weekdays: tuple[str, ...]
    seasons: dict[str, int]
    numbers: dict[str, int]
    quantities: frozenset[str]
    labels: tuple[str, ...]
    names: tuple[str, ...]
    makes: frozenset[str]
    known: dict[str, str]
    decades: dict[str, int]

    def month(self, name: str) -> int:
        """1 to 12."""
        return next(i for i, names in enumerate(self.months, 1) if name.rstrip(".").title() in names)

    def month_names(self) -> tuple[str, ...]:
        """As they are written, in datelines with capitals only."""
        return tuple(form for names in self.months for name in names for form in (name, name.upper()))

    def number(self, word: str) -> int:
        """A count in figures or in words up to ninety-nine."""
        if word.isdecimal():
            return int(word)
        return sum(self.numbers[part] for part in word.lower().replace("-", " ").split())


@cache
def times() -> Times:
    """The words that ship with the package."""
    raw = (files("comity.codebook") / "data" / "times.yaml").read_bytes()
    try:
        return msgspec.convert(yaml.load(raw, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)), Times)  # noqa: S506
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise CodebookError(" ".join(str(error).split()), where="codebook/times.yaml") from error

"""The words of number from the codebook (``numbers.yaml``), read strictly once."""

from functools import cache
from importlib.resources import files

import msgspec
import yaml

from comity.model import CodebookError


class Numbers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What ``numbers.yaml`` holds; the file explains each key."""

    units: dict[str, tuple[str, ...]]
    currencies: dict[str, tuple[str, ...]]
    scales: dict[str, float]
    fractions: dict[str, float]
    bounds: dict[str, tuple[str, ...]]
    stops: frozenset[str]

    def turned(self, table: dict[str, tuple[str, ...]]) -> dict[str, str]:
        """Each word of the table with its key."""
        return {word: key for key, words in table.items() for word in words}


@cache
def numbers() -> Numbers:
    """The words that ship with the package."""
    raw = (files("comity.codebook") / "data" / "numbers.yaml").read_bytes()
    try:
        return msgspec.convert(yaml.load(raw, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)), Numbers)  # noqa: S506
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise CodebookError(" ".join(str(error).split()), where="codebook/numbers.yaml") from error

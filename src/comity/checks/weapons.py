"""Do two texts name the same weapon? By designation (``Su-35``), or by proper name (``Rafale``), not by class."""

import re
from collections.abc import Iterable
from functools import cache

from comity.codebook.load import load

_DESIGNATION = re.compile(
    r"(?:Project|Type)[- ]\d+[A-Z]*"
    r"|[A-Za-z]{1,10}-?(?:[A-Za-z]{1,4}-?)?\d+[A-Za-z]{0,4}(?:-?\d+[A-Za-z]{0,3})?"
    r"|\d+[A-Z]+-?\d+[A-Z]*"
)
_NAME = re.compile(r"\b[A-Z][a-z]{3,}\b")
_GENERAL = frozenset(
    {"aircraft", "american", "area", "chinese", "class", "defence", "defense", "destroyer", "fighter", "french"}
    | {"frigate", "helicopter", "high", "altitude", "missile", "project", "russian", "soviet", "submarine", "surface"}
    | {"system", "systems", "terminal", "type", "version"}
)


def designations(text: str) -> frozenset[str]:
    """The weapons a text names: designations without dash and space in capitals, names in small letters."""
    found = {re.sub(r"[- ]", "", match).upper() for match in _DESIGNATION.findall(text)}
    names = {name.lower() for name in _NAME.findall(text)}
    return frozenset({name for name in found if not name.isdigit()} | (names - _GENERAL))


def meant(text: str) -> frozenset[str]:
    """The weapons a text names; where it gives no designation, those the codebook knows by its names ("Kilo class")."""
    found = designations(text)
    if any(name.isupper() for name in found):
        return found
    return found.union(*(names for name, names in _aliases() if name in text.lower()))


@cache
def _aliases() -> tuple[tuple[str, frozenset[str]], ...]:
    """Each name of a weapon without a number in small letters, with the designations among its other names."""
    return tuple(
        (name.lower(), designations(" ; ".join(weapon.names)))
        for weapon in load().weapons
        for name in (weapon.name, *weapon.names)
        if len(name) > 3 and not any(char.isdigit() for char in name)
    )


def same(claimed: Iterable[str], registered: Iterable[str]) -> bool:
    """A designation is another one, or that with a variant's letters after it: Su-35S is an Su-35, Mi-171 no Mi-17."""
    return any(_variant(one, other) for one in claimed for other in registered)


def _variant(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return long == short or (long.startswith(short) and short.isupper() and long[len(short)].isalpha())

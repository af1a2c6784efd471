"""Names of states, as lists of states and the datasets of the field write them."""

import csv
import re
import unicodedata
from functools import cache
from importlib.resources import files

_LONGEST = 100
"""The longest name we know has 52 signs; a hostile cell of a million is not worth taking apart."""

_INVERTED = re.compile(r"([^,()]+?)\s*(?:,\s*([^,()]+)|\(([^,()]+)\))\W*")


def plain(name: str) -> str:
    """A name without case, accents and punctuation: ``Côte d’Ivoire`` and ``Cote d'Ivoire`` are one."""
    letters = unicodedata.normalize("NFKD", name).casefold()
    kept = "".join(char if char.isalnum() else " " for char in letters if not unicodedata.combining(char))
    return " ".join(kept.split())


def _bare(name: str) -> str:
    """A plain name without its article, its initials as one word: ``the U.S.`` is ``us``, ``Niger (the)`` is ``niger``."""
    words = re.sub(r"\b\w(?: \w\b)+", lambda initials: initials[0].replace(" ", ""), plain(name)).split()
    words = words[1:] if words[:1] == ["the"] and len(words) > 1 else words
    return " ".join(words[:-1] if words[-1:] == ["the"] and len(words) > 1 else words)


@cache
def _known() -> dict[str, str]:
    text = (files("comity.codes") / "data" / "names.csv").read_text(encoding="utf-8")
    return {_bare(row["name"]): row["code"] for row in csv.DictReader(text.splitlines())}


def resolve(name: str) -> str | None:
    """Our code of the state with this name; None if no list we know has it.

    A name may stand in the order of an index: ``Korea, Republic of``, ``Vietnam (South)``.
    """
    if (code := _known().get(_bare(name))) is not None:
        return code
    inverted = _INVERTED.fullmatch(name) if len(name) <= _LONGEST else None
    return _known().get(_bare(f"{inverted[2] or inverted[3]} {inverted[1]}")) if inverted else None

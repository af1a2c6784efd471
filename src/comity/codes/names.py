"""Names of states, as lists of states and the datasets of the field write them."""

import csv
import unicodedata
from functools import cache
from importlib.resources import files


def plain(name: str) -> str:
    """A name without case, accents and punctuation: ``Côte d’Ivoire`` and ``Cote d'Ivoire`` are one."""
    letters = unicodedata.normalize("NFKD", name).casefold()
    kept = "".join(char if char.isalnum() else " " for char in letters if not unicodedata.combining(char))
    return " ".join(kept.split())


@cache
def _known() -> dict[str, str]:
    text = (files("comity.codes") / "data" / "names.csv").read_text(encoding="utf-8")
    return {plain(row["name"]): row["code"] for row in csv.DictReader(text.splitlines())}


def resolve(name: str) -> str | None:
    """Our code of the state with this name; None if no list we know has it."""
    return _known().get(plain(name))

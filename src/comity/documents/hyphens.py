"""Whether a hyphen at the end of a line belongs to the word or to the line.

No large lexicon is shipped: the document's own words decide first ("Sino-Rus-/sian" is joined because "Russian"
stands elsewhere, "so-/called" is kept because "so-called" does), then capitals and figures, then short lists of word
parts that take or refuse a hyphen in English (`compounds`).
"""

import re
from collections.abc import Iterable
from enum import Enum

from comity.documents.compounds import FIRST, NOT_GROWN, REFUSES, SECOND

HYPHENS = "-\u2010\u00ad\ufffe"  # the last two are marks of a break that layout programs and pdfium write
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_BEFORE = re.compile(rf"(\S*?)([^\W_]*)[{HYPHENS}]")
_AFTER = re.compile(r"([^\W_]*)(\S*)")

_SUSPENDED = frozenset({"and", "or", "und", "et"})  # "US- and EU-initiated"
_TOKEN = 80  # characters; a longer token is no word


class Break(Enum):
    """What becomes of a hyphen at the end of a line."""

    JOIN = "the hyphen goes, the word is whole"
    KEEP = "the hyphen is the word's"
    SPACE = "the hyphen stands for a part named later"


class Lexicon:
    """The words of one document that no line end has cut."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.words: set[str] = set()
        cut = False
        for line in lines:
            words = _WORD.findall(line.lower())
            last = line[-1:] in HYPHENS and line != ""
            whole = words[int(cut and line[:1].isalpha()) : len(words) - int(last)]
            self.words.update(whole)
            for word in whole:
                if "-" in word:
                    self.words.update(word.split("-"))
            cut = last

    def at_break(self, line: str, following: str) -> Break:
        """What to do with the hyphen that ends `line`, given the line that follows."""
        before, after = _BEFORE.fullmatch(line[-_TOKEN:].split()[-1]), _AFTER.match(following[:_TOKEN])
        if not before or not after or not before[2] or not after[1]:
            return Break.KEEP if before and before[1] else Break.SPACE
        if "/" in before[1] or "@" in before[1] or before[1].startswith("www."):
            return Break.KEEP  # an address: its hyphens are its own
        first, second = before[2], after[1]
        if second.lower() in _SUSPENDED and not after[2].startswith("-"):
            return Break.SPACE
        return Break.KEEP if self._keeps(first, second) else Break.JOIN

    def _keeps(self, first: str, second: str) -> bool:
        low, then = first.lower(), second.lower()
        joined, hyphened = low + then in self.words, f"{low}-{then}" in self.words
        if joined or hyphened:
            return hyphened
        if first[-1].isdigit() or second[0].isdigit():
            return True
        if second[0].isupper():
            return not (first.isupper() and second.isupper()) or {low, then} <= self.words or low in FIRST
        if first.isupper() and len(first) > 1:
            return True  # "NATO-/led"
        if low in NOT_GROWN:
            return then in NOT_GROWN[low]
        if low in FIRST:
            return low + then not in REFUSES and (
                low in ("self", "anti", "non") or then in self.words or then in SECOND
            )
        return then in SECOND and low in self.words and len(low) > 2

"""Where a text may state a figure: the places of the words of which each figure has one, found in one pass over the text.

Most sentences hold none of them and are asked nothing else. Only the sales of a text about arms are not looked for here.
"""

from bisect import bisect_left
from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from comity.claims.figures import GOODS, SERIES, spelled
from comity.claims.numbers_words import numbers

_ODD = ("ſ", "ı")
"""Letters that a regex which ignores case takes for "s" and "i"; in lower case they stay what they are."""


@cache
def _hints() -> tuple[AhoCorasick, tuple[bool, ...]]:
    """The words in lower case, and of each whether it counts wherever it stands: several words may hide one, and "times" may go on."""
    units = {word for name in (*SERIES, "persons") for word in numbers().units[name]}
    found = sorted({word.lower() for word in (*spelled(*GOODS), *units, "times")})
    automaton = AhoCorasick(found, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)
    return automaton, tuple(" " in word or word == "times" for word in found)


class Hints:
    """The hints of one text."""

    __slots__ = ("_everywhere", "_starts")

    def __init__(self, text: str) -> None:
        automaton, anywhere = _hints()
        low = text.lower()
        self._everywhere = len(low) != len(text) or any(letter in text for letter in _ODD)
        blank = f" {low} "  # everything stands one place later
        self._starts = [
            start - 1
            for number, start, end in automaton.find_matches_as_indexes(blank)
            if anywhere[number] or not (blank[start - 1].isalnum() or blank[end].isalnum())
        ]

    def within(self, start: int, end: int) -> bool:
        """Whether a figure may stand between two offsets."""
        starts = self._starts
        first = bisect_left(starts, start)
        return self._everywhere or (first < len(starts) and starts[first] < end)

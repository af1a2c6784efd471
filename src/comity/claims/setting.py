"""What the text is about around a place: the two states it names most, and whether it is about security, or arms.

A short text is about one thing. A long one (a chronology, a digest, several stories in one file) is about what it tells nearby.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

STEP = 1500  # characters of text that share one setting
NEAR = 2500  # characters before and after them that belong to it
THEME = 0.45  # share of all mentions of actors: from there on, the text is about the two states it names most
MANY = 8  # weapons named in a text about arms
SECURE = 3  # words of security that make a text one about security

Codes = tuple[str, ...]


class Setting(NamedTuple):
    """`main` are the two states named most, `hero` the first of them; `theme` is `main` where they outweigh the others."""

    main: Codes
    hero: str
    theme: Codes
    security: int
    arms: bool


class Settings:
    """The settings of a document, each found when first asked for."""

    __slots__ = ("_arms", "_found", "_named", "_places", "_security")

    def __init__(self, named: Sequence[tuple[int, str]], security: Sequence[int], arms: Sequence[int]) -> None:
        self._named, self._places = named, [place for place, _ in named]
        self._security, self._arms = security, arms
        self._found: dict[int, Setting] = {}

    def at(self, place: int) -> Setting:
        """The setting of a place in the text."""
        step = place // STEP
        setting = self._found.get(step)
        if setting is None:
            setting = self._found[step] = self._of(step * STEP - NEAR, (step + 1) * STEP + NEAR)
        return setting

    def _of(self, low: int, high: int) -> Setting:
        first, last = bisect_left(self._places, low), bisect_left(self._places, high)
        counts = Counter(code for _, code in self._named[first:last])
        top = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:2]
        main = tuple(sorted(code for code, _ in top)) if len(top) == 2 else ()
        share = sum(count for _, count in top) / max(sum(counts.values()), 1)
        return Setting(
            main,
            top[0][0] if top else "",
            main if share >= THEME else (),
            bisect_left(self._security, high) - bisect_left(self._security, low),
            bisect_left(self._arms, high) - bisect_left(self._arms, low) > MANY,
        )

"""What the text is about around a place: the two states it names most, and whether it is about security, or arms.

A short text is about one thing. A long one (a chronology, a digest) is about what it tells nearby, and each story of several is about
itself.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

STEP = 1500  # characters of text that share one setting
NEAR = 2500  # characters before and after them that belong to it
THEME = 0.45  # share of all mentions of actors: from there on, the text is about the two states it names most
MANY = 8  # weapons named in a text about arms
DENSE = 2.0  # words of security in a thousand characters of a text about security
NAMED = 3  # times that a text names the states it is about
SHORT = 600  # characters: what a shorter text is about cannot be told from how often it says it
SECURE = 3  # words of security that make a text one about security

Codes = tuple[str, ...]


class Setting(NamedTuple):
    """`main` are the two states named most, `hero` the first of them; `theme` is `main` where they outweigh the others.

    `dense` is how many words of security stand in a thousand characters; `short` that there are too few characters to tell.
    """

    main: Codes
    hero: str
    theme: Codes
    security: int
    arms: bool
    dense: float
    short: bool
    counts: Counter[str]

    @property
    def secure(self) -> bool:
        """Whether the text hereabouts speaks of security."""
        return self.security >= SECURE and self.dense >= DENSE

    def about(self, pair: Codes) -> bool:
        """Whether the text hereabouts is about the security of a pair: it speaks of security, and names both of them again and again."""
        return self.short or (self.dense >= DENSE and all(self.counts[code] >= NAMED for code in pair))


class Settings:
    """The settings of a document, each found when first asked for."""

    __slots__ = ("_arms", "_found", "_named", "_places", "_security", "_stories")

    def __init__(
        self,
        named: Sequence[tuple[int, str]],
        security: Sequence[int],
        arms: Sequence[int],
        stories: Sequence[int],
        end: int,
    ) -> None:
        self._named, self._places = named, [place for place, _ in named]
        self._security, self._arms = security, arms
        self._stories = [*stories, end]  # where each begins, and where the last one ends
        self._found: dict[tuple[int, int], Setting] = {}

    def story(self, place: int) -> int:
        """Where the story of a place begins."""
        if len(self._stories) == 2:  # as most texts tell one
            return self._stories[0]
        return self._stories[bisect_right(self._stories, place, 0, len(self._stories) - 1) - 1]

    def at(self, place: int) -> Setting:
        """The setting of a place in the text."""
        story, step = self.story(place), place // STEP
        setting = self._found.get((story, step))
        if setting is None:
            end = self._stories[bisect_right(self._stories, story, 0, len(self._stories) - 1)]
            low, high = max(story, step * STEP - NEAR), min(end, (step + 1) * STEP + NEAR)
            setting = self._found[story, step] = self._of(low, high)
        return setting

    def _of(self, low: int, high: int) -> Setting:
        first, last = bisect_left(self._places, low), bisect_left(self._places, high)
        counts = Counter(code for _, code in self._named[first:last])
        top = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:2]
        main = tuple(sorted(code for code, _ in top)) if len(top) == 2 else ()
        share = sum(count for _, count in top) / max(sum(counts.values()), 1)
        security = bisect_left(self._security, high) - bisect_left(self._security, low)
        return Setting(
            main,
            top[0][0] if top else "",
            main if share >= THEME else (),
            security,
            bisect_left(self._arms, high) - bisect_left(self._arms, low) > MANY,
            1000 * security / (high - low) if high - low > SHORT else DENSE,
            high - low <= SHORT,
            counts,
        )

"""The signs of time: what every expression holds at least one of, found in one pass over the sentence.

Most sentences hold none and are done with. A sign tells where its expression can begin, so that no regex runs over
the whole sentence: a figure or a month opens its expression, a unit ("year") ends or follows the words that open it.
"""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import MATCHKIND_LEFTMOST_LONGEST, AhoCorasick, Implementation

from comity.claims.dates_pattern import BLANKS, MARKS, told_openers
from comity.claims.dates_words import times

FIGURE, MONTH, WEEKDAY, SEASON, UNIT, WORD, LABEL = range(7)
UNITS = (
    "year", "month", "week", "day", "decade", "centur", "fortnight", "quarter", "period", "morning", "afternoon",
    "evening", "night",
)  # fmt: skip
WORDS = (
    "today", "yesterday", "tomorrow", "tonight", "Today", "Yesterday", "Tomorrow", "Tonight", "nnually", "ennially",
    "egularly", "egular basis", "nnual basis", "yearly", "Yearly", "ince then", "ver since", "ntil then", "y then",
    "half of", "weekend", "year-end", "year end", "year’s end", "year's end", "mid-year", "midyear", "Mid-year",
    "fiscal", "Fiscal", "FY", "Q1", "Q2", "Q3", "Q4", "H1", "H2",
)  # fmt: skip


class Signs(NamedTuple):
    """The automaton, the kind of each of its patterns, and the words that tell an expression before a sign.

    `labels` make a label or a count of the number after them, `steps` belong to the month, weekday or season after
    them ("last May"), `counts` to the unit after them ("two years"), `openers` are the first words of expressions that
    do not open with a name. The empty word stands for two blanks. `years` are the figures of a year.
    """

    automaton: AhoCorasick
    kinds: tuple[int, ...]
    labels: frozenset[str]
    steps: frozenset[str]
    counts: frozenset[str]
    years: frozenset[str]
    openers: frozenset[str]


@cache
def signs() -> Signs:
    """All signs; of two that overlap the one that begins first is found, then the longer."""
    words = times()
    kinds = {mark + figure: FIGURE for mark in BLANKS + MARKS for figure in "0123456789"}
    kinds |= dict.fromkeys(UNITS, UNIT) | dict.fromkeys((*WORDS, *_spelt(words.decades)), WORD)
    kinds |= dict.fromkeys(words.month_names(), MONTH) | dict.fromkeys(words.weekdays, WEEKDAY)
    kinds |= dict.fromkeys(sorted(_spelt(words.seasons)), SEASON) | dict.fromkeys((*words.names, *words.known), LABEL)
    steps = (
        "last", "past", "previous", "preceding", "next", "coming", "following", "ensuing", "this", "that", "same",
        "every", "each", "other", "current",
    )  # fmt: skip
    counts = (
        "first", "second", "third", "fourth", "final", "recent", "few", "several", "many", "some", "of", "half",
        *words.numbers,
    )  # fmt: skip
    return Signs(
        AhoCorasick(list(kinds), matchkind=MATCHKIND_LEFTMOST_LONGEST, implementation=Implementation.DFA),
        tuple(kinds.values()),
        _spelt(("", "some", "nearly", "almost", "than", *words.labels)),
        _spelt(("", "the", *steps)),
        _spelt(("", *steps, *counts)),
        frozenset(map(str, range(1500, 2100))),
        frozenset(word for opener in told_openers() for word in _spelt((opener.split(" ")[0],))),
    )


def _spelt(words: Iterable[str]) -> frozenset[str]:
    """With and without a capital."""
    return frozenset(form for word in words for form in (word, word[:1].upper() + word[1:]))

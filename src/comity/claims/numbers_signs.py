"""Where a number can begin: the places of the figures, number words and currency signs of a sentence.

One pass finds them all, so that the regex of numbers is tried at these places only; most sentences have none.
"""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import MATCHKIND_LEFTMOST_LONGEST, AhoCorasick, Implementation

from comity.claims.dates_pattern import BLANKS
from comity.claims.dates_words import times
from comity.claims.numbers_words import numbers

MARKS = "([\"“”‘’'—–"
BEFORE_AMOUNT = ("USD", "EUR", "GBP", "CNY", "RMB", "RUB", "INR", "JPY")


class Signs(NamedTuple):
    """The automaton; for each of its patterns whether an article may stand before it; how a text begins
    that opens with one."""

    automaton: AhoCorasick
    articled: tuple[bool, ...]
    openers: frozenset[str]


@cache
def signs() -> Signs:
    """What a number begins with, after a blank or mark."""
    words = numbers()
    money = [name for names in words.currencies.values() for name in names if not name[-1].isalpha()]
    after_article = {*words.fractions, "dozen", "hundred"}
    counts = {word for word in times().numbers if word not in ("a", "an")}
    spelt = {
        form: word in after_article
        for word in (*money, *BEFORE_AMOUNT, *"0123456789", *sorted(counts | after_article), "between")
        for form in (word, word[0].upper() + word[1:])
    }
    patterns = {mark + form: articled for form, articled in spelt.items() for mark in BLANKS + MARKS}
    automaton = AhoCorasick(list(patterns), matchkind=MATCHKIND_LEFTMOST_LONGEST, implementation=Implementation.DFA)
    return Signs(automaton, tuple(patterns.values()), _beginnings(spelt, after_article))


def _beginnings(spelt: Iterable[str], after_article: Iterable[str]) -> frozenset[str]:
    """The first three letters of what may open a text."""
    articled = {f"{article} {word}" for article in ("a", "A", "an", "An") for word in after_article}
    return frozenset(form[:3] for form in (*spelt, *articled))


def starts(sentence: str) -> list[int]:
    """Where a number can begin, from left to right; of an article and its noun both places."""
    words = signs()
    hits = words.automaton.find_matches_as_indexes(sentence)
    found = [0] if _opens(sentence, words) else []
    for number, start, _ in hits:
        if words.articled[number] and sentence[start + 1].islower() and (article := _article(sentence, start)) >= 0:
            found.append(article)
        found.append(start + 1)
    return found


def _opens(sentence: str, words: Signs) -> bool:
    """Whether the text itself may begin with a number."""
    return sentence[:3] in words.openers or not (sentence[:1].isalpha() or not sentence)


def _article(sentence: str, stop: int) -> int:
    """Where the article before the blank at `stop` begins; -1 if none stands there."""
    before = sentence[max(0, stop - 6) : stop].rstrip()
    for article in ("an", "a"):
        if before[-len(article) :].lower() == article:
            start = max(0, stop - 6) + len(before) - len(article)
            return start if not start or not sentence[start - 1].isalnum() else -1
    return -1

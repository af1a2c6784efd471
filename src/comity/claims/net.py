"""Terms as one Aho-Corasick automaton, which finds all of them in one pass over a text.

Takes: `Term`s. Gives: a `Net`, whose `cast` gives the terms that stand between word boundaries, longest first where they overlap.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from comity.claims.parts import Term

Hit = tuple[int, int, Term]

Caught = tuple[int, int, int]
"""What the automaton gives: the number of a pattern, where it starts, where it ends."""

DULL, HIDES, TELLS = 0, 1, 2
"""What a pattern is to a text: nothing beyond its sentence, or what may hide a term that is more, or such a term."""

_START = itemgetter(1)

WORD = 30  # characters in which a term that begins within another ends

OPENERS = '\n\t“"‘(['
"""What may stand before a word beside white space; the automaton looks for a term with the blank before it, so that no term is found
inside a longer word, and every one of these counts as a blank."""

HYPHENS = "-–/"
"""A capitalised term may also be the second half of a compound: "Sino-Russian", "US/Japan"."""

CLOSERS = frozenset(" \n\t.,;:!?'’\"”“)]-–—/…´")
"""What ends a word; anything else after a term is looked at more closely."""

_DIGIT = re.compile(r"\d")
_VARIANT = re.compile(r"[A-Za-z]{1,4}\d{0,2}(?:[-/]?[A-Z]?\d{1,3}\w{0,2})?(?!\w)")
"""What may follow a weapon's name to name a variant of it: Su-35UB, F-16I, S-300PMU-2."""
_MODEL = re.compile(r"\d{0,4}[A-Za-z]{0,4}\d{0,2}(?:[-/][A-Z]{0,2}\d{1,3}\w{0,2}|[-/][A-Z]{1,3})?(?!\w)")
"""What may follow the first digit behind the prefix of a family."""


def spaced(text: str) -> str:
    """A text with a blank before every word that opens one, as the automaton reads it: everything stands one place later."""
    blank = f" {text} "
    for opener in OPENERS:
        blank = blank.replace(opener, " ")
    return blank


class Net:
    """Some terms, to be found in texts. `telling` are the cues of those that matter beyond their sentence, as actors do."""

    def __init__(self, terms: Iterable[Term], telling: int) -> None:
        # In order, so that states that follow each other lie side by side: the automaton is built in three quarters of the time.
        found = sorted([(pattern, term) for term in terms for pattern in _patterns(term)], key=lambda pair: pair[0])
        self._terms = [term for _, term in found]
        self._telling = telling
        self.tells = [TELLS if self.told(term) else _hides(pattern) for pattern, term in found]
        self._shifts = [int(pattern[0] not in f" {HYPHENS}" or pattern == term.text) for pattern, term in found]
        self._variants: dict[str, Term] = {}
        self._automaton = AhoCorasick(
            [pattern for pattern, _ in found],
            matchkind=MatchKind.LeftmostLongest,
            implementation=Implementation.ContiguousNFA,
        )

    def told(self, term: Term) -> bool:
        """Whether a term matters beyond its sentence."""
        return term.actor is not None or term.bits & self._telling != 0

    def cast(self, text: str, blank: str) -> "Catch":
        """What stands in `text`, which `blank` is with its words `spaced`."""
        return Catch(self, text, blank, self._automaton.find_matches_as_indexes(blank))

    def hits(self, text: str, blank: str, caught: Iterable[Caught]) -> list[Hit]:
        """The terms of what was caught. A pattern with a blank begins one place before its term."""
        terms, shifts = self._terms, self._shifts
        hits: list[Hit] = []
        past = 0  # where the last variant of a weapon ended
        for number, start, end in caught:
            if start < past:
                continue
            if blank[end] in CLOSERS or _closed(blank, end):  # the first is most of them, and saves the call
                hits.append((start - shifts[number], end - 1, terms[number]))
                continue
            found = _longer(terms[number], blank, end)
            if found is None:
                if self.tells[number]:
                    hits.extend(self._within(blank, start, end))
            else:
                past = found.end()
                low = start - shifts[number]
                hits.append((low, past - 1, self._variant(text[low : past - 1], terms[number])))
        return hits

    def _variant(self, text: str, of: Term) -> Term:
        """A weapon that the lexicon does not hold, of a family that it holds."""
        if text not in self._variants:
            term = self._variants[text] = Term(text)
            term.bits, term.weapon, term.maker, term.tag = of.bits, text, of.maker, "N"
        return self._variants[text]

    def _within(self, blank: str, start: int, end: int) -> Iterator[Hit]:
        """What a match hid that ends within a word: "come in|to" hides "come" and "into"."""
        last_blank = blank.rfind(" ", start, end)
        for low, high in ((start, end - 1), (last_blank, min(len(blank), end + WORD))):
            for number, first, last in self._automaton.find_matches_as_indexes(blank[low:high]):
                if low == last_blank > start and first > 0:
                    break
                last += low
                if (
                    (low == last_blank > start or last <= max(last_blank, start + 1))
                    and last < len(blank)
                    and _closed(blank, last)
                ):
                    yield first + low - self._shifts[number], last - 1, self._terms[number]
            if last_blank <= start:
                break


class Sieve:
    """Some terms of which most texts hold none: one pass tells, four times as fast as a net of all terms that is full at every word."""

    def __init__(self, terms: Iterable[Term]) -> None:
        found = sorted([(pattern, term) for term in terms for pattern in _patterns(term)], key=itemgetter(0))
        self._loose = [bool(_hides(pattern) or term.weapon) for pattern, term in found]
        self._automaton = AhoCorasick(
            [pattern for pattern, _ in found],
            matchkind=MatchKind.LeftmostLongest,
            implementation=Implementation.ContiguousNFA,
        )

    def holds(self, blank: str) -> bool:
        """Whether one may stand in a text, which `blank` is with its words `spaced`: a single word must end there, others may hide one."""
        found = self._automaton.find_matches_as_indexes(blank)
        return any(self._loose[number] or _closed(blank, end) for number, _, end in found)


class Catch:
    """What a net caught in a text. Hits are made of it where they are asked for: of most sentences only those that tell."""

    __slots__ = ("_blank", "_caught", "_net", "_text")

    def __init__(self, net: Net, text: str, blank: str, caught: Sequence[Caught]) -> None:
        self._net, self._text, self._blank, self._caught = net, text, blank, caught

    def hits(self) -> list[Hit]:
        """Every term of the text."""
        return self._net.hits(self._text, self._blank, self._caught)

    def telling(self) -> list[Hit]:
        """The terms that matter beyond their sentence."""
        tells, blank = self._net.tells, self._blank
        few = [
            each
            for each in self._caught
            if (told := tells[each[0]]) and (told == TELLS or blank[each[2]] not in CLOSERS)
        ]
        return [hit for hit in self._net.hits(self._text, blank, few) if self._net.told(hit[2])]

    def within(self, start: int, end: int) -> list[Hit]:
        """The terms that begin in ``text[start:end]``."""
        caught = self._caught
        first = max(0, bisect_left(caught, start, key=_START) - 1)  # what begins before may hold some of it
        last = bisect_left(caught, end + 1, first, key=_START)
        while first and self._blank[caught[first][1]] != " ":  # and may itself be part of a weapon's name
            first -= 1
        hits = self._net.hits(self._text, self._blank, caught[first:last])
        return [hit for hit in hits if start <= hit[0] < end]


def _hides(pattern: str) -> int:
    """Whether a pattern that ends within a word may hide another: one word after a blank hides none."""
    return HIDES if " " in pattern[1:] or pattern[0] != " " else DULL


def _longer(term: Term, blank: str, end: int) -> re.Match[str] | None:
    """The rest of a weapon's name that goes on behind the term that ends at `end`."""
    if term.family:
        return _MODEL.match(blank, end)
    return _VARIANT.match(blank, end) if term.weapon and _DIGIT.search(term.text) else None


def _closed(blank: str, end: int) -> bool:
    """Whether a term that ends at `end` ends with its word."""
    return blank[end] in CLOSERS or not (blank[end].isalnum() and blank[end - 1].isalnum())


def _patterns(term: Term) -> Iterator[str]:
    """What the automaton looks for: the term with the blank before it; an actor also with the hyphen that joins it to another."""
    text = term.text
    if not text[0].isalnum():
        yield text
        return
    yield f" {text}"
    if term.acts and text[0].isupper():
        yield from (f"{hyphen}{text}" for hyphen in HYPHENS)

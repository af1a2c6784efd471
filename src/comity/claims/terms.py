"""The codebook as a lexicon: every string the coder looks for, and what it means.

Takes: the `Table` of a codebook. Gives: a `Lexicon`, whose `scan` finds all terms of a text in one pass.
"""

import re
from functools import cache, reduce
from itertools import takewhile
from operator import itemgetter, or_

from comity.claims.net import HYPHENS, Catch, Hit, Net, Sieve, spaced
from comity.claims.table import Table, packed
from comity.codebook import compiled
from comity.codebook.kept import kept
from comity.codebook.load import load

__all__ = ["Catch", "Hit", "Lexicon", "lexicon"]

SOME = 500_000
"""Characters in which only the terms are looked for that stand there. A net of all terms takes half a second to make, as long as
finding out which of them stand in so many characters."""

_BEFORE = re.compile(f"[ {re.escape(HYPHENS)}]")
"""What may stand before a term that begins with a letter or figure."""

_END = re.Match.end

SECURITY = ("military", "weapon", "political")
"""The cues of a text that is about security."""

TELLING = (*SECURITY, "visitor", "role")
"""The cues that matter beyond their sentence: whether the text speaks of security, and who holds an office."""

HEAD = 8
"""Characters by which terms are told that may stand somewhere."""


class Lexicon:
    """All terms of a codebook, to be found in texts; `bits` are those of its cues by name."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.bits = self.table.bits
        last = len(table) - 1
        self._heads = dict(zip(map(itemgetter(slice(HEAD)), reversed(table.texts)), range(last, -1, -1), strict=True))
        self._known: dict[str, tuple[tuple[int, ...], tuple[int, ...]]] = {}
        self._scanned = 0
        self._whole: Net | None = None
        self._sieve: Sieve | None = None
        self._security, self._telling = self._of(SECURITY), self._of(TELLING)

    def _of(self, cues: tuple[str, ...]) -> int:
        return reduce(or_, (self.bits[name] for name in cues))

    def scan(self, text: str) -> list[Hit]:
        """Every term of `text` that stands between word boundaries, longest first where they overlap."""
        return self.cast(text).hits()

    def cast(self, text: str) -> Catch:
        """What stands in `text`, of which `scan` is all."""
        blank = spaced(text)
        return self._net(blank).cast(text, blank)

    def secure(self, text: str) -> bool:
        """Whether a term of security may stand in a text; not looked for before there is a net of all terms."""
        if self._whole is None:
            return True
        if self._sieve is None:
            with kept():
                terms = map(self.table.__getitem__, range(len(self.table)))
                self._sieve = Sieve(term for term in terms if term.bits & self._security)
        return self._sieve.holds(spaced(text))

    def _net(self, blank: str) -> Net:
        """A net that holds every term which stands in a text: those alone, until so much was read that one of all terms is worth it."""
        if self._whole is None:
            self._scanned += len(blank)
            if self._scanned <= SOME:
                return Net(map(self.table.__getitem__, sorted(self._standing(blank))), self._telling)
            with kept():
                self._whole = Net(map(self.table.__getitem__, range(len(self.table))), self._telling)
        return self._whole

    def _standing(self, blank: str) -> set[int]:
        """The numbers of the terms that stand in `blank` where a word may begin, whatever follows."""
        texts, known = self.table.texts, self._known
        found = {number for number in self.table.marked if texts[number] in blank}
        for start in map(_END, _BEFORE.finditer(blank)):
            window = blank[start : start + HEAD]
            begun = known.get(window)
            if begun is None:
                begun = known[window] = self._begun(window)
            short, long = begun
            if short:
                found.update(short)
            if long:
                found.update([number for number in long if blank.startswith(texts[number], start)])
        return found

    def _begun(self, window: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The terms that stand at the beginning of some characters, and those that begin with all of them."""
        heads, texts = self._heads, self.table.texts
        short = tuple([heads[head] for size in range(1, HEAD) if (head := window[:size]) in heads])
        if len(window) < HEAD or window not in heads:
            return short, ()
        return short, tuple(
            takewhile(lambda number: texts[number].startswith(window), range(heads[window], len(texts)))
        )


@cache
@kept()
def lexicon() -> Lexicon:
    """The lexicon of the codebook in use, compiled once in a process."""
    book = load()
    key = compiled.key(book.digest, "codebook", "claims")
    content = compiled.get("lexicon", key)
    if content is None:
        content = packed(book)
        compiled.put("lexicon", key, content)
    return Lexicon(Table(book, content))

"""Names of states and organisations as datasets write them → codes. What does not resolve is counted, never guessed."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping

from comity.codebook.entries import Codebook


def plain(name: str) -> str:
    """A name without case, accents and punctuation: ``Côte d’Ivoire`` and ``Cote d'Ivoire`` are one."""
    letters = unicodedata.normalize("NFKD", name).casefold()
    kept = "".join(char if char.isalnum() else " " for char in letters if not unicodedata.combining(char))
    return " ".join(kept.split())


class Parties:
    """Resolves names against the codebook's states and organisations, and a dataset's own spellings before them.

    A name that stands for two codes resolves by the year, where the codebook dates them; else not at all.
    """

    def __init__(self, codebook: Codebook, spellings: Mapping[str, str]) -> None:
        self._spellings = {plain(name): code for name, code in spellings.items()}
        self._known: dict[str, set[tuple[str, str, str]]] = {}
        for state in codebook.states:
            self._learn((state.name, *state.names, state.code), state.code, state.start, state.end)
        for body in codebook.organisations:
            self._learn((body.name, *body.names, body.code), body.code, body.start, body.end)
        self._seen: dict[tuple[str, str], str | None] = {}
        self.unresolved: Counter[str] = Counter()

    def _learn(self, names: Iterable[str], code: str, start: str, end: str) -> None:
        for name in names:
            self._known.setdefault(plain(name), set()).add((code, start[:4], end[:4]))

    def code(self, name: str, year: str = "") -> str | None:
        """The code of `name` in `year` (``YYYY``), or None, which is counted under the name as written."""
        if (name, year) not in self._seen:
            self._seen[name, year] = self._resolve(plain(name), year)
        code = self._seen[name, year]
        if code is None:
            self.unresolved[name] += 1
        return code

    def _resolve(self, name: str, year: str) -> str | None:
        if name in self._spellings:
            return self._spellings[name]
        entries = self._known.get(name, set())
        codes = {code for code, _, _ in entries}
        if len(codes) > 1 and year:
            codes = {code for code, start, end in entries if (start or "0") <= year <= (end or "9999")}
        return codes.pop() if len(codes) == 1 else None

"""Names and numbers of states and organisations as datasets write them → codes. What does not resolve is counted, never
guessed.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Literal

from comity import codes
from comity.codebook.entries import Codebook
from comity.codes import plain


class Parties:
    """Resolves a dataset's own spellings first, then names of states, then the codebook's states and organisations.

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
            self._seen[name, year] = self._resolve(name, year)
        code = self._seen[name, year]
        if code is None:
            self.unresolved[name] += 1
        return code

    def number(
        self, system: Literal["cow", "gw", "un", "iso3", "iso2", "fips", "cowabb"], value: str, year: str = ""
    ) -> str | None:
        """The code of a state from its number or letters in another system; None, and counted, if there is none."""
        written = f"{system} {value}"
        code = self._number(system, value, None, written)
        if code is None and year and system in ("cow", "gw", "cowabb"):  # it stood for several states in turn
            code = self._number(system, value, int(year), written)
        if code is None:
            self.unresolved[written] += 1
        return code

    def _number(self, system: str, value: str, year: int | None, written: str) -> str | None:
        seen = (written, str(year))
        if seen not in self._seen:
            found = codes.convert(value, system, "code", year)
            self._seen[seen] = None if found is None else str(found)
        return self._seen[seen]

    def _resolve(self, name: str, year: str) -> str | None:
        key = plain(name)
        if key in self._spellings:
            return self._spellings[key]
        if (state := codes.resolve(name)) is not None:
            return state
        entries = self._known.get(key, set())
        found = {code for code, _, _ in entries}
        if len(found) > 1 and year:
            found = {code for code, start, end in entries if (start or "0") <= year <= (end or "9999")}
        return found.pop() if len(found) == 1 else None

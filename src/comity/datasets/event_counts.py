"""Machine-coded events, counted while a file of any size streams by: so many from one state to another on a day.

An event here is what one source says of one kind of act between two states on a day. Coders make several rows of one
article; those that agree in the pair, the day, the root of the code and the source's address count once, with the scores
of the first of them. What is kept in memory grows with the pairs and days, and by a few bytes for each event counted.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from hashlib import blake2b

from comity.datasets.reading import Reading, Row
from comity.model import key

Cell = tuple[str, str, str, str]
"""Acting state, state acted on, day (``YYYY-MM-DD``) and root code."""


class _Sum:
    """What is known of one cell so far."""

    __slots__ = ("count", "known", "late", "line", "places", "totals")

    def __init__(self, line: int, scores: int) -> None:
        self.line, self.count, self.late = line, 0, 0
        self.totals, self.known = [0.0] * scores, [0] * scores
        self.places: dict[str, int] = {}


class EventCounts:
    """Counts events of one file and observes them in the end: ``events_04`` and, for each score, its mean."""

    def __init__(self, scores: Sequence[str]) -> None:
        self.scores = tuple(scores)
        self.first, self.last = "9999", ""
        self._cells: dict[Cell, _Sum] = {}
        self._seen: set[bytes] = set()
        self._aside: dict[str, tuple[int, int, str]] = {}
        self._repeated = 0

    def add(
        self, cell: Cell, address: str, scores: Sequence[float | None], line: int, place: str = "", late: int = 0
    ) -> None:
        """One row: its scores are None where unknown; `late` says how many days later it was reported."""
        again = blake2b("\x1f".join((*cell, address)).encode("utf-8", "surrogatepass"), digest_size=8).digest()
        if again in self._seen:
            self._repeated += 1
            return
        self._seen.add(again)
        found = self._cells.get(cell)
        if found is None:
            found = self._cells[cell] = _Sum(line, len(self.scores))
        found.count += 1
        found.late = max(found.late, late)
        for number, score in enumerate(scores):
            if score is not None:
                found.totals[number] += score
                found.known[number] += 1
        if place:
            found.places[place] = found.places.get(place, 0) + 1
        self.first, self.last = min(self.first, cell[2]), max(self.last, cell[2])

    def set_aside(self, line: int, reason: str, text: str) -> None:
        """A row that is not counted; of each reason the first row is kept, and how many there are."""
        count, first, begins = self._aside.get(reason, (0, line, text))
        self._aside[reason] = (count + 1, first, begins)

    def observe(self, reading: Reading, roots: Mapping[str, str]) -> None:
        """All cells as observations, in the order of their first rows; `roots` has the words for each root code."""
        for (source, target, day, root), found in sorted(self._cells.items(), key=lambda item: (item[1].line, item[0])):
            text = " | ".join(filter(None, (f"{root} {roots[root]}".strip(), _places(found.places))))
            row = Row(
                key=key(reading.dataset, reading.part, reading.release, source, target, day, root),
                line=found.line,
                parties=(source, target),
                directed=True,
                text=text,
            )
            flag = f"reported up to {found.late} days later" if found.late > 1 else ""
            name = root.lower()
            reading.observe(row, f"events_{name}", day, found.count, unit="events", flag=flag)
            for number, score in enumerate(self.scores):
                known = found.known[number]
                mean = found.totals[number] / known if known else None
                of = flag if known == found.count else f"known of {known} of {found.count} events"
                reading.observe(row, f"{score}_{name}", day, mean, flag=of)
        if self._repeated:
            reading.note(1, f"{self._repeated:,} rows repeat what the same source says in another row; counted once")
        for reason, (count, line, text) in sorted(self._aside.items()):
            reading.set_aside(line, reason, text, rows=count)


def _places(places: Mapping[str, int]) -> str:
    """Where it happened, the most frequent first: ``in RUS (3), CHN (1)``."""
    ranked = sorted(places.items(), key=lambda item: (-item[1], item[0]))
    return "in " + ", ".join(f"{place} ({count})" for place, count in ranked[:3]) if ranked else ""


class Codes:
    """Countries as a file of events writes them → our codes, each looked up once; those without one are counted."""

    def __init__(self, look_up: Callable[[str], str | None]) -> None:
        self._look_up = look_up
        self._known: dict[str, str | None] = {}
        self.unresolved: Counter[str] = Counter()

    def code(self, written: str) -> str | None:
        """The code, or None, which is counted under what is written."""
        if written not in self._known:
            self._known[written] = self._look_up(written)
        code = self._known[written]
        if code is None:
            self.unresolved[written] += 1
        return code

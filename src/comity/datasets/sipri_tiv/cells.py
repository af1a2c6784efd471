"""One volume → an observation: of a pair, of one exporter, or of one importer."""

import re
from collections.abc import Sequence

from comity.datasets.reading import Reading, Row
from comity.model import Record, key

BELOW = "below half a unit"


class Cell(Record, frozen=True):
    """A year and a volume; text that is none is a ValueError."""

    year: str
    text: str

    def __post_init__(self) -> None:
        if not re.fullmatch(r"\d+(\.\d+)?|\.\.", self.text):
            raise ValueError(f"{self.text!r} is no volume")

    @property
    def value(self) -> float | None:
        """The volume in millions of TIV; two dots are not known."""
        return None if self.text == ".." else float(self.text)

    @property
    def flag(self) -> str:
        """0 is a delivery too, of less than half a unit."""
        return "not available" if self.value is None else BELOW if self.value == 0 else ""


def observe(reading: Reading, row: str, line: int, pair: tuple[str, str], found: Sequence[Cell], whole: str) -> None:
    """The cells of one row; `pair` are supplier and recipient, of which one may be empty: all the world."""
    if pair == ("", ""):
        reading.set_aside(line, "the world's total", whole)
        return
    variable = "tiv_delivered" if all(pair) else "tiv_exported" if pair[0] else "tiv_imported"
    names = [name for name in pair if name]
    for cell in found:
        codes = [reading.parties.code(name, cell.year) for name in names]
        parties = tuple(code for code in codes if code is not None)
        if len(parties) < len(names):
            lacking = [name for name, code in zip(names, codes, strict=True) if code is None]
            reading.set_aside(line, f"no code for {' and '.join(lacking)}", whole)
            return
        seen = Row(key=key(row, cell.year), line=line, parties=parties, directed=len(parties) == 2)
        reading.observe(seen, variable, cell.year, cell.value, unit="million TIV", flag=cell.flag)

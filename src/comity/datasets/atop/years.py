"""State-years and dyad-years: many rows, each with one value for each obligation."""

from collections.abc import Callable

from comity.datasets.atop.cells import Seen, number, variables, year
from comity.datasets.reading import Reading
from comity.datasets.sheet import Sheet

MOST_ALLIANCES = 100
SIDES = (("state",), ("mem1", "mem2"), ("stateA", "stateB"), ("ccode1", "ccode2"))
DIRECTED = ("stateA", "ccode1")


def years(reading: Reading, sheet: Sheet) -> Seen:
    """Each state, pair or directed pair in each year in which it had an alliance; the text names the alliances.

    In a directed pair the first promises the second.
    """
    sides = next(names for names in SIDES if all(sheet.place(name) >= 0 for name in names))
    directed, places = sides[0] in DIRECTED, variables(sheet)
    who, when = [sheet.place(name) for name in sides], sheet.place("year")
    text_of = _text(sheet)
    known: dict[tuple[str, ...], tuple[str, ...]] = {}
    read: dict[tuple[str, str], float | None] = {}
    cells_of: tuple[list[str], ...] = tuple([] for _ in (*who, when))
    values: dict[str, list[float | None]] = {name: [] for name in places}
    parties: list[tuple[str, ...]] = []
    periods: list[str] = []
    texts: list[str] = []
    lines: list[int] = []
    for line, cells in sheet.rows(reading):
        own = (*(cells[place].removesuffix(".0") for place in who), cells[when].removesuffix(".0"))
        try:
            begun = year(own[-1])
            row = [_memo(read, name, cells[place]) for name, place in places.items()]
        except ValueError as error:
            reading.rows += 1
            reading.set_aside(line, str(error), ",".join(cells), malformed=True)
            continue
        if not known.get(own):
            known[own] = _codes(reading, own[:-1], begun, directed=directed)
        if not known[own]:
            reading.rows += 1
            reading.set_aside(line, f"no code for one of {' and '.join(own[:-1])}", ",".join(cells))
            continue
        for side, cell in zip(cells_of, own, strict=True):
            side.append(cell)
        for column, value in zip(values.values(), row, strict=True):
            column.append(value)
        parties.append(known[own])
        periods.append(begun)
        texts.append(text_of(cells))
        lines.append(line)
    seen = Seen()
    seen.years = set(periods)
    reading.release = reading.release or f"(to {max(seen.years, default='')})"
    keys = reading.keys(cells_of)
    for name, column in values.items():
        flags = [""] * len(keys)
        reading.extend(
            name, keys, parties=parties, periods=periods, values=column, flags=flags, texts=texts, lines=lines,
            directed=directed,
        )  # fmt: skip
    for different in set(zip(*values.values(), strict=True)):
        seen.note(dict(zip(values, different, strict=True)))
    return seen


def _memo(read: dict[tuple[str, str], float | None], name: str, cell: str) -> float | None:
    if (name, cell) not in read:
        read[name, cell] = number(cell, name)
    return read[name, cell]


def _codes(reading: Reading, sides: tuple[str, ...], begun: str, *, directed: bool) -> tuple[str, ...]:
    """The codes of a row's states; none if one has none, or both are one state under two numbers."""
    found = [reading.parties.number("cow", side, begun) for side in sides]
    codes = tuple(code for code in found if code is not None)
    if len(set(codes)) < len(sides):
        return ()
    return codes if directed else tuple(sorted(codes))


def _text(sheet: Sheet) -> Callable[[tuple[str, ...]], str]:
    """The alliances in effect, ``4810, 4980``."""
    places = [place for n in range(1, MOST_ALLIANCES) if (place := sheet.place(f"atopid{n}")) >= 0]
    return lambda cells: ", ".join(cells[place].removesuffix(".0") for place in places if cells[place])

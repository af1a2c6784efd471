"""Columns of a dyad-year table as charts."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from arro3.core import Table

from comity import codes
from comity.dyad_years.citation import Source
from comity.dyad_years.join import Column
from comity.model import Refused
from comity.report import Panel, plot

MOST_DYADS: Final = 8
"""A reader tells apart as many lines as there are colours for colour-blind readers."""


def drawn(table: Table, columns: Sequence[Column], sources: Sequence[Source], names: Sequence[str], title: str) -> str:
    """One panel for each column of `names`, one line for each dyad."""
    known = {column.name: column for column in columns[5:] if not column.name.endswith("_reason")}
    for name in names:
        if name not in known:
            raise Refused(
                f"there is no column {name!r} to draw", hint=f"columns: {', '.join(known) or 'none is joined'}"
            )
    if not names:
        raise Refused("no column to draw is named", hint=f"columns: {', '.join(known) or 'none is joined'}")
    states = [table.column(side).to_pylist() for side in ("state_a", "state_b")]
    years = table.column("year").to_pylist()
    rows = [" and ".join((codes.name(a), codes.name(b))) for a, b in zip(*states, strict=True)]
    dyads = list(dict.fromkeys(rows))
    if not 1 <= len(dyads) <= MOST_DYADS:
        raise Refused(f"a chart shows at most {MOST_DYADS} dyads, these are {len(dyads)}", hint="name few states")
    span = range(min(years), max(years) + 1)
    panels = []
    for name in names:
        cells = dict(zip(zip(rows, years, strict=True), table.column(name).to_pylist(), strict=True))
        values = [[cells.get((dyad, year)) for year in span] for dyad in dyads]
        panels.append(
            Panel(
                name=name,
                meaning=_named(known[name].meaning, dyads),
                unit=known[name].unit,
                values=values,
                reasons=_reasons(table, columns, name),
            )
        )
    heading = title or f"{', '.join(dyads)}, {span[0]} to {span[-1]}"
    said = [
        f"{each.title}{f', {each.part}' if each.part else ''}, release {each.release}. {each.terms}" for each in sources
    ]
    return plot(heading, list(span), dyads, panels, said)


def _named(meaning: str, dyads: Sequence[str]) -> str:
    """What a column means, with the names of the two states where the table has one dyad."""
    if len(dyads) > 1:
        return meaning
    a, b = dyads[0].split(" and ", 1) if dyads[0].count(" and ") == 1 else ("the first state", "the second state")
    return meaning.replace("the first state", a).replace("the second state", b)


def _reasons(table: Table, columns: Sequence[Column], name: str) -> dict[str, int]:
    """Why the column's values are missing: its join's reasons, in the rows where it has none."""
    place = next(number for number, column in enumerate(columns) if column.name == name)
    reason = next(column.name for column in columns[place:] if column.name.endswith("_reason"))
    pairs = zip(table.column(name).to_pylist(), table.column(reason).to_pylist(), strict=True)
    return dict(Counter(why for value, why in pairs if value is None and why))

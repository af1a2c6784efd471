"""Who is matched with whom where several could be: most pairs first, then the heaviest ones.

Exact for groups of up to `EXACT` rows by the Hungarian method (Kuhn 1955; the form with potentials, cubic in time).
Between assignments equally good, the one stands that a search in order would find first, so that every number
computed from the pairs is the same everywhere.
"""

from collections.abc import Iterable, Sequence

Pair = tuple[int, int, int]
"""A row, a column, and the weight of putting them together (0 or more)."""

EXACT = 9
"""The standard's scoring tool takes the heaviest pair first in groups above this size; so do we, to agree with it."""


def assign(pairs: Sequence[Pair]) -> list[tuple[int, int]]:
    """The pairs chosen, each row and each column at most once."""
    options: dict[int, dict[int, int]] = {}
    for row, column, weight in pairs:
        options.setdefault(row, {})[column] = weight
    if len(options) > EXACT:
        return _heaviest_first(pairs)
    rows = sorted(options, key=lambda row: len(options[row]))
    columns = list(dict.fromkeys(column for _, column, _ in pairs))
    # One integer says all: how many pairs, then their weight, then how early each row's choice stands in its list.
    base = max((len(choices) for choices in options.values()), default=0) + 1
    one_pair = sum(max(choices.values()) for choices in options.values()) + 1
    gains = [[0] * (len(columns) + len(rows)) for _ in rows]
    for place, row in enumerate(rows):
        for rank, (column, weight) in enumerate(options[row].items()):
            order = (len(options[row]) - rank) * base ** (len(rows) - 1 - place)
            gains[place][columns.index(column)] = (one_pair + weight) * base ** len(rows) + order
    chosen = ((place, column) for place, column in enumerate(_best(gains)) if gains[place][column])
    return [(rows[place], columns[column]) for place, column in chosen]


def _heaviest_first(pairs: Iterable[Pair]) -> list[tuple[int, int]]:
    rows: set[int] = set()
    columns: set[int] = set()
    chosen = []
    for row, column, _ in sorted(pairs, key=lambda pair: -pair[2]):
        if row not in rows and column not in columns:
            chosen.append((row, column))
            rows.add(row)
            columns.add(column)
    return chosen


def _best(gains: Sequence[Sequence[int]]) -> list[int]:
    """For each row its column, so that the gains are the most there can be; at least as many columns as rows."""
    width = len(gains[0]) if gains else 0
    row_price, column_price = [0] * len(gains), [0] * width
    row_of: list[int | None] = [None] * width
    for start in range(len(gains)):
        slack: list[int | None] = [None] * width
        came_from: list[int | None] = [None] * width
        done: set[int] = set()
        here: int | None = None
        while True:
            row = start if here is None else row_of[here]
            if row is None:
                break
            for column in range(width):
                if column not in done:
                    reach = row_price[row] + column_price[column] - gains[row][column]
                    known = slack[column]
                    if known is None or reach < known:
                        slack[column], came_from[column] = reach, here
            step, nearest = min((slack[c] or 0, c) for c in range(width) if c not in done)
            row_price[start] -= step
            for column in done:
                column_price[column] += step
                matched = row_of[column]
                if matched is not None:
                    row_price[matched] -= step
            for column in range(width):
                known = slack[column]
                if column not in done and known is not None:
                    slack[column] = known - step
            done.add(nearest)
            here = nearest
        while here is not None:
            back = came_from[here]
            row_of[here] = start if back is None else row_of[back]
            here = back
    column_of = {row: column for column, row in enumerate(row_of) if row is not None}
    return [column_of[row] for row in range(len(gains))]

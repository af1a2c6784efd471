"""Ballots as numbered arrays: what an estimate is made from."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from comity.model import Refused

Ints = NDArray[np.intp]
Labels = NDArray[np.generic]

#: How votes are coded, as in Voeten's data. An absence is missing; it is never an abstention.
ABSENT, YES, ABSTAIN, NO = 0, 1, 2, 3


@dataclass(frozen=True, eq=False)
class Rolls:
    """Ballots in the order yes, abstain, no; a *cell* is a unit in a period, an *item* a question or a bridge of them."""

    cell: Ints
    item: Ints
    #: Where the abstentions begin, and where the noes do.
    abstain: int
    no: int
    #: What the numbers stand for.
    units: Labels
    periods: Labels
    items: Labels
    #: The unit and the period of each cell, sorted by unit and then by period.
    unit: Ints
    period: Ints
    #: How many ballots each cell has.
    votes: Ints


def rolls(unit: ArrayLike, item: ArrayLike, choice: ArrayLike, period: ArrayLike) -> Rolls:
    """Number everything; leave out absences and items on which all that voted were of one mind, which say nothing.

    Raises `Refused` for columns of different length, choices off the scale, and for no ballots at all.
    """
    columns = [np.asarray(column) for column in (unit, item, choice, period)]
    lengths = [column.shape for column in columns]
    if len(set(lengths)) > 1 or columns[0].ndim != 1:
        raise Refused(
            f"ballots have columns of the shapes {', '.join(map(str, lengths))}",
            hint="give unit, vote, choice and period (and bridge) one entry for each ballot",
        )
    off = ~np.isin(columns[2], (ABSENT, YES, ABSTAIN, NO))
    if off.any():
        row = int(np.argmax(off))
        raise Refused(
            f"the choice {columns[2][row]} is not one of 0, 1, 2, 3",
            where=f"ballot {row}",
            hint="code yes 1, abstain 2, no 3, and an absence 0",
        )
    units, items, choices, periods = (column[_telling(columns[1], columns[2])] for column in columns)
    if not len(units):
        raise Refused("no ballot tells anything", hint="on every question all that voted were of one mind")
    return _numbered(units, items, choices.astype(np.intp), periods)


def _telling(item: Labels, choice: Labels) -> NDArray[np.bool_]:
    """Which ballots were cast on an item on which not all were of one mind."""
    number = np.unique(item, return_inverse=True)[1]
    seen = [np.bincount(number, choice == each) > 0 for each in (YES, ABSTAIN, NO)]
    contested = np.sum(seen, axis=0) > 1
    telling: NDArray[np.bool_] = contested[number] & (choice != ABSENT)
    return telling


def _numbered(unit: Labels, item: Labels, choice: Ints, period: Labels) -> Rolls:
    units, unit_number = np.unique(unit, return_inverse=True)
    periods, period_number = np.unique(period, return_inverse=True)
    items, item_number = np.unique(item, return_inverse=True)
    cells, cell_number = np.unique(unit_number * len(periods) + period_number, return_inverse=True)
    order = np.lexsort((cell_number, item_number, choice))
    return Rolls(
        cell=cell_number[order],
        item=item_number[order],
        abstain=int((choice == YES).sum()),
        no=int((choice != NO).sum()),
        units=units,
        periods=periods,
        items=items,
        unit=cells // len(periods),
        period=cells % len(periods),
        votes=np.bincount(cell_number),
    )

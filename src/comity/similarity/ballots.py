"""Similarity of votes."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, fields
from typing import TypeVar

import numpy as np
from numpy.typing import ArrayLike

from comity.model import Refused
from comity.similarity.joint import Floats, joint, on_scale, usable
from comity.similarity.scores import Distance, Scores, over, score

#: How votes are coded, as in Voeten's data; an absence is no vote, and never an abstention.
ABSENT, YES, ABSTAIN, NO = 0, 1, 2, 3

SCALE = (YES, ABSTAIN, NO)

Group = TypeVar("Group", bound=Hashable)


@dataclass(frozen=True, eq=False)
class VoteScores(Scores):
    """The similarity of every two of n states' votes: arrays [n, n], NaN where not defined."""

    lijphart: Floats
    """(f + g/2) / t: Lijphart (1963), APSR 57: 902-917. Of t votes that both cast, f alike, on g one alone abstained."""
    voeten: Floats
    """The same without the questions on which all states that voted were of one mind: Bailey, Strezhnev and Voeten
    (2017), JCR 61: 430-456, in the agreement scores they publish."""
    identical: Floats
    """f / t: the share of votes that are the same."""


def votes(ballots: ArrayLike, weights: ArrayLike | None = None, *, distance: Distance = "squared") -> VoteScores:
    """The similarity of every two states' votes.

    `ballots` is [n, k], one row for each state and one column for each question: 1 yes, 2 abstain, 3 no, and 0 for
    no vote (absent, or not a member). `weights` [k] are what each question counts in S, kappa and pi. All states that
    voted should be there: `voeten` judges by them whether a question was contested.

    `distance` is that of kappa and pi: squared as in Häge (2011), or absolute.

    Raises `Refused` for a vote off the scale, and weights that do not fit.
    """
    cast = np.array(ballots, dtype=np.float64)
    cast[cast == ABSENT] = np.nan
    on_scale(cast, SCALE, "ballots")
    counted = joint(cast, SCALE)
    weighted = counted
    if weights is not None:
        weighted = joint(cast, SCALE, usable(np.asarray(weights, dtype=np.float64), cast.shape[1]))
    ratings = score(counted, weighted, distance)
    contested = np.array([len(np.unique(column[~np.isnan(column)])) > 1 for column in cast.T], dtype=bool)
    return VoteScores(
        **{field.name: getattr(ratings, field.name) for field in fields(Scores)},
        lijphart=_agreement(counted),
        voeten=_agreement(joint(cast[:, contested], SCALE)),
        identical=over(np.trace(counted), ratings.n),
    )


def votes_by(ballots: ArrayLike, groups: Iterable[Group], *, distance: Distance = "squared") -> dict[Group, VoteScores]:
    """The similarity of votes within each group of questions, such as years, sessions or issues.

    `groups` names the group of each column of `ballots`. The result is in the order in which groups first occur.
    """
    table, named = np.asarray(ballots), list(groups)
    if table.ndim != 2 or table.shape[1] != len(named):
        raise Refused(f"{len(named)} groups are named for ballots of the shape {table.shape}; name one for each column")
    columns: dict[Group, list[int]] = {}
    for column, group in enumerate(named):
        columns.setdefault(group, []).append(column)
    return {group: votes(table[:, chosen], distance=distance) for group, chosen in columns.items()}


def _agreement(table: Floats) -> Floats:
    """(f + g/2) / t from tables [3, 3, n, n]; with three ratings it is (1 + S)/2 of absolute distances."""
    partial = table[0, 1] + table[1, 0] + table[1, 2] + table[2, 1]
    return over(np.trace(table) + partial / 2, table.sum((0, 1)))

"""Similarity of alliance portfolios."""

import numpy as np
from numpy.typing import ArrayLike

from comity.model import Refused
from comity.similarity.joint import joint, on_scale, usable
from comity.similarity.scores import Distance, Scores, score

#: The scale of ties: 0 no tie, 1 an entente or a duty to consult, 2 neutrality or nonaggression, 3 a defence pact
#: (Small and Singer's types as Signorino and Ritter 1999, p. 120, order them).
NO_TIE, ENTENTE, NEUTRALITY, DEFENCE = SCALE = (0, 1, 2, 3)


def alliances(
    portfolios: ArrayLike,
    weights: ArrayLike | None = None,
    *,
    include_self: bool = True,
    distance: Distance = "squared",
) -> Scores:
    """The similarity of every two states' alliance portfolios, in one year.

    `portfolios` is [n, n]: row i holds state i's ties to all states, 0 to 3 and NaN where not known. States must be
    all that there were: S rises with every state that neither of two is tied to. Rows of states whose similarity is
    not wanted may be NaN throughout.

    `weights` [n] are what the tie to each state counts, such as its share of the system's capabilities; they need
    not sum to 1. S, kappa and pi are weighted; tau-b is not, as in the literature.

    `include_self`: the diagonal is 3, whatever it was: a state defends itself. So Bueno de Mesquita (1975), Signorino
    and Ritter (1999, tables 6 and 7), and those who followed. Without it the columns of the two states themselves are
    left out for the pair, and with them their tie to each other: only ties to third states are compared.

    `distance` is that of kappa and pi: squared as in Häge (2011), or absolute.

    Raises `Refused` for a table that is not square, a tie off the scale, weights that do not fit.
    """
    ties = np.array(portfolios, dtype=np.float64)
    if ties.ndim != 2 or ties.shape[0] != ties.shape[1]:
        raise Refused(
            f"portfolios have the shape {ties.shape}, expected as many columns as rows",
            hint="one row and one column for each state, in the same order",
        )
    rated = ~np.isnan(ties).all(axis=1)
    np.fill_diagonal(ties, np.where(rated, DEFENCE, np.nan) if include_self else np.nan)
    on_scale(ties, SCALE, "portfolios")
    counted = joint(ties, SCALE)
    if weights is None:
        return score(counted, counted, distance)
    shares = usable(np.asarray(weights, dtype=np.float64), len(ties))
    return score(counted, joint(ties, SCALE, shares), distance)

"""The coefficients of similarity, from contingency tables of all pairs.

Notation: O[l, m] is the weight of the columns that state i rates l and state j rates m, W its sum over l and m (the
number of columns, if they are not weighted), p = O/W, d(l, m) the distance between two ratings and D the largest
distance on the scale.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from comity.similarity.joint import Floats

Distance = Literal["absolute", "squared"]


@dataclass(frozen=True, eq=False)
class Scores:
    """The similarity of every two of n states: arrays [n, n], symmetric, NaN where not defined."""

    s_abs: Floats
    """S with absolute distances, from -1 (as unlike as can be) to 1 (alike)."""
    s_sq: Floats
    """S with squared distances, from -1 to 1."""
    kappa: Floats
    """Cohen's weighted kappa: 1 alike, 0 as by chance, given how often each of the two gives each rating."""
    pi: Floats
    """Scott's pi: 1 alike, 0 as by chance, given how often both together give each rating."""
    tau_b: Floats
    """Kendall's tau-b, from -1 to 1: a correlation of ranks, never weighted."""
    n: Floats
    """How many columns both states are rated in (not their weight)."""


def distances(levels: int, distance: Distance) -> Floats:
    """d(l, m) for ranks 0 … levels-1, as [levels, levels]: |l - m| or (l - m)²."""
    rank = np.arange(levels, dtype=np.float64)
    gap = np.abs(rank[:, None] - rank[None, :])
    return gap if distance == "absolute" else gap**2


def signorino_ritter(table: Floats, distance: Distance) -> Floats:
    """S = 1 - 2 Σ w d / (W D): Signorino and Ritter (1999), ISQ 43: 115-144, equations for discrete portfolios.

    `table` is [L, L, n, n]. D is the largest distance that the scale allows, not the largest observed. Weights are
    shares: their sum is one whatever they are measured in.
    """
    apart = distances(len(table), distance)
    return 1 - 2 * over(np.tensordot(apart, table), table.sum((0, 1)) * apart.max())


def cohen(table: Floats, distance: Distance) -> Floats:
    """κ = 1 - Σ d p[l, m] / Σ d p[l]q[m]: Cohen (1968), Psychological Bulletin 70: 213-220; in Häge (2011).

    p and q are the margins of the two states. NaN where both give one and the same rating everywhere: no
    disagreement is possible by chance then, and nothing can be corrected for it.
    """
    rows, columns = table.sum(1), table.sum(0)
    return _corrected(table, rows, columns, distance)


def scott(table: Floats, distance: Distance) -> Floats:
    """π = 1 - Σ d p[l, m] / Σ d r[l]r[m], r = (p + q)/2: Scott (1955), Public Opinion Quarterly 19: 321-325.

    As Cohen's kappa, but chance is judged by the margins that both states have together; weighted by distance as in
    Häge (2011), Political Analysis 19: 287-305.
    """
    both = (table.sum(1) + table.sum(0)) / 2
    return _corrected(table, both, both, distance)


def kendall(table: Floats) -> Floats:
    """τ_b = (C - D) / √((N - T_i)(N - T_j)): Kendall (1945), Biometrika 33: 239-251.

    Among the N pairs of columns, C are ordered alike by both states and D oppositely; T are those tied within one
    state. NaN where a state gives one rating everywhere. `table` counts columns, without weights.
    """
    below = np.cumsum(table[:-1], 0)  # what i rates lower than the next level, by j's rating
    alike, opposite = np.cumsum(below, 1)[:, :-1], np.cumsum(below[:, ::-1], 1)[:, ::-1][:, 1:]
    concordant = (table[1:, 1:] * alike).sum((0, 1))
    discordant = (table[1:, :-1] * opposite).sum((0, 1))
    n = table.sum((0, 1))
    rows, columns = (n**2 - (table.sum(axis) ** 2).sum(0) for axis in (1, 0))
    # Every term is twice a number of pairs here, hence the 2; exact, as all are whole numbers.
    return over(2 * (concordant - discordant), np.sqrt(rows * columns))


def score(counted: Floats, weighted: Floats, distance: Distance) -> Scores:
    """All coefficients of all pairs, from tables of columns `counted` and `weighted` (the same, if not weighted)."""
    return Scores(
        s_abs=signorino_ritter(weighted, "absolute"),
        s_sq=signorino_ritter(weighted, "squared"),
        kappa=cohen(weighted, distance),
        pi=scott(weighted, distance),
        tau_b=kendall(counted),
        n=counted.sum((0, 1)),
    )


def _corrected(table: Floats, left: Floats, right: Floats, distance: Distance) -> Floats:
    """1 - observed / expected disagreement; the margins are [L, n, n]."""
    apart = distances(len(table), distance)
    observed = np.tensordot(apart, table) * table.sum((0, 1))
    expected = (left * np.tensordot(apart, right, 1)).sum(0)
    return 1 - over(observed, expected)


def over(above: Floats, below: Floats) -> Floats:
    """`above` / `below`, NaN where `below` is 0."""
    quotient: Floats = np.divide(above, below, out=np.full(above.shape, np.nan), where=below > 0)
    return quotient

"""The matrix version against textbook loops, and against scipy, on random ratings with missing cells."""

from collections.abc import Callable

import numpy as np
import pytest
from scipy.stats import kendalltau
from textbook import agreement, both, corrected, s, tau_b

from comity import similarity
from comity.similarity.joint import Floats

LUCK = np.random.default_rng(1999)


def pairs(rows: Floats, measure: Callable[..., float]) -> Floats:
    return np.array([[measure(a, b) for b in rows] for a in rows])


def ties(n: int, missing: float) -> Floats:
    table = LUCK.choice([0.0, 1, 2, 3], p=[0.7, 0.1, 0.1, 0.1], size=(n, n))
    table[LUCK.random((n, n)) < missing] = np.nan
    return table


@pytest.mark.parametrize("missing", [0, 0.3, 0.8])
@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("include_self", [False, True])
@pytest.mark.parametrize("distance", ["absolute", "squared"])
def test_alliances(missing: float, weighted: bool, include_self: bool, distance: similarity.Distance) -> None:
    n = 14
    portfolios, weights = ties(n, missing), LUCK.random(n) if weighted else np.ones(n)
    rows = portfolios.copy()
    np.fill_diagonal(rows, np.where(np.isnan(portfolios).all(1), np.nan, 3) if include_self else np.nan)
    scores = similarity.alliances(
        portfolios, weights if weighted else None, include_self=include_self, distance=distance
    )
    power = 1 if distance == "absolute" else 2
    wanted = {
        "s_abs": lambda a, b: s(a, b, weights, 3, 1),
        "s_sq": lambda a, b: s(a, b, weights, 3, 2),
        "kappa": lambda a, b: corrected(a, b, weights, range(4), power, pooled=False),
        "pi": lambda a, b: corrected(a, b, weights, range(4), power, pooled=True),
        "tau_b": tau_b,
        "n": lambda a, b: len(both(a, b, weights)),
    }
    for name, measure in wanted.items():
        np.testing.assert_allclose(getattr(scores, name), pairs(rows, measure), atol=1e-12, err_msg=name)


@pytest.mark.parametrize("missing", [0, 0.4, 0.9])
def test_votes(missing: float) -> None:
    ballots = LUCK.choice([1, 2, 3], p=[0.7, 0.2, 0.1], size=(11, 40))
    ballots[:, :4] = 1
    ballots[LUCK.random(ballots.shape) < missing] = 0
    scores = similarity.votes(ballots)
    rows, ones = np.where(ballots == 0, np.nan, ballots), np.ones(40)
    contested = [len(set(column) - {0}) > 1 for column in ballots.T]
    everywhere = [True] * 40
    np.testing.assert_allclose(scores.s_abs, pairs(rows, lambda a, b: s(a, b, ones, 2, 1)), atol=1e-12)
    np.testing.assert_allclose(
        scores.kappa, pairs(rows, lambda a, b: corrected(a, b, ones, (1, 2, 3), 2, pooled=False)), atol=1e-12
    )
    np.testing.assert_allclose(scores.lijphart, pairs(ballots, lambda a, b: agreement(a, b, everywhere)), atol=1e-12)
    np.testing.assert_allclose(scores.voeten, pairs(ballots, lambda a, b: agreement(a, b, contested)), atol=1e-12)
    same = pairs(ballots, lambda a, b: ((a == b) & (a > 0)).sum())
    np.testing.assert_array_equal(scores.n, pairs(ballots, lambda a, b: ((a > 0) & (b > 0)).sum()))
    np.testing.assert_allclose(np.nan_to_num(scores.identical * scores.n), same, atol=1e-12)


def test_tau_b_is_that_of_scipy() -> None:
    portfolios = ties(12, 0)
    found = similarity.alliances(portfolios).tau_b
    np.fill_diagonal(portfolios, 3)
    np.testing.assert_allclose(found, pairs(portfolios, lambda a, b: kendalltau(a, b).statistic), atol=1e-12)

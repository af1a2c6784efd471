"""The parts of the fit, each against a slower way."""

import numpy as np
from scipy.special import log_ndtr
from simulated import drawn

from comity.ideal.likelihood import Items, slopes
from comity.ideal.normal import log_between
from comity.ideal.rolls import rolls
from comity.ideal.walk import ABOUT, pull, solve, walk

DRAWN = drawn(3, units=12, periods=5, votes=9)
ROLLS = rolls(DRAWN.unit, DRAWN.bridge, DRAWN.choice, DRAWN.period)
LUCK = np.random.default_rng(5)


def chance(low: np.ndarray, high: np.ndarray, at: np.ndarray) -> np.ndarray:
    """The log-probability of every ballot."""
    yes, no = ROLLS.abstain, ROLLS.no
    return np.concatenate(
        [
            log_ndtr((low - at)[:yes]),
            log_between((low - at)[yes:no], (high - at)[yes:no]),
            log_ndtr((at - high)[no:]),
        ]
    )


def test_slopes_and_curvatures_are_those_of_small_differences() -> None:
    n, size = len(ROLLS.items), len(ROLLS.votes)
    low = LUCK.normal(0, 1, n)
    items = Items(low, low + LUCK.uniform(0.3, 1, n), LUCK.normal(0, 1, n))
    theta, step = LUCK.normal(0, 1, size), 1e-3
    found = slopes(ROLLS, items, theta)
    at = items.loading[ROLLS.item] * theta[ROLLS.cell]
    a, b = items.low[ROLLS.item], items.high[ROLLS.item]
    up, here, down = (chance(a, b, at + move) for move in (step, 0, -step))
    np.testing.assert_allclose(found.slope, (up - down) / (2 * step), atol=1e-4)
    np.testing.assert_allclose(found.curvature, (up - 2 * here + down) / step**2, atol=2e-2)
    by_low = ((chance(a + step, b, at) - chance(a - step, b, at)) / (2 * step))[: ROLLS.no]
    by_high = ((chance(a, b + step, at) - chance(a, b - step, at)) / (2 * step))[ROLLS.abstain :]
    np.testing.assert_allclose(found.low, by_low, atol=1e-4)
    np.testing.assert_allclose(found.high, by_high, atol=1e-4)


def test_the_walk_is_solved_as_a_full_matrix() -> None:
    walked, size = walk(ROLLS, 0.5), len(ROLLS.votes)
    prior = -np.array([pull(walked, unit) for unit in np.eye(size)])
    np.testing.assert_allclose(prior, prior.T, atol=1e-12)
    assert np.linalg.eigvalsh(prior).min() >= ABOUT - 1e-9
    information, right = LUCK.uniform(0, 5, size), LUCK.normal(0, 1, size)
    inverse = np.linalg.inv(prior + np.diag(information))
    found, variance = solve(walked, information, right)
    np.testing.assert_allclose(found, inverse @ right, atol=1e-10)
    np.testing.assert_allclose(variance, np.diag(inverse), atol=1e-10)

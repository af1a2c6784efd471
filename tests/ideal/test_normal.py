"""The interpolated normal distribution against scipy."""

import numpy as np
from scipy.special import log_ndtr
from scipy.stats import norm

from comity.ideal import normal

POINTS = np.random.default_rng(1).uniform(normal.LOWEST, normal.HIGHEST, 100_000)


def test_log_cdf() -> None:
    np.testing.assert_allclose(normal.log_cdf(POINTS), log_ndtr(POINTS), rtol=0, atol=1e-9)


def test_mills() -> None:
    expected = np.exp(norm.logpdf(POINTS) - log_ndtr(POINTS))
    np.testing.assert_allclose(normal.mills(POINTS), expected, rtol=0, atol=1e-9)


def test_between_in_the_middle_and_in_both_tails() -> None:
    low = np.linspace(-20, 20, 2001)
    high = low + 0.3
    tail = np.minimum(np.abs(low), np.abs(high))
    far = np.maximum(np.abs(low), np.abs(high))
    outside = log_ndtr(-tail) + np.log1p(-np.exp(log_ndtr(-far) - log_ndtr(-tail)))
    expected = np.where(low * high > 0, outside, np.log(np.maximum(norm.cdf(high) - norm.cdf(low), 1e-300)))
    np.testing.assert_allclose(normal.log_between(low, high), expected, rtol=0, atol=1e-8)


def test_what_lies_beyond_is_taken_to_the_bounds() -> None:
    assert np.isfinite(normal.mills(np.array([-1e6, 1e6, 0.0]))).all()

"""The normal distribution on arrays, without scipy: log Φ and the inverse Mills ratio φ/Φ.

Both are interpolated by cubic Hermite polynomials on a grid of step h = 1/64, from values by `math.erfc` and exact
derivatives: (log Φ)' = m and m' = -m (x + m), where m = φ/Φ. The error of such a polynomial is at most h⁴/384 times
the largest fourth derivative; here it stays below 1e-9 absolute, which for log Φ is relative to Φ, in the far tail
too. That is four digits more than the estimates that are made of it are given in. `tests/ideal` hold it to scipy.
"""

import math

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

#: Beyond these bounds arguments are moved to them: Φ(-35) is 1e-268, and 1 - Φ(9) is 1e-19.
LOWEST, HIGHEST, STEP = -35.0, 9.0, 1 / 64


def _table() -> tuple[Floats, Floats, Floats]:
    grid = np.linspace(LOWEST, HIGHEST, round((HIGHEST - LOWEST) / STEP) + 1)
    log = np.array([math.log(0.5 * math.erfc(-x / math.sqrt(2))) for x in grid])
    ratio = np.exp(-(grid**2) / 2 - log) / math.sqrt(2 * math.pi)
    return log, ratio, -ratio * (grid + ratio)


def _coefficients(value: Floats, slope: Floats) -> Floats:
    """The cubic on each cell of the grid, as [cells, 4], in units of the cell."""
    here, there = value[:-1], value[1:]
    up, down = slope[:-1] * STEP, slope[1:] * STEP
    return np.column_stack([here, up, 3 * (there - here) - 2 * up - down, 2 * (here - there) + up + down])


_LOG, _MILLS, _CHANGE = _table()
_LOG_CUBIC = _coefficients(_LOG, _MILLS)
_MILLS_CUBIC = _coefficients(_MILLS, _CHANGE)


def log_cdf(x: Floats) -> Floats:
    """log Φ(x), of any shape."""
    return _at(x, _LOG_CUBIC)


def mills(x: Floats) -> Floats:
    """φ(x)/Φ(x), of any shape: the derivative of log Φ."""
    return _at(x, _MILLS_CUBIC)


def density(x: Floats) -> Floats:
    """φ(x)."""
    found: Floats = np.exp(-0.5 * x * x) * (1 / math.sqrt(2 * math.pi))
    return found


def log_between(low: Floats, high: Floats) -> Floats:
    """log(Φ(high) - Φ(low)) for low < high, by the tail that loses no digits."""
    turned = low + high > 0
    a, b = np.where(turned, -high, low), np.where(turned, -low, high)
    upper = log_cdf(b)
    found: Floats = upper + np.log1p(-np.minimum(np.exp(log_cdf(a) - upper), 1 - 1e-15))
    return found


def _at(x: Floats, cubic: Floats) -> Floats:
    place = (np.clip(x, LOWEST, HIGHEST) - LOWEST) * (1 / STEP)
    cell = np.minimum(place.astype(np.intp), len(cubic) - 1)
    t = place - cell
    c = cubic[cell]
    found: Floats = ((c[..., 3] * t + c[..., 2]) * t + c[..., 1]) * t + c[..., 0]
    return found

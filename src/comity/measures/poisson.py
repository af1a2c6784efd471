"""The exact interval of a Poisson mean (Garwood 1936), without a table of the chi-square distribution.

The limits are the means at which the observed count, or one more extreme, has probability (1 - confidence) / 2. Each
tail is a sum of terms that fall from the observed count outwards, so nothing cancels, and bisection finds the mean.
"""

from collections.abc import Callable
from math import exp, lgamma, log

CONFIDENCE = 0.95


def _term(count: int, mean: float) -> float:
    return exp(count * log(mean) - mean - lgamma(count + 1))


def at_most(count: int, mean: float) -> float:
    """P(X ≤ count) for a Poisson X of `mean` > 0, summed downwards (fast where mean ≥ count)."""
    total, term = 0.0, _term(count, mean)
    for k in range(count, -1, -1):
        total += term
        term *= k / mean
        if term < total * 1e-17:
            break
    return total


def at_least(count: int, mean: float) -> float:
    """P(X ≥ count) for a Poisson X of `mean` > 0, summed upwards (fast where mean ≤ count)."""
    total, term, k = 0.0, _term(count, mean), count
    while term > total * 1e-17:
        total += term
        k += 1
        term *= mean / k
    return total


def _bisect(function: Callable[[float], float], low: float, high: float) -> float:
    """Where a rising `function` crosses 0 between `low` and `high`, as near as floating point has it."""
    while low < (middle := (low + high) / 2) < high:
        low, high = (middle, high) if function(middle) < 0 else (low, middle)
    return middle


def interval(count: int, confidence: float = CONFIDENCE) -> tuple[float, float]:
    """The lower and upper limit of the mean, given that `count` (≥ 0) was observed."""
    tail = (1 - confidence) / 2
    lower = _bisect(lambda mean: at_least(count, mean) - tail, 0.0, float(count)) if count else 0.0
    top = count + 10.0
    while at_most(count, top) > tail:
        top *= 2
    return lower, _bisect(lambda mean: tail - at_most(count, mean), float(count), top)

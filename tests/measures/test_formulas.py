"""The formulas against published tables and against slow, independent ways to the same number."""

from itertools import combinations, permutations
from math import exp, factorial, log
from statistics import fmean, median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.measures.breadth import evenness
from comity.measures.corroboration import wilson
from comity.measures.poisson import at_least, at_most, interval
from comity.measures.trend import rank_sum, slope, tau

#: 95 % limits as printed in tables of the exact Poisson interval (half the chi-square quantiles at 2x and 2x + 2).
GARWOOD = {
    0: (0.0, 3.6889),
    1: (0.0253, 5.5716),
    2: (0.2422, 7.2247),
    3: (0.6187, 8.7673),
    5: (1.6235, 11.6683),
    10: (4.7954, 18.3904),
    20: (12.2165, 30.8884),
    50: (37.1110, 65.9185),
    100: (81.3640, 121.6270),
}


@pytest.mark.parametrize(("count", "limits"), GARWOOD.items())
def test_poisson_limits_as_in_the_table(count: int, limits: tuple[float, float]) -> None:
    assert interval(count) == pytest.approx(limits, abs=6e-4)


@given(st.integers(0, 60), st.floats(0.01, 80))
def test_poisson_tails_are_the_sums_they_claim_to_be(count: int, mean: float) -> None:
    below = sum(exp(-mean) * mean**k / factorial(k) for k in range(count))
    assert at_most(count, mean) == pytest.approx(below + exp(-mean) * mean**count / factorial(count), rel=1e-9)
    assert at_least(count, mean) == pytest.approx(1 - below, rel=1e-6, abs=1e-12)


@given(st.integers(1, 20_000))
def test_poisson_limits_leave_a_fortieth_on_either_side(count: int) -> None:
    lower, upper = interval(count)
    assert lower < count < upper
    assert at_least(count, lower) == pytest.approx(0.025, rel=1e-6)
    assert at_most(count, upper) == pytest.approx(0.025, rel=1e-6)


@pytest.mark.parametrize(
    ("successes", "n", "limits"),
    [(81, 263, (0.2553, 0.3662)), (15, 148, (0.0624, 0.1605)), (0, 20, (0.0, 0.1611)), (1, 29, (0.0061, 0.1718))],
)
def test_wilson_limits_as_printed_by_newcombe_1998(successes: int, n: int, limits: tuple[float, float]) -> None:
    assert wilson(successes, n) == pytest.approx(limits, abs=1e-4)


@given(st.lists(st.integers(0, 3), min_size=3, max_size=6))
def test_variance_of_s_is_that_over_all_orders(y: list[int]) -> None:
    def s(order: tuple[int, ...]) -> int:
        return sum((b > a) - (b < a) for a, b in combinations(order, 2))

    every = [s(order) for order in permutations(y)]
    assert fmean(every) == pytest.approx(0)
    total, variance = rank_sum(range(len(y)), y)
    assert (total, variance) == (s(tuple(y)), pytest.approx(fmean(value**2 for value in every)))


def test_tau_of_a_steady_rise_and_of_no_change() -> None:
    assert tau(range(8), range(8))[0] == 1
    assert tau(range(8), range(8))[1] == pytest.approx(0.00083, abs=1e-4)
    assert tau(range(8), [4] * 8) == (0, 1)


@given(st.lists(st.integers(0, 9), min_size=5, max_size=12))
def test_slope_is_the_median_of_pairs_within_its_limits_and_turns_with_the_years(y: list[int]) -> None:
    x = [1990 + 2 * i for i in range(len(y))]
    value, lower, upper = slope(x, y)
    pairs = [(y[j] - y[i]) / (x[j] - x[i]) for i, j in combinations(range(len(y)), 2)]
    assert value == pytest.approx(median(pairs))
    assert lower <= value <= upper
    back = slope([-year for year in reversed(x)], y[::-1])
    assert back == pytest.approx((-value, -upper, -lower))


def test_slope_interval_as_worked_by_hand() -> None:
    # Six years without ties: 15 slopes, variance of S 28.33, C = 1.96 * 5.32 = 10.43, ranks 2.28 and 12.72.
    # In order: -1, -1, 1/2, 2/3, 1, four times 3/2, 8/5, 5/3, 2, 7/3, 4, 4. The 2nd and the 14th are the limits.
    assert slope(range(6), [1, 3, 2, 6, 5, 9]) == pytest.approx((1.5, -1, 4))


def test_evenness_at_its_ends_and_by_hand() -> None:
    assert evenness([5, 5, 5, 5, 5])[0] == pytest.approx(1)
    assert evenness([7, 0, 0, 0, 0]) == (0, 0, 0)
    assert evenness([3, 1])[0] == pytest.approx(-(0.75 * log(0.75) + 0.25 * log(0.25)) / log(2))


@given(st.lists(st.integers(0, 50), min_size=2, max_size=6).filter(any))
def test_evenness_stays_in_its_bounds(counts: list[int]) -> None:
    value, lower, upper = evenness(counts)
    assert 0 <= lower <= value <= min(upper, 1) + 1e-12

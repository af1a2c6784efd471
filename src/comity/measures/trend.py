"""Trend: whether there is more of it as the years go by."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from math import ceil, floor, sqrt
from statistics import NormalDist, median

from msgspec.structs import replace

from comity.measures.card import Card
from comity.measures.panel import Panel
from comity.measures.poisson import CONFIDENCE
from comity.model import Measure

#: With fewer years no order of them is unlikely enough to tell a trend from chance at 95 % (4! = 24 orders).
FEWEST_YEARS = 5

CARD = Card(
    name="trend",
    title="Trend over the years",
    unit="events per year, each year; tau -1 to 1",
    formula="slope: median of pairwise slopes with its rank interval, 95 %; tau: Kendall's tau-b, two-sided normal "
    "test with correction for ties",
    source="Sen 1968, Journal of the American Statistical Association 63, 1379-1389; Mann 1945, Econometrica 13, "
    "245-259; Kendall 1975, Rank Correlation Methods, 4th ed.",
    reading="The slope says by how many events the yearly count rises or falls each year; tau says how steadily. "
    "Years nobody covers are left out, not filled. Where more documents cover later years, part of a rise is theirs.",
)


def rank_sum(x: Sequence[float], y: Sequence[float]) -> tuple[int, float]:
    """Mann and Kendall's S of `y` against distinct, rising `x`, and its variance under no trend given the ties."""
    s = sum((b > a) - (b < a) for a, b in combinations(y, 2))
    n = len(x)
    ties = sum(t * (t - 1) * (2 * t + 5) for t in Counter(y).values())
    return s, (n * (n - 1) * (2 * n + 5) - ties) / 18


def tau(x: Sequence[float], y: Sequence[float]) -> tuple[float, float]:
    """Kendall's tau-b of `y` against distinct, rising `x`, and its two-sided p; (0, 1) where `y` never changes."""
    s, variance = rank_sum(x, y)
    pairs = len(x) * (len(x) - 1) / 2
    tied = sum(t * (t - 1) / 2 for t in Counter(y).values())
    if pairs == tied:
        return 0.0, 1.0
    z = max(abs(s) - 1, 0) / sqrt(variance)
    return s / sqrt(pairs * (pairs - tied)), 2 * (1 - NormalDist().cdf(z))


def slope(x: Sequence[float], y: Sequence[float]) -> tuple[float, float, float]:
    """Sen's slope of `y` over distinct, rising `x`, with its interval (rounded outwards to whole ranks)."""
    slopes = sorted((d - b) / (c - a) for (a, b), (c, d) in combinations(zip(x, y, strict=True), 2))
    reach = NormalDist().inv_cdf((1 + CONFIDENCE) / 2) * sqrt(rank_sum(x, y)[1])
    low, high = floor((len(slopes) - reach) / 2) - 1, ceil((len(slopes) + reach) / 2)
    return median(slopes), slopes[max(low, 0)], slopes[min(high, len(slopes) - 1)]


def measure(panel: Panel) -> Iterator[Measure]:
    """Slope and tau of all events and of each dimension that has any; `n` is the number of covered years."""
    for dimension in ("all", *panel.dimensions()):
        counts = panel.counts(f"events.{dimension}")
        if dimension == "all" or any(counts):
            yield from _trend(panel, dimension, counts)


def _trend(panel: Panel, dimension: str, counts: Sequence[int]) -> Iterator[Measure]:
    steepness = Measure(
        name=f"{CARD.name}.slope.{dimension}",
        dyad=panel.dyad,
        period=panel.period,
        value=None,
        n=len(counts),
        unit="events per year, each year",
        caveat=f"fewer than {FEWEST_YEARS} covered years tell no trend; {panel.coverage}",
        formula=CARD.formula,
        events=panel.events(f"events.{dimension}"),
    )
    steadiness = replace(steepness, name=f"{CARD.name}.tau.{dimension}", unit="-1 to 1")
    if len(counts) >= FEWEST_YEARS:
        caveat = _reading_grew(panel) + panel.coverage
        value, lower, upper = slope(panel.years, counts)
        steepness = replace(steepness, value=value, lower=lower, upper=upper, caveat=caveat)
        value, p = tau(panel.years, counts)
        chance = f"p = {p:.3f}" if p >= 0.001 else "p < 0.001"
        steadiness = replace(steadiness, value=value, caveat=f"{chance}; {caveat}")
    yield steepness
    yield steadiness


def _reading_grew(panel: Panel) -> str:
    """A warning where the number of independent sources itself rises or falls with the years."""
    together, p = tau(panel.years, panel.counts("coverage.lineages"))
    if p >= 1 - CONFIDENCE:
        return ""
    way = "more" if together > 0 else "fewer"
    return f"{way} sources cover the later years (tau {together:.2f}), which alone can make such a trend; "

"""Corroboration: how much of it more than one independent source tells."""

from collections.abc import Iterator
from math import sqrt
from statistics import NormalDist

from comity.measures.card import Card
from comity.measures.panel import Panel
from comity.measures.poisson import CONFIDENCE
from comity.model import Measure

CARD = Card(
    name="corroboration",
    title="Share of events that two or more independent sources tell",
    unit="share",
    formula="events told by at least 2 lineages / events; Wilson interval, 95 %",
    source="Wilson 1927, Journal of the American Statistical Association 22, 209-212",
    reading="Copies of one text are one source. A low share need not mean that the events are doubtful: it is low "
    "wherever the documents speak of different years.",
)


def wilson(successes: int, n: int, confidence: float = CONFIDENCE) -> tuple[float, float]:
    """The limits of the share ``successes / n`` (n ≥ 1)."""
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    share = successes / n
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    reach = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return max(middle - reach, 0.0), min(middle + reach, 1.0)


def measure(panel: Panel) -> Iterator[Measure]:
    """One share; `n` is the number of events, and its events are the corroborated ones."""
    n = sum(panel.counts("events.all"))
    told_twice = sum(panel.counts("corroborated.all"))
    lower, upper = wilson(told_twice, n) if n else (None, None)
    yield Measure(
        name=CARD.name,
        dyad=panel.dyad,
        period=panel.period,
        value=told_twice / n if n else None,
        lower=lower,
        upper=upper,
        n=n,
        unit=CARD.unit,
        caveat=panel.coverage if n else f"no events; {panel.coverage}",
        formula=CARD.formula,
        events=panel.events("corroborated.all"),
    )

"""Breadth: over how many dimensions the cooperation extends, and how evenly."""

from collections.abc import Iterator, Sequence
from math import log, sqrt
from statistics import NormalDist

from msgspec.structs import replace

from comity.measures.card import Card
from comity.measures.panel import Panel
from comity.measures.poisson import CONFIDENCE
from comity.model import Measure

#: The dimensions in which states cooperate; words (signal), limits and what others do are no cooperation.
COOPERATION = ("diplomacy", "commitment", "arms", "military", "functional")

#: The variance of H is an expansion in 1 / n; below this many events its third term is no longer small.
MANY = 30

CARD = Card(
    name="breadth",
    title="Breadth of cooperation",
    unit="dimensions; share of the highest evenness",
    formula="number of dimensions with an event; evenness J = H / ln K, H = -sum p ln p, normal interval, 95 %",
    source="Shannon 1948, Bell System Technical Journal 27, 379-423; Pielou 1966, Journal of Theoretical Biology 13, "
    "131-144; variance of H: Hutcheson 1970, Journal of Theoretical Biology 29, 151-154",
    reading="Five dimensions count: diplomacy, commitment, arms, military, functional. Evenness is 1 where events "
    "spread equally over all five and 0 where they are all of one kind. More reading can only add dimensions.",
)


def evenness(counts: Sequence[int]) -> tuple[float, float, float]:
    """Pielou's J of `counts` (at least two kinds, at least one event) with its interval, cut to 0-1."""
    n = sum(counts)
    shares = [count / n for count in counts if count]
    entropy = -sum(p * log(p) for p in shares)
    spread = sum(p * log(p) ** 2 for p in shares) - entropy**2
    variance = max(spread, 0.0) / n + (len(shares) - 1) / (2 * n * n)
    most = log(len(counts))
    reach = NormalDist().inv_cdf((1 + CONFIDENCE) / 2) * sqrt(variance) / most
    value = max(0.0, entropy / most)  # in this order a zero has no sign
    return value, max(value - reach, 0.0), min(value + reach, 1.0)


def measure(panel: Panel) -> Iterator[Measure]:
    """The number of active dimensions and, where there are events, their evenness; `n` is the number of events."""
    kinds = [kind for kind in COOPERATION if f"events.{kind}" in panel.cells]
    counts = [sum(panel.counts(f"events.{kind}")) for kind in kinds]
    active = Measure(
        name=f"{CARD.name}.dimensions",
        dyad=panel.dyad,
        period=panel.period,
        value=float(sum(count > 0 for count in counts)),
        n=sum(counts),
        unit=f"of {len(kinds)} dimensions",
        caveat=f"a lower bound: more reading can only add; {panel.coverage}",
        formula=CARD.formula,
        events=panel.events(*(f"events.{kind}" for kind in kinds)),
    )
    yield active
    if active.n and len(kinds) > 1:
        value, lower, upper = evenness(counts)
        few = f"fewer than {MANY} events, so the interval is rough; " if active.n < MANY else ""
        caveat, name = few + panel.coverage, f"{CARD.name}.evenness"
        yield replace(active, name=name, value=value, lower=lower, upper=upper, unit="0 to 1", caveat=caveat)

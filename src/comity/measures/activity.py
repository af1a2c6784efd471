"""Activity: how many events a year."""

from collections.abc import Iterator

from comity.measures.card import Card
from comity.measures.panel import Panel
from comity.measures.poisson import interval
from comity.model import Measure

CARD = Card(
    name="activity",
    title="Events a year",
    unit="events per year",
    formula="events / covered years; exact Poisson interval, 95 %",
    source="Garwood 1936, Biometrika 28(3-4), 437-442",
    reading="How often the documents tell of something between the two, by dimension, in the years they speak for. "
    "The interval says how much chance there is in a count of this size; it knows nothing of what no document tells.",
)


def measure(panel: Panel) -> Iterator[Measure]:
    """One rate for all events and one for each dimension; `n` is the number of events."""
    years = len(panel.years)
    for dimension in ("all", *panel.dimensions()):
        events = sum(panel.counts(f"events.{dimension}"))
        lower, upper = interval(events)
        yield Measure(
            name=f"{CARD.name}.{dimension}",
            dyad=panel.dyad,
            period=panel.period,
            value=events / years,
            lower=lower / years,
            upper=upper / years,
            n=events,
            unit=CARD.unit,
            caveat=panel.coverage,
            formula=CARD.formula,
            events=panel.events(f"events.{dimension}"),
        )

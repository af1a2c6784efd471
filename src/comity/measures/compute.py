"""The verb: every measure on every panel."""

from collections.abc import Iterable

from comity.measures import activity, breadth, corroboration, trend
from comity.measures.panel import panels
from comity.model import Measure, Series

GALLERY = (activity, breadth, trend, corroboration)

#: The card of each measure, in the order of the gallery.
CARDS = tuple(kind.CARD for kind in GALLERY)


def compute(series: Iterable[Series]) -> list[Measure]:
    """All measures of all dyads and periods, sorted by dyad, period and name.

    Only known values of `series` are used. Units are on each measure; intervals are at 95 %.
    """
    found = [measure for panel in panels(series) for kind in GALLERY for measure in kind.measure(panel)]
    return sorted(found, key=lambda measure: (measure.dyad, measure.period, measure.name))

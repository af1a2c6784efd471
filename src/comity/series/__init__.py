"""Events and observations → dyad-years.

Takes: the events of a case, the claims, documents and lineages behind them, the states whose pairs are wanted, and
observations of outside datasets. Gives: one `Series` per dyad, variable and year, sorted, each with the ids behind it.
Refuses: nothing; an event without a known year is in no row, and a year that no document covers has no number.

| variable | is |
|---|---|
| ``events.<dimension>`` | events of that dimension that took place or are in force, by the year they start in |
| ``events.all`` | the same over all dimensions, without what third states did to one of the two |
| ``corroborated.all`` | those of ``events.all`` that at least two lineages tell |
| ``in_force.<dimension>``, ``in_force.all`` | standing practices and arrangements, in every year they last |
| ``uncounted.all`` | events told as planned, possible or not happened |
| ``coverage.documents``, ``coverage.lineages`` | the documents that cover the year, and the lineages they come from |
| ``<dataset>.<variable>`` | the observation of an outside dataset |
"""

from comity.series.count import count

__all__ = ["count"]

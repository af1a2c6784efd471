"""Series → measures: one file and one card for each.

Takes: the `Series` of a case. Gives: one `Measure` per dyad and period (the whole span, and each calendar decade where
there is more than one), sorted, with an interval where one is known, the count it rests on, the ids of its events and
what to beware of. Refuses: to compute anything on a year whose value is unknown; a measure that cannot be had has no
value and says why in its caveat.

Adding a measure: write a file like `activity.py` (a `CARD` and a `measure`) and name it in `compute.py`.
"""

from comity.measures.compute import CARDS, compute

__all__ = ["CARDS", "compute"]

"""A pure function over batches: here, in several processes, or on a cluster.

Takes: a function at the top level of a module, and batches it can be sent with. Gives: its results in the order of the
batches, the same ones however many processes there are. Refuses: to go on when a process died (`ComityError`).
"""

from comity.engine.processes import map_batches
from comity.engine.spread import Progress, Spread

__all__ = ["Progress", "Spread", "map_batches"]

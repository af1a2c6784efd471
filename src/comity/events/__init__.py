"""Claims about the same interaction become one event.

Takes: claims, and which lineage each document is of. Gives: events with the best told value of each field, the others
beside it, conflicts, and links between events; every claim stands in exactly one. Refuses: a type of claim that the
rules do not know, a date in no known form, two claims with one id.
"""

from comity.events.merge import VERSION, merge
from comity.events.rows import to_row

__all__ = ["VERSION", "merge", "to_row"]

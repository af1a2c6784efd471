"""Outside data → observations: one folder for each dataset, with its card (terms, citation, layout) and its reader.

Takes: the name of a dataset and its file as its publisher distributes it. Gives: a `Load`: observations, each with
file and line, the file's hash and release, what was set aside and why. Refuses: a file that is not that dataset, not
whole, or not as its card describes; nothing of it is used then.
"""

from comity.datasets.loading import Load, load, names

__all__ = ["Load", "load", "names"]

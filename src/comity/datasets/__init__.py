"""Outside data → observations: one folder for each dataset, with its card (terms, citation, layout) and its reader.

Takes: the name of a dataset and its file as its publisher distributes it. Gives: a `Load`: the card, the release (the
file's hash, what was set aside and why), and the observations, each with its line, as an Arrow table. Refuses: a file
that is not that dataset, not whole, or not as its card describes; nothing of it is used then.
"""

from comity.datasets.card import Card, Variable, cards
from comity.datasets.expectations import check
from comity.datasets.loading import Load, draft, load, names

__all__ = ["Card", "Load", "Variable", "cards", "check", "draft", "load", "names"]

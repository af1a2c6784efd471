"""Claims held against the observations of outside datasets: agrees, differs, or cannot be told, with the reason.

Takes: claims, and observations of the arms register and of the list of vetoes. Gives: a `Check` for each claim that a
dataset could speak to, with the observations it rests on. Refuses: nothing; what a dataset does not cover, or only
estimates, cannot be told, and never differs.
"""

from comity.checks.run import DATASETS, run

__all__ = ["DATASETS", "run"]

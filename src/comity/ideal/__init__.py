"""Ideal points: where states stand on one line over time, from how they vote.

Takes: ballots (who, on which question, how, in which period), and which questions were put again unchanged (`bridges`
finds them by their texts). Gives: `IdealPoints`: a point with its standard error for each unit and period, and the
cut-points and loading of each question (`estimate`). Refuses: columns that do not fit each other, choices off the
scale, two votes of one unit on one question. An absence is missing; it is never an abstention.
"""

from comity.ideal.bridge import bridges
from comity.ideal.estimate import IdealPoints, estimate
from comity.ideal.rolls import ABSENT, ABSTAIN, NO, YES

__all__ = ["ABSENT", "ABSTAIN", "NO", "YES", "IdealPoints", "bridges", "estimate"]

"""How alike the foreign policies of states are: all pairs at once, from alliances or from votes.

Takes: a table of ratings, one row for each state: its ties to all states (`alliances`) or its votes on all questions
(`votes`, `votes_by`). Gives: one `Scores` (`VoteScores`), whose arrays hold the similarity of every two states.
Refuses: ratings outside their scale, and weights that are negative or do not fit. What is missing is left out pair by
pair; a similarity that is not defined is NaN, never 0.

| array | is |
|---|---|
| ``s_abs``, ``s_sq`` | Signorino and Ritter's S, with absolute and with squared distances |
| ``kappa`` | Cohen's weighted kappa |
| ``pi`` | Scott's pi, weighted alike |
| ``tau_b`` | Kendall's tau-b |
| ``n`` | how many ratings both states have |
| ``lijphart``, ``voeten``, ``identical`` | shares of votes on which two states agree (votes only) |
"""

from comity.similarity.ballots import ABSENT, ABSTAIN, NO, YES, VoteScores, votes, votes_by
from comity.similarity.portfolios import DEFENCE, ENTENTE, NEUTRALITY, NO_TIE, alliances
from comity.similarity.scores import Distance, Scores

__all__ = [
    "ABSENT",
    "ABSTAIN",
    "DEFENCE",
    "ENTENTE",
    "NEUTRALITY",
    "NO",
    "NO_TIE",
    "YES",
    "Distance",
    "Scores",
    "VoteScores",
    "alliances",
    "votes",
    "votes_by",
]

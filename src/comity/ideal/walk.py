"""The random walk of each unit's points over periods, as tridiagonal systems solved for all units at once."""

from dataclasses import dataclass

import numpy as np

from comity.ideal.normal import Floats
from comity.ideal.rolls import Ints, Rolls

#: The precision of each point about 0.
ABOUT = 1.0


@dataclass(frozen=True)
class Walk:
    """The prior of the points: a walk of each unit, and a normal about 0 that keeps it in reach.

    `step` [cells] is the precision of the step that leads to the cell, 0 for the first of a unit. `order` [units,
    longest] lays the cells of each unit in a row, -1 where there is none.
    """

    step: Floats
    order: Ints


def walk(rolls: Rolls, smooth: float) -> Walk:
    """The walk of Bailey, Strezhnev and Voeten (2017, p. 437), in the form of their published program.

    The variance of a step is smooth · n/(n + n₀), with n the votes in this period and n₀ those in the one before: a
    period with few votes leans more on its neighbour. It is given here for each period that has passed, so that a unit
    that was away for long may come back elsewhere. Each point also has a normal prior about 0 with precision `ABOUT`, on the
    scale where all points have variance 1: a walk alone leaves it open how far out a bloc is that always votes alike
    (their program cuts points off at ±5).
    """
    begins = np.r_[True, rolls.unit[1:] != rolls.unit[:-1]]
    passed = np.diff(rolls.period, prepend=0)
    before = np.r_[1, rolls.votes[:-1]]
    variance = smooth * rolls.votes / (rolls.votes + before) * np.where(begins, 1, passed)
    place = np.arange(len(rolls.unit)) - np.maximum.accumulate(np.where(begins, np.arange(len(begins)), 0))
    order = np.full((len(rolls.units), int(place.max()) + 1), -1, dtype=np.intp)
    order[rolls.unit, place] = np.arange(len(rolls.unit))
    return Walk(np.where(begins, 0, 1 / variance), order)


def pull(walked: Walk, theta: Floats) -> Floats:
    """The slope of the log prior at `theta`."""
    force = walked.step * np.diff(theta, prepend=0)
    found: Floats = -ABOUT * theta - force + np.r_[force[1:], 0]
    return found


def solve(walked: Walk, information: Floats, right: Floats) -> tuple[Floats, Floats]:
    """Solve (diag(information) + prior precision) x = right; also the diagonal of the inverse: all [cells].

    By elimination forwards and backwards along each unit's periods, all units side by side (Rue and Held 2005,
    Gaussian Markov Random Fields, section 2.4).
    """
    there = walked.order >= 0
    centre = information + ABOUT + walked.step + np.r_[walked.step[1:], 0]
    main = np.where(there, centre[walked.order], 1)
    link = np.where(there, -walked.step[walked.order], 0)  # to the place before
    wanted = np.where(there, right[walked.order], 0)
    longest = main.shape[1]
    ahead, back, total = main.copy(), main.copy(), wanted.copy()
    for place in range(1, longest):
        share = link[:, place] / ahead[:, place - 1]
        ahead[:, place] -= share * link[:, place]
        total[:, place] -= share * total[:, place - 1]
    found = total / ahead
    for place in range(longest - 2, -1, -1):
        found[:, place] -= link[:, place + 1] / ahead[:, place] * found[:, place + 1]
        back[:, place] -= link[:, place + 1] ** 2 / back[:, place + 1]
    inverse = 1 / (ahead + back - main)
    x, variance = np.empty(len(right)), np.empty(len(right))
    x[walked.order[there]] = found[there]
    variance[walked.order[there]] = inverse[there]
    return x, variance

"""The verb: ballots in, ideal points out."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from comity.ideal.fit import State, fit
from comity.ideal.likelihood import slopes
from comity.ideal.normal import Floats
from comity.ideal.rolls import Ints, Labels, Rolls, rolls
from comity.ideal.walk import Walk, solve, walk
from comity.model import Refused


@dataclass(frozen=True, eq=False)
class IdealPoints:
    """Points on a scale where those of all units and periods have mean 0 and variance 1."""

    units: Labels
    """Sorted, [units]."""
    periods: Labels
    """Sorted, [periods]."""
    points: Floats
    """[units, periods], NaN where a unit cast no vote that tells anything."""
    se: Floats
    """Standard errors of the points, [units, periods], NaN as there."""
    votes: Ints
    """How many votes each point rests on, [units, periods]."""
    items: Labels
    """The questions, or bridges of questions, that tell anything: sorted, [items]."""
    cuts: Floats
    """[items, 2]: below the first a vote is yes, above the second no, for a latent vote loading · point + e."""
    loadings: Floats
    """[items]: positive where those further up are likelier to vote no."""
    rounds: int
    """How many rounds the fit took."""
    moved: float
    """How far the furthest point moved in the last round."""
    converged: bool
    """Whether that is below the tolerance asked for."""


def estimate(
    unit: ArrayLike,
    vote: ArrayLike,
    choice: ArrayLike,
    period: ArrayLike,
    bridge: ArrayLike | None = None,
    *,
    positive: object,
    smooth: float = 0.5,
    tolerance: float = 1e-3,
    rounds: int = 200,
) -> IdealPoints:
    """Dynamic ordinal ideal points (Bailey, Strezhnev and Voeten 2017, JCR 61: 430-456), deterministic.

    `unit`, `vote`, `choice`, `period` have one entry for each ballot: who voted, on what, 1 yes, 2 abstain, 3 no (0
    absent: left out), and in which period; periods are whole numbers, as a unit that was away for long may have moved
    further. `bridge`, if given, names for each ballot the question that its vote repeats: votes of one bridge have the
    same cut-points and loading. `positive` is the unit whose points lie above 0 on average. `smooth` is twice the
    variance of a step between periods with equally many votes; their program has 0.5.

    Standard errors come from the curvature of the likelihood and the prior at the estimate, given the items.

    Raises `Refused` for input that does not fit (see `rolls`).
    """
    when = np.asarray(period)
    if not np.issubdtype(when.dtype, np.integer):
        raise Refused(f"periods are {when.dtype}, expected whole numbers", hint="give years or sessions as integers")
    if not smooth > 0:
        raise Refused(f"smooth is {smooth}, expected a number above 0")
    _once(np.asarray(unit), np.asarray(vote))
    found = rolls(unit, vote if bridge is None else bridge, choice, when)
    anchor = np.flatnonzero(found.units == positive)
    if not len(anchor):
        raise Refused(f"the unit {positive!r}, which is to be positive, casts no vote that tells anything")
    walked = walk(found, smooth)
    state, number, moved = fit(found, walked, int(anchor[0]), tolerance, rounds)
    of_anchor = state.theta[found.unit == anchor[0]].mean()
    return _laid_out(found, walked, state, number, moved, moved < tolerance, 1 if of_anchor >= 0 else -1)


def _once(unit: Labels, vote: Labels) -> None:
    if unit.shape != vote.shape or unit.ndim != 1 or not len(unit):
        return  # `rolls` tells what is wrong
    who, what = np.unique(unit, return_inverse=True)[1], np.unique(vote, return_inverse=True)[1]
    place = who * (int(what.max()) + 1) + what
    order = np.argsort(place, kind="stable")
    twice = np.flatnonzero(np.diff(place[order]) == 0)
    if len(twice):
        row = int(order[twice[0] + 1])
        raise Refused(
            f"{unit[row]} votes a second time on {vote[row]}", where=f"ballot {row}", hint="keep one vote for each unit"
        )


def _laid_out(
    rolls: Rolls, walked: Walk, state: State, number: int, moved: float, rests: bool, sign: int
) -> IdealPoints:
    shape = len(rolls.units), len(rolls.periods)
    points, errors, votes = np.full(shape, np.nan), np.full(shape, np.nan), np.zeros(shape, dtype=np.intp)
    points[rolls.unit, rolls.period] = sign * state.theta
    errors[rolls.unit, rolls.period] = standard_errors(rolls, walked, state)
    votes[rolls.unit, rolls.period] = rolls.votes
    return IdealPoints(
        units=rolls.units,
        periods=rolls.periods,
        points=points,
        se=errors,
        votes=votes,
        items=rolls.items,
        cuts=np.column_stack([state.items.low, state.items.high]),
        loadings=sign * state.items.loading,
        rounds=number,
        moved=moved,
        converged=rests,
    )


def standard_errors(rolls: Rolls, walked: Walk, state: State) -> Floats:
    """The root of the diagonal of the inverse information of the points, [cells]: likelihood and prior, given the items.

    On ballots drawn from the model 90 % intervals hold the truth in 91-94 of 100 cases (`tests/ideal`).
    """
    size = len(state.theta)
    bend = -slopes(rolls, state.items, state.theta).curvature * state.items.loading[rolls.item] ** 2
    information: Floats = np.bincount(rolls.cell, bend, size).astype(np.float64)
    return np.sqrt(solve(walked, information, np.zeros(size))[1])

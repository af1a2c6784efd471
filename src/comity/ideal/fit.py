"""The fit: variational EM by Newton steps for items and points in turn, sped up by Anderson's mixing.

Imai, Lo and Olmsted (2016, APSR 110: 631-656) take the points as normal given the items and the loadings as normal given
the points, and alternate. With z = βθ + e behind each ballot, and v and s the variances of a point and of a loading,

    mean of β:  Σ θ (E z - βθ) = β (1 + Σ v)          s = 1 / (1 + Σ (θ² + v))
    mean of θ:  Σ β (E z - βθ) = θ Σ s - prior slope    1/v = Σ (β² + s) + prior precision

E z - βθ is the slope of the ballot's log-probability (Albert and Chib 1993), so both are equations for a maximum, which
Newton steps solve in far fewer rounds than EM. What is not known of the one is a ridge on the other: without the ridges
(the joint maximum) blocs that always vote alike drift outwards without end. Cut-points are at their maximum, as there.
"""

from dataclasses import dataclass

import numpy as np

from comity.ideal.likelihood import Items, Slopes, slopes
from comity.ideal.normal import Floats
from comity.ideal.rolls import Ints, Rolls
from comity.ideal.walk import Walk, pull, solve

#: Prior variance of loadings: 1, as in Bailey, Strezhnev and Voeten's program. Cut-points have 25, where theirs are
#: confined to ±7: it only matters for items where nobody took the first or the last choice.
LOADING, CUT = 1.0, 25.0
#: The log prior has GAP · log(γ₂ - γ₁): it keeps the cut-points apart where nobody abstained, and is worth a tenth of a vote.
GAP = 0.1
#: No Newton step is longer than this in any direction.
STRIDE = 1.0
#: How many earlier rounds the mixing looks back on.
MEMORY = 8


@dataclass
class State:
    """Where a fit stands."""

    theta: Floats
    items: Items
    variance: Floats


def begin(rolls: Rolls, anchor: int) -> State:
    """Points that do not change over time: the first singular vector of the votes, `anchor` above 0; items at their margins."""
    n = len(rolls.items)
    choice = np.r_[
        np.full(rolls.abstain, -1.0), np.zeros(rolls.no - rolls.abstain), np.ones(len(rolls.item) - rolls.no)
    ]
    centred = choice - (np.bincount(rolls.item, choice) / np.bincount(rolls.item))[rolls.item]
    place = rolls.unit[rolls.cell] * n + rolls.item
    table = np.bincount(place, centred, len(rolls.units) * n).reshape(len(rolls.units), n)
    counts = np.bincount(rolls.unit[rolls.cell], minlength=len(rolls.units))
    # Divided by their votes, units count by where they stand and not by how long they were members.
    vector = np.linalg.eigh(table @ table.T)[1][:, -1] / np.sqrt(counts)
    theta = vector[rolls.unit] * (1 if vector[anchor] >= 0 else -1)
    theta = (theta - theta.mean()) / (theta.std() or 1)
    total = np.bincount(rolls.item)
    below = (np.bincount(rolls.item[: rolls.abstain], minlength=n) + 0.5) / (total + 1.5)
    upto = (np.bincount(rolls.item[: rolls.no], minlength=n) + 1) / (total + 1.5)
    low, high = (np.log(share / (1 - share)) / 1.7 for share in (below, upto))  # the probit, near enough to begin
    return State(theta, Items(low, high, np.zeros(n)), np.ones(len(theta)))


def round_of(rolls: Rolls, walked: Walk, state: State) -> State:
    """One Newton step for all items given the points, one for all points given the items; then the scale is set anew."""
    items = _items(rolls, state)
    step, variance = _points(rolls, walked, items, state)
    theta = state.theta + np.clip(step, -STRIDE, STRIDE)
    centre, spread = theta.mean(), theta.std()
    scaled = Items(items.low - items.loading * centre, items.high - items.loading * centre, items.loading * spread)
    return State((theta - centre) / spread, scaled, variance / spread**2)


def _points(rolls: Rolls, walked: Walk, items: Items, state: State) -> tuple[Floats, Floats]:
    """The Newton step of the points, and their variance given what is believed of the items."""
    at, size = slopes(rolls, items, state.theta), len(state.theta)
    loading, doubt = items.loading[rolls.item], doubts(rolls, state)[rolls.item]
    unsure = _sum(rolls.cell, doubt, size)
    score = _sum(rolls.cell, loading * at.slope, size) + pull(walked, state.theta) - unsure * state.theta
    step, _ = solve(walked, unsure - _sum(rolls.cell, loading * loading * at.curvature, size), score)
    _, variance = solve(walked, unsure + _sum(rolls.cell, loading * loading, size), score)
    return step, variance


def doubts(rolls: Rolls, state: State) -> Floats:
    """The variance of each item's loading, [items], given what is believed of the points."""
    square = (state.theta**2 + state.variance)[rolls.cell]
    return 1 / (1 / LOADING + _sum(rolls.item, square, len(rolls.items)))


def _items(rolls: Rolls, state: State) -> Items:
    gradient, hessian = _curves(rolls, slopes(rolls, state.items, state.theta), state)
    step = np.linalg.solve(-hessian, gradient[:, :, None])[:, :, 0]
    step *= np.minimum(1, STRIDE / np.maximum(np.abs(step).max(axis=1, keepdims=True), 1e-12))
    gap = state.items.high - state.items.low
    narrowed = np.minimum(step[:, 1] - step[:, 0], 0)
    step *= np.minimum(1, 0.8 * gap / np.maximum(-narrowed, 1e-300))[:, None]
    low, high, loading = state.items.low, state.items.high, state.items.loading
    return Items(low + step[:, 0], high + step[:, 1], loading + step[:, 2])


def _curves(rolls: Rolls, at: Slopes, state: State) -> tuple[Floats, Floats]:
    """Gradient [items, 3] and Hessian [items, 3, 3] by lower cut-point, upper cut-point and loading, priors included."""
    yes, no, item = rolls.abstain, rolls.no, rolls.item
    n, theta, items = len(rolls.items), state.theta[rolls.cell], state.items
    first, second = item[:no], item[yes:]
    by_low, by_high = at.low2.copy(), at.high2.copy()
    by_low[yes:] += at.cross
    by_high[: no - yes] += at.cross
    gap = items.high - items.low
    ridge = 1 / LOADING + np.bincount(item, state.variance[rolls.cell], n)
    gradient = np.empty((n, 3))
    gradient[:, 0] = np.bincount(first, at.low, n) - items.low / CUT - GAP / gap
    gradient[:, 1] = np.bincount(second, at.high, n) - items.high / CUT + GAP / gap
    gradient[:, 2] = np.bincount(item, theta * at.slope, n) - items.loading * ridge
    hessian = np.empty((n, 3, 3))
    hessian[:, 0, 0] = np.bincount(first, at.low2, n) - 1 / CUT - GAP / gap**2
    hessian[:, 1, 1] = np.bincount(second, at.high2, n) - 1 / CUT - GAP / gap**2
    hessian[:, 2, 2] = np.bincount(item, theta * theta * at.curvature, n) - ridge
    hessian[:, 0, 1] = hessian[:, 1, 0] = np.bincount(item[yes:no], at.cross, n) + GAP / gap**2
    hessian[:, 0, 2] = hessian[:, 2, 0] = -np.bincount(first, theta[:no] * by_low, n)
    hessian[:, 1, 2] = hessian[:, 2, 1] = -np.bincount(second, theta[yes:] * by_high, n)
    return gradient, hessian


def _sum(place: Ints, what: Floats, size: int) -> Floats:
    """The sum of `what` at each place."""
    total: Floats = np.bincount(place, what, size).astype(np.float64)  # of whole numbers, if there are none
    return total


def fit(rolls: Rolls, walked: Walk, anchor: int, tolerance: float, rounds: int) -> tuple[State, int, float]:
    """Rounds until no point moves by more than `tolerance`: the state, the rounds it took, and the last movement.

    Anderson's mixing (Walker and Ni 2011, SIAM J. Numer. Anal. 49: 1715-1735) of the last few rounds; where it takes
    the fit further from rest than twice what it was, its memory is dropped.
    """
    state, moved, number = begin(rolls, anchor), np.inf, 0
    inputs: list[Floats] = []
    gains: list[Floats] = []
    best = np.inf
    for number in range(1, rounds + 1):
        after = round_of(rolls, walked, state)
        here, there = _flat(state), _flat(after)
        moved = float(np.abs(after.theta - state.theta).max())
        if moved < tolerance:
            state = after
            break
        rest = float(np.linalg.norm(there - here))
        if rest > 2 * best:
            inputs, gains = [], []
        best = min(best, rest) if gains else rest
        inputs, gains = [*inputs, here][-MEMORY:], [*gains, there - here][-MEMORY:]
        state = _state(_mixed(inputs, gains), after) if number > 3 else after
    return state, number, moved


def _mixed(inputs: list[Floats], gains: list[Floats]) -> Floats:
    if len(gains) < 2:
        return inputs[-1] + gains[-1]
    changes = np.diff(np.array(gains), axis=0)
    shifts = np.diff(np.array(inputs), axis=0)
    # A little ridge: the last rounds are nearly parallel as the fit comes to rest.
    square = changes @ changes.T
    square[np.diag_indices(len(square))] *= 1 + 1e-10
    share = np.linalg.solve(square, changes @ gains[-1])
    mixed: Floats = inputs[-1] + gains[-1] - share @ (shifts + changes)
    return mixed


def _flat(state: State) -> Floats:
    gap = np.log(state.items.high - state.items.low)
    return np.concatenate([state.theta, state.items.low, gap, state.items.loading])


def _state(flat: Floats, like: State) -> State:
    theta, low, gap, loading = np.split(flat, np.cumsum([len(like.theta), *[len(like.items.low)] * 2]))
    return State(theta, Items(low, low + np.exp(np.clip(gap, -12, 3)), loading), like.variance)

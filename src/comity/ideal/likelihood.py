"""The ordinal probit of a ballot, its slopes and curvatures.

A unit at θ votes on an item with cut-points γ₁ < γ₂ and loading β:

    P(yes) = Φ(γ₁ - βθ),  P(abstain) = Φ(γ₂ - βθ) - Φ(γ₁ - βθ),  P(no) = 1 - Φ(γ₂ - βθ)

so a positive loading says that a unit further up is likelier to vote no (Bailey, Strezhnev and Voeten 2017, pp. 435-437).
The logarithm is concave in (γ₁, γ₂, β) given θ, and in θ given the item.
"""

from dataclasses import dataclass

import numpy as np

from comity.ideal.normal import Floats, density, log_between, mills
from comity.ideal.rolls import Rolls


@dataclass
class Items:
    """The parameters of all items: arrays [items]."""

    low: Floats
    high: Floats
    loading: Floats


@dataclass(frozen=True)
class Slopes:
    """Derivatives of each ballot's log-probability by its cut-points, in the order of the ballots.

    `low` and `low2` are of the yeses and abstentions, `high` and `high2` of the abstentions and noes, `cross` of the
    abstentions. By βθ the slope is -(low + high), and the curvature low2 + 2 cross + high2.
    """

    low: Floats
    high: Floats
    low2: Floats
    high2: Floats
    cross: Floats
    slope: Floats
    curvature: Floats


def slopes(rolls: Rolls, items: Items, theta: Floats) -> Slopes:
    """The derivatives at points `theta` [cells]."""
    yes, no = rolls.abstain, rolls.no
    at = items.loading[rolls.item] * theta[rolls.cell]
    below = items.low[rolls.item[:no]] - at[:no]
    above = items.high[rolls.item[yes:]] - at[yes:]
    low, low2 = np.empty(no), np.empty(no)
    high, high2 = np.empty(len(above)), np.empty(len(above))
    low[:yes] = mills(below[:yes])
    low2[:yes] = -low[:yes] * (below[:yes] + low[:yes])
    high[no - yes :] = -mills(-above[no - yes :])
    high2[no - yes :] = high[no - yes :] * (-above[no - yes :] - high[no - yes :])
    a, b = below[yes:], above[: no - yes]
    chance = np.exp(log_between(a, b))
    left, right = density(a) / chance, density(b) / chance
    low[yes:], high[: no - yes] = -left, right
    low2[yes:], high2[: no - yes] = left * (a - left), -right * (b + right)
    cross = left * right
    slope, curvature = np.zeros(len(at)), np.zeros(len(at))
    slope[:no] -= low
    slope[yes:] -= high
    curvature[:no] += low2
    curvature[yes:] += high2
    curvature[yes:no] += 2 * cross
    return Slopes(low, high, low2, high2, cross, slope, curvature)

"""Ballots drawn from the model itself."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Drawn:
    unit: np.ndarray
    vote: np.ndarray
    choice: np.ndarray
    period: np.ndarray
    bridge: np.ndarray
    #: [units, periods], with mean 0 and variance 1.
    truth: np.ndarray


def drawn(seed: int, units: int = 60, periods: int = 10, votes: int = 40, absent: float = 0.1) -> Drawn:
    """Two thirds of the questions of a period are put again in the next, one vote in ten is not cast."""
    luck = np.random.default_rng(seed)
    truth = np.cumsum(np.c_[luck.normal(0, 1, units), luck.normal(0, 0.3, (units, periods - 1))], axis=1)
    truth = (truth - truth.mean()) / truth.std()
    columns: list[tuple[np.ndarray, ...]] = []
    questions: list[tuple[int, float, float, float]] = []
    for period in range(periods):
        fresh = votes if not period else votes // 3
        questions = questions[-(votes - fresh) :] if votes - fresh else []
        for number in range(fresh):
            low = luck.normal(0, 1)
            loading = luck.choice([-1, 1]) * luck.uniform(0.4, 1.8)
            questions.append((period * votes + number, low, low + luck.exponential(0.7), loading))
        for place, (bridge, low, high, loading) in enumerate(questions):
            latent = loading * truth[:, period] + luck.normal(0, 1, units)
            choice = 1 + (latent > low).astype(int) + (latent > high)
            choice[luck.random(units) < absent] = 0
            who = np.arange(units)
            columns.append((who, who * 0 + period * votes + place, choice, who * 0 + period, who * 0 + bridge))
    unit, vote, choice, period_of, bridge_of = (np.concatenate(column) for column in zip(*columns, strict=True))
    return Drawn(unit, vote, choice, period_of, bridge_of, truth)

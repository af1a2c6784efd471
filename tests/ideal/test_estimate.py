"""Estimates of ballots that were drawn from the model, and what holds of every estimate."""

import numpy as np
import pytest
from simulated import Drawn, drawn

from comity import ideal
from comity.model import Refused


def estimated(ballots: Drawn, **options: float) -> ideal.IdealPoints:
    top = int(ballots.truth.mean(axis=1).argmax())
    return ideal.estimate(
        ballots.unit, ballots.vote, ballots.choice, ballots.period, ballots.bridge, positive=top, **options
    )


def test_the_truth_is_found_and_lies_in_the_intervals() -> None:
    held, likeness = [], []
    for seed in range(4):
        ballots = drawn(seed)
        found = estimated(ballots)
        assert found.converged
        off = np.abs(found.points - ballots.truth) / found.se
        held.append((off < 1.6449).mean())
        likeness.append(np.corrcoef(found.points.ravel(), ballots.truth.ravel())[0, 1])
    assert 0.85 <= np.mean(held) <= 0.95
    assert min(likeness) > 0.97


def test_the_scale() -> None:
    found = estimated(drawn(1, units=30, periods=4, votes=20))
    assert np.nanmean(found.points) == pytest.approx(0, abs=1e-9)
    assert np.nanvar(found.points) == pytest.approx(1, abs=1e-9)
    assert (found.cuts[:, 0] < found.cuts[:, 1]).all()


def test_the_order_of_ballots_does_not_matter_and_twice_is_the_same() -> None:
    ballots = drawn(2, units=20, periods=3, votes=15)
    once, again = estimated(ballots), estimated(ballots)
    assert once.points.tobytes() == again.points.tobytes()
    order = np.random.default_rng(1).permutation(len(ballots.unit))
    mixed = Drawn(
        *(column[order] for column in (ballots.unit, ballots.vote, ballots.choice, ballots.period, ballots.bridge)),
        ballots.truth,
    )
    assert estimated(mixed).points.tobytes() == once.points.tobytes()


def test_the_sign_is_that_of_the_unit_named() -> None:
    ballots = drawn(4, units=20, periods=3, votes=15)
    ends = ballots.truth.mean(axis=1)
    up, down = (
        ideal.estimate(ballots.unit, ballots.vote, ballots.choice, ballots.period, ballots.bridge, positive=int(unit))
        for unit in (ends.argmax(), ends.argmin())
    )
    np.testing.assert_allclose(up.points, -down.points, atol=1e-12)
    np.testing.assert_allclose(up.loadings, -down.loadings, atol=1e-12)


def test_an_absence_is_missing_and_no_abstention() -> None:
    ballots = drawn(5, units=20, periods=4, votes=15)
    away = (ballots.unit == 7) & (ballots.period == 2)
    choice = np.where(away, 0, ballots.choice)
    found = ideal.estimate(ballots.unit, ballots.vote, choice, ballots.period, ballots.bridge, positive=0)
    assert np.isnan(found.points[7, 2])
    assert np.isnan(found.se[7, 2])
    assert found.votes[7, 2] == 0
    kept = choice > 0
    without = ideal.estimate(
        *(column[kept] for column in (ballots.unit, ballots.vote, choice, ballots.period, ballots.bridge)), positive=0
    )
    assert without.points.tobytes() == found.points.tobytes()


def test_unanimous_questions_tell_nothing() -> None:
    ballots = drawn(6, units=15, periods=3, votes=12)
    who = np.arange(15)
    more = [
        np.r_[ballots.unit, who],
        np.r_[ballots.vote, who * 0 + 9999],
        np.r_[ballots.choice, who * 0 + 1],
        np.r_[ballots.period, who * 0 + 1],
    ]
    plain = ideal.estimate(ballots.unit, ballots.vote, ballots.choice, ballots.period, positive=0)
    found = ideal.estimate(*more, positive=0)
    assert 9999 not in found.items
    assert found.points.tobytes() == plain.points.tobytes()


@pytest.mark.parametrize(
    ("columns", "options", "words"),
    [
        (([1, 2], [1, 1], [1, 3], [1]), {}, "columns of the shapes"),
        (([1, 2], [1, 1], [1, 8], [1, 1]), {}, "ballot 1: the choice 8"),
        (([1, 1], [5, 5], [1, 3], [1, 1]), {}, "ballot 1: 1 votes a second time on 5"),
        (([1, 2], [1, 1], [1, 1], [1, 1]), {}, "no ballot tells anything"),
        (([1, 2], [1, 1], [1, 3], [1.5, 1]), {}, "expected whole numbers"),
        (([1, 2], [1, 1], [1, 3], [1, 1]), {"positive": 9}, "the unit 9"),
        (([1, 2], [1, 1], [1, 3], [1, 1]), {"smooth": 0.0}, "smooth is 0.0"),
    ],
)
def test_bad_input_is_told(columns: tuple[list[int], ...], options: dict[str, float], words: str) -> None:
    with pytest.raises(Refused, match=words):
        ideal.estimate(*columns, **{"positive": 1, **options})  # type: ignore[arg-type]

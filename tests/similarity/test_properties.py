"""What holds whatever the ratings are."""

from dataclasses import fields

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from comity import similarity
from comity.model import Refused

SQUARES = st.integers(2, 9).flatmap(
    lambda n: arrays(np.float64, (n, n), elements=st.sampled_from([0.0, 0.0, 0.0, 1.0, 2.0, 3.0, float("nan")]))
)
BALLOTS = st.tuples(st.integers(1, 7), st.integers(1, 12)).flatmap(
    lambda shape: arrays(np.int64, shape, elements=st.integers(0, 3))
)
SIMILAR = ("s_abs", "s_sq", "kappa", "pi", "tau_b")


@given(SQUARES)
@settings(max_examples=60, deadline=None)
def test_alliances_are_symmetric_bounded_and_one_with_oneself(table: np.ndarray) -> None:
    scores = similarity.alliances(table)
    for name in SIMILAR:
        found = getattr(scores, name)
        np.testing.assert_allclose(found, found.T, atol=1e-12)
        own = np.diag(found)
        np.testing.assert_allclose(own[~np.isnan(own)], 1, atol=1e-12)
        assert np.nanmax(found, initial=1) <= 1 + 1e-12
    for name in ("s_abs", "s_sq", "tau_b"):
        assert np.nanmin(getattr(scores, name), initial=-1) >= -1 - 1e-12


@given(SQUARES, st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_the_order_of_states_does_not_matter(table: np.ndarray, luck: object) -> None:
    order = np.arange(len(table))
    luck.shuffle(order)  # type: ignore[attr-defined]
    weights = np.arange(1.0, len(table) + 1)
    before = similarity.alliances(table, weights)
    after = similarity.alliances(table[np.ix_(order, order)], weights[order])
    for field in fields(before):
        expected = getattr(before, field.name)[np.ix_(order, order)]
        np.testing.assert_allclose(getattr(after, field.name), expected, atol=1e-12)


@given(BALLOTS)
@settings(max_examples=60, deadline=None)
def test_votes(ballots: np.ndarray) -> None:
    scores = similarity.votes(ballots)
    for name in (*SIMILAR, "lijphart", "voeten", "identical"):
        found = getattr(scores, name)
        np.testing.assert_allclose(found, found.T, atol=1e-12)
        assert np.isnan(found[scores.n == 0]).all()
    np.testing.assert_allclose(scores.lijphart, (1 + scores.s_abs) / 2, atol=1e-12)
    turned = similarity.votes(np.where(ballots == 0, 0, 4 - ballots))
    np.testing.assert_allclose(turned.kappa, scores.kappa, atol=1e-12)


def test_groups_are_taken_apart() -> None:
    ballots = np.array([[1, 3, 2, 1], [1, 1, 2, 0], [3, 3, 0, 0]])
    by_year = similarity.votes_by(ballots, [1990, 1991, 1990, 1992])
    assert list(by_year) == [1990, 1991, 1992]
    np.testing.assert_array_equal(by_year[1990].lijphart, similarity.votes(ballots[:, [0, 2]]).lijphart)
    assert np.isnan(by_year[1992].lijphart[0, 1])


def test_what_is_not_defined_is_nan_and_not_zero() -> None:
    alone = similarity.alliances(np.zeros((3, 3)), include_self=False)
    assert alone.s_abs[0, 1] == 1
    assert alone.n[0, 1] == 1
    assert np.isnan([alone.kappa[0, 1], alone.pi[0, 1], alone.tau_b[0, 1]]).all()


def test_without_self_only_ties_to_third_states_count() -> None:
    table = np.array([[0, 3, 3, 0], [3, 0, 0, 0], [3, 0, 0, 0], [0, 0, 0, 0.0]])
    scores = similarity.alliances(table, include_self=False)
    assert scores.s_abs[0, 1] == pytest.approx(1 - 2 * 3 / (3 * 2))
    assert scores.s_abs[1, 2] == 1


def test_weights_do_not_change_tau_b_but_do_change_kappa() -> None:
    table = np.array([[3, 1, 0], [1, 3, 2], [0, 2, 3.0]])
    plain, weighted = similarity.alliances(table), similarity.alliances(table, [8, 1, 1])
    np.testing.assert_array_equal(plain.tau_b, weighted.tau_b)
    assert plain.kappa[0, 1] != weighted.kappa[0, 1]


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: similarity.alliances(np.zeros((2, 3))), r"shape \(2, 3\)"),
        (lambda: similarity.alliances([[3, 4], [0, 3]]), "row 0, column 1: portfolios: 4 is not one of 0, 1, 2, 3"),
        (lambda: similarity.alliances(np.zeros((2, 2)), [1]), r"expected \(2,\)"),
        (lambda: similarity.alliances(np.zeros((2, 2)), [1, -1]), "weight 1: a weight is -1"),
        (lambda: similarity.alliances(np.zeros((2, 2)), [1, np.nan]), "weight 1: a weight is nan"),
        (lambda: similarity.votes([[1, 8]]), "row 0, column 1: ballots: 8 is not one of 1, 2, 3"),
        (lambda: similarity.votes([1, 2]), "two dimensions"),
        (lambda: similarity.votes_by([[1, 2]], [1990]), "name one for each column"),
    ],
)
def test_bad_input_is_told(call: object, words: str) -> None:
    with pytest.raises(Refused, match=words):
        call()  # type: ignore[operator]

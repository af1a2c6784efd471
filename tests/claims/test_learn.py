"""What is learned: weights that tell what they were shown, the same each time, and the threshold that gives the best F1."""

from hypothesis import given
from hypothesis import strategies as st

from comity.claims.learn import Example, judge, ridge, senses
from comity.claims.sense import chance, features, scores, stem
from comity.claims.trial import Heard, Proposal
from comity.claims.weigh import BIAS, probability


def examples(count: int) -> list[Example]:
    """Half with the feature that makes them true, half with one that does not."""
    return [Example([BIAS, "yes" if number % 2 else "no"], 0.0, bool(number % 2)) for number in range(count)]


def test_weights_tell_true_from_false_and_are_the_same_each_time() -> None:
    learned = ridge(examples(40), {BIAS: 0.01}, 1.0, 100, 2)
    assert probability(learned, [BIAS, "yes"], 0.0) > 0.8
    assert probability(learned, [BIAS, "no"], 0.0) < 0.2
    assert learned == ridge(examples(40), {BIAS: 0.01}, 1.0, 100, 2)


def test_what_was_never_seen_weighs_nothing() -> None:
    learned = ridge(examples(40), {BIAS: 0.01}, 1.0, 100, 2)
    assert probability(learned, [BIAS, "yes", "unheard of"], 0.0) == probability(learned, [BIAS, "yes"], 0.0)


def heard(number: int) -> Heard:
    """A sentence whose word says what it speaks of, with a proposal that is right where it does."""
    right = number % 3 != 0
    kind = frozenset(("exercise",)) if right else frozenset()
    proposal = Proposal("exercise.made", "exercise", 0, [BIAS, f"f:{right}"], right)
    return Heard(f"text{number % 5}", {"w:drill" if right else "w:rain"}, kind, [proposal])


def test_a_judgement_keeps_what_is_right_and_drops_what_is_not() -> None:
    sentences = [heard(number) for number in range(60)]
    judged = judge(sentences, sum(bool(each.kinds) for each in sentences))
    right = probability(judged.weights, [BIAS, "f:True"], 1.0)
    wrong = probability(judged.weights, [BIAS, "f:False"], -1.0)
    assert right >= judged.threshold > wrong
    assert judged.examples == 60
    assert judged == judge(sentences, sum(bool(each.kinds) for each in sentences))


def test_senses_know_the_words_of_a_type() -> None:
    table = senses([heard(number) for number in range(60)])
    assert scores(table, {"w:drill"})["exercise"] > scores(table, {"w:rain"})["exercise"]


@given(st.floats(allow_nan=False, allow_infinity=True))
def test_a_chance_is_between_none_and_all(odds: float) -> None:
    assert 0 < chance(odds) < 1
    assert chance(odds) + chance(-odds) == 1 or abs(chance(odds) + chance(-odds) - 1) < 1e-9


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=14))
def test_a_stem_begins_its_word(word: str) -> None:
    assert word.startswith(stem(word))


def test_features_name_words_cues_and_how_many_states() -> None:
    assert features("The navies trained", [], 2) == {"w:nav", "w:train", "n:2"}

"""Learns how claims look, from coded texts: the weights of `sense` (what a sentence speaks of) and of `weigh` (what a frame proposes).

Takes: sentences with what the gold codes in them and what the frames propose (`trial`). Gives: a `Judgement`. Both are logistic
regressions with a penalty on squared weights (ridge; Hoerl and Kennard 1970), by full-batch gradient with steps scaled per feature
(AdaGrad; Duchi, Hazan and Singer 2011), so the same sentences give the same weights. What is seen too rarely is left out: it would only
remember a text. `weigh` learns from odds that `sense` gives to documents it did not learn from, and the threshold is that of the
best F1 on documents that neither has seen.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import exp, sqrt
from typing import NamedTuple

from comity.claims.sense import scores
from comity.claims.trial import Heard, Proposal
from comity.claims.weigh import BIAS, ODDS, probability
from comity.codebook.entries import Judgement

PENALTY: Mapping[str, float] = {"bias": 0.01, "odds": 0.1, "f": 1.0, "w": 3.0, "c": 3.0}
"""The penalty by the family of a feature: single words and cues must show more before they count. Chosen by cross-validation over the
documents of the building half, as are the constants below."""
OTHER = 1.0
SENSE_PENALTY = 2.0
STEPS, SENSE_STEPS = 150, 60
RATE = 0.3
SEEN, SENSE_SEEN = 2, 3
FOLDS = 5
LEAST = 30
"""Percent: the lowest threshold that is tried. F1 hardly changes from 0.1 to 0.4, and every claim between them is likelier wrong."""
SMALL = 0.05
"""A weight of a sense below this is left out: there are thousands of them."""


class Example(NamedTuple):
    """Features, the odds that go with them, and the truth."""

    found: Sequence[str]
    odds: float
    truth: bool


def ridge(
    examples: Sequence[Example], penalty: Mapping[str, float], other: float, steps: int, seen: int
) -> dict[str, float]:
    """The weights of one logistic model."""
    times = Counter(name for each in examples for name in set(each.found))
    names = [ODDS, *sorted(name for name, count in times.items() if count >= seen)]
    number = {name: place for place, name in enumerate(names)}
    rows = [
        (sorted({number[name] for name in each.found if name in number}), each.odds, float(each.truth))
        for each in examples
    ]
    cost = [penalty.get(name.partition(":")[0], other) for name in names]
    weights, squares = [0.0] * len(names), [1e-8] * len(names)
    for _ in range(steps):
        slope = [price * weight for price, weight in zip(cost, weights, strict=True)]
        for places, odds, truth in rows:
            total = odds * weights[0] + sum([weights[place] for place in places])
            error = 1 / (1 + exp(-max(-30.0, min(30.0, total)))) - truth
            slope[0] += odds * error
            for place in places:
                slope[place] += error
        for place, gradient in enumerate(slope):
            squares[place] += gradient * gradient
            weights[place] -= RATE * gradient / sqrt(squares[place])
    return {name: value for name, weight in zip(names, weights, strict=True) if (value := round(weight, 3))}


def senses(heard: Sequence[Heard]) -> dict[str, dict[str, float]]:
    """For each feature its weight for each type; under ``bias`` each type's own."""
    table: dict[str, dict[str, float]] = {BIAS: {}}
    for kind in sorted({kind for each in heard for kind in each.kinds}):
        examples = [Example([*sorted(each.found), BIAS], 0.0, kind in each.kinds) for each in heard]
        learned = ridge(examples, {BIAS: 0.01}, SENSE_PENALTY, SENSE_STEPS, SENSE_SEEN)
        table[BIAS][kind] = learned.pop(BIAS, 0.0)
        for name, weight in learned.items():
            if abs(weight) >= SMALL:
                table.setdefault(name, {})[kind] = weight
    return dict(sorted(table.items()))


def judge(heard: Sequence[Heard], wanted: int) -> Judgement:
    """What is learned of the sentences `heard`, of which the gold codes `wanted` claims."""
    documents = sorted({each.document for each in heard})
    fold = {name: place % FOLDS for place, name in enumerate(documents)}
    told: dict[int, dict[str, float]] = {}
    for part in range(FOLDS):
        table = senses([each for each in heard if fold[each.document] != part])
        told |= {place: scores(table, each.found) for place, each in enumerate(heard) if fold[each.document] == part}
    examples = [
        (each.document, Example(one.found, told[place].get(one.kind, 0.0), one.right))
        for place, each in enumerate(heard)
        for one in each.proposals
    ]
    likely: dict[int, list[tuple[float, Proposal]]] = {}
    for part in range(FOLDS):
        weights = _weights([example for document, example in examples if fold[document] != part])
        for place, each in enumerate(heard):
            if fold[each.document] == part:
                likely[place] = [
                    (probability(weights, one.found, told[place].get(one.kind, 0.0)), one) for one in each.proposals
                ]
    grid = [step / 100 for step in range(LEAST, 71, 5)]
    threshold = max(grid, key=lambda step: (_f1(likely, step, wanted), step))
    return Judgement(
        threshold=threshold,
        examples=len(examples),
        weights=_weights([example for _, example in examples]),
        senses=senses(heard),
    )


def _weights(examples: Sequence[Example]) -> dict[str, float]:
    return ridge(examples, PENALTY, OTHER, STEPS, SEEN)


def _f1(likely: Mapping[int, list[tuple[float, Proposal]]], threshold: float, wanted: int) -> float:
    """F1 if of each clause and type the likeliest proposal is made where it is likely enough."""
    made = right = 0
    for proposals in likely.values():
        best: dict[tuple[int, str], tuple[float, bool]] = {}
        for chances, one in proposals:
            if chances >= threshold and chances > best.get((one.clause, one.kind), (0.0, False))[0]:
                best[one.clause, one.kind] = (chances, one.right)
        made += len(best)
        right += sum(truth for _, truth in best.values())
    return 2 * right / (made + wanted) if made else 0.0

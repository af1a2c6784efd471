"""Learns the weights by which `weigh` judges what the frames propose, from coded texts.

Takes: rows of features, each with whether the gold holds such a claim. Gives: a weight for each feature. Logistic regression with a
penalty on squared weights (ridge; Hoerl and Kennard 1970), by full-batch gradient with steps scaled per feature (AdaGrad; Duchi, Hazan
and Singer 2011): the same rows give the same weights. Features seen once are left out: they would only remember a text.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import exp, sqrt

Example = tuple[Sequence[str], bool]

PENALTY: Mapping[str, float] = {"bias": 0.01, "f": 1.0, "w": 3.0, "c": 3.0}
"""The weight of the penalty by the family of a feature: single words and cues must show more before they count. Chosen by
cross-validation over the documents of the building half."""
OTHER = 1.0
STEPS = 200
RATE = 0.3
SEEN = 2


def learn(examples: Sequence[Example], steps: int = STEPS) -> dict[str, float]:
    """The weights, rounded to 3 decimals, in the order of their names; those that round to 0 are left out."""
    seen = Counter(name for found, _ in examples for name in set(found))
    names = sorted(name for name, times in seen.items() if times >= SEEN)
    number = {name: place for place, name in enumerate(names)}
    rows = [(sorted({number[name] for name in found if name in number}), float(truth)) for found, truth in examples]
    penalty = [PENALTY.get(name.partition(":")[0], OTHER) for name in names]
    weights = [0.0] * len(names)
    squares = [1e-8] * len(names)
    for _ in range(steps):
        slope = [cost * weight for cost, weight in zip(penalty, weights, strict=True)]
        for places, truth in rows:
            total = sum([weights[place] for place in places])
            error = 1 / (1 + exp(-max(-30.0, min(30.0, total)))) - truth
            for place in places:
                slope[place] += error
        for place, gradient in enumerate(slope):
            squares[place] += gradient * gradient
            weights[place] -= RATE * gradient / sqrt(squares[place])
    return {name: value for name, weight in zip(names, weights, strict=True) if (value := round(weight, 3))}

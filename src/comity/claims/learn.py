"""Learns the weights by which `weigh` judges what the frames propose, from coded texts.

Takes: rows of features, each with whether the gold holds such a claim. Gives: a weight for each feature. Logistic regression with a
penalty on squared weights (ridge; Hoerl and Kennard 1970), by full-batch gradient with steps scaled per feature (AdaGrad; Duchi, Hazan
and Singer 2011): the same rows give the same weights. Features seen once are left out: they would only remember a text.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import exp, sqrt

from comity.claims.trial import Proposal
from comity.claims.weigh import probability
from comity.codebook.entries import Judgement

FOLDS = 5
GRID = tuple(step / 100 for step in range(15, 71, 5))

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


def judge(proposals: Sequence[Proposal], wanted: int) -> Judgement:
    """What is learned of `proposals`, with the threshold that gives the best F1 on documents left out (`FOLDS` parts).

    `wanted` is how many claims the gold holds.
    """
    documents = sorted({each.document for each in proposals})
    fold = {name: place % FOLDS for place, name in enumerate(documents)}
    held: list[tuple[float, Proposal]] = []
    for part in range(FOLDS):
        weights = learn([(each.found, each.right) for each in proposals if fold[each.document] != part])
        held += [(probability(weights, each.found), each) for each in proposals if fold[each.document] == part]
    best = max(GRID, key=lambda threshold: (_f1(held, threshold, wanted), -threshold))
    weights = learn([(each.found, each.right) for each in proposals])
    return Judgement(threshold=best, examples=len(proposals), weights=weights)


def _f1(held: Sequence[tuple[float, Proposal]], threshold: float, wanted: int) -> float:
    """F1 if of each place the likeliest proposal is made, where it is likely enough."""
    made: dict[tuple[str, tuple[int, int, str]], tuple[float, bool]] = {}
    for likely, each in held:
        place = (each.document, each.place)
        if likely >= threshold and likely > made.get(place, (0.0, False))[0]:
            made[place] = (likely, each.right)
    right = sum(truth for _, truth in made.values())
    return 2 * right / (len(made) + wanted) if made else 0.0

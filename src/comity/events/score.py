"""How well a grouping of claims agrees with the gold one: B-cubed (Bagga and Baldwin 1998) and pairs.

By B-cubed, claims all alone do well where most events have one claim; by pairs they get 0. Read the two together.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from comity.model import Record

Grouping = Mapping[str, str]
"""Claim id to the event it is in."""


class Agreement(Record, frozen=True, kw_only=True):
    """Precision, recall and F1, from 0 to 1."""

    precision: float
    recall: float
    f1: float


def grouping(events: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    """Claim id to event id, from events and their claims."""
    return {claim: event for event, claims in events for claim in claims}


def b_cubed(gold: Grouping, predicted: Grouping) -> Agreement:
    """For each gold claim the share of its event that is right, and of the gold event that is found; averaged."""
    found = _aligned(gold, predicted)
    in_gold, in_found = Counter(gold.values()), Counter(found.values())
    both = Counter((gold[claim], found[claim]) for claim in gold)
    precision = sum(both[gold[claim], found[claim]] / in_found[found[claim]] for claim in gold) / len(gold)
    recall = sum(both[gold[claim], found[claim]] / in_gold[gold[claim]] for claim in gold) / len(gold)
    return Agreement(precision=precision, recall=recall, f1=2 * precision * recall / (precision + recall))


def pairs(gold: Grouping, predicted: Grouping) -> Agreement:
    """Over the pairs of claims that share an event; 0 where there is none."""
    found = _aligned(gold, predicted)
    hits = _pairs(Counter((gold[claim], found[claim]) for claim in gold))
    made, wanted = _pairs(Counter(found.values())), _pairs(Counter(gold.values()))
    precision, recall = hits / made if made else 0.0, hits / wanted if wanted else 0.0
    return Agreement(
        precision=precision, recall=recall, f1=2 * precision * recall / (precision + recall) if hits else 0.0
    )


def _aligned(gold: Grouping, predicted: Grouping) -> dict[str, tuple[str, str]]:
    """The prediction for each gold claim, alone where there is none; a claim unknown to gold is set aside."""
    return {claim: ("given", predicted[claim]) if claim in predicted else ("alone", claim) for claim in gold}


def _pairs(sizes: Counter[str] | Counter[tuple[str, str]] | Counter[tuple[str, tuple[str, str]]]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes.values())

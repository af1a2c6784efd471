"""Sends each claim to the check that can judge it, and the observations with it."""

from collections.abc import Iterable, Sequence

from comity.checks import figures, register, transfers, vetoes
from comity.checks.transfers import pairs
from comity.model import Check, Claim, Observation

DATASETS = (register.DATASET, vetoes.DATASET)
"""What claims are held against."""


def run(claims: Sequence[Claim], observations: Iterable[Observation]) -> list[Check]:
    """One check for each claim that an observed dataset could speak to, sorted by claim and dataset.

    A claim of another kind, or one whose dataset is not among `observations`, has none.
    """
    arms, votes = [], []
    for seen in observations:
        if seen.dataset == register.DATASET:
            arms.append(seen)
        elif seen.dataset == vetoes.DATASET:
            votes.append(seen)
    checks = [*_arms(claims, arms), *_votes(claims, votes)]
    return sorted(checks, key=lambda check: (check.claim, check.dataset))


def _arms(claims: Sequence[Claim], observations: Sequence[Observation]) -> Iterable[Check]:
    judged = [claim for claim in claims if claim.type == "arms_transfer" or claim.concept in figures.ARMS]
    if not judged or not observations:
        return
    releases = register.registers(observations, {pair for claim in judged for pair in pairs(claim)})
    for claim in judged if releases else ():
        yield (transfers.check if claim.kind == "claim" else figures.check_arms)(claim, releases)


def _votes(claims: Sequence[Claim], observations: Sequence[Observation]) -> Iterable[Check]:
    if not observations:
        return
    known = vetoes.known(observations)
    for claim in claims:
        if vetoes.is_veto(claim):
            yield vetoes.check(claim, known)
        elif figures.counts_vetoes(claim):
            yield figures.check_vetoes(claim, known)

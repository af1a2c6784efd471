"""Holds what the frames propose against claims coded by reading: what the weights are learned from, and a frame's precision.

Takes: a document with its passages, and the gold rows of that document. Gives: each proposal with its features and whether the gold
holds such a claim in that sentence (same type, enough parties in common), whatever the learned weights say of it.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from comity.claims import weigh
from comity.claims.coder import Coder
from comity.claims.draft import Draft
from comity.claims.match import Compared, enough, read, same_sentence
from comity.claims.rows import to_row
from comity.claims.terms import lexicon
from comity.codebook.entries import Judgement
from comity.model import Claim, Document, Passage


class Proposal(NamedTuple):
    """A draft of a frame, how it looks, and whether it is right."""

    frame: str
    kind: str
    clause: int
    found: list[str]
    right: bool


class Heard(NamedTuple):
    """A sentence: what it is like, which types the gold codes in it, and what the frames propose."""

    document: str
    found: set[str]
    kinds: frozenset[str]
    proposals: list[Proposal]


def trial(document: Document, passages: Sequence[Passage], gold: Sequence[Compared]) -> Iterator[Heard]:
    """Every candidate sentence in the order of the text, whatever the learned weights say of it."""
    coder = Coder(lexicon(), Judgement())
    for sentence, drafts, _ in coder.read(document, passages):
        row = read({"sentence": document.text[sentence.start : sentence.end], "doc": document.name})
        near = [claim for claim in gold if same_sentence(claim.rests_on, row)]

        def right(kind: str, draft: Draft, near: list[Compared] = near) -> bool:
            return any(claim.type == kind and enough(claim.parties, frozenset(draft.parties)) for claim in near)

        proposed = [
            Proposal(
                draft.rule.frame.name, draft.rule.frame.type, draft.mark.clause.start,
                weigh.features(sentence, draft, coder.names), right(draft.rule.frame.type, draft),
            )
            for draft in drafts
        ]  # fmt: skip
        yield Heard(document.name, coder.judge.heard(sentence), frozenset(claim.type for claim in near), proposed)


def by_frame(claims: Sequence[Claim], gold: Sequence[Compared]) -> dict[str, tuple[int, int]]:
    """For each frame how many of its claims are right, and how many it made, among the claims of one document."""
    counts: dict[str, tuple[int, int]] = {}
    for claim in claims:
        row = read(to_row(claim))
        right = any(
            one.kind == row.kind
            and one.type == row.type
            and same_sentence(one.rests_on, row)
            and enough(one.parties, row.parties)
            for one in gold
        )
        hits, made = counts.get(claim.frame, (0, 0))
        counts[claim.frame] = (hits + right, made + 1)
    return counts

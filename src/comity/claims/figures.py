"""Figures: numbers about a relationship for a period."""

from collections.abc import Iterator

from comity.claims.sentence import Sentence
from comity.model import Claim, Document


def find(document: Document, sentence: Sentence) -> Iterator[Claim]:
    """The figures of a sentence."""
    yield from ()

"""What the coder does to be quick changes nothing of what it finds."""

from itertools import cycle

import pytest

from comity import documents, passages
from comity.claims import figures, sense, weigh
from comity.claims.code import coder
from comity.codebook.load import load
from comity.model import Claim, Document, Passage

PLAIN = (
    "The mayor opened a library in the town on Monday.",
    "Brazil sold 40 million tonnes of soybeans, and rain is expected in 2019.",
    "The French minister met farmers, who asked her for help.",
    "Ten players of Spain agreed to train with Portugal in March 2016.",
    "They had won the cup before.",
)
Read = tuple[Document, list[Passage]]


@pytest.fixture(scope="module")
def mixed() -> list[Read]:
    """Examples of the frames, each a while after the last, in texts of which most tells nothing."""
    examples = [frame.examples[0] for frame in load().frames if frame.examples][::4]
    plain = cycle(PLAIN)
    texts = []
    for first in range(0, len(examples), 6):
        told = [f"{' '.join(next(plain) for _ in range(7))} {each}" for each in examples[first : first + 6]]
        texts.append(documents.from_text("\n\n".join(told), name=str(first), published="2018-06-08"))
    return [(document, passages.split(document)) for document in texts]


def _found(read: Read, *, hurried: bool) -> list[tuple[object, ...]]:
    document, split = read
    found: list[tuple[object, ...]] = []
    for sentence, drafts, _ in coder().read(document, split, hurried=hurried):
        told: list[Claim] = list(figures.find(document, sentence))
        found += [(sentence.start, draft.rule.frame.name, *draft[2:]) for draft in drafts]
        found += [(sentence.start, claim.concept, claim.parties, claim.date) for claim in told]
    return found


def test_a_hurried_reading_finds_the_same(mixed: list[Read]) -> None:
    patient = [_found(read, hurried=False) for read in mixed]
    assert sum(map(len, patient)) > 20
    assert [_found(read, hurried=True) for read in mixed] == patient


def test_tables_weigh_as_names_do(mixed: list[Read]) -> None:
    reader = coder()
    learned = reader.judgement
    drafts = 0
    for document, split in mixed:
        for sentence, found, _ in reader.read(document, split):
            for draft in found:
                drafts += 1
                kind = draft.rule.frame.type
                odds = sense.scores(learned.senses, reader.heard(sentence)).get(kind, 0.0)
                named = weigh.probability(learned.weights, weigh.features(sentence, draft, reader.names), odds)
                assert draft.likely == pytest.approx(named, abs=1e-9)
    assert drafts > 20

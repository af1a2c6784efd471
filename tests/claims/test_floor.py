"""The coder's quality is a floor: it may only be lowered by an explicit change here, with its reason."""

import json
from pathlib import Path

import pytest

from comity import documents, flow
from comity.claims.rows import to_row
from comity.claims.score import score

GOLD = Path(__file__).parents[2].parent / "shared" / "gold"
OWN = Path(__file__).parents[1] / "gold" / "test"
TYPED, DATE, ARTICLES = 0.775, 0.78, 0.63
UNSEEN, UNSEEN_PARTIES, UNSEEN_DATE = 0.515, 0.88, 0.70
"""On our own texts that nobody looked at while building: how well the coder does on what it has not seen."""


def scored(texts: Path, claims: Path):
    """How the coder's claims in some texts compare with what a reader coded in them."""
    sources, refused = documents.gather([texts])
    assert not refused
    rows = [to_row(claim) for source in sources for claim in flow.code(documents.read(source))[2]]
    files = sorted(claims.glob("*.jsonl"))
    gold = [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    coded = {row["doc"] for row in gold}
    return score(gold, [row for row in rows if row["doc"] in coded])


def shared(texts: str, claims: str):
    if not GOLD.is_dir():
        pytest.skip("the gold texts are not here (../shared/gold): they are other people's and not part of the project")
    return scored(GOLD / texts, GOLD / claims)


@pytest.fixture(scope="module")
def papers():
    return shared("documents", "dev")


@pytest.fixture(scope="module")
def articles():
    return shared("articles/documents", "articles")


@pytest.fixture(scope="module")
def unseen():
    return scored(OWN / "documents", OWN / "claims")


def test_typed_f1(papers) -> None:
    assert papers.claim.typed.f1 >= TYPED, "the coder reads worse than it did"


def test_dates(papers) -> None:
    assert papers.claim.fields["date"] >= DATE


def test_articles(articles) -> None:
    assert articles.claim.typed.f1 >= ARTICLES


def test_unseen_texts(unseen) -> None:
    assert unseen.claim.typed.f1 >= UNSEEN
    assert unseen.claim.fields["parties"] >= UNSEEN_PARTIES
    assert unseen.claim.fields["date"] >= UNSEEN_DATE

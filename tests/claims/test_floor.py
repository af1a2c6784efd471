"""The coder's quality is a floor: it may only be lowered by an explicit change here, with its reason."""

import json
from pathlib import Path

import pytest

from comity import documents, flow
from comity.claims.rows import to_row
from comity.claims.score import score

GOLD = Path(__file__).parents[2].parent / "shared" / "gold"
TYPED, DATE = 0.65, 0.77  # typed was 0.68 with phrases that only these texts use; they are gone


@pytest.fixture(scope="module")
def result():
    if not GOLD.is_dir():
        pytest.skip("the gold texts are not here (../shared/gold): they are other people's and not part of the project")
    sources, refused = documents.gather([GOLD / "documents"])
    assert not refused
    rows = [to_row(claim) for source in sources for claim in flow.code(documents.read(source))[2]]
    files = sorted((GOLD / "dev").glob("*.jsonl"))
    gold = [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    return score(gold, rows)


def test_typed_f1(result) -> None:
    assert result.claim.typed.f1 >= TYPED, "the coder reads worse than it did"


def test_dates(result) -> None:
    assert result.claim.fields["date"] >= DATE

"""The scoring: worked cases, and exact agreement with the standard's own tool on disturbed gold rows."""

import json
import random
import subprocess
import sys
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.claims.assign import Pair, assign
from comity.claims.score import render, score, score_paths
from comity.model import Refused

SHARED = Path(__file__).parents[2].parent / "shared"
TOOL, GOLD = SHARED / "tools" / "score_claims.py", SHARED / "gold" / "dev"
Row = dict[str, object]


def row(type: str = "visit", **more: object) -> Row:
    said = "The minister of Spain flew to Lisbon in May 2011."
    return {"doc": "d", "type": type, "sentence": said, "quote": said[:30], "parties": ["ESP", "PRT"]} | more


def test_same_sentence_type_and_parties_match_whatever_the_hyphens() -> None:
    same = row(sentence="The min-\nister of Spain flew  to Lisbon in May 2011", date="2011-05")
    line = score([row(date="2011")], [same]).claim
    assert (line.typed.matched, line.strict.matched) == (1, 0)
    assert (line.fields["date"], line.fields["date_compatible"]) == (0.0, 1.0)


def test_two_parties_are_enough_and_one_is_not() -> None:
    three = row(parties=["ESP", "PRT", "FRA"])
    assert score([three], [row()]).claim.typed.matched == 1
    assert score([three], [row(parties=["FRA"])]).claim.typed.matched == 0
    assert score([row(parties=["ESP"])], [three]).claim.typed.matched == 1


def test_a_document_without_predictions_is_missed_and_one_without_gold_is_set_aside() -> None:
    result = score([row(), row(doc="e")], [row(), row(doc="other")])
    assert (result.claim.typed.matched, result.claim.typed.gold, result.claim.typed.predicted) == (1, 2, 1)
    assert [(miss.label, miss.doc) for miss in result.misses] == [("missed", "e")]


def test_figures_are_compared_by_concept_and_number() -> None:
    figure = row(kind="figure", concept="trade", value=3, value_high=None)
    part = score([figure], [figure | {"value": 3.0}]).figure
    assert (part.typed.f1, part.strict.f1) == (1.0, 1.0)
    assert score([figure], [figure | {"value": 4}]).figure.strict.f1 == 0.0
    assert score([figure], [figure | {"concept": "rank"}]).figure.typed.f1 == 0.0


def test_text_lists_types_and_misses_only_when_asked() -> None:
    result = score([row()], [row("meeting")])
    assert "visit" not in render(result)
    assert "   visit              P 0.00 R 0.00 F1 0.00 (0/1 gold, 0 predicted)" in render(result, types=True)
    assert "extra  d meeting [ESP+PRT]" in render(result, misses=True)


def test_a_path_without_rows_and_a_bad_line_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"no \.jsonl"):
        score_paths(tmp_path, tmp_path)
    with pytest.raises(Refused, match="cannot be read"):
        score_paths(tmp_path / "none.jsonl", tmp_path)
    bad = tmp_path / "a.jsonl"
    for text in ("\n{", "\n[]", '\n{"parties": "ESP"}', "\n" + "[" * 100_000):
        bad.write_text(text, "utf-8")
        with pytest.raises(Refused, match=r"a\.jsonl:2: "):
            score_paths(bad, bad)


@given(st.dictionaries(st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(0, 6), max_size=15))
def test_the_assignment_has_most_pairs_and_then_most_weight(weights: dict[tuple[int, int], int]) -> None:
    pairs: list[Pair] = [(row, column, weight) for (row, column), weight in sorted(weights.items())]
    chosen = assign(pairs)
    assert len({row for row, _ in chosen}) == len({column for _, column in chosen}) == len(chosen)
    best = max(
        (len(hits), sum(weights[hit] for hit in hits))
        for order in permutations(range(5))
        for hits in [[hit for hit in enumerate(order) if hit in weights]]
    )
    assert (len(chosen), sum(weights[pair] for pair in chosen)) == best


def disturbed(rows: list[Row], luck: random.Random) -> Iterator[Row]:
    """The rows as a hasty coder might have left them: some missing, some twice, some fields wrong or gone."""
    values = {name: [other[name] for other in rows if name in other] for name in ("type", "date", "status", "place")}
    for one in rows:
        for _ in range(luck.choice([0, 1, 1, 1, 2])):
            new = dict(one)
            for name, others in values.items():
                if name in new and luck.random() < 0.2:
                    new[name] = luck.choice(others)
            if luck.random() < 0.2:
                new["parties"] = luck.sample(new["parties"], luck.randint(0, len(new["parties"])))  # type: ignore[call-overload]
            if luck.random() < 0.2:
                new["sentence"] = str(new["sentence"])[luck.randint(0, 30) :]
            if luck.random() < 0.1:
                del new["sentence"]
            if luck.random() < 0.1:
                new["source"] = "".join(new["source"])  # type: ignore[arg-type]
            if "value" in new and luck.random() < 0.3:
                new["value"] = 7
            yield new


@pytest.mark.parametrize("seed", range(6))
def test_it_agrees_with_the_standards_tool(seed: int, tmp_path: Path) -> None:
    if not TOOL.exists():
        pytest.skip("the standard's scoring tool is not beside the repository")
    luck = random.Random(seed)
    for file in sorted(GOLD.glob("*.jsonl")):
        rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
        if luck.random() < 0.9:
            wrong = list(disturbed(rows, luck))
            luck.shuffle(wrong)
            (tmp_path / file.name).write_text("".join(json.dumps(one) + "\n" for one in wrong), "utf-8")
    call = [sys.executable, str(TOOL), str(GOLD), str(tmp_path)]
    told = subprocess.run([*call, "--json"], capture_output=True, text=True, check=True, timeout=60).stdout
    result = score_paths(GOLD, tmp_path)
    ours = msgspec.to_builtins(result)
    assert {kind: ours[kind] for kind in ("claim", "figure")} == json.loads(told)
    told = subprocess.run([*call, "--types", "--misses"], capture_output=True, text=True, check=True, timeout=60).stdout
    assert render(result, types=True, misses=True) + "\n" == told

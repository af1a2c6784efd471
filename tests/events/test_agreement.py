"""B-cubed and pairs: worked by hand, and in agreement with the standard's own tool."""

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from comity.events.score import b_cubed, grouping, pairs

SHARED = Path(__file__).parents[2].parent / "shared"
TOOL = SHARED / "tools" / "score_events.py"


def test_by_hand() -> None:
    gold = {"1": "a", "2": "a", "3": "b"}
    split = {"1": "x", "2": "y", "3": "z"}
    assert (b_cubed(gold, split).precision, b_cubed(gold, split).recall) == (1.0, 2 / 3)
    assert pairs(gold, split).f1 == 0.0
    one = dict.fromkeys("123", "x")
    assert (pairs(gold, one).precision, pairs(gold, one).recall) == (1 / 3, 1.0)
    assert b_cubed(gold, gold).f1 == pairs(gold, gold).f1 == 1.0


def test_a_claim_not_predicted_is_alone_and_a_strange_one_set_aside() -> None:
    gold = {"1": "a", "2": "a"}
    assert pairs(gold, {"1": "x", "9": "x"}).recall == 0.0
    assert b_cubed(gold, {"1": "x", "9": "x"}).precision == 1.0


@pytest.mark.parametrize("seed", range(4))
def test_it_agrees_with_the_standards_tool(seed: int, tmp_path: Path) -> None:
    if not TOOL.exists():
        pytest.skip("the standard's scoring tool is not beside the repository")
    luck = random.Random(seed)
    names = [f"d-{number}" for number in range(60)]
    sides = []
    for side in ("gold", "found"):
        events = grouping((name, [name]) for name in names)
        events = {name: str(luck.randint(0, 25)) for name in events if luck.random() < 0.9}
        rows = [
            {"event": one, "claims": [n for n in events if events[n] == one]} for one in sorted(set(events.values()))
        ]
        (tmp_path / side).write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        sides.append(events)
    call = [sys.executable, str(TOOL), str(tmp_path / "gold"), str(tmp_path / "found")]
    told = subprocess.run(call, capture_output=True, text=True, check=True, timeout=60).stdout
    ours = "".join(
        f"{name} P {one.precision:.3f}  R {one.recall:.3f}  F1 {one.f1:.3f}\n"
        for name, one in (("B-cubed", b_cubed(*sides)), ("pairs  ", pairs(*sides)))
    )
    assert told == ours

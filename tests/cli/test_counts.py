"""``comity status`` counts families of copies, and says how many documents were set aside."""

import json
from pathlib import Path

from typer.testing import CliRunner

from comity import flow
from comity.cli.app import app
from comity.store import create_case

TEXT = (
    "Turkey sold twelve armed drones to Ukraine in 2019, and both governments praised the deal in a joint statement.\n"
)


def test_copies_are_one_lineage_and_a_failure_is_counted(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "two.txt").write_text(TEXT, encoding="utf-16")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    case = create_case(tmp_path / "case", states=("TUR", "UKR"))
    flow.add(case, [tmp_path / "one.txt", tmp_path / "two.txt", tmp_path / "empty.txt"])
    flow.walk(case, jobs=1)
    said = json.loads(CliRunner().invoke(app, ["status", str(tmp_path / "case"), "--json"]).stdout)
    assert said["tables"]["documents"] == 3
    assert said["tables"]["lineages"] == 2
    assert said["set_aside"] == 1

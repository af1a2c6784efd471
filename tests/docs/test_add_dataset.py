"""The example of how to add a dataset does what the page says."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner

from comity import datasets
from comity.cli.app import app

PAGE = (Path(__file__).parents[2] / "docs" / "howto" / "add-dataset.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


def write(folder: Path, name: str, table: str, card: str) -> None:
    (folder / f"{name}.csv").write_text(table, encoding="utf-8")
    (folder / f"{name}.yaml").write_text(card, encoding="utf-8")


def test_the_example_prints_what_the_page_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, "ferries", blocks("csv")[0], blocks("yaml")[0])
    (python,), (expected,) = blocks("python"), blocks("text")
    exec(compile(python, "add-dataset.md", "exec"), {})
    assert capsys.readouterr().out == expected
    for line in blocks("console")[0].splitlines():
        done = CliRunner().invoke(app, line.removeprefix("$ comity ").split())
        assert done.exit_code == 0, f"{line}: {done.output}"
    assert "no code: Atlantis (1)" in done.output


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (1, [("NOR", "1990", "lighthouses", 100), ("NOR", "1991", "lighthouses", 101), ("DNK", "1990", "lighthouses", None),
             ("DNK", "1991", "lighthouses", 44)]),
        (2, [("NOR", "1990", "lighthouses", 100), ("NOR", "1990", "foghorns", 7)]),
    ],
)  # fmt: skip
def test_other_shapes(tmp_path: Path, number: int, expected: list[tuple[Any, ...]]) -> None:
    card = {**yaml.safe_load(blocks("yaml")[0]), **yaml.safe_load(blocks("yaml")[number])}
    write(tmp_path, "other", blocks("csv")[number], yaml.safe_dump(card))
    found = datasets.load("tidy", tmp_path / "other.csv").observations
    assert [(*seen.parties, seen.period, seen.variable, seen.value) for seen in found[:-1]] == expected
    assert len({seen.id for seen in found}) == len(found)

"""The tutorial does what it says: its commands run one after the other, and print what the text around them promises."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

TUTORIAL = (Path(__file__).parents[2] / "docs" / "tutorial.md").read_text(encoding="utf-8")
COMMANDS = [
    line.removeprefix("$ ")
    for block in re.findall(r"```console\n(.*?)```", TUTORIAL, re.DOTALL)
    for line in block.splitlines()
    if line.startswith("$ ")
]
(PYTHON,) = re.findall(r"```python\n(.*?)```", TUTORIAL, re.DOTALL)


def run(command: str | list[str], folder: Path) -> str:
    """What a command prints on standard output; fails with what it says where its status is not 0."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        command,
        shell=isinstance(command, str),
        cwd=folder,
        env={**os.environ, "PATH": path, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    assert done.returncode == 0, f"{command}: {done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tutorial")


@pytest.fixture(scope="module")
def said(folder: Path) -> dict[str, str]:
    """Each command of the tutorial and what it printed, all run in order."""
    return {command: run(command, folder) for command in COMMANDS}


def answer(said: dict[str, str], start: str) -> str:
    """What the first command that starts so printed."""
    return next(printed for command, printed in said.items() if command.startswith(start))


def test_the_case_is_made(said: dict[str, str]) -> None:
    assert re.search(r"17 documents .*\nset aside: 2022-beijing-joint-statement-zh", answer(said, "comity demo"))
    assert "China and Russia, 1989-2024 (CHN RUS)" in answer(said, "comity status")


def test_two_sentences_are_two_claims(said: dict[str, str]) -> None:
    header, first, second = answer(said, "comity code wire.txt --published 2005-08-25").splitlines()[:3]
    assert header.split()[:3] == ["document", "date", "type"]
    assert first.split()[1:5] == ["2005-08-25", "exercise", "CHN", "RUS"]
    assert second.split()[1:5] == ["2005", "exercise", "CHN", "RUS"]


def test_the_claim_names_its_frame(said: dict[str, str]) -> None:
    (explained,) = [printed for command, printed in said.items() if command.endswith("--explain")]
    assert "[the two armed forces=CHN RUS" in explained
    assert "exercise.named" in explained


def test_the_claims_are_one_event(said: dict[str, str]) -> None:
    claim = answer(said, 'grep "first bilateral').split(",")[0]
    (event,) = answer(said, 'grep "Peace Mission 2005" events.csv').splitlines()
    assert claim in event
    assert "2005-08-25,Shandong" in event


def test_the_number_is_one_and_the_unknown_is_empty(said: dict[str, str]) -> None:
    (event,) = answer(said, 'grep "Peace Mission 2005" events.csv').splitlines()
    row = answer(said, 'grep "^CHN-RUS,2005').split(",")
    assert float(row[3]) == 1
    assert row[5] == event.split(",")[0]
    assert answer(said, 'grep "^CHN-RUS,1970').split(",")[3:5] == ["", "no document covers this year"]


def test_the_way_back(said: dict[str, str], folder: Path) -> None:
    page = (folder / answer(said, "comity report").strip()).read_text(encoding="utf-8")
    words = re.sub(r"<[^>]+>", "", page)  # the quote is marked within its sentence
    assert "Peace Mission 2005 was the first bilateral exercise of the two armed forces" in words
    assert run([sys.executable, "-c", PYTHON], folder).strip() == "[1.0]"

"""Extending the codebook without programming: copy it, check it, see what a change changes, learn again."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

MAIN = "from comity.cli import main; main()"
TEXT = "Wakanda and France held a joint naval exercise in May 2018.\n\nChina and Russia held a joint naval exercise in May 2019.\n"


def run(*arguments: object, cwd: Path, book: Path | None = None) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, **({"COMITY_CODEBOOK": str(book)} if book else {})}
    command = [sys.executable, "-c", MAIN, *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a copy of the codebook and a small gold."""
    folder = tmp_path_factory.mktemp("codebook")
    assert run("codebook", "copy", "book", cwd=folder).returncode == 0
    (folder / "gold/documents").mkdir(parents=True)
    (folder / "gold/claims").mkdir()
    (folder / "gold/documents/one.txt").write_text(TEXT, encoding="utf-8")
    coded = run("code", "gold/documents", "--format", "jsonl", cwd=folder).stdout
    (folder / "gold/claims/one.jsonl").write_text(coded, encoding="utf-8")
    return folder


def test_a_copy_is_not_written_over(place: Path) -> None:
    done = run("codebook", "copy", "book", cwd=place)
    assert done.returncode == 1
    assert "already there" in done.stderr


def test_a_new_actor_is_read_and_the_difference_is_told(place: Path) -> None:
    states = place / "book/states.yaml"
    states.write_text(states.read_text(encoding="utf-8") + "\n- {code: WKD, name: Wakanda}\n", encoding="utf-8")
    told = run("codebook", "diff", "book", "--gold", "gold", cwd=place)
    assert told.returncode == 0, told.stderr
    assert told.stdout.splitlines()[0].startswith("before: claim  typed")
    coded = run("code", "gold/documents", "--format", "jsonl", cwd=place, book=place / "book").stdout
    assert any("WKD" in json.loads(line)["parties"] for line in coded.splitlines())


def test_a_broken_copy_is_named(place: Path, tmp_path: Path) -> None:
    run("codebook", "copy", tmp_path / "broken", cwd=place)
    (tmp_path / "broken/verbs.yaml").write_text("take: [took]\n", encoding="utf-8")
    done = run("codebook", "check", tmp_path / "broken", cwd=place)
    assert done.returncode == 1
    assert "verbs.yaml" in done.stderr
    assert "Traceback" not in done.stderr


def test_what_cannot_be_written_to_is_told_before_anything_is_learned(place: Path) -> None:
    done = run("codebook", "learn", "--gold", "gold", "--into", "nowhere", cwd=place)
    assert done.returncode == 1
    assert done.stderr.startswith("comity: nowhere: is no folder")


def test_a_comparison_that_is_refused_leaves_nothing(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    done = run("codebook", "diff", "nowhere", "--gold", "gold", cwd=place)
    assert done.returncode == 1
    assert "nowhere" in done.stderr
    assert list(tmp_path.glob("*.jsonl")) == []


def test_a_codebook_that_is_not_there_is_named(place: Path) -> None:
    done = run("code", "gold/documents", cwd=place, book=place / "nowhere")
    assert done.returncode == 1
    assert "COMITY_CODEBOOK" in done.stderr

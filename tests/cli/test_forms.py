"""The commands the other file of this room leaves out, and the form of what they print."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

COMITY = Path(sys.executable).with_name("comity")
TEXT = (
    "China and Russia held a joint naval exercise in the Sea of Japan in May 2014.\n\n"
    "Russia delivered 24 Su-35 fighters to China in 2018. Russia accounted for 77 percent of Chinese arms imports in 2018.\n"
)
BOTH = ["doc", "kind", "quote", "sentence", "start", "end", "parties", "source", "target", "date"]
BOTH += ["speaker", "attributes", "coder", "frame", "confidence"]
ONLY = {"claim": {"type", "status", "place"}, "figure": {"concept", "value", "unit"}}


def run(*arguments: object, cwd: Path, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "NO_COLOR": "1", "COLUMNS": "200"}
    command = [COMITY, *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, input=given, capture_output=True, check=False, env=environment)


def rows(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, object]]:
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_rows_have_all_keys_and_their_quotes_stand_where_they_say(tmp_path: Path) -> None:
    (tmp_path / "told.txt").write_text(TEXT)
    done = run("code", "told.txt", "--format", "jsonl", "--published", "2023-01-05", cwd=tmp_path)
    found = rows(done)
    assert done.returncode == 0
    assert {"exercise", "arms_transfer"} & {row.get("type") for row in found}
    for row in found:
        assert set(BOTH) <= row.keys()
        kind = str(row["kind"])
        assert ONLY[kind] <= row.keys()
        assert not (ONLY["figure" if kind == "claim" else "claim"] & row.keys())
        assert row["doc"] == "told"
        assert str(row["quote"]) in str(row["sentence"])
        assert TEXT[row["start"] : row["end"]] == row["quote"]


def test_a_figure_has_a_concept_and_a_value(tmp_path: Path) -> None:
    figures = [row for row in rows(run("code", "-", "--format", "jsonl", cwd=tmp_path, given=TEXT.encode()))
               if row["kind"] == "figure"]  # fmt: skip
    assert figures
    assert all(isinstance(row["value"], float | int) and row["concept"] for row in figures)


def test_a_bad_file_is_one_line_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(TEXT)
    (tmp_path / "empty.txt").touch()
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing")
    done = run("code", "empty.txt", "broken.pdf", "good.txt", "gone.txt", "--format", "jsonl", cwd=tmp_path)
    assert {row["doc"] for row in rows(done)} == {"good"}
    lines = done.stderr.decode().splitlines()
    assert done.returncode == 1
    assert len(lines) == 3
    for name in ("empty.txt", "broken.pdf", "gone.txt"):
        assert sum(name in line for line in lines) == 1


def test_a_bad_line_of_claims_is_named_and_the_rest_is_fused(tmp_path: Path) -> None:
    coded = run("code", "-", "--format", "jsonl", cwd=tmp_path, given=TEXT.encode()).stdout
    (tmp_path / "claims.jsonl").write_bytes(b'{"kind": \n' + coded)
    done = run("fuse", "claims.jsonl", "--format", "jsonl", cwd=tmp_path)
    assert done.returncode == 1
    assert rows(done)
    assert done.stderr.decode().count("claims.jsonl:1") == 1


@pytest.mark.parametrize("command", [("codebook",), ("data", "list")])
def test_lists_are_the_same_for_people_and_programs(command: tuple[str, ...], tmp_path: Path) -> None:
    told, listed = run(*command, cwd=tmp_path), json.loads(run(*command, "--json", cwd=tmp_path).stdout)
    names = [each if isinstance(each, str) else each["name"] for each in listed]
    assert told.returncode == 0
    assert [line.split()[0] for line in told.stdout.decode().splitlines()] == names != []


def test_quiet_add_says_nothing_and_explain_names_frames(tmp_path: Path) -> None:
    (tmp_path / "told.txt").write_text(TEXT)
    run("new", "case", "--states", "CHN", "RUS", "--quiet", cwd=tmp_path)
    done = run("add", "case", "told.txt", "--quiet", "--jobs", 1, cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    frames = {str(row["frame"]) for row in rows(run("code", "told.txt", "--format", "jsonl", cwd=tmp_path))}
    explained = run("code", "told.txt", "--explain", cwd=tmp_path).stdout.decode()
    assert any(frame in explained for frame in frames)


def test_tables_come_out_in_all_forms_and_an_unknown_one_does_not(tmp_path: Path) -> None:
    (tmp_path / "told.txt").write_text(TEXT)
    run("new", "case", "--states", "CHN", "RUS", cwd=tmp_path)
    run("add", "case", "told.txt", "--jobs", 1, cwd=tmp_path)
    assert run("export", "case", "series", "--format", "parquet", "-o", "s.parquet", cwd=tmp_path).returncode == 0
    assert (tmp_path / "s.parquet").read_bytes()[:4] == b"PAR1"
    assert run("export", "case", "claims", cwd=tmp_path).stdout.startswith(b"id,")
    assert run("export", "case", "claims", "--format", "xml", cwd=tmp_path).returncode == 2
    wrong = run("export", "case", "nonsense", cwd=tmp_path)
    assert (wrong.returncode, len(wrong.stderr.splitlines())) == (1, 1)


@pytest.mark.parametrize("arguments", [["status"], ["walk"], ["report"], ["export", "case"], ["score"], ["fuse"],
                                       ["status", "case", "--nonsense"]])  # fmt: skip
def test_what_was_typed_wrong_is_status_two(arguments: list[str], tmp_path: Path) -> None:
    assert run(*arguments, cwd=tmp_path).returncode == 2

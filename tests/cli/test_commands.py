"""The commands as a user meets them: what they print, where, and with which exit status."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

COMITY = Path(sys.executable).with_name("comity")
SENTENCE = "China and Russia held a joint naval exercise in May 2014."


def run(*arguments: object, cwd: Path, given: str = "") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "NO_COLOR": "1", "COLUMNS": "200"}
    return subprocess.run(
        [COMITY, *map(str, arguments)],
        cwd=cwd,
        input=given,
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )


def test_from_files_to_a_report(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text(SENTENCE + "\n")
    (tmp_path / "empty.txt").touch()
    assert run("new", "case", "--states", "CHN", "RUS", "--title", "A title", cwd=tmp_path).returncode == 0
    added = run("add", "case", "text.txt", "empty.txt", cwd=tmp_path)
    assert added.returncode == 1
    assert [line for line in added.stderr.splitlines() if line.startswith("comity:")] == [
        "comity: empty.txt: the file is empty"
    ]
    assert run("walk", "case", cwd=tmp_path).returncode == 0
    status = json.loads(run("status", "case", "--json", cwd=tmp_path).stdout)
    assert status["states"] == ["CHN", "RUS"]
    assert status["tables"]["documents"] == 2
    (claim,) = map(json.loads, run("export", "case", "claims", "--format", "jsonl", cwd=tmp_path).stdout.splitlines())
    assert claim["quote"] in SENTENCE
    place = Path(run("report", "case", "--quiet", cwd=tmp_path).stdout.strip())
    assert claim["quote"] in (tmp_path / place).read_text(encoding="utf-8")


def test_code_reads_standard_input() -> None:
    done = run("code", "-", "--format", "jsonl", cwd=Path.cwd(), given=SENTENCE)
    (row,) = map(json.loads, done.stdout.splitlines())
    assert (row["parties"], row["date"], done.returncode) == (["CHN", "RUS"], "2014-05", 0)
    assert SENTENCE[row["start"] : row["end"]] == row["quote"]


def test_claims_go_through_fuse_and_score(tmp_path: Path) -> None:
    coded = run("code", "-", "--format", "jsonl", cwd=tmp_path, given=f"{SENTENCE} {SENTENCE}").stdout
    (tmp_path / "claims.jsonl").write_text(coded)
    (event,) = map(json.loads, run("fuse", "claims.jsonl", "--format", "jsonl", cwd=tmp_path).stdout.splitlines())
    assert sorted(event["claims"]) == sorted(json.loads(line)["id"] for line in coded.splitlines())
    assert run("score", "claims.jsonl", "claims.jsonl", "--json", cwd=tmp_path).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["status", "nowhere"], 1),
        (["walk", "nowhere"], 1),
        (["code", "nowhere.txt", "--format", "jsonl"], 1),
        (["fuse", "nowhere.jsonl"], 1),
        (["score", "nowhere.jsonl", "nowhere.jsonl"], 1),
        (["export", "nowhere", "claims"], 1),
        (["new", "case", "--states", "CHN", "XXX"], 2),
        (["nonsense"], 2),
        (["code", "-", "--format", "xml"], 2),
    ],
)
def test_what_is_wrong_is_told_without_a_traceback(tmp_path: Path, arguments: list[str], status: int) -> None:
    done = run(*arguments, cwd=tmp_path)
    assert done.returncode == status
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    if status == 1:
        assert len(done.stderr.splitlines()) == 1


def test_a_reader_that_leaves_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text(f"{SENTENCE}\n\n" * 3000)
    command = f"'{COMITY}' code text.txt --format jsonl | head -1"
    done = subprocess.run(command, shell=True, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert json.loads(done.stdout)["type"] == "exercise"
    assert done.stderr == ""


def test_an_output_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    run("new", "case", "--states", "CHN", "RUS", cwd=tmp_path)
    done = run("export", "case", "claims", "-o", "no/where.csv", cwd=tmp_path)
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)


def test_the_demonstration_says_what_it_found(tmp_path: Path) -> None:
    done = run("demo", "--into", "here", cwd=tmp_path)
    assert done.returncode == 0
    assert (tmp_path / "here" / "report" / "report.html").is_file()
    assert "documents" in done.stdout


def test_dyads_need_both_years(tmp_path: Path) -> None:
    done = run("dyads", "1950", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "say the last year too" in done.stderr


def test_dyads_print_rows_as_json(tmp_path: Path) -> None:
    done = run("dyads", "2000", "2001", "--states", "CHN,RUS", "--json", cwd=tmp_path)
    assert [(row["state_a"], row["state_b"], row["year"]) for row in json.loads(done.stdout)] == [
        ("RUS", "CHN", 2000),
        ("RUS", "CHN", 2001),
    ]


def test_where_a_case_is_served_is_said_at_once(tmp_path: Path) -> None:
    assert run("new", "case", "--states", "CHN", "RUS", cwd=tmp_path).returncode == 0
    command = [str(COMITY), "serve", "case", "--port", "0"]
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as served:
        assert served.stdout is not None
        said = served.stdout.readline()
        served.terminate()
    assert said == "Open http://127.0.0.1:0/ in a browser; Ctrl-C ends it.\n"

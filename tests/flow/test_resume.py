"""A walk killed from outside, by the command line's own progress lines or by a timer of the system, loses nothing."""

import io
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

from comity import flow
from comity.store import create_case, export, open_case

COMITY = Path(sys.executable).with_name("comity")
TABLES = ("documents", "passages", "claims", "lineages", "events", "series", "measures", "checks", "walked")
# The default action of SIGALRM ends the process at once wherever it is, in Python or in the libraries below.
TIMED = """
import signal, sys
from comity import flow
from comity.store import open_case
case = open_case(sys.argv[1])
signal.setitimer(signal.ITIMER_REAL, float(sys.argv[2]))
flow.walk(case, jobs=1, commit=4)
signal.setitimer(signal.ITIMER_REAL, 0)
"""


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("texts")
    for number in range(30):
        year = 1992 + number % 25
        (folder / f"text-{number:02}.txt").write_text(
            f"China and Russia held a joint naval exercise in the East China Sea in May {year}.\n\n"
            f"Russia delivered {number + 3} Su-30 fighters to China in {year}. Note {number} ends here.\n"
        )
    return folder


@pytest.fixture(scope="module")
def wanted(texts: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    case = create_case(tmp_path_factory.mktemp("cases") / "undisturbed", states=["CHN", "RUS"])
    flow.add(case, [texts])
    flow.walk(case, jobs=1)
    found = exported(case.path)
    assert all(found[name] for name in ("documents", "passages", "claims", "events", "series"))
    return found


def exported(case: Path) -> dict[str, bytes]:
    found = {}
    for name in TABLES:
        out = io.BytesIO()
        export(open_case(case).table(name), "jsonl", out)
        found[name] = out.getvalue()
    return found


def killed_at(line: int, command: Sequence[object]) -> int:
    """Run a command and kill it once it has printed so many lines on standard error; its status."""
    with subprocess.Popen([*map(str, command)], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL) as process:
        assert process.stderr is not None
        for _ in range(line):
            process.stderr.readline()
        process.kill()
    return process.returncode


@pytest.mark.parametrize("line", [2, 6])
def test_the_command_killed_at_a_line_of_its_progress(
    line: int, texts: Path, wanted: dict[str, bytes], tmp_path: Path
) -> None:
    case = create_case(tmp_path / "case", states=["CHN", "RUS"]).path
    assert killed_at(line, [COMITY, "add", case, texts, "--jobs", 1]) == -signal.SIGKILL
    assert set(exported(case).values()) in ({b""}, set(wanted.values()))  # all of a walk is seen, or nothing
    subprocess.run([COMITY, "walk", case, "--jobs", "1", "--quiet"], check=True)
    assert exported(case) == wanted


def test_a_kill_while_files_are_added_is_mended_by_adding_again(
    texts: Path, wanted: dict[str, bytes], tmp_path: Path
) -> None:
    case = create_case(tmp_path / "case", states=["CHN", "RUS"])
    flow.add(case, sorted(texts.iterdir())[:11])
    card = next((case.path / "cards").iterdir())
    card.unlink()  # the file is there, its card is not: killed between the two
    assert len(flow.add(case, [texts]).new) == 20
    flow.walk(case, jobs=1)
    assert exported(case.path) == wanted


@pytest.mark.skipif(sys.platform == "win32", reason="interval timers are POSIX")
@pytest.mark.parametrize("seed", [1, 2])
def test_a_walk_ended_by_the_system_at_any_moment(
    seed: int, texts: Path, wanted: dict[str, bytes], tmp_path: Path
) -> None:
    case = create_case(tmp_path / "case", states=["CHN", "RUS"])
    flow.add(case, [texts])
    chance, kills = Random(seed), 0
    for _ in range(3):
        moment = f"{chance.uniform(0.01, 0.5):.3f}"
        done = subprocess.run([sys.executable, "-c", TIMED, case.path, moment], capture_output=True, check=False)
        assert done.returncode in (0, -signal.SIGALRM), done.stderr.decode()
        kills += done.returncode != 0
    assert kills
    flow.walk(open_case(case.path), jobs=1)
    assert exported(case.path) == wanted

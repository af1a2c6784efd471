"""The plan of the house is kept: who imports whom, how long things are, what is loaded at start."""

import ast
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "src" / "comity").rglob("*.py"))
REJECTED = {"utils", "util", "helpers", "helper", "common", "base", "manager", "misc"}
HEAVY = (
    "duckdb",
    "deltalake",
    "altair",
    "trafilatura",
    "pypdfium2",
    "docx",
    "lxml",
    "arro3",
    "ahocorasick_rs",
    "starlette",
)


def test_rooms_do_not_import_each_other() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_modules_are_short() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert max(lengths.values()) <= 500, [str(path) for path, length in lengths.items() if length > 500]
    assert statistics.median(lengths.values()) <= 120


def test_functions_are_short() -> None:
    long = [
        f"{path}:{node.lineno} {node.name}"
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.end_lineno is not None and node.end_lineno - node.lineno >= 60
    ]
    assert not long


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert not [path for path in MODULES if path.stem in REJECTED]


@pytest.mark.parametrize(
    "command", ["import comity", "from comity.cli import app; app.app(['--help'], standalone_mode=False)"]
)
def test_start_loads_nothing_heavy(command: str) -> None:
    code = f"import sys\n{command}\nprint(sorted(set({HEAVY!r}) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip().splitlines()[-1] == "[]"


def test_coding_loads_no_database() -> None:
    code = "import sys, comity\ncomity.code('Russia sold jets to China.')\nprint({'duckdb', 'deltalake', 'arro3'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_nothing_names_the_machine_it_was_written_on() -> None:
    parent = str(ROOT.parent.resolve()) + "/"
    if len(parent) < 6:
        pytest.skip("the repository stands at the root of the disk")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("this is no git checkout")
    places = [ROOT / name for name in listed.stdout.split("\0") if name]
    assert not [place for place in places if place.is_file() and parent.encode() in place.read_bytes()]

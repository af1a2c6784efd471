"""The walk: killed anywhere it ends with the same tables; it codes what is new and nothing else."""

import io
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

from comity import claims, flow
from comity.model import CaseError, Claim, Document, Passage
from comity.store import NOUNS, Case, create_case, export, open_case

KILLED = """
import os, signal, sys
from comity import flow
from comity.store import open_case, tables, whole

left = int(sys.argv[2])

def counted(function):
    def call(*args, **keywords):
        global left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        found = function(*args, **keywords)
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return found
    return call

tables.write_deltalake = counted(tables.write_deltalake)
tables.DeltaTable.delete = counted(tables.DeltaTable.delete)
whole.os.fsync = counted(whole.os.fsync)
flow.walk(open_case(sys.argv[1]), jobs=1, commit=8)
"""


def texts(folder: Path, count: int) -> Path:
    """Short documents that the coder finds something in."""
    folder.mkdir(exist_ok=True)
    for number in range(count):
        year, month = 1990 + number % 30, ["January", "March", "May", "July"][number % 4]
        said = f"China and Russia held a joint naval exercise in the Sea of Japan in {month} {year}.\n\n"
        said += (
            f"Russia delivered {number + 2} Su-27 fighters to China in {year}. The weather was fine on day {number}."
        )
        (folder / f"text-{number:04}.txt").write_text(said)
    return folder


def made(path: Path, count: int, folder: Path) -> Case:
    case = create_case(path, states=["CHN", "RUS"])
    flow.add(case, [texts(folder, count)])
    return case


def everything(path: Path) -> dict[str, bytes]:
    """All tables of a case, as they are exported."""
    found = {}
    for name in NOUNS:
        out = io.BytesIO()
        export(open_case(path).table(name), "jsonl", out)
        found[name] = out.getvalue()
    return found


def test_a_walk_killed_anywhere_ends_as_one_undisturbed(tmp_path: Path) -> None:
    undisturbed = made(tmp_path / "undisturbed", 20, tmp_path / "texts")
    flow.walk(undisturbed, jobs=1)
    wanted = everything(undisturbed.path)
    assert wanted["claims"] != b""
    assert wanted["events"] != b""
    disturbed = made(tmp_path / "disturbed", 20, tmp_path / "texts")
    chance, kills = Random(7), 0
    for _ in range(8):  # each start costs seconds
        point = chance.randrange(1, 14)
        done = subprocess.run(
            [sys.executable, "-c", KILLED, disturbed.path, str(point)], capture_output=True, check=False
        )
        assert done.returncode in (0, -signal.SIGKILL), done.stderr.decode()
        kills += done.returncode != 0
    assert kills >= 4
    flow.walk(open_case(disturbed.path), jobs=1)
    assert everything(disturbed.path) == wanted


def test_what_was_finished_is_seen_while_a_later_walk_is_dead(tmp_path: Path) -> None:
    case = made(tmp_path / "case", 4, tmp_path / "texts")
    flow.walk(case, jobs=1)
    before = everything(case.path)
    flow.add(case, [texts(tmp_path / "texts", 9)])
    done = subprocess.run([sys.executable, "-c", KILLED, case.path, "7"], capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL
    assert everything(case.path) == before
    assert len(open_case(case.path).waiting()) == 5


def test_one_more_document_codes_one_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = made(tmp_path / "case", 200, tmp_path / "texts")
    flow.walk(case, jobs=1)
    coded: list[str] = []
    real = claims.code

    def counting(document: Document, sentences: Sequence[Passage]) -> list[Claim]:
        coded.append(document.name)
        return real(document, sentences)

    monkeypatch.setattr(claims, "code", counting)
    flow.add(case, [texts(tmp_path / "texts", 201)])
    outcome = flow.walk(open_case(case.path), jobs=1)
    assert (coded, outcome.read, outcome.coded) == (["text-0200"], 1, 1)
    flow.walk(open_case(case.path), jobs=1)
    assert coded == ["text-0200"]


def test_one_by_one_or_at_once_in_any_order_is_the_same(tmp_path: Path) -> None:
    at_once = made(tmp_path / "a", 8, tmp_path / "texts")
    flow.walk(at_once, jobs=1)
    singly = create_case(tmp_path / "b", states=["RUS", "CHN"])
    for file in sorted((tmp_path / "texts").iterdir(), reverse=True):
        flow.add(singly, [file])
        flow.walk(open_case(singly.path), jobs=1)
    first, second = everything(at_once.path), everything(singly.path)
    assert first == second


def test_a_fault_in_one_document_is_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = made(tmp_path / "case", 3, tmp_path / "texts")
    real = claims.code

    def faulty(document: Document, sentences: Sequence[Passage]) -> list[Claim]:
        if document.name == "text-0001":
            raise RecursionError("too deep")
        return real(document, sentences)

    with monkeypatch.context() as patch:
        patch.setattr(claims, "code", faulty)
        outcome = flow.walk(case, jobs=1)
        assert [(each.name, each.status) for each in outcome.aside] == [("text-0001", "failed")]
        assert "RecursionError: too deep" in outcome.aside[0].reason
        assert flow.walk(open_case(case.path), jobs=1).coded == 0
    assert len({row.document for row in open_case(case.path).table("claims").records()}) == 2
    monkeypatch.setattr(claims, "VERSION", "mended")
    assert flow.walk(open_case(case.path), jobs=1).aside == ()
    assert {row.status for row in open_case(case.path).table("documents").records()} == {"read"}


def test_another_date_reads_that_document_again(tmp_path: Path) -> None:
    case = made(tmp_path / "case", 3, tmp_path / "texts")
    flow.walk(case, jobs=1)
    assert len(flow.add(case, [tmp_path / "texts"]).there) == 3
    added = flow.add(case, [tmp_path / "texts" / "text-0001.txt"], flow.Metadata(published="2001"))
    assert len(added.changed) == 1
    assert flow.walk(open_case(case.path), jobs=1).read == 1
    dates = {row.name: row.published for row in open_case(case.path).table("documents").records()}
    assert dates["text-0001"] == "2001"


def test_a_second_walker_is_refused(tmp_path: Path) -> None:
    case = made(tmp_path / "case", 1, tmp_path / "texts")
    with case.walking(), pytest.raises(CaseError, match="is being walked"):
        flow.walk(case)


def test_every_quote_stands_where_it_says(tmp_path: Path) -> None:
    case = made(tmp_path / "case", 10, tmp_path / "texts")
    flow.walk(case, jobs=1)
    whole = {row.id: row.text for row in open_case(case.path).table("documents").records()}
    found = open_case(case.path).table("claims").records()
    assert found
    assert all(whole[claim.document][claim.start : claim.end] == claim.quote for claim in found)

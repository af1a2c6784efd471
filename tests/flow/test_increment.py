"""One document more is one document coded: by the calls of `flow.code`, and by what is written."""

from pathlib import Path

import pytest

from comity import flow
from comity.model import Document
from comity.store import create_case, open_case


def put(folder: Path, name: str, number: int) -> Path:
    (folder / name).write_text(
        f"China and Russia signed an agreement on border troops in {1950 + number}. Line {number}.\n"
    )
    return folder / name


def test_two_hundred_and_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "texts").mkdir()
    for number in range(200):
        put(tmp_path / "texts", f"{number:03}.txt", number)
    case = create_case(tmp_path / "case", states=["CHN", "RUS"])
    coded: list[str] = []
    real = flow.code

    def counting(document: Document) -> flow.Coded:
        coded.append(document.name)
        return real(document)

    monkeypatch.setattr(flow, "code", counting)
    flow.add(case, [tmp_path / "texts"])
    flow.walk(case, jobs=1)
    assert len(coded) == 200
    before = {row.id: row for row in open_case(case.path).table("claims").records()}
    coded.clear()
    flow.add(case, [put(tmp_path, "more.txt", 999), tmp_path / "texts"])
    flow.walk(open_case(case.path), jobs=1)
    assert coded == ["more"]
    after = {row.id: row for row in open_case(case.path).table("claims").records()}
    assert {each: after[each] for each in before} == before
    coded.clear()
    versions = dict(open_case(case.path).state.versions)
    assert flow.walk(open_case(case.path), jobs=1) == flow.Outcome()
    assert (coded, dict(open_case(case.path).state.versions)) == ([], versions)


def test_the_same_bytes_under_two_names_are_one_document(tmp_path: Path) -> None:
    case = create_case(tmp_path / "case", states=["CHN", "RUS"])
    first, second = put(tmp_path, "a.txt", 1), put(tmp_path, "b.txt", 1)
    added = flow.add(case, [first, second])
    assert (len(added.new), added.refused) == (1, ())
    assert flow.walk(case, jobs=1).coded == 1
    (row,) = open_case(case.path).table("documents").records()
    assert case.originals.path(case.originals.kept(row.id)).read_bytes() == first.read_bytes()

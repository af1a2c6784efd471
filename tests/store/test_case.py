"""What a case must not lose or confuse: damaged cards and notes, decisions of many at once."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from comity import flow
from comity.model import CaseError
from comity.store import Case, create_case, open_case


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return create_case(tmp_path / "case", states=["CHN", "RUS"])


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b'{"original": 5, "card": {}}', b"[]"])
def test_a_damaged_card_is_named_in_one_line(case: Case, content: bytes) -> None:
    document, _ = case.originals.keep(b"bytes", ".txt", {})
    card = case.path / "cards" / f"{document}.json"
    card.write_bytes(content)
    with pytest.raises(CaseError, match="card is damaged") as caught:
        case.originals.kept(document)
    assert str(card) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_card_of_another_shape_is_told_as_a_damaged_one(case: Case, tmp_path: Path) -> None:
    """The JSON is sound and is no card of ours: the walk must say which, not fail with a traceback."""
    (tmp_path / "a.txt").write_text("China and Russia held a joint naval exercise in May 2014.")
    (document,) = flow.add(case, [tmp_path / "a.txt"]).new
    kept = case.originals.kept(document)
    case.originals.amend(document, {**kept.card, "name": 5})
    with pytest.raises(CaseError, match="damaged"):
        flow.walk(case, jobs=1)


def test_nothing_of_a_first_walk_is_seen_before_it_is_finished(case: Case, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("China and Russia held a joint naval exercise in May 2014.")
    flow.add(case, [tmp_path / "a.txt"])

    def stop(step: str, done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        flow.walk(case, jobs=1, progress=stop)
    opened = open_case(case.path)
    assert (len(opened.table("documents")), len(opened.waiting())) == (0, 1)
    flow.walk(opened, jobs=1)
    assert (len(open_case(case.path).table("documents")), open_case(case.path).waiting()) == (1, [])


def test_a_file_that_is_gone_is_set_aside_and_the_rest_goes_on(case: Case, tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"China and Russia held a joint naval exercise in May 201{number}.")
    flow.add(case, [tmp_path / f"{number}.txt" for number in range(3)])
    gone = case.originals.ids()[0]
    case.originals.path(case.originals.kept(gone)).unlink()
    outcome = flow.walk(case, jobs=1)
    assert [each.id for each in outcome.aside] == [gone]
    assert len({row.document for row in open_case(case.path).table("claims").records()}) == 2


def test_a_damaged_note_of_the_walk_is_told_and_mended_by_its_hint(case: Case, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("China and Russia held a joint naval exercise in May 2014.")
    flow.add(case, [tmp_path / "a.txt"])
    flow.walk(case, jobs=1)
    rows = open_case(case.path).table("claims").records()
    (case.path / "walk.json").write_bytes(b"{")
    with pytest.raises(CaseError, match="delete it and walk again"):
        flow.walk(open_case(case.path), jobs=1)
    (case.path / "walk.json").unlink()
    flow.walk(open_case(case.path), jobs=1)
    assert open_case(case.path).table("claims").records() == rows != []


def test_decisions_of_many_at_once_are_all_kept(case: Case) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda n: case.decisions.append("claim", str(n), "accept", user="u"), range(40)))
    found = case.decisions.list()
    assert [each.number for each in found] == list(range(1, 41))
    assert {each.id for each in found} == set(map(str, range(40)))

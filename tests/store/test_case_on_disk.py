"""A case on disk: made, opened, locked, read as of a finished walk, written without loss."""

import io
import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from comity.model import CaseError, Document, Observation, Passage, Release
from comity.store import Case, create_case, export, open_case
from comity.store.columns import to_table


def document(number: int, text: str = "Some text.") -> Document:
    return Document(id=f"{number:016x}", name="n", path="p", format="txt", size=1, text=text, blocks=())


def passage(number: int, text: str = "Some text.") -> Passage:
    return Passage(document=f"{number:016x}", start=0, end=len(text), kind="body", paragraph=0, text=text)


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return create_case(tmp_path / "case", states=["RUS", "CHN"], title='A "title"', period="1989/2024")


def put(case: Case, *numbers: int, finish: bool = True) -> None:
    with case.walking() as walk:
        walk.mend()
        walk.add("documents", {document(n).id: "1" for n in numbers}, documents=[document(n) for n in numbers])
        walk.add("claims", {document(n).id: "1" for n in numbers}, passages=[passage(n) for n in numbers], claims=[])
        if finish:
            walk.finish()


def test_what_a_case_says_comes_back(case: Case) -> None:
    opened = open_case(case.path)
    assert opened.facts == case.facts
    assert (opened.title, opened.states, opened.facts.period) == ('A "title"', ("CHN", "RUS"), "1989/2024")


@pytest.mark.parametrize("title", ["\x7f\n\t\"'\\", "普京 🙂", "= 1\n[options]"])
def test_any_title_comes_back(tmp_path: Path, title: str) -> None:
    create_case(
        tmp_path / "case", states=["CHN", "RUS"], title=title, options={"a b": True, "é": 1.5, "n": 2, "s": title}
    )
    facts = open_case(tmp_path / "case").facts
    assert (facts.title, facts.options) == (title, {"a b": True, "é": 1.5, "n": 2, "s": title})


def test_a_case_is_not_made_twice_nor_over_other_files(case: Case, tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="is a case already"):
        create_case(case.path, states=["CHN", "RUS"])
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "file").touch()
    with pytest.raises(CaseError, match="is no case"):
        create_case(tmp_path / "other", states=["CHN", "RUS"])


@pytest.mark.parametrize("name", ["a[1]", "a%20b", "a\nb", "a|b"])
def test_names_the_tables_cannot_have_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(CaseError, match="cannot be kept under a name"):
        create_case(tmp_path / name, states=["CHN", "RUS"])


def test_odd_names_are_kept(tmp_path: Path) -> None:
    case = create_case(tmp_path / "é 中 #'*?", states=["CHN", "RUS"])
    put(case, 1)
    assert open_case(case.path).table("documents").records() == [document(1)]


def test_a_case_of_a_newer_version_is_refused(case: Case) -> None:
    toml = case.path / "case.toml"
    toml.write_text(toml.read_text().replace("format = 1", "format = 2\nfuture = 3"))
    with pytest.raises(CaseError, match="newer version"):
        open_case(case.path)


@pytest.mark.parametrize("content", ["title = ", "format = 1\nstates = 5\n", "\xff", "format = 1\nstates=['A']\nx=1"])
def test_a_damaged_case_is_refused_in_one_line(case: Case, content: str) -> None:
    (case.path / "case.toml").write_bytes(content.encode("latin-1"))
    with pytest.raises(CaseError) as caught:
        open_case(case.path)
    assert "\n" not in str(caught.value)


def test_no_case_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="is no case"):
        open_case(tmp_path)


def test_one_walker_at_a_time_and_the_dead_are_followed(case: Case) -> None:
    held = "import sys; from comity.store import open_case; "
    held += "c = open_case(sys.argv[1]); w = c.walking(); w.__enter__(); print('held', flush=True); sys.stdin.read()"
    other = subprocess.Popen([sys.executable, "-c", held, case.path], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(CaseError, match=rf"walked by process {other.pid} on .+ since"), case.walking():
            pass
        assert case.table("documents").records() == []
    finally:
        other.kill()
        other.communicate()
    with case.walking():
        pass


def test_readers_see_finished_walks_only(case: Case) -> None:
    put(case, 1)
    put(case, 2, finish=False)
    assert [row.id for row in open_case(case.path).table("documents").records()] == [document(1).id]
    put(case)
    assert len(open_case(case.path).table("documents")) == 2
    assert len(open_case(case.path).table("documents", version=0)) == 1


def test_what_a_killed_walk_left_is_removed(case: Case) -> None:
    put(case, 1)
    with case.walking() as walk:  # killed before the marks were written
        walk._tables.append("documents", [document(2)])
        walk._tables.append("passages", [passage(1), passage(2)])
    with case.walking() as walk:
        walk.mend()
        walk.finish()
    assert open_case(case.path).table("documents").records() == [document(1)]
    assert {row.document for row in open_case(case.path).table("passages").records()} == {document(1).id}


def test_many_small_additions_stay_few_files(case: Case) -> None:
    for number in range(30):
        put(case, number)
    assert len(open_case(case.path).table("documents")) == 30
    assert len(case._tables.files("documents")) <= 25
    with open_case(case.path).walking() as walk:
        assert walk.tidy(0) > 0
    assert len(open_case(case.path).table("passages").records()) == 30


def test_originals_are_kept_byte_for_byte_once(case: Case) -> None:
    content = bytes(range(256))
    first, new = case.originals.keep(content, ".txt", {"a": 1})
    assert new
    assert case.originals.keep(content, ".md", {"b": 2}) == (first, False)
    assert case.originals.path(case.originals.kept(first)).read_bytes() == content
    assert case.originals.ids() == [first]


def release(number: str, lock: str, dataset: str = "a", part: str = "") -> Release:
    return Release(
        dataset=dataset, part=part, release=number, lock=lock, file="f.csv", layout="l", title="t", citation="c", terms="t",
        rows=1, observations=1,
    )  # fmt: skip


def loaded(case: Case, value: float, number: str, lock: str, dataset: str = "a", part: str = "") -> str:
    cell = Observation(
        id=f"{dataset}{part}{value}", dataset=dataset, part=part, release=number, parties=("CHN", "RUS"), period="2000",
        variable="v", value=value,
    )  # fmt: skip
    return case.observe(release(number, lock, dataset, part), to_table([cell], Observation)).news


def values(case: Case, dataset: str = "a", **wanted: str) -> list[float]:
    return sorted(case.observations(dataset, **wanted).column("value").to_pylist())


def test_the_same_file_twice_changes_nothing(case: Case) -> None:
    assert loaded(case, 1, "2001", "x") == "added"
    before = case._tables.version("observations"), case._tables.version("releases")
    assert loaded(case, 1, "2001", "x") == "unchanged"
    assert (case._tables.version("observations"), case._tables.version("releases")) == before


def test_a_newer_release_supersedes_and_the_old_stays_readable(case: Case) -> None:
    loaded(case, 1, "2001", "x")
    loaded(case, 5, "2001", "z", dataset="b")
    assert loaded(case, 2, "2002", "y") == "supersedes"
    assert values(case) == [2]
    assert values(case, release="2001") == [1]
    assert values(case, "b") == [5]
    assert [(each.dataset, each.release, each.current) for each in case.releases()] == [
        ("a", "2001", False), ("a", "2002", True), ("b", "2001", True),
    ]  # fmt: skip


def test_an_older_release_does_not_supersede(case: Case) -> None:
    loaded(case, 2, "2002", "y")
    assert loaded(case, 1, "2001", "x") == "superseded"
    assert values(case) == [2]


def test_another_file_of_the_same_release_replaces_it(case: Case) -> None:
    loaded(case, 1, "2001", "x")
    assert loaded(case, 3, "2001", "other") == "replaced"
    assert values(case) == [3]


def test_parts_add_to_each_other(case: Case) -> None:
    loaded(case, 1, "2001", "x", part="members")
    assert loaded(case, 2, "2003", "y", part="years") == "added"
    assert values(case) == [1, 2]
    assert values(case, part="members") == [1]


def test_what_is_not_loaded_is_said(case: Case) -> None:
    with pytest.raises(CaseError, match=r"comity data add .* moon FILE"):
        case.observations("moon")
    loaded(case, 1, "2001", "x")
    with pytest.raises(CaseError, match=r"no release '1999'.*releases: 2001"):
        case.observations("a", release="1999")


def test_decisions_are_only_added(case: Case) -> None:
    case.decisions.append("claim", "c", "accept", user="ann")
    case.decisions.append("claim", "c", "amend", user="bob", field="date", value="2001")
    assert case.decisions.latest()["claim", "c"].verdict == "amend"
    case.decisions.append("claim", "c", "undo", user="bob")
    assert case.decisions.latest()["claim", "c"].verdict == "accept"
    assert [each.number for each in case.decisions.list()] == [1, 2, 3]
    with sqlite3.connect(case.path / "decisions.sqlite") as connection:
        for statement in ("UPDATE decisions SET user = 'eve'", "DELETE FROM decisions"):
            with pytest.raises(sqlite3.IntegrityError):
                connection.execute(statement)
    connection.close()


def test_exports_are_the_same_bytes_and_safe_in_spreadsheets(case: Case) -> None:
    with case.walking() as walk:
        rows = [document(2, "=1+1"), document(1, 'a "b",\nc')]
        walk.add("documents", {row.id: "1" for row in rows}, documents=rows)
        walk.finish()
    for form in ("csv", "jsonl", "parquet"):
        first, second = io.BytesIO(), io.BytesIO()
        export(open_case(case.path).table("documents"), form, first)
        export(open_case(case.path).table("documents"), form, second)
        assert first.getvalue() == second.getvalue() != b""
    csv = io.BytesIO()
    export(open_case(case.path).table("documents"), "csv", csv)
    assert b",'=1+1," in csv.getvalue()
    assert (
        len(open_case(case.path).table("documents").polars())
        == len(open_case(case.path).table("documents").pandas())
        == 2
    )


@pytest.mark.skipif(sys.platform == "win32", reason="limits are set by resource")
def test_a_full_disk_loses_nothing(case: Case) -> None:
    put(case, 1)
    script = f"""
import json, os, resource, sys
sys.path.insert(0, {str(Path(__file__).parent)!r})
from test_case_on_disk import document, put, passage
from comity.model import CaseError
from comity.store import open_case
resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))
case = open_case(sys.argv[1])
try:
    with case.walking() as walk:
        walk.add("documents", {{"x": "1"}}, documents=[document(9, os.urandom(60000).hex())])
except CaseError as error:
    print(json.dumps(str(error)))
"""
    done = subprocess.run([sys.executable, "-c", script, case.path], capture_output=True, text=True, check=True)
    assert "the disk is full" in json.loads(done.stdout)
    put(case, 2)
    assert [row.id for row in open_case(case.path).table("documents").records()] == [document(1).id, document(2).id]


def test_names_that_are_unknown_are_refused(case: Case) -> None:
    with pytest.raises(CaseError, match="no table"):
        case.table("nonsense")
    with pytest.raises(CaseError, match="no query"):
        case.query("../case")

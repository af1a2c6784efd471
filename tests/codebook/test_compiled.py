"""What was compiled from a codebook is used for that codebook only, and only whole; without it everything is the same."""

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from comity.codebook import compiled, load

KEY, OTHER = compiled.key("a" * 64, "codebook"), compiled.key("b" * 64, "codebook")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COMITY_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def file(folder: Path) -> Path:
    """The file of some content."""
    compiled.put("book", KEY, b"content")
    return next(folder.iterdir())


@pytest.fixture
def fresh() -> Iterator[None]:
    """The codebook is read anew, here and after."""
    load.load.cache_clear()
    yield
    load.load.cache_clear()


def test_what_was_kept_is_found_under_its_key_only(file: Path) -> None:
    assert compiled.get("book", KEY) == b"content"
    assert compiled.get("book", OTHER) is None
    assert compiled.get("lexicon", KEY) is None


def test_a_key_tells_files_code_and_program_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    before = compiled.key("a" * 64, "codebook")
    assert len({before, compiled.key("b" * 64, "codebook"), compiled.key("a" * 64, "codebook", "claims")}) == 3
    monkeypatch.setattr(sys, "version", "another")
    assert compiled.key("a" * 64, "codebook") != before


@pytest.mark.parametrize("place", [0, 20, 50, -1])
def test_a_file_with_one_wrong_byte_is_not_used(file: Path, place: int) -> None:
    raw = bytearray(file.read_bytes())
    raw[place] ^= 1
    file.write_bytes(raw)
    assert compiled.get("book", KEY) is None
    compiled.put("book", KEY, b"content")
    assert compiled.get("book", KEY) == b"content"


@pytest.mark.parametrize("length", [0, 10, 49])
def test_a_part_of_a_file_is_not_used(file: Path, length: int) -> None:
    file.write_bytes(file.read_bytes()[:length])
    assert compiled.get("book", KEY) is None


def test_a_file_under_the_name_of_another_is_not_used(file: Path, folder: Path) -> None:
    compiled.put("book", OTHER, b"other")
    other = next(each for each in folder.iterdir() if each != file)
    file.replace(other)
    assert compiled.get("book", OTHER) is None


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="files have no owners here")
def test_a_file_of_another_user_is_not_used(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    assert compiled.get("book", KEY) is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_what_is_no_file_is_not_waited_for(file: Path) -> None:
    for make in (os.mkfifo, os.mkdir, lambda path: path.symlink_to("/dev/zero"), lambda path: path.symlink_to(path)):
        file.rename(file.with_name("away"))
        make(file)
        assert compiled.get("book", KEY) is None
        file.rmdir() if file.is_dir() else file.unlink()
        file.with_name("away").rename(file)
    assert compiled.get("book", KEY) == b"content"


def test_a_folder_that_lets_nothing_be_renamed_or_taken_away_costs_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "replace", refuse)
    monkeypatch.setattr(Path, "unlink", refuse)
    compiled.put("book", KEY, b"content")
    assert compiled.get("book", KEY) is None
    assert folder.is_dir()


@pytest.mark.skipif(os.name == "nt", reason="files have no modes here")
def test_nobody_else_may_read_or_write_it(file: Path, folder: Path) -> None:
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_folder_that_cannot_be_made_costs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    for name in (str(tmp_path / "file" / "cache"), "off"):
        monkeypatch.setenv("COMITY_CACHE", name)
        compiled.put("book", KEY, b"content")
        assert compiled.get("book", KEY) is None


def test_where_a_system_keeps_such_things(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COMITY_CACHE")
    monkeypatch.setenv("LOCALAPPDATA" if os.name == "nt" else "XDG_CACHE_HOME", str(tmp_path / "user"))
    compiled.put("book", KEY, b"content")
    assert [file.parent.name for file in (tmp_path / "user").rglob("book-*")] == ["comity"]


def test_old_files_go(folder: Path) -> None:
    for number in range(compiled.KEEP + 3):
        compiled.put("book", compiled.key(str(number), "codebook"), b"content")
        for age, file in enumerate(sorted(folder.iterdir(), key=lambda each: each.stat().st_mtime_ns)):
            os.utime(file, ns=(age, age))
    assert len(list(folder.iterdir())) == compiled.KEEP
    assert compiled.get("book", compiled.key(str(compiled.KEEP + 2), "codebook")) == b"content"


def test_two_at_once_read_whole_files_or_none(folder: Path) -> None:
    contents = [bytes([number]) * 200_000 for number in range(2)]

    def work(number: int) -> set[bytes]:
        seen = set()
        for _ in range(40):
            compiled.put("book", KEY, contents[number])
            found = compiled.get("book", KEY)
            assert found in contents
            seen.add(found)
        return seen

    with ThreadPoolExecutor(2) as pool:
        assert set().union(*pool.map(work, range(2))) <= set(contents)
    assert [file.suffix for file in folder.iterdir()] == [".bin"]


def _copy(folder: Path) -> Path:
    folder.mkdir()
    for entry in load.source().iterdir():
        if entry.name.endswith(".yaml"):
            (folder / entry.name).write_bytes(entry.read_bytes())
    return folder


@pytest.mark.usefixtures("fresh")
def test_the_codebook_is_the_same_from_its_files_and_as_it_was_kept(folder: Path) -> None:
    read = load.load()
    assert [file.name.partition("-")[0] for file in folder.iterdir()] == ["codebook"]
    load.load.cache_clear()
    assert load.load() == read


@pytest.mark.usefixtures("fresh")
def test_a_changed_codebook_is_read_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = _copy(tmp_path / "copy")
    monkeypatch.setenv("COMITY_CODEBOOK", str(copy))
    before = load.load()
    (copy / "invasions.yaml").write_text("[]\n", encoding="utf-8")
    load.load.cache_clear()
    after = load.load()
    assert before.invasions
    assert not after.invasions
    assert before.digest != after.digest


def test_a_new_file_of_frames_counts(tmp_path: Path) -> None:
    copy = _copy(tmp_path / "copy")
    (copy / "frames_zz.yaml").write_text("[]\n", encoding="utf-8")
    (copy / "frames_zz.yaml~").write_text("no YAML: at: all", encoding="utf-8")
    more = load.load_from(copy)
    assert more.frames == load.load().frames
    assert more.digest != load.load().digest


def test_processes_that_begin_at_once_say_the_same(tmp_path: Path) -> None:
    text = tmp_path / "text.txt"
    text.write_text("Russia sold S-400 air defence systems to China in 2015.\n", encoding="utf-8")
    command = [sys.executable, "-c", "from comity.cli import main; main()", "code", str(text), "--format", "jsonl"]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(2)]
    said = {process.communicate()[0] for process in running}
    said.add(subprocess.run(command, capture_output=True, check=True).stdout)
    assert len(said) == 1
    assert b"arms_transfer" in said.pop()

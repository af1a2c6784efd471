"""A case on disk: what it is about, what it keeps, and how it is read.

Takes: a folder. Gives: a `Case`, whose tables and queries show the last walk that was finished when it was opened.
Refuses: a folder that is no case, a case of a newer version, a name that cannot be kept.
"""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any, Final, Literal

import msgspec
from arro3.core import Table

from comity.model import CaseError, Record, Release
from comity.store import columns, lock, whole
from comity.store.decisions import Decisions
from comity.store.originals import Originals
from comity.store.reading import Reader, View
from comity.store.tables import Tables, addressable, trouble
from comity.store.walk import MADE, State, Walk, state

FORMAT: Final = 1
Option = str | int | float | bool
_PERIOD = re.compile(r"\d{4}/(\d{4}|\.\.)|\.\./\d{4}|\d{4}|")


class Facts(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What ``case.toml`` says: the states in question, the years, and options of the walk."""

    format: int = FORMAT
    title: str = ""
    states: tuple[str, ...]
    period: str = ""
    options: dict[str, Option] = msgspec.field(default_factory=dict)


News = Literal["added", "supersedes", "superseded", "replaced", "unchanged"]


class Loaded(Record, frozen=True, kw_only=True):
    """What loading a file of an outside dataset changed: it was ``added``; it ``supersedes`` an older release, or is
    ``superseded`` by a newer one that is here; it ``replaced`` another file of the same release; or it is ``unchanged``.
    """

    release: Release
    news: News


class Case:
    """One case, opened for reading. Opening is cheap and locks nothing; to see a later walk, open it again."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.facts = _facts(path)
        self.originals = Originals(path)
        self.decisions = Decisions(path / "decisions.sqlite")
        self._tables = Tables(path / "tables")

    @property
    def title(self) -> str:
        """The title, or where there is none the states: ``CHN and RUS``."""
        return self.facts.title or " and ".join(self.facts.states)

    @property
    def states(self) -> tuple[str, ...]:
        """ISO 3166 alpha-3 codes of the states in question, in alphabetical order."""
        return self.facts.states

    @property
    def report(self) -> Path:
        """The folder of what was rendered."""
        return self.path / "report"

    def table(self, name: str, version: int | None = None) -> View:
        """A table as of the last finished walk, or as of a `version` of its history."""
        return self._reader.view(name, version)

    def query(self, name: str, /, **parameters: Any) -> Table:
        """The result of a named query (a file of ``store/queries``) with its parameters bound."""
        return self._reader.query(name, parameters)

    def waiting(self) -> list[str]:
        """The ids of documents that were added and were in no finished walk."""
        return sorted({*self.originals.ids()} - {row.document for row in self.table("walked").records()})

    @cached_property
    def state(self) -> State:
        """What the last finished walk left."""
        return state(self.path)

    @cached_property
    def _reader(self) -> Reader:
        # What a first walk has written is not shown before it is finished either: -1 is a table without rows.
        return Reader(self._tables, {**dict.fromkeys(MADE, -1), **self.state.versions})

    @contextmanager
    def walking(self) -> Iterator[Walk]:
        """The right to write the tables, held by one process at a time."""
        with lock.held(self.path / "walk.lock"):
            yield Walk(self.path, self._tables)

    def releases(self) -> list[Release]:
        """The files of outside datasets that were loaded, old releases too, in order."""
        return columns.to_records(self._reader_now().rows("releases"), Release)

    def observe(self, release: Release, observations: Table) -> Loaded:
        """Keep one file of an outside dataset. The same file again changes nothing; the newest release of a part is the
        one that counts, and the older ones stay readable.
        """
        with self.walking():
            before = self.releases()
            twin = [each for each in before if _place(each) == _place(release)]
            if twin and twin[0].lock == release.lock and twin[0].observations == release.observations:
                return Loaded(release=twin[0], news="unchanged")
            family = [each for each in before if _place(each)[:2] == _place(release)[:2] and each not in twin]
            newest = max((each.release for each in family), default="")
            current = msgspec.structs.replace(release, current=release.release >= newest)
            older = [msgspec.structs.replace(each, current=not current.current and each.current) for each in family]
            others = [each for each in before if each not in family and each not in twin]
            where = {"dataset": release.dataset, "part": release.part, "release": release.release}
            if not before:  # observations without a release are of a case made before releases were kept
                self._tables.replace("observations", [])
            if twin:  # were we killed between the two commits, its rows must not stand under the old lock
                self._tables.replace("releases", [each for each in before if each not in twin])
            self._tables.put("observations", observations, where)
            self._tables.replace("releases", [*others, *older, current])
        news: News = (
            "replaced" if twin else "added" if not family else "supersedes" if current.current else "superseded"
        )
        return Loaded(release=current, news=news)

    def observations(
        self, dataset: str, *, part: str | None = None, release: str = "", variables: Sequence[str] = ()
    ) -> Table:
        """The observations of one dataset (or one part of it), as Arrow and in no order: of its current releases, or
        of the one named.
        """
        held = [each for each in self.releases() if each.dataset == dataset and part in (None, each.part)]
        wanted = [each for each in held if (each.release == release if release else each.current)]
        if not wanted:
            known = ", ".join(sorted({each.release for each in held})) or "none"
            what = f"{dataset} is not loaded" if not release else f"{dataset} has no release {release!r}"
            hint = f"releases: {known}" if held else f"comity data add {self.path.name} {dataset} FILE"
            raise CaseError(what, where=str(self.path), hint=hint)
        limits = {"variable": list(variables)} if variables else {}
        pieces = [
            self._reader_now().rows(
                "observations",
                where={"dataset": [dataset], "part": [each.part], "release": [each.release], **limits},
                ordered=False,
            )
            for each in wanted
        ]
        return Table.from_batches([batch for piece in pieces for batch in piece.to_batches()], schema=pieces[0].schema)

    def _reader_now(self) -> Reader:
        return Reader(self._tables, {})


def _place(release: Release) -> tuple[str, str, str]:
    return release.dataset, release.part, release.release


def create_case(
    path: Path,
    *,
    title: str = "",
    states: Sequence[str],
    period: str = "",
    options: Mapping[str, Option] | None = None,
) -> Case:
    """Make an empty case in a new or empty folder. Whether the states exist is for the codebook to say, not for us."""
    path = path.absolute()
    addressable(path)
    if (path / "case.toml").exists():
        raise CaseError("is a case already", where=str(path))
    if path.exists() and not (path.is_dir() and not any(path.iterdir())):
        raise CaseError("is there already and is no case", where=str(path), hint="name a new or an empty folder")
    if len(set(states)) < 2:
        raise CaseError("a case is about at least two states", where=str(path), hint="as in --states CHN RUS")
    if not _PERIOD.fullmatch(period):
        raise CaseError(f"{period!r} is no period", where=str(path), hint="as in 1989/2024")
    facts = Facts(title=title, states=tuple(sorted(set(states))), period=period, options=dict(options or {}))
    with trouble(path):
        for folder in ("originals", "cards", "tables", "report"):
            (path / folder).mkdir(parents=True, exist_ok=True)
    whole.write(path / "case.toml", _toml(facts).encode())
    return Case(path)


def open_case(path: str | Path) -> Case:
    """The case in a folder."""
    place = Path(path).absolute()
    addressable(place)
    if not (place / "case.toml").is_file():
        raise CaseError("is no case", where=str(path), hint="make one: comity new CASE --states CHN RUS")
    return Case(place)


def _facts(path: Path) -> Facts:
    place = path / "case.toml"
    try:
        with trouble(place):
            said = tomllib.loads(place.read_text(encoding="utf-8"))
        if isinstance(number := said.get("format"), int) and number > FORMAT:
            what = f"was made by a newer version of comity (format {number}, this one reads {FORMAT})"
            raise CaseError(what, where=str(path), hint="pip install --upgrade comity")
        return msgspec.convert(said, Facts)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise CaseError(f"cannot be read: {error}", where=str(place)) from error


def _toml(facts: Facts) -> str:
    """A JSON string, number, truth value or list of strings is TOML too, but for DEL, which TOML wants escaped."""
    said = {name: value for name, value in msgspec.to_builtins(facts).items() if name != "options"}
    lines = [f"{name} = {_value(value)}" for name, value in said.items()]
    lines += ["", "[options]", *(f"{_value(name)} = {_value(value)}" for name, value in facts.options.items())]
    return "\n".join(lines) + "\n"


def _value(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")

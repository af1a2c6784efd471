"""Writing the tables of a case, so that a process killed at any moment leaves nothing that the next walk does not mend.

Takes: records. Gives: commits. Refuses: what the disk refuses.

Several tables make one state. Each commit is whole, but a walk is many, so three rules hold between them:

1. Rows of a document count only once its row of ``walked`` is there, which is written last. Before anything is added,
   the rows of documents that are not marked are removed.
2. A derived table is made whole from its inputs and replaced in one commit; what it was made from is noted after, and
   the old note removed before.
3. ``walk.json`` names, at the end, the version of each table that is the new state. Until then readers see the state
   before.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import msgspec

from comity.model import CaseError, Observation, Record
from comity.store import columns, whole
from comity.store.reading import Reader
from comity.store.tables import NOUNS, OWNER, Tables, Walked, trouble

MADE: Final = ("documents", "passages", "claims", "walked", "lineages", "events", "series", "measures", "checks")


# Which step makes the rows of a table, document by document.
_STEP: Final = {"documents": "documents", "passages": "claims", "claims": "claims"}


class State(Record, frozen=True, kw_only=True):
    """``walk.json``: the version of each table when the last walk ended (-1 where there was none yet), and what each
    derived one was made from.
    """

    versions: dict[str, int] = msgspec.field(default_factory=dict)
    made: dict[str, str] = msgspec.field(default_factory=dict)


def state(case: Path) -> State:
    """What the last walk of a case left; nothing yet for a case that was never walked."""
    place = case / "walk.json"
    try:
        with trouble(place):
            return msgspec.json.decode(place.read_bytes(), type=State) if place.exists() else State()
    except msgspec.MsgspecError as error:
        raise CaseError(f"is damaged: {error}", where=str(place), hint="delete it and walk again") from error


class Walk:
    """The one writer of a case. What it reads is as it stands now, finished or not."""

    def __init__(self, case: Path, tables: Tables) -> None:
        self._case, self._tables = case, tables
        self._state = state(case)
        self._reader = Reader(tables, {})

    def records(self, name: str, where: Mapping[str, Sequence[str]] | None = None) -> list[Any]:
        """The rows of a table whose columns have one of the values listed, in order."""
        return columns.to_records(self._reader.rows(name, None, where), NOUNS[name])

    def batches(
        self, name: str, where: Mapping[str, Sequence[str]] | None = None, without: Sequence[str] = ()
    ) -> Iterator[list[Any]]:
        """The same some at a time and in no order, with the columns of `without` left empty."""
        return self._reader.batches(name, None, where, without, ordered=False)

    def observed(self, datasets: Sequence[str], states: Sequence[str]) -> list[Observation]:
        """Of the current releases: all of `datasets`, and what others say of two of `states`; in order."""
        found = self._reader.query("observed", {"datasets": list(datasets), "states": list(states)})
        return columns.to_records(found, Observation)

    def version(self, name: str) -> int:
        """The number of a table's last commit, -1 before the first."""
        found = self._tables.version(name)
        return -1 if found is None else found

    def marks(self, step: str) -> dict[str, str]:
        """For which documents a step was done, and under which version."""
        return {row.document: row.version for row in self.records("walked", {"step": [step]})}

    def mend(self) -> None:
        """Remove what a killed walk left of documents it did not finish."""
        for name, step in _STEP.items():
            left = self._reader.values(name, OWNER[name]) - self.marks(step).keys()
            self._tables.drop(name, {OWNER[name]: sorted(left)})

    def forget(self, step: str, documents: Sequence[str]) -> None:
        """Remove what a step made of these documents, the mark first. Their originals stay."""
        self._tables.drop("walked", {"document": documents, "step": [step]})
        for name in (name for name, made_by in _STEP.items() if made_by == step):
            self._tables.drop(name, {OWNER[name]: documents})

    def add(self, step: str, version: Mapping[str, str], **rows: Sequence[msgspec.Struct]) -> None:
        """Add what a step made (``documents=``, or ``passages=`` and ``claims=``) of documents it has no rows of yet.

        `version` has an entry for each document, with or without rows: its mark, which is written last.
        """
        for name, records in rows.items():
            self._tables.append(name, records)
        marks = [Walked(document=document, step=step, version=each) for document, each in version.items()]
        self._tables.append("walked", marks)

    def made(self, name: str) -> str:
        """What a derived table was made from; empty where it is not known to be whole."""
        return self._state.made.get(name, "")

    def make(self, name: str, records: Sequence[msgspec.Struct], made: str) -> None:
        """Replace a derived table and note what it was made from."""
        self._note({key: value for key, value in self._state.made.items() if key != name})
        self._tables.replace(name, records)
        self._note({**self._state.made, name: made})

    def finish(self, names: Sequence[str] = MADE) -> None:
        """Show readers the new state of these tables."""
        for name in {*names} & {*_STEP, "walked"}:
            self._tables.compact(name)
        self._put(
            State(
                versions={**self._state.versions, **{name: self.version(name) for name in names}}, made=self._state.made
            )
        )

    def unfinished(self) -> bool:
        """Whether something was written after the last finished walk."""
        return any(self.version(name) != self._state.versions.get(name, -1) for name in MADE)

    def tidy(self, keep_days: int) -> int:
        """Delete files that only versions older than `keep_days` need, and leavings of killed writers; how many."""
        if self.unfinished():
            raise CaseError("has a walk that did not finish", where=str(self._case), hint="run comity walk first")
        return sum(self._tables.vacuum(name, keep_days * 24) for name in (*MADE, "observations", "releases"))

    def _note(self, made: dict[str, str]) -> None:
        if made != self._state.made:
            self._put(State(versions=self._state.versions, made=made))

    def _put(self, new: State) -> None:
        if new != self._state:
            whole.write(self._case / "walk.json", msgspec.json.format(msgspec.json.encode(new)) + b"\n")
            self._state = new

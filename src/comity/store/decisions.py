"""What people decided, in SQLite: rows are only ever added, and each is on disk before the call returns.

Takes: a decision's parts. Gives: `Decision` records by number. Refuses: to change or delete (undo is another row).
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Literal

import msgspec

from comity.model import CaseError, Decision

_COLUMNS = Decision.__struct_fields__


class Decisions:
    """The file ``decisions.sqlite`` of a case; made when the first decision is."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def append(
        self,
        subject: Literal["claim", "event"],
        id: str,
        verdict: Literal["accept", "reject", "amend", "undo"],
        *,
        user: str,
        field: str = "",
        value: str = "",
        note: str = "",
    ) -> Decision:
        """Write one decision down and give it its number and time (UTC)."""
        at = datetime.now(UTC).isoformat(timespec="seconds")
        row = (subject, id, verdict, field, value, user, at, note)
        with self._connection() as connection, connection:
            number = connection.execute(_statement("append"), row).lastrowid
        return _decision((number, *row))

    def list(self) -> list[Decision]:
        """All decisions in the order they were made."""
        if not self._path.exists():
            return []
        with self._connection() as connection:
            return [_decision(row) for row in connection.execute(_statement("list"))]

    def latest(self) -> dict[tuple[str, str], Decision]:
        """The decision that holds for each subject: the last one, or the one before it that its undo brought back."""
        standing: dict[tuple[str, str], list[Decision]] = {}
        for each in self.list():
            stack = standing.setdefault((each.subject, each.id), [])
            if each.verdict != "undo":
                stack.append(each)
            elif stack:
                stack.pop()
        return {subject: stack[-1] for subject, stack in standing.items() if stack}

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        try:
            with closing(sqlite3.connect(self._path, timeout=30)) as connection:
                connection.executescript(_statement("begin"))
                yield connection
        except sqlite3.Error as error:
            raise CaseError(f"the decisions cannot be kept or read: {error}", where=str(self._path)) from error


def _statement(name: str) -> str:
    return (files("comity.store") / "queries" / f"decisions_{name}.sql").read_text(encoding="utf-8")


def _decision(row: tuple[object, ...]) -> Decision:
    return msgspec.convert(dict(zip(_COLUMNS, row, strict=True)), Decision)

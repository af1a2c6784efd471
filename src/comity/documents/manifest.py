"""``documents.toml``: what a person wrote down about the files of a folder.

Takes: a folder. Gives: what is known of each file stem, and one `Refused` for each fault, with its line and key. An
entry with a fault is not used, nor is a file that is malformed as a whole. The documents are read all the same.
"""

import datetime
import os
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from comity.documents.dates import published_date
from comity.documents.metadata import Metadata
from comity.model import Refused

MANIFEST = "documents.toml"
_FIELDS = ("title", "publisher", "author", "url", "published", "language")
_IGNORED = ("format", "note")  # for people
_KEYS = ("id", *_FIELDS, *_IGNORED)
_AT_LINE = re.compile(r"^(?P<what>.*?)\s*\(at (?:line (?P<line>\d+).*|(?P<end>end of document))\)$", re.DOTALL)
_LANGUAGE = re.compile(r"[a-z]{2}\Z")


def manifest(folder: str) -> tuple[dict[str, Metadata], tuple[Refused, ...]]:
    """What the folder's ``documents.toml`` says of each stem, and what is wrong with it."""
    path = Path(folder) / MANIFEST
    where = f"{folder}/{MANIFEST}"
    try:
        text = path.read_bytes().decode("utf-8-sig")
        raw = tomllib.loads(text)
    except FileNotFoundError:
        return {}, ()
    except OSError as error:
        return {}, (Refused(f"cannot be read: {error.strerror}", where=where),)
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        return {}, (Refused("is not UTF-8", where=f"{where}:{line}"),)
    except tomllib.TOMLDecodeError as error:
        return {}, (_malformed(str(error), text, where),)
    return _entries(raw, text, where, {Path(name).stem for name in os.listdir(folder)})  # noqa: PTH208


def _malformed(message: str, text: str, where: str) -> Refused:
    lines = text.split("\n")
    found = _AT_LINE.match(message)
    what = found["what"] if found else message
    line = int(found["line"]) if found and found["line"] else len(text.rstrip("\n").split("\n"))
    key = lines[line - 1].partition("=")[0].strip() if "=" in lines[line - 1] else ""
    hint = f"key {key}" if key else "the table is not read"
    return Refused(f"malformed: {what}", where=f"{where}:{line}", hint=hint)


def _entries(
    raw: dict[str, Any], text: str, where: str, stems: set[str]
) -> tuple[dict[str, Metadata], tuple[Refused, ...]]:
    faults: list[Refused] = []
    known: dict[str, Metadata] = {}
    places = _Places(text, where)
    for key in raw:
        if key != "document":
            faults.append(Refused(f"unknown key {key!r}", where=places.top(key), hint="write [[document]] tables"))
    tables = raw.get("document", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        faults.append(Refused("'document' is no list of tables", where=places.top("document"), hint="[[document]]"))
        return {}, tuple(faults)
    for number, table in enumerate(tables):
        wrong = [Refused(what, where=places.of(number, key)) for key, what in _wrong(table)]
        stem = table.get("id")
        if not wrong and stem in known:
            wrong = [Refused(f"key 'id': {stem!r} stands twice", where=places.of(number, "id"))]
        faults.extend(wrong)
        if not wrong:
            known[table["id"]] = _metadata(table)
            if stem not in stems:
                faults.append(Refused(f"key 'id': no file here is named {stem!r}", where=places.of(number, "id")))
    return known, tuple(faults)


def _wrong(table: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Each key that is wrong, and what is wrong with it."""
    if "id" not in table:
        yield "", "key 'id' is missing"
    for key, value in table.items():
        if key not in _KEYS:
            yield key, f"unknown key {key!r}"
        elif key == "published" and type(value) is datetime.date:
            continue
        elif not isinstance(value, str):
            yield key, f"key {key!r}: a text is wanted, not {type(value).__name__}"
        elif key == "published" and value and not _DATE.match(value):
            yield key, f"key 'published': {value!r} is none of YYYY, YYYY-MM, YYYY-MM-DD"
        elif key == "published" and value and published_date(value) != value:
            yield key, f"key 'published': there is no day {value!r}"
        elif key == "language" and value and not _LANGUAGE.match(value):
            yield key, f"key 'language': {value!r} is no code of two letters (ISO 639-1)"
        elif key == "id" and not value:
            yield key, "key 'id' is empty"


_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?\Z")


def _metadata(table: dict[str, Any]) -> Metadata:
    values = {field: str(table.get(field, "")).strip() for field in _FIELDS}
    return Metadata(**values, published_from=MANIFEST if values["published"] else "")


class _Places:
    """On which line a table or one of its keys stands: the parser does not say, so they are looked up."""

    def __init__(self, text: str, where: str) -> None:
        self.where, self.lines = where, text.split("\n")
        self.tables = [number for number, line in enumerate(self.lines) if re.match(r"\s*\[\[\s*document\s*\]\]", line)]

    def _find(self, key: str, first: int, last: int) -> int:
        pattern = re.compile(rf"\s*\[*\s*[\"']?{re.escape(key)}[\"']?\s*[=.\]]")
        return next((n for n in range(first, last) if pattern.match(self.lines[n])), first)

    def top(self, key: str) -> str:
        return f"{self.where}:{self._find(key, 0, len(self.lines)) + 1}"

    def of(self, number: int, key: str) -> str:
        if number >= len(self.tables):
            return self.where
        first = self.tables[number]
        last = self.tables[number + 1] if number + 1 < len(self.tables) else len(self.lines)
        return f"{self.where}:{(self._find(key, first, last) if key else first) + 1}"

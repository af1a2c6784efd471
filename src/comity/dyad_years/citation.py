"""What a dyad-year table was joined from, to be cited: kept in the table's own metadata, so that it travels with it."""

from typing import Any

import msgspec

from comity.model import Record, Refused, Release

KEY = "comity.sources"


class Source(Record, frozen=True, kw_only=True):
    """A release as a table names it: enough to find the file again and to cite it."""

    dataset: str
    part: str = ""
    release: str
    lock: str
    file: str
    title: str
    terms: str
    citation: str
    joins: tuple[str, ...] = ()


def source(release: Release, joins: tuple[str, ...]) -> Source:
    """A release that `joins` took values from."""
    return Source(
        dataset=release.dataset,
        part=release.part,
        release=release.release,
        lock=release.lock,
        file=release.file,
        title=release.title,
        terms=release.terms,
        citation=release.citation,
        joins=joins,
    )


def packed(sources: tuple[Source, ...]) -> str:
    """Sources as text for a table's metadata."""
    return msgspec.json.encode(sources).decode()


def sources(table: Any) -> tuple[Source, ...]:
    """The sources of a table: a `Dyads`, an Arrow table of any library, or a pandas DataFrame made from one."""
    if hasattr(table, "sources"):
        return tuple(table.sources)
    held = getattr(table, "attrs", None)
    if held is None and hasattr(table, "schema"):
        metadata = getattr(table.schema, "metadata", None) or {}  # a polars frame's schema has no room for any
        held = {_text(key): value for key, value in metadata.items()}
    if not held or KEY not in held:
        raise Refused("the table does not say what it was joined from", hint="give what comity.dyads(...) made")
    return tuple(msgspec.json.decode(_text(held[KEY]), type=tuple[Source, ...]))


def _text(value: str | bytes) -> str:
    return value.decode() if isinstance(value, bytes) else value


def cite(table: Any) -> str:
    """BibTeX for exactly what was joined, each entry once."""
    entries = dict.fromkeys(each.citation.strip() for each in sources(table))
    return "\n\n".join(entries) + ("\n" if entries else "")


def versions(table: Any) -> list[dict[str, str]]:
    """The releases that were joined: dataset, part, release, file and its hash."""
    return [
        {
            "dataset": each.dataset,
            "part": each.part,
            "release": each.release,
            "file": each.file,
            "sha256": each.lock,
            "joins": ", ".join(each.joins),
        }
        for each in sources(table)
    ]

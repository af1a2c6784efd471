"""The sources of a report as citations."""

import re
from collections.abc import Iterable

from comity.model import Document, key
from comity.report.words import address, day, visible

_TEX = {character: f"\\{character}" for character in "&%$#_{}"} | {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_SPACE = re.compile(r"\s+")


def _line(text: str) -> str:
    return _SPACE.sub(" ", visible(text)).strip()


def plain(document: Document) -> str:
    """Author, title, publisher, date and address, each where it is known; the file's name stands in for a title."""
    title = _line(document.title) or _line(document.name)
    author, publisher = _line(document.author), _line(document.publisher)
    parts = (
        author,
        f"“{title}”",
        publisher if publisher != author else "",
        day(document.published),
        address(document.url),
    )
    return ", ".join(part for part in parts if part) + "."


def _tex(text: str) -> str:
    return "".join(_TEX.get(character, character) for character in _line(text))


def entry_key(document: Document) -> str:
    """A stable key: the publisher's or author's first word, the year, and four digits of the document's id."""
    found = re.search(r"[^\W\d_]+", document.author or document.publisher or document.name)
    word = found[0].casefold() if found and found[0].isascii() else "document"
    return f"{word}{document.published[:4] or 'nd'}{key(document.id)[:4]}"


def bibtex(document: Document) -> str:
    """One ``@misc`` entry; every field is escaped for TeX, an address is kept only if it can be linked to."""
    fields = {
        "title": "{" + (_tex(document.title) or _tex(document.name)) + "}",
        "author": _tex(document.author),
        "publisher": _tex(document.publisher),
        "date": _tex(document.published),
        "url": address(document.url),
        "note": f"Comity document {_tex(document.id)}",
    }
    lines = (f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@misc{{{entry_key(document)},\n" + ",\n".join(lines) + "\n}"


def bibliography(documents: Iterable[Document]) -> str:
    """All entries, in order of their keys."""
    return "\n\n".join(bibtex(document) for document in sorted(documents, key=lambda one: (entry_key(one), one.id)))

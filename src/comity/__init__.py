"""Comity measures how close two states are in security, and shows the evidence for every number.

``comity.open_case(path)`` opens a case; ``comity.code(text)`` codes a text or a file; ``comity.read(path)`` reads one.
``comity.dyads(1946, 2019)`` makes a dyad-year table, to which ``.add("alliances")`` and others add columns;
``comity.cite(table)`` prints the BibTeX of what was joined. ``comity.codes.convert(...)`` converts codes of countries.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from comity import codes
    from comity.dyad_years import cite, dyads, versions
    from comity.model import Claim, Document
    from comity.store import open_case

__version__ = "0.1.0"
__all__ = ["__version__", "cite", "code", "codes", "dyads", "open_case", "read", "versions"]

# Where what is not defined here comes from; a room is imported only when it is used.
_ROOMS = {"open_case": "store", "dyads": "dyad_years", "cite": "dyad_years", "versions": "dyad_years"}


def read(path: "str | Path") -> "Document":
    """The document in a file; `Refused` if it cannot be read."""
    from comity import documents

    sources, refused = documents.gather([path])
    if refused or not sources:
        raise refused[0]
    return documents.read(sources[0])


def code(text: "str | Path | Document", published: str = "") -> "list[Claim]":
    """The claims of a text, a file (a `Path`) or a document.

    `published` is the day, month or year of publication, which relative dates are read against.
    """
    from comity import documents, flow
    from comity.model import Document

    if isinstance(text, str):
        document = documents.from_text(text, published=published)
    else:
        document = text if isinstance(text, Document) else read(text)
    return list(flow.code(document)[2])


def __getattr__(name: str) -> Any:
    if name == "codes":
        return import_module("comity.codes")
    if name in _ROOMS:
        return getattr(import_module(f"comity.{_ROOMS[name]}"), name)
    raise AttributeError(f"module 'comity' has no attribute {name!r}")

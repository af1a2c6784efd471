"""Comity measures how close two states are in security, and shows the evidence for every number.

``comity.open_case(path)`` opens a case; ``comity.code(text)`` codes a text or a file; ``comity.read(path)`` reads one.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from comity.model import Claim, Document

__version__ = "0.1.0"
__all__ = ["__version__", "code", "open_case", "read"]


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
    if name == "open_case":
        from comity.store import open_case

        return open_case
    raise AttributeError(f"module 'comity' has no attribute {name!r}")

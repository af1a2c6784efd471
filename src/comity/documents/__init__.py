"""Files and texts become documents: metadata, clean text whose offsets stay true, and families of copies.

Takes: files and folders of ``.txt .md .html .htm .pdf .docx``, with what a ``documents.toml`` beside them says
(`gather`); one of them (`read`); or a text (`from_text`).
Gives: a `Document` each: text, its blocks by kind, pieces that lead back to the original, publication date, language;
and the lineages among them (`lineages`).
Refuses: what cannot be read, with a `Refused` that says why in one line; the others go on.
"""

from comity.documents.language import language
from comity.documents.lineage import lineages
from comity.documents.metadata import Metadata
from comity.documents.read import VERSION, from_text, read
from comity.documents.sources import Source, gather

__all__ = ["VERSION", "Metadata", "Source", "from_text", "gather", "language", "lineages", "read"]

"""Plain text and Markdown as clean text.

A text with a paragraph on each line stays the decoded original, character by character, with blocks over it; a text
that was wrapped by a page is put together again (`wrapped`); Markdown loses its marks (`markdown`). In each case the
pieces lead back to the decoded original.
"""

from comity.documents import markdown as marked
from comity.documents import page, wrapped
from comity.documents.clean import Clean, Extract, Paragraph, assemble, in_place, newlines, through, tidied
from comity.documents.decode import decode
from comity.documents.lines import split
from comity.documents.markdown import front_matter


def extract(data: bytes, format_: str, where: str) -> Extract:
    """The clean text of a ``.txt`` or ``.md`` file. Raises `Refused` if its bytes are no text."""
    return plain(decode(data, where), markdown=format_ == "md")


def plain(original: str, *, markdown: bool = False) -> Extract:
    """The clean text of characters that were decoded."""
    text, back = newlines(original)
    text, tidy = tidied(text)
    start, metadata = front_matter(text)
    clean = _cleaned(text, start, markdown=markdown)
    return Extract(Clean(clean.text, clean.blocks, through(through(clean.pieces, tidy), back)), metadata)


def _cleaned(text: str, start: int, *, markdown: bool) -> Clean:
    if markdown:
        return assemble(text, marked.paragraphs(text, start))
    front = [Paragraph("boilerplate", ((0, len(text[:start].rstrip())),))] if start else []
    lines = [line for line in split(text) if line.start >= start]
    if wrapped.is_wrapped(text, lines):
        return assemble(text, [*front, *wrapped.paragraphs(text, lines)])
    return in_place(text, [*front, *page.paragraphs(text, lines)])

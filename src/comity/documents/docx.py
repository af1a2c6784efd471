"""DOCX as clean text: paragraphs and headings in order, table cells, notes, and what stands in headers.

Takes: the bytes of a Word file. Gives: its blocks by kind; title, author and dates of its core properties. Refuses:
what is no Word file or is broken, and archives that unpack to far more than they weigh.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from datetime import datetime

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table
from docx.text.paragraph import Paragraph as WordParagraph
from lxml import etree

from comity.documents.clean import Extract, written
from comity.documents.lines import ends_sentence, word_count
from comity.documents.metadata import Metadata, one_line
from comity.model import BlockKind, Refused

_UNPACKED = 100 << 20  # bytes of all parts; Word files of books stay below
_RATIO, _RATIO_FROM = 100, 10 << 20  # XML text packs ten- to thirtyfold
# What the libraries below raise on damaged parts (RuntimeError: a part under a password, or nested too deep).
_BROKEN = (
    PackageNotFoundError, zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, LookupError, ValueError, AttributeError,
    EOFError, RuntimeError,
)  # fmt: skip
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NOTE_PARTS = ("/footnotes", "/endnotes")
_TEMPLATE_CREATED = datetime(2013, 12, 23, 23, 15)
_BULLETS_DEEP = 20  # tables in tables


def extract(data: bytes, format_: str, where: str) -> Extract:
    """The clean text of a ``.docx`` file. Raises `Refused` if it is broken, a bomb or without text."""
    del format_
    _check_archive(data, where)
    try:
        document = docx.Document(io.BytesIO(data))
        blocks = [*_blocks(document), *_notes(document), *_headers(document)]
        metadata, stamp = _properties(document)
    except _BROKEN as error:
        raise Refused(
            "the Word file is broken", where=where, hint="open and save it again in a word processor"
        ) from error
    if not any(text for _, text in blocks):
        raise Refused("the Word file holds no text", where=where)
    return Extract(written(blocks), metadata, stamp)


def _check_archive(data: bytes, where: str) -> None:
    """Refuses before anything is unpacked: an archive never gives more bytes than its directory says."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, RuntimeError) as error:
        raise Refused("the Word file is broken: it is no archive", where=where, hint="is it an old .doc?") from error
    unpacked = sum(part.file_size for part in parts)
    if unpacked > _UNPACKED or (unpacked > _RATIO_FROM and unpacked > _RATIO * len(data)) or len(parts) > 10_000:
        raise Refused(
            f"the Word file unpacks to {unpacked >> 20} MB from {len(data) >> 10} kB", where=where, hint="a zip bomb"
        )
    if not any(part.filename == "[Content_Types].xml" for part in parts):
        raise Refused("the archive is no Word file", where=where)


def _blocks(document: WordDocument) -> Iterator[tuple[BlockKind, str]]:
    for element in document.iter_inner_content():
        yield from _paragraph(element) if isinstance(element, WordParagraph) else _cells(element, 0)


def _paragraph(paragraph: WordParagraph) -> Iterator[tuple[BlockKind, str]]:
    text = one_line(paragraph.text)
    if not text:
        return
    style = (paragraph.style.name or "").lower() if paragraph.style is not None else ""
    if style.startswith(("heading", "title", "subtitle", "toc")):
        yield "boilerplate" if style.startswith("toc") else "heading", text
    elif style.startswith("caption"):
        yield "caption", text
    elif style.startswith(("footnote", "endnote")):
        yield "footnote", text
    else:
        yield "heading" if _looks_heading(paragraph, text) else "body", text


def _looks_heading(paragraph: WordParagraph, text: str) -> bool:
    """A heading set by hand: a few bold words that are no sentence."""
    runs = [run for run in paragraph.runs if run.text.strip()]
    bold = bool(runs) and all(run.bold for run in runs)
    return bold and not ends_sentence(text) and word_count(text) <= 14


def _cells(table: Table, depth: int) -> Iterator[tuple[BlockKind, str]]:
    """Sentences in a table are text; other cells go row by row with what belongs to figures."""
    if depth > _BULLETS_DEEP:
        return
    for row in table.rows:
        cells: list[str] = []
        for cell in dict.fromkeys(row.cells):
            for element in cell.iter_inner_content():
                if isinstance(element, Table):
                    yield from _cells(element, depth + 1)
                elif text := one_line(element.text):
                    if ends_sentence(text) and word_count(text) >= 8:
                        yield "body", text
                    else:
                        cells.append(text)
        if cells:
            yield "caption", " | ".join(cells)


def _notes(document: WordDocument) -> Iterator[tuple[BlockKind, str]]:
    for relation in sorted(document.part.rels.values(), key=lambda relation: relation.reltype):
        if relation.is_external or not relation.reltype.endswith(_NOTE_PARTS):
            continue
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        root = etree.fromstring(relation.target_part.blob, parser)
        for note in root:
            text = one_line("".join(run.text or "" for run in note.iter(f"{_WORD}t")))
            if text:
                yield "footnote", f"{note.get(f'{_WORD}id', '')} {text}".strip()


def _headers(document: WordDocument) -> Iterator[tuple[BlockKind, str]]:
    texts = (
        one_line(paragraph.text)
        for section in document.sections
        for part in (section.header, section.footer)
        if not part.is_linked_to_previous
        for paragraph in part.paragraphs
    )
    for text in dict.fromkeys(text for text in texts if text):
        yield "boilerplate", text


def _properties(document: WordDocument) -> tuple[Metadata, Metadata]:
    properties = document.core_properties
    created = properties.created
    known = created is not None and created.replace(tzinfo=None, second=0) != _TEMPLATE_CREATED
    author = one_line(properties.author or "")
    return (
        Metadata(title=one_line(properties.title or ""), author="" if author == "python-docx" else author),
        Metadata(published=f"{created:%Y-%m-%d}", published_from="docx properties")
        if created and known
        else Metadata(),
    )

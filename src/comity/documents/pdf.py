"""PDF as clean text: lines found by their boxes, columns read one after the other, then treated as any wrapped text.

Takes: the bytes of a PDF. Gives: the clean text of its lines (`wrapped`), the title and author of its info. Refuses:
encrypted files, files without text (scans), damaged files.
"""

import ctypes
import itertools
from collections.abc import Iterator, Sequence
from statistics import median

import pypdfium2
import pypdfium2.raw as pdfium

from comity.documents import wrapped
from comity.documents.clean import Clean, Extract, assemble, tidied
from comity.documents.columns import Box, reading_order
from comity.documents.dates import published_date
from comity.documents.lines import Line
from comity.documents.metadata import Metadata, one_line
from comity.model import Refused

_PAGES = 5000
_CHARACTERS = 20_000_000
_SMALL, _LARGE = 0.92, 1.15  # of the size of the running text: notes are set smaller, headings larger
_GAP = 1.45  # of the usual distance of lines; a wider one is a blank line
_FOOT = 0.45  # of the page: notes stand below
_NO_TITLE = ("microsoft word", "untitled", "powerpoint", "layout 1", "document")


def extract(data: bytes, format_: str, where: str) -> Extract:
    """The clean text of a PDF. Raises `Refused` if it is encrypted, scanned, damaged or too long."""
    del format_
    document = _opened(data, where)
    try:
        pages = list(_pages(document, where))
        info = document.get_metadata_dict()
    except pypdfium2.PdfiumError as error:
        raise Refused("the PDF is damaged", where=where, hint="save or download it again") from error
    finally:
        document.close()
    if not any(pages):
        raise Refused(
            "the PDF holds no text: its pages are pictures",
            where=where,
            hint="run it through text recognition (OCR) first",
        )
    text, lines = _written(pages)
    tidy, _ = tidied(text)
    if len(tidy) != len(text):  # what was dropped has moved the lines
        lines = _moved(tidy, lines)
    clean = assemble(tidy, wrapped.paragraphs(tidy, lines))
    return Extract(Clean(clean.text, clean.blocks, ()), *_metadata(info))


def _opened(data: bytes, where: str) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pdfium.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise Refused("the PDF is encrypted", where=where, hint="save a copy without a password") from error
        raise Refused("the PDF is damaged or cut off", where=where, hint="save or download it again") from error
    if not 0 < len(document) <= _PAGES:
        raise Refused(f"the PDF has {len(document)} pages", where=where, hint=f"read are 1 to {_PAGES}")
    return document


def _pages(document: pypdfium2.PdfDocument, where: str) -> Iterator[list[Box]]:
    """The lines of each page in reading order."""
    read = 0
    for number in range(len(document)):
        page = document[number]
        text_page = page.get_textpage()
        read += text_page.count_chars()
        if read > _CHARACTERS:
            raise Refused("the PDF holds too much text", where=where, hint=f"the limit is {_CHARACTERS} characters")
        yield reading_order(list(_runs(text_page)), page.get_height())
        text_page.close()
        page.close()


def _runs(text_page: pypdfium2.PdfTextPage) -> Iterator[Box]:
    """Characters that follow each other on one line, cut where a wide gap shows another column."""
    raw = text_page.raw
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    letters: list[str] = []
    edges: list[tuple[float, float, float, float]] = []
    size = 0.0
    for index in range(text_page.count_chars()):
        letter = chr(pdfium.FPDFText_GetUnicode(raw, index) & 0x10FFFF)
        made_up = pdfium.FPDFText_IsGenerated(raw, index) == 1
        if letter in "\r\n" or (made_up and letter == "\x00"):
            yield from _box(letters, edges, size)
            letters, edges = [], []
            continue
        if made_up or letter.isspace():
            letters.append(" ")
            continue
        pdfium.FPDFText_GetCharBox(raw, index, left, right, bottom, top)
        here = (left.value, bottom.value, right.value, top.value)
        now = pdfium.FPDFText_GetFontSize(raw, index) or here[3] - here[1]
        if edges and _is_apart(edges[-1], here, now):
            yield from _box(letters, edges, size)
            letters, edges = [], []
        if not edges:
            size = now
        size = max(size, now)
        letters.append("\ufffe" if letter == "\x02" else letter)
        edges.append(here)
    yield from _box(letters, edges, size)


def _is_apart(last: tuple[float, ...], here: tuple[float, ...], size: float) -> bool:
    """Whether a character is of another line than the one before: far to the right, back to the left, or elsewhere."""
    return (
        here[0] - last[2] > 1.5 * size
        or here[0] < last[0] - 2 * size
        or here[1] > last[3] + size
        or here[3] < last[1] - size
    )


def _box(letters: Sequence[str], edges: Sequence[tuple[float, float, float, float]], size: float) -> Iterator[Box]:
    text = one_line("".join(letters))
    if text and edges:
        yield Box(
            min(edge[0] for edge in edges), min(edge[1] for edge in edges),
            max(edge[2] for edge in edges), max(edge[3] for edge in edges), size, text,
        )  # fmt: skip


def _written(pages: Sequence[Sequence[Box]]) -> tuple[str, list[Line]]:
    """The lines one below the other, with what the layout says of each."""
    boxes = [box for page in pages for box in page]
    usual = _usual_size(boxes)
    steps = [
        a.bottom - b.bottom
        for page in pages
        for a, b in itertools.pairwise(page)
        if 0 < a.bottom - b.bottom < 4 * a.size
    ]
    step = median(steps) if steps else 0.0
    parts: list[str] = []
    lines: list[Line] = []
    at = 0
    for page in pages:
        foot = _FOOT * max((box.top for box in page), default=0.0)
        for number, box in enumerate(page):
            above = page[number - 1] if number else None
            kind = "heading" if box.size >= _LARGE * usual and len(box.text) < 160 else ""
            if (
                box.size <= _SMALL * usual
                and box.bottom < foot
                and (lines and (lines[-1].kind == "footnote" or box.text[:1].isdigit()))
            ):
                kind = "footnote"
            fell = above.bottom - box.bottom if above else 0.0
            turn = above is None or fell <= 0 or fell > 6 * box.size
            gap = turn or fell > _GAP * step or (above is not None and abs(above.size - box.size) > 0.08 * usual)
            lines.append(Line(at, at + len(box.text), 0, gap and not turn, turn, kind))
            parts.append(box.text)
            at += len(box.text) + 1
    return "\n".join(parts), lines


def _usual_size(boxes: Sequence[Box]) -> float:
    """The size most characters have."""
    weight: dict[float, int] = {}
    for box in boxes:
        weight[round(box.size, 1)] = weight.get(round(box.size, 1), 0) + len(box.text)
    return max(weight, key=lambda size: (weight[size], size))


def _moved(text: str, lines: Sequence[Line]) -> list[Line]:
    """The same lines in a text that kept their number."""
    at, moved = 0, []
    for line, words in zip(lines, text.split("\n"), strict=True):
        moved.append(line._replace(start=at, end=at + len(words)))
        at += len(words) + 1
    return moved


def _metadata(info: dict[str, str]) -> tuple[Metadata, Metadata]:
    title = one_line(info.get("Title", ""))
    made = published_date(info.get("CreationDate", ""))
    known = Metadata(
        title="" if title.lower().startswith(_NO_TITLE) else title, author=one_line(info.get("Author", ""))
    )
    return known, Metadata(published=made, published_from="pdf info" if made else "")

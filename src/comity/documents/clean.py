"""Clean text: paragraphs with their kind, put together so that every character still knows where it came from.

A `Paragraph` is spans of the original text, and the characters set between them (a space where two lines were
joined). `assemble` writes paragraphs one after the other; `in_place` leaves the original as it is and only says which
part is what.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from comity.documents.metadata import Metadata
from comity.model import Block, BlockKind, Piece

Span = tuple[int, int]


class Paragraph(NamedTuple):
    """One block to be: its kind, and what it is made of. The first `lead` characters (a bullet) are not in it."""

    kind: BlockKind
    parts: tuple[Span | str, ...]
    lead: int = 0


class Clean(NamedTuple):
    """Clean text as `Document` holds it."""

    text: str
    blocks: tuple[Block, ...]
    pieces: tuple[Piece, ...]


class Extract(NamedTuple):
    """What a format's reader gives: clean text, what the file says of itself, and what holds if the text is silent."""

    clean: Clean
    metadata: Metadata = Metadata()
    stamp: Metadata = Metadata()


def in_place(original: str, paragraphs: Iterable[Paragraph]) -> Clean:
    """The original itself, with one block for each paragraph (which must be one span)."""
    blocks = []
    for kind, parts, lead in paragraphs:
        span = parts[0]
        assert not isinstance(span, str)
        start, end = span
        blocks.append(Block(start=start + lead, end=end, kind=kind))
    return Clean(original, tuple(blocks), (Piece(start=0, origin=0, length=len(original)),) if original else ())


def assemble(original: str, paragraphs: Iterable[Paragraph]) -> Clean:
    """The paragraphs as text, a blank line between them."""
    chunks: list[str] = []
    blocks: list[Block] = []
    pieces: list[Piece] = []
    at = 0
    for kind, parts, lead in paragraphs:
        if chunks:
            chunks.append("\n\n")
            at += 2
        start = at
        for part in parts:
            if isinstance(part, str):
                chunks.append(part)
                at += len(part)
            elif part[0] < part[1]:
                chunks.append(original[part[0] : part[1]])
                pieces.append(Piece(start=at, origin=part[0], length=part[1] - part[0]))
                at += part[1] - part[0]
        blocks.append(Block(start=start + lead, end=at, kind=kind))
    return Clean("".join(chunks), tuple(blocks), tuple(_joined(pieces)))


def written(paragraphs: Iterable[tuple[BlockKind, str]]) -> Clean:
    """Paragraphs that were read from a file that is no text: there are no offsets to keep."""
    parts = [Paragraph(kind, (text,)) for kind, text in paragraphs if text]
    return assemble("", parts)


def newlines(original: str) -> tuple[str, tuple[Piece, ...]]:
    """The original with every line end as a line feed, and the pieces that lead back."""
    if "\r" not in original:
        return original, ((Piece(start=0, origin=0, length=len(original)),) if original else ())
    text = original.replace("\r\n", "\n").replace("\r", "\n")
    pieces: list[Piece] = []
    start = origin = 0
    for part in original.split("\r"):
        if part:
            pieces.append(Piece(start=start, origin=origin, length=len(part)))
        origin += len(part) + 1
        # A return before a line feed is dropped; one alone has become a line feed, which no piece covers.
        start += len(part) + (not original.startswith("\n", origin))
    return text, tuple(pieces)


# What layout programs leave in text: marks of possible breaks, ligatures, a note's number glued to the next sentence.
_GLUED = re.compile("(?<=[a-z])[.!?][”’\"')]?\\d{1,3}(?=[A-Z][a-z])")
_MARKS = "\u00ad\u200b\u2060\ufeff"
_LIGATURES = dict(
    zip("\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06", ["ff", "fi", "fl", "ffi", "ffl", "st", "st"], strict=True)
)
_REMAINS = re.compile(rf"\u00ad(?![ \t]*\n)|[{_MARKS[1:]}{''.join(_LIGATURES)}]|{_GLUED.pattern}")


def tidied(text: str) -> tuple[str, tuple[Piece, ...]]:
    """The text without what layout programs leave in it, and the pieces that lead back."""
    if not _GLUED.search(text) and not any(mark in text for mark in (*_MARKS, *_LIGATURES)):
        return text, (Piece(start=0, origin=0, length=len(text)),)
    parts: list[Span | str] = []
    at = 0
    for found in _REMAINS.finditer(text):
        glued = found[0][-1].isdigit()
        parts.append((at, found.end() if glued else found.start()))
        parts.append(" " if glued else _LIGATURES.get(found[0], ""))
        at = found.end()
    clean = assemble(text, [Paragraph("body", (*parts, (at, len(text))))])
    return clean.text, clean.pieces


def through(pieces: Sequence[Piece], deeper: Sequence[Piece]) -> tuple[Piece, ...]:
    """Pieces that lead to a text, continued by the pieces that lead from that text to its origin."""
    if [(piece.start, piece.origin) for piece in deeper] == [(0, 0)]:
        reach = deeper[0].length
        if all(piece.origin + piece.length <= reach for piece in pieces):
            return tuple(pieces)
    starts = [piece.start for piece in deeper]
    return tuple(_joined(part for piece in pieces for part in _continued(piece, deeper, starts)))


def _continued(piece: Piece, deeper: Sequence[Piece], starts: Sequence[int]) -> Iterator[Piece]:
    first, last = piece.origin, piece.origin + piece.length
    for number in range(max(0, bisect_right(starts, first) - 1), len(deeper)):
        under = deeper[number]
        if under.start >= last:
            return
        low, high = max(first, under.start), min(last, under.start + under.length)
        if low < high:
            yield Piece(start=piece.start + low - first, origin=under.origin + low - under.start, length=high - low)


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Neighbours in both texts as one piece."""
    open_: Piece | None = None
    for piece in pieces:
        if open_ and open_.start + open_.length == piece.start and open_.origin + open_.length == piece.origin:
            open_ = Piece(start=open_.start, origin=open_.origin, length=open_.length + piece.length)
            continue
        if open_:
            yield open_
        open_ = piece
    if open_:
        yield open_

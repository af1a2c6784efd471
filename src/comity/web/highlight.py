"""A document's text cut into paragraphs, and those wherever a quote begins or ends, so that quotes can be marked."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from comity.model import Block, Claim, Document, Record
from comity.report.words import visible

PART = 60_000
"""Characters of a long document on one page."""


class Segment(Record, frozen=True, kw_only=True):
    """A stretch of text under the same quotes: the claims whose quote it is in, and those whose quote begins here."""

    text: str
    inside: tuple[Claim, ...] = ()
    begins: tuple[Claim, ...] = ()


class Paragraph(Record, frozen=True, kw_only=True):
    """One block of the document with its kind."""

    kind: str
    segments: tuple[Segment, ...]


def parts(document: Document) -> list[tuple[int, int]]:
    """Spans of whole blocks, each of about `PART` characters; a text without blocks is one block."""
    spans: list[tuple[int, int]] = []
    for block in _blocks(document):
        if spans and block.end - spans[-1][0] <= PART:
            spans[-1] = (spans[-1][0], block.end)
        else:
            spans += [(at, min(at + PART, block.end)) for at in range(block.start, block.end, PART)]
    return spans


def paragraphs(document: Document, claims: Sequence[Claim], start: int, end: int) -> list[Paragraph]:
    """The text from `start` to `end` by blocks, with the quotes of `claims` in it."""
    shown = []
    for block in _blocks(document):
        left, right = max(start, block.start), min(end, block.end)
        if left < right:
            shown.append(Paragraph(kind=block.kind, segments=_segments(document.text, claims, left, right)))
    return shown


def around(document: Document, claim: Claim, width: int = 500) -> list[Paragraph]:
    """The claim's quote with up to `width` characters on either side, within its own paragraph."""
    blocks = _blocks(document)
    place = bisect_right([block.start for block in blocks], claim.start) - 1
    low, high = (blocks[place].start, blocks[place].end) if place >= 0 else (0, len(document.text))
    first, last = min(low, claim.sentence_start), max(high, claim.sentence_end)
    start = first if claim.start - width <= first else _gap(document.text, claim.start - width, claim.start)
    end = last if last <= claim.end + width else _gap(document.text, claim.end + width, claim.end)
    cut = (Segment(text="… ") if start > first else None, Segment(text=" …") if end < last else None)
    segments = (cut[0], *_segments(document.text, [claim], start, end), cut[1])
    return [Paragraph(kind="body", segments=tuple(segment for segment in segments if segment))]


def _gap(text: str, far: int, near: int) -> int:
    """The edge of a word between `far` and `near`, as far off as there is one; else `far`."""
    if far < near:
        found = text.find(" ", far, near)
        return found + 1 if found >= 0 else far
    found = text.rfind(" ", near, far)
    return found if found > near else far


def _blocks(document: Document) -> Sequence[Block]:
    return document.blocks or (Block(start=0, end=len(document.text), kind="body"),)


def _segments(text: str, claims: Sequence[Claim], start: int, end: int) -> tuple[Segment, ...]:
    near = [claim for claim in claims if claim.start < end and start < claim.end]
    edges = sorted({start, end, *(edge for claim in near for edge in (claim.start, claim.end) if start < edge < end)})
    return tuple(
        Segment(
            text=visible(text[left:right]),
            inside=tuple(claim for claim in near if claim.start <= left and right <= claim.end),
            begins=tuple(claim for claim in near if max(claim.start, start) == left),
        )
        for left, right in pairwise(edges)
    )

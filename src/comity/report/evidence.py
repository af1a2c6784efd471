"""The paragraphs that claims rest on, with every quote marked where it stands."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

import msgspec
from msgspec.structs import replace

from comity.model import Block, Claim, Document
from comity.report.words import visible

#: Characters of context kept around the evidence of one paragraph, and of a neighbour that holds none: enough for the
#: sentences before and after, while a text without paragraphs does not enter the page whole.
CONTEXT = 1500
NEIGHBOUR = 700


class Segment(msgspec.Struct, frozen=True):
    """A stretch of text under the same quotes: `inside`, `starts` and `ends` are numbers of claims."""

    text: str
    inside: tuple[int, ...] = ()
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


class Paragraph(msgspec.Struct, frozen=True):
    """One paragraph of the excerpt; `skipped` paragraphs before it are not shown, and it may be cut at either end."""

    kind: str
    segments: tuple[Segment, ...]
    skipped: int
    cut_before: bool
    cut_after: bool


def excerpt(document: Document, claims: Iterable[Claim], numbers: Mapping[str, int]) -> list[Paragraph]:
    """The paragraphs of `document` that hold a claim, and their neighbours; `numbers` are those of the claims."""
    ordered = sorted(claims, key=lambda claim: (claim.start, claim.end, claim.id))
    blocks = _blocks(document, ordered)
    starts = [block.start for block in blocks]
    held: defaultdict[int, list[Claim]] = defaultdict(list)
    for claim in ordered:
        held[bisect_right(starts, claim.start) - 1].append(claim)
    shown = sorted({near for place in held for near in (place - 1, place, place + 1) if 0 <= near < len(blocks)})
    return [
        _paragraph(document.text, blocks[place], held.get(place, ()), numbers, place - before - 1)
        for before, place in pairwise([-1, *shown])
    ]


def _blocks(document: Document, claims: Sequence[Claim]) -> list[Block]:
    """The document's blocks, joined where a sentence with a claim runs over their edge (imported codings may)."""
    sentences = [
        Block(start=min(claim.sentence_start, claim.start), end=max(claim.sentence_end, claim.end), kind="body")
        for claim in claims
    ]
    joined: list[Block] = []
    for block in sorted((*document.blocks, *sentences), key=lambda block: (block.start, -block.end)):
        if joined and block.start < joined[-1].end:
            joined[-1] = replace(joined[-1], end=max(joined[-1].end, block.end))
        else:
            joined.append(block)
    return joined


def _paragraph(text: str, block: Block, claims: Sequence[Claim], numbers: Mapping[str, int], skipped: int) -> Paragraph:
    start, end = block.start, min(block.end, block.start + NEIGHBOUR)
    if claims:
        start = max(block.start, min(claim.start for claim in claims) - CONTEXT)
        end = min(block.end, max(claim.end for claim in claims) + CONTEXT)
    segments = tuple(_segments(text, start, end, claims, numbers))
    return Paragraph(block.kind, segments, skipped, start > block.start, end < block.end)


def _segments(
    text: str, start: int, end: int, claims: Sequence[Claim], numbers: Mapping[str, int]
) -> Iterator[Segment]:
    """``text[start:end]`` cut wherever a quote begins or ends."""
    edges = sorted({start, end, *(edge for claim in claims for edge in (claim.start, claim.end) if start < edge < end)})
    for left, right in pairwise(edges):
        yield Segment(
            visible(text[left:right]),
            inside=tuple(numbers[claim.id] for claim in claims if claim.start <= left and right <= claim.end),
            starts=tuple(numbers[claim.id] for claim in claims if claim.start == left),
            ends=tuple(numbers[claim.id] for claim in claims if claim.end == right),
        )

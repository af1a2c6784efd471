"""The reading order of a page: columns from left to right, each from top to bottom.

Takes: boxes of text on a page, in points from the lower left corner. Gives: lines in reading order. A gutter is a
vertical strip with lines on both sides of it; boxes that cross it (a title, a wide figure) divide the page into bands.
"""

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple


class Box(NamedTuple):
    """A run of text on one line: its edges, the size of its type, and the text."""

    left: float
    bottom: float
    right: float
    top: float
    size: float
    text: str


_COLUMN_LINES = 4  # lines on each side of a gutter
_CROSSING = 0.25  # of the lines of a page may cross it
_NARROW = 0.6  # of the size of type; a gutter is wider
_DEEPEST = 3  # two gutters, and one for a table


def reading_order(boxes: Sequence[Box], height: float) -> list[Box]:
    """The lines of a page of `height` points."""
    del height
    return list(_ordered(boxes, _DEEPEST))


def _ordered(boxes: Sequence[Box], depth: int) -> Iterator[Box]:
    gutter = _gutter(boxes) if depth else None
    if gutter is None:
        yield from _lines(boxes)
        return
    band: list[Box] = []
    for box in sorted(boxes, key=lambda box: (-box.top, box.left)):
        if box.left < gutter < box.right:
            yield from _sides(band, gutter, depth)
            yield box
            band = []
        else:
            band.append(box)
    yield from _sides(band, gutter, depth)


def _sides(band: Sequence[Box], gutter: float, depth: int) -> Iterator[Box]:
    yield from _ordered([box for box in band if box.right <= gutter], depth - 1)
    yield from _ordered([box for box in band if box.left >= gutter], depth - 1)


def _gutter(boxes: Sequence[Box]) -> float | None:
    """The middle of the widest strip that few boxes cross and that has a column on both sides, if there is one."""
    if len(boxes) < 2 * _COLUMN_LINES:
        return None
    size = sorted(box.size for box in boxes)[len(boxes) // 2]
    best, width, least = None, _NARROW * size, int(_CROSSING * len(boxes))
    edges = sorted([(box.left, 1) for box in boxes] + [(box.right, -1) for box in boxes])
    crossing = 0
    for (at, change), (following, _) in itertools.pairwise(edges):
        crossing += change
        if crossing > least or following - at < _NARROW * size:
            continue
        middle = (at + following) / 2
        if (crossing < least or following - at > width) and _has_columns(boxes, middle):
            best, width, least = middle, following - at, crossing
    return best


def _has_columns(boxes: Sequence[Box], middle: float) -> bool:
    """Whether there are lines side by side at `middle`, and enough of them to be columns."""
    left = [box for box in boxes if box.right <= middle]
    right = [box for box in boxes if box.left >= middle]
    if min(len(left), len(right)) < _COLUMN_LINES:
        return False
    low = max(min(box.bottom for box in left), min(box.bottom for box in right))
    high = min(max(box.top for box in left), max(box.top for box in right))
    beside = [sum(low <= (box.bottom + box.top) / 2 <= high for box in side) for side in (left, right)]
    widths = [max(box.right for box in side) - min(box.left for box in side) for side in (left, right)]
    return min(beside) >= _COLUMN_LINES and min(widths) > 0.3 * max(widths)


def _lines(boxes: Sequence[Box]) -> Iterator[Box]:
    """Boxes at one height as one line, from top to bottom."""
    line: list[Box] = []
    for box in sorted(boxes, key=lambda box: (-(box.bottom + box.top) / 2, box.left)):
        if line and (box.bottom + box.top) / 2 < line[0].bottom:
            yield _joined(line)
            line = []
        line.append(box)
    if line:
        yield _joined(line)


def _joined(line: Sequence[Box]) -> Box:
    parts = sorted(line, key=lambda box: box.left)
    text = parts[0].text
    for one, other in itertools.pairwise(parts):
        text += (" " if other.left - one.right > 0.15 * one.size else "") + other.text
    return Box(
        parts[0].left, min(box.bottom for box in parts), max(box.right for box in parts), max(box.top for box in parts),
        max(box.size for box in parts), text,
    )  # fmt: skip

"""A text whose lines were broken to the width of a page, put together again.

Lines are first told apart (`layout.labels`): what stands between the lines of the running text (page headers, notes,
links, captions) is set apart. The rest is joined to paragraphs: a paragraph that a page or a note interrupts goes on
after it, and what interrupted it follows as blocks of its own.
"""

import itertools
from collections.abc import Iterator, Sequence

from comity.documents.clean import Paragraph, Span
from comity.documents.hyphens import HYPHENS, Break, Lexicon
from comity.documents.layout import Label, labels, typical_width
from comity.documents.lines import BULLET, NUMBERED, Line, ends_sentence, vocabulary

_FULL = 0.75  # of the typical width: a line so long was broken by the page, not by its author
_PROSE_LINE = 40  # characters; a shorter line may be a title or an item of a list
_SOFT = 0.25  # of the broken lines; headlines one below the other have none
_SELDOM = 0.05  # a page has some 40 lines
_OPEN_ENDS = vocabulary("and or of the a an in on for to with by from as at its their between")


def is_wrapped(text: str, lines: Sequence[Line]) -> bool:
    """Whether lines end where the page ended: many that are no sentence, some of which go on in small letters.

    In wrapped English prose three lines in four go on in small letters; in a text with a paragraph on each line hardly
    any does.
    """
    pairs = soft = hard = length = 0
    for line, following in itertools.pairwise(lines):
        near = not following.gap and not following.page
        pairs += near
        if ends_sentence(text[max(line.start, line.end - 12) : line.end]):
            continue
        if text[following.start].islower():
            soft += 1
            length += line.end - line.start
        elif near and line.end - line.start >= _PROSE_LINE:
            hard += 1
    broken = soft + hard
    return (
        soft >= _SOFT * broken > 0 and broken >= 0.25 * pairs and broken >= 0.15 * len(lines) and length <= 140 * soft
    )


def paragraphs(text: str, lines: Sequence[Line]) -> Iterator[Paragraph]:
    """The paragraphs of a wrapped text, each followed by what was set apart from it."""
    lines = _paged(lines)
    lexicon = Lexicon(text[line.start : line.end] for line in lines)
    width = typical_width(text, lines)
    running: list[Line] = []
    apart: list[Paragraph] = []
    for label, group in _groups(text, lines, width):
        if label != "body":
            apart.append(_paragraph(text, label, group, lexicon))
            continue
        if running and not _goes_on(text, running[-1], group[0], apart, width):
            yield _paragraph(text, "body", running, lexicon)
            running = []
        if not running:
            yield from apart
            apart.clear()
        running.extend(group)
    if running:
        yield _paragraph(text, "body", running, lexicon)
    yield from apart


def _paged(lines: Sequence[Line]) -> Sequence[Line]:
    """Pages marked where a text shows them: a single blank before a line, seldom enough to be no setting-in."""
    marked = sum(line.indent == 1 for line in lines)
    if not 0 < marked <= max(3, _SELDOM * len(lines)):
        return lines
    return [line._replace(page=True) if line.indent == 1 else line for line in lines]


def _groups(text: str, lines: Sequence[Line], width: int) -> Iterator[tuple[Label, list[Line]]]:
    """Lines that are one paragraph for sure: the same label, nothing between them."""
    group: list[Line] = []
    kind: Label = "body"
    for line, (label, opens) in zip(lines, labels(text, lines), strict=True):
        if group and (label != kind or opens or _is_new(text, group[-1], line, kind, width)):
            yield kind, group
            group = []
        kind = label
        group.append(line)
    if group:
        yield kind, group


def _is_new(text: str, last: Line, line: Line, kind: Label, width: int) -> bool:
    if kind == "heading":
        return line.gap and text[last.start : last.end].lower().rsplit(None, 1)[-1] not in _OPEN_ENDS
    if line.gap or line.page:
        return True
    if kind != "body":
        return False
    return _is_bullet(text, last, line) or _ended_early(text, last, line, width)


def _is_bullet(text: str, last: Line, line: Line) -> bool:
    mark = BULLET.match(text, line.start, line.end)
    if mark and text[line.start] not in "*–—-":
        return True
    before = text[last.start : last.end]
    open_list = ends_sentence(before) or before[-1] in ":;" or before[0] == text[line.start] or line.gap
    return open_list and bool(mark or NUMBERED.match(text, line.start, line.end))


def _ended_early(text: str, last: Line, line: Line, width: int) -> bool:
    """Whether a paragraph ends with `last`: its sentence is complete though the next word would have had room."""
    if text[line.start].islower() or not ends_sentence(text[last.start : last.end]):
        return False
    word = text[line.start : line.end].split(None, 1)[0]
    return line.indent > last.indent + 1 or last.end - last.start + 1 + len(word) < _FULL * width


def _goes_on(text: str, last: Line, line: Line, apart: Sequence[Paragraph], width: int) -> bool:
    """Whether the running text goes on with `line` after an interruption (a blank line, a page, what was set apart)."""
    before = text[last.start : last.end]
    if ends_sentence(before) or _is_bullet(text, last, line):
        return False
    if before[-1] in HYPHENS or text[line.start].islower():
        return True
    if any(paragraph.kind == "heading" for paragraph in apart) or before[-1] in ":;":
        return False
    return len(before) >= _FULL * width


def _paragraph(text: str, kind: Label, lines: Sequence[Line], lexicon: Lexicon) -> Paragraph:
    parts: list[Span | str] = []
    for line, following in itertools.pairwise(lines):
        parts.extend(_joint(text, line, following, lexicon))
    parts.append((lines[-1].start, lines[-1].end))
    mark = BULLET.match(text, lines[0].start, lines[0].end) if kind == "body" else None
    return Paragraph(kind, tuple(parts), mark.end() - lines[0].start if mark and mark.end() < lines[0].end else 0)


def _joint(text: str, line: Line, following: Line, lexicon: Lexicon) -> Iterator[Span | str]:
    """A line, and what stands between it and the next."""
    last = text[line.end - 1]
    if last in HYPHENS and line.end - line.start > 1 and not text[line.end - 2].isspace():
        fate = lexicon.at_break(text[line.start : line.end], text[following.start : following.end])
        kept = fate is not Break.JOIN
        yield line.start, line.end - (0 if kept and last == "-" else 1)
        if kept and last != "-":
            yield "-"
        if fate is Break.SPACE:
            yield " "
        return
    yield line.start, line.end
    if not (last in "–—/" and line.end - line.start > 1 and not text[line.end - 2].isspace()):
        yield " "

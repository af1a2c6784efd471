"""Kinds of the lines of a text that has a paragraph on each line, as a copied web page or a news text has.

A line is told by its wording (`notices`), by its shape (a sentence ends where it ends, or it does not), and by where it
stands: what is short before the first paragraph of prose is a heading, what is short after the last one is furniture.
In doubt it is body: a sentence that is not read is lost, a heading that is read does little harm.
"""

import re
from collections.abc import Iterator, Sequence

from comity.documents.clean import Paragraph
from comity.documents.dates import is_date_line
from comity.documents.lines import BULLET, LINK, NUMBERED, Line, ends_sentence, is_caps, is_title, word_count
from comity.documents.notices import IMAGE_FILE, is_caption, is_notice, opens_comments, opens_teasers
from comity.model import BlockKind

_PROSE_WORDS = 4
_LONG_WORDS = 25  # so many words are a paragraph even with no stop
_FULL_PARAGRAPH = 200  # characters
_SHORT = 240
_HEADING_WORDS = 18
_NOTES = re.compile(r"(?:foot|end)?notes|references|bibliography|works cited|sources?(?: and notes)?", re.IGNORECASE)
_NOTE = re.compile(r"(?:\[\d{1,3}\]|\^?\d{1,3}[.)]?|[*†‡])\s*\S")
_REFERENCE = re.compile(
    r"https?://|\bwww\.|\b(?:ibid|op\. cit|accessed|pp?\. \d|vol\. \d|no\. \d|et al)\b|[(,.] ?(?:19|20)\d\d[),.]", re.I
)


def paragraphs(text: str, lines: Sequence[Line]) -> Iterator[Paragraph]:
    """One paragraph for each line."""
    for line, kind in zip(lines, kinds([text[line.start : line.end] for line in lines], lines), strict=True):
        mark = BULLET.match(text, line.start, line.end) if kind == "body" else None
        lead = mark.end() - line.start if mark and mark.end() < line.end else 0
        yield Paragraph(kind, ((line.start, line.end),), lead)


def kinds(words: Sequence[str], lines: Sequence[Line]) -> list[BlockKind]:
    """The kind of each line."""
    found: list[BlockKind | None] = [_by_wording(word) for word in words]
    _after_markers(words, found)
    prose = [number for number, word in enumerate(words) if found[number] is None and _is_prose(word)]
    if not prose:
        return [
            kind or ("body" if word_count(word) >= _PROSE_WORDS else "heading")
            for kind, word in zip(found, words, strict=True)
        ]
    _notes(words, found)
    first, last = prose[0], prose[-1]
    return [kind or _by_place(words, lines, number, first, last) for number, kind in enumerate(found)]


def _by_wording(word: str) -> BlockKind | None:
    if len(word) > 2 * _SHORT:
        return None
    if is_notice(word) or IMAGE_FILE.match(word) or is_date_line(word):
        return "boilerplate"
    if is_caption(word):
        return "caption"
    return "footnote" if LINK.match(word) else None


def _after_markers(words: Sequence[str], found: list[BlockKind | None]) -> None:
    """What follows "You might also like" is teasers until the text resumes; what follows a comment form is comments."""
    total = sum(map(len, words))
    seen, teasers, comments, picture = 0, False, False, False
    for number, word in enumerate(words):
        if picture and found[number] is None and len(word) <= _SHORT and not ends_sentence(word):
            found[number] = "caption"
        picture = bool(IMAGE_FILE.match(word))
        if comments or opens_teasers(word) or opens_comments(word):
            comments = comments or (opens_comments(word) and seen > total // 2)
            teasers, found[number] = True, "boilerplate"
        elif teasers and not _resumes(words, number):
            found[number] = "boilerplate"
        else:
            teasers = False
        seen += len(word)


def _resumes(words: Sequence[str], number: int) -> bool:
    """Whether the text goes on here: a full paragraph, or two sentences running; a teaser is a title and one line."""
    whole = [_is_sentence(word) for word in words[number : number + 2]]
    return whole[0] and (len(words[number]) >= _FULL_PARAGRAPH or whole == [True, True])


def _is_sentence(word: str) -> bool:
    return ends_sentence(word) and not word.endswith(("…", "...")) and word_count(word) >= _PROSE_WORDS


def _notes(words: Sequence[str], found: list[BlockKind | None]) -> None:
    """Notes stand at the end: lines that begin with a number or are references, back from the last one."""
    for number in range(len(words) - 1, -1, -1):
        if found[number] in ("boilerplate", "footnote"):
            continue
        if not (_NOTE.match(words[number]) and _REFERENCE.search(words[number])):
            if _NOTES.fullmatch(words[number].rstrip(":")):
                found[number] = "heading"
            return
        found[number] = "footnote"


def _is_prose(word: str) -> bool:
    count = word_count(word)
    return (
        count >= _LONG_WORDS
        or (count >= _PROSE_WORDS and ends_sentence(word))
        or bool(BULLET.match(word) and count > _PROSE_WORDS)
    )


def _by_place(words: Sequence[str], lines: Sequence[Line], number: int, first: int, last: int) -> BlockKind:
    word = words[number]
    if _is_prose(word):
        return "heading" if word.endswith("?") and is_title(word[:-1]) and lines[number].gap else "body"
    if number > last:
        return "body" if ends_sentence(word) and not lines[number].gap else "boilerplate"
    if word[0].islower() or word[-1] in ";,:" or NUMBERED.match(word):
        return "body"
    count = word_count(word)
    if number < first or is_caps(word) or is_title(word):
        return "heading"
    return "heading" if lines[number].gap and count <= _HEADING_WORDS else "body"

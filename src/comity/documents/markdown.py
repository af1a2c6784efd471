"""Markdown as clean text: the marks go, the words stay, each with its place in the original.

Block marks (headings, lists, quotations, fences, tables, front matter) are read line by line; inline marks (links,
emphasis, code, escapes, tags) by one expression from left to right. What is no Markdown is left as it is.
"""

import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import Any

import yaml

from comity.documents.clean import Paragraph, Span
from comity.documents.dates import published_date
from comity.documents.lines import Line, ends_sentence, split, word_count
from comity.documents.metadata import Metadata, one_line
from comity.documents.notices import is_caption, is_notice
from comity.model import BlockKind

_FRONT = re.compile(r"---[ \t]*\n(?P<yaml>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FRONT_LIMIT = 20_000
_FIELDS = {
    "title": ("title",),
    "author": ("author", "authors", "byline"),
    "publisher": ("publisher", "source", "site", "outlet"),
    "url": ("url", "link", "canonical_url", "source_url"),
    "published": ("published", "date", "publish_date", "publishdate", "pubdate"),
    "language": ("language", "lang"),
}
_HEADING = re.compile(r"(#{1,6})[ \t]+")
_CLOSING = re.compile(r"[ \t]+#+\Z")
_UNDERLINE = re.compile(r"(?:=+|-{2,})\Z")
_RULE = re.compile(r"(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})\Z")
_ITEM = re.compile(r"(?:[-*+]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?")
_QUOTE = re.compile(r"(?:>[ \t]?)+")
_FENCE = re.compile(r"(?:`{3,}|~{3,})")
_TABLE = re.compile(r"\|.*\|\Z")
_IMAGE = re.compile(r"(?:!\[[^\]\n]*\](?:\([^()\n]*\)|\[[^\]\n]*\])\s*)+\Z")
_NOTE = re.compile(r"\[\^?[\w.-]{1,40}\]:[ \t]+")
_PULLED = re.compile(r"(?:[*_]{1,3}`(?P<code>[^`]+)`[*_]{1,3}|(?P<mark>\*{2,3}|_{2,3})(?P<bold>[^*_`]+)(?P=mark))\Z")
_NAMED = re.compile(r"(?:\*\*|__)(?P<name>[^*_]{3,60})(?:\*\*|__)\s+\S")
# One inline mark. Each form is bounded, so that a text of open brackets costs no more than its length.
_INLINE = re.compile(
    r"!?\[(?P<link>[^\[\]\n]{0,400})\](?:\([^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?(?:[ "
    r"\t]+[\"'][^\"'\n]{0,200}[\"'])?\)|\[[^\[\]\n]{0,80}\])"
    r"|\[\^(?P<note>[\w.-]{1,20})\]"
    r"|<(?P<auto>https?://[^<>\s]{1,2000})>"
    r"|(?P<tag><!--[^\n]{0,400}?-->|</?[A-Za-z][A-Za-z0-9-]{0,20}(?:\s[^<>\n]{0,300})?/?>)"
    r"|\\(?P<escaped>[\\`*_{}\[\]()#+.!|<>~-])"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31});)"
    r"|(?P<emphasis>\*{1,3}|(?<![^\W_])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![^\W_])|`{1,2}|~~)"
)


def front_matter(text: str) -> tuple[int, Metadata]:
    """Where the front matter ends (0 if there is none), and what it says; a malformed one says nothing."""
    if not text.startswith("---") or not (found := _FRONT.match(text[:_FRONT_LIMIT])):
        return 0, Metadata()
    try:
        raw: Any = yaml.load(found["yaml"], Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    except yaml.YAMLError:
        return found.end(), Metadata()
    if not isinstance(raw, dict):
        return 0, Metadata()
    lower = {str(key).lower(): value for key, value in raw.items()}
    return found.end(), _metadata(lower)


def _metadata(front: dict[str, Any]) -> Metadata:
    values = {field: next((_text(front[key]) for key in keys if front.get(key)), "") for field, keys in _FIELDS.items()}
    values["published"] = published_date(values["published"])
    if not re.fullmatch(r"[a-z]{2}", values["language"]):
        values["language"] = values["language"][:2].lower() if re.match(r"[A-Za-z]{2}[-_]", values["language"]) else ""
    if not values["url"].startswith(("http://", "https://")):
        values["url"] = ""
    return Metadata(**values, published_from="front matter" if values["published"] else "")


def _text(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(one_line(part) for part in value)
    return one_line(value)


def paragraphs(text: str, start: int) -> Iterator[Paragraph]:
    """The paragraphs of Markdown from `start` on; what is before it is set apart."""
    if start:
        yield Paragraph("boilerplate", ((0, len(text[:start].rstrip())),))
    lines = [line._replace(start=line.start + start, end=line.end + start) for line in split(text[start:])]
    rules = [line.start for line in lines if _RULE.match(text, line.start, line.end)]
    last_rule = rules[-1] if rules else len(text)
    for kind, stanza, marks in _stanzas(text, lines):
        spans = [(line.start + mark, line.end) for line, mark in zip(stanza, marks, strict=True)]
        if kind == "body":
            whole = text[spans[0][0] : spans[-1][1]]
            kind = _kind(whole, after_rule=stanza[0].start > last_rule)
        parts = list(_parts(text, spans))
        if any(not isinstance(part, str) for part in parts):
            yield Paragraph(kind, tuple(parts))


def _stanzas(text: str, lines: Sequence[Line]) -> Iterator[tuple[BlockKind, list[Line], list[int]]]:
    """Lines that are one block, its kind, and how many characters of each line are block marks."""
    stanza: list[Line] = []
    marks: list[int] = []
    fenced = False
    for line in lines:
        word = text[line.start : line.end]
        if _FENCE.match(word):
            fenced = not fenced
        kind, mark, alone = _block(word, fenced=fenced or bool(_FENCE.match(word)))
        underline = bool(stanza) and not line.gap and bool(_UNDERLINE.match(word))
        opens = mark and not (word[0] == ">" and stanza and text[stanza[-1].start] == ">")
        if stanza and (line.gap or alone or opens or kind != "body" or underline):
            yield "heading" if underline else "body", stanza, marks
            stanza, marks = [], []
        if underline or not kind:
            continue
        if alone:
            yield kind, [line], [mark]
        else:
            stanza.append(line)
            marks.append(mark)
    if stanza:
        yield "body", stanza, marks


def _block(word: str, *, fenced: bool) -> tuple[BlockKind | None, int, bool]:
    """What a line is by its first characters: its kind (a rule has none), the length of its mark, whether it is alone."""
    if fenced:
        return "boilerplate", 0, True
    if _RULE.match(word):
        return None, 0, True
    if found := _HEADING.match(word):
        return "heading", found.end(), True
    if _IMAGE.match(word):
        return "boilerplate", 0, True
    if _TABLE.match(word):
        return "caption", 0, True
    if _NOTE.match(word):
        return "footnote", 0, True
    if is_caption(word.lstrip("*_ ")):
        return "caption", 0, True
    found = _ITEM.match(word) or _QUOTE.match(word)
    return "body", found.end() if found else 0, False


def _kind(whole: str, *, after_rule: bool) -> BlockKind:
    """Body, unless the paragraph is a quotation pulled out of the text, a note on an author, or page furniture."""
    if _PULLED.match(whole) and (whole.rstrip("*_")[-1:] == "`" or not ends_sentence(whole.strip("*_"))):
        return "heading" if "`" not in whole and word_count(whole) <= 12 else "boilerplate"
    if (after_rule and _NAMED.match(whole)) or is_notice(whole.strip("*_")):
        return "boilerplate"
    return "body"


def _parts(text: str, spans: Sequence[Span]) -> Iterator[Span | str]:
    """The words of lines, without inline marks, a space where a line ended."""
    for number, (start, end) in enumerate(spans):
        if number:
            yield " "
        closing = _CLOSING.search(text[max(start, end - 10) : end])
        end = end - len(closing[0]) if closing and text[start - 1 : start] in (" ", "\t") else end
        yield from _trimmed(text, list(_unmarked(text, start, end)))


def _trimmed(text: str, parts: list[Span | str]) -> Iterator[Span | str]:
    """Without the blanks that a mark at the end of a line leaves behind."""
    while parts and (not text[slice(*parts[-1])].strip() if not isinstance(parts[-1], str) else False):
        parts.pop()
    if parts and not isinstance(parts[-1], str):
        start, end = parts[-1]
        parts[-1] = (start, start + len(text[start:end].rstrip()))
    blank = True
    for part in parts:
        if isinstance(part, str):
            yield part
            blank = False
            continue
        start, end = part
        while blank and start < end and text[start] in " \t":
            start += 1
        if start < end:
            yield start, end
            blank = text[end - 1] in " \t"


def _unmarked(text: str, start: int, end: int) -> Iterator[Span | str]:
    at = start
    for found in _INLINE.finditer(text, start, end):
        if found.start() < at:
            continue
        yield at, found.start()
        at = found.end()
        if found["link"] is not None and not found[0].startswith("!"):
            yield from _unmarked(text, found.start("link"), found.end("link"))
        elif found["link"] is not None:
            yield found.span("link")
        elif found["note"]:
            yield found.start(), found.start() + 1
            yield found.start("note"), found.end()
        elif found["auto"] or found["escaped"]:
            yield found.span("auto" if found["auto"] else "escaped")
        elif found["entity"]:
            yield from [unescape(found["entity"])]
        elif found["emphasis"] and _is_bare(text, found, start, end):
            yield found.span()
    yield at, end


def _is_bare(text: str, found: re.Match[str], start: int, end: int) -> bool:
    """Whether a star stands for itself: blanks on both sides, as in 3 * 4."""
    before = text[found.start() - 1] if found.start() > start else " "
    after = text[found.end()] if found.end() < end else " "
    return before.isspace() and after.isspace()

"""Document to passages: each block's sentences, or its lines where it is no prose."""

import re

from comity.model import Block, Document, Passage
from comity.passages.sentences import sentences

_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_LINEWISE = ("heading", "boilerplate")


def split(document: Document) -> list[Passage]:
    """The passages of `document` in the order of its text: sentences of prose, lines of headings and boilerplate.

    Spans count characters of ``document.text``; they are in order, do not overlap, and hold every character of
    every block that is not white space. A document without blocks has no passages. Raises nothing.
    """
    identity, text = document.id, document.text
    return [
        Passage(document=identity, start=start, end=end, kind=block.kind, paragraph=number, text=text[start:end])
        for number, block in enumerate(document.blocks)
        for start, end in _spans(text, block)
    ]


def _spans(text: str, block: Block) -> list[tuple[int, int]]:
    if block.kind in _LINEWISE:
        return [match.span() for match in _LINE.finditer(text, block.start, block.end)]
    return sentences(text, block.start, block.end)

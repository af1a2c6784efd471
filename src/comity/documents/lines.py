"""Lines of a text, and what can be told of one by itself."""

import re
from collections.abc import Iterator
from typing import NamedTuple


class Line(NamedTuple):
    """A line that is not blank: its span without the blanks at its ends, how far it is set in, and what is before it.

    `gap` tells of a blank line before it, `page` of a page or column that begins with it, `kind` what a layout has
    already said it is.
    """

    start: int
    end: int
    indent: int
    gap: bool
    page: bool = False
    kind: str = ""


# A sentence ends here, perhaps behind closing quotation marks and the number of a note.
_STOP = re.compile(r"[.!?…。！？][”’\"'»)\]]*\s*(?:\[?\d{1,3}\]?)?\Z")
_CAPS_LETTERS = 6
BULLET = re.compile(r"(?:[•▪●◦‣⁃∙■□►▸➢·]|[*–—-](?=\s))\s*")
NUMBERED = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+")
_WIDE = re.compile("[\u3040-\u9fff]+")
LINK = re.compile(r"(?:https?://|www\.)\S+\Z")


def split(text: str) -> Iterator[Line]:
    """The lines of `text` that are not blank. A form feed begins a page."""
    at, gap, page = 0, True, False
    for raw in text.split("\n"):
        line = raw.strip()
        if not line:
            gap = True
            page = page or "\f" in raw
        else:
            start = at + raw.index(line[0])
            page = page or "\f" in raw[: start - at]
            yield Line(start, start + len(line), start - at, gap, page)
            gap, page = False, False
        at += len(raw) + 1


def ends_sentence(line: str) -> bool:
    """Whether the line's last sentence is complete."""
    return bool(_STOP.search(line[-12:]))


def is_caps(line: str) -> bool:
    """Whether the line is written in capitals: no small letter, and enough letters to tell."""
    return line.isupper() and sum(map(str.isalpha, line[:40])) >= _CAPS_LETTERS and " " in line


def is_title(line: str, words: int = 14) -> bool:
    """Whether the line is written as a title is: few words, most of the longer ones with a capital, no stop."""
    parts = line.split()
    if not 1 <= len(parts) <= words or line[-1] in ".;,:!…" or line[0].islower():
        return False
    longer = [part.lstrip("“‘\"'(") for part in parts if len(part) > 3]
    return sum(part[:1].isupper() or part[:1].isdigit() for part in longer) >= 0.6 * len(longer)


def word_count(line: str) -> int:
    """How many words, counted by the blanks between them; Chinese and Japanese by two characters a word."""
    wide = sum(map(len, _WIDE.findall(line))) if line and max(line) >= "\u3040" else 0
    return len(line.split()) + wide // 2


def vocabulary(words: str) -> frozenset[str]:
    """A list of words that is written as one text."""
    return frozenset(words.split())

"""Where another story begins in a text that holds several: a digest, a day's wire, a file of clippings.

What one story tells says nothing of whom the next one means, so that memory ends there. A story begins at a dateline ("CAIRO, Egypt -- ",
"ANKARA, May 29 (Xinhua) -- "), or after an empty line where the paragraphs themselves are set without any.
"""

import re
from collections.abc import Iterator

_DATELINE = re.compile(
    r"(?:^|\n)[ \t]*(?=[A-Z][A-Z.’'-]+[A-Z.,:/ ])[A-Z][A-Z.’' -]{2,30}(?:[,/] ?[A-Z][\w. ]{1,24}){0,3}"
    r"(?: ?\([A-Z][\w/. -]{1,30}\))? ?(?:--|—|–| - )"
)
_DASHES = ("--", "—", "–", " - ")
"""One of them ends a dateline."""
_EMPTY = re.compile(r"\n[ \t]*\n\s*")
_LINE = re.compile(r"[^\n]+")
LINES = 4  # lines to an empty one, from which on the empty ones do not set paragraphs
WHOLE = 0.7  # share of the lines that end a sentence: less is text that was broken at a width
HEADING = 250  # characters between a heading and the dateline under it
_STOP = tuple(".!?…”\"’'):")


def starts(text: str) -> list[int]:
    """Where the stories of a text begin, the first at 0."""
    found = [0]
    for place in sorted({*_datelines(text), *_blocks(text)}):
        if place - found[-1] > HEADING:
            found.append(place)
    return found


def _datelines(text: str) -> Iterator[int]:
    if not any(dash in text for dash in _DASHES):
        return
    for found in _DATELINE.finditer(text):
        yield found.start() + 1 if found.start() else 0


def _blocks(text: str) -> Iterator[int]:
    """What stands between empty lines, where these are too few to set paragraphs."""
    empty = [found.end() for found in _EMPTY.finditer(text)]
    if not empty or text.count("\n") < LINES * len(empty):
        return
    lines = [found.group().rstrip() for found in _LINE.finditer(text)]
    if sum(line.endswith(_STOP) for line in lines) < WHOLE * len(lines):
        return
    yield from empty

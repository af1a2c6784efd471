"""Which lines of a wrapped text are running text, and which were set apart on the page.

Every rule rests on what a page does: notes are counted and referred to, headers come again on every page, a caption
begins with "Figure 3.", a heading stands alone and is no sentence.
"""

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from comity.documents.dates import is_date_line
from comity.documents.lines import LINK, Line, ends_sentence, is_caps, is_title, word_count
from comity.documents.notices import CAPTION, IMAGE_FILE, is_notice
from comity.model import BlockKind

Label = BlockKind
_FURNITURE = 100  # characters; a running header is shorter
_OFTEN = 3  # a line that comes so often, page numbers aside, is a header
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?:page\s*)?[-–—|\s]*\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?[-–—|\s]*\Z", re.IGNORECASE)
_HEADER = re.compile(
    r"(?:\d{1,4}\s+\S.*|.*\S\s{2,}\d{1,4}|.*\S\s*\|\s*\d{1,4})\Z"
)  # a page number before or well behind a few words
_NOTE = re.compile(r"\[?(\d{1,3})\]?[.)]?\s+(?=[A-Z“\"‘'(\[«]|https?:|www\.)")
_REFERRED = re.compile(r"\d{1,3}(?=\]?(?:[\s.,;:)—–]|\Z))")
_BEFORE_REFERENCE = ".,;:!?”’\"'»)]["
_SOURCE = re.compile(
    r"https?://|www\.|\b(?:ibid|op\. cit|accessed|pp?\. ?\d|vol\. ?\d|no\. ?\d|eds?\.|et al|see|cf\.)(?!\w)|"
    r"[“\"].+[”\"]"
    r"|\b(?:19|20)\d\d[).,;:]|, \d{1,3}[–-]\d{1,3}\.",
    re.IGNORECASE,
)
_NOTE_LOOK = 3  # lines of a note that are searched for what makes it one
_HEADING_LINES, _HEADING_WORDS = 3, 16


def labels(text: str, lines: Sequence[Line]) -> list[tuple[Label, bool]]:
    """The kind of each line, and whether a new block begins with it whatever came before."""
    words = [text[line.start : line.end] for line in lines]
    found: list[Label | None] = [None] * len(lines)
    opens = [False] * len(lines)
    _furniture(words, lines, found)
    _hinted(words, lines, found, opens)
    _notes(words, lines, found, opens)
    _links(words, lines, found, opens)
    _captions(words, lines, found, opens)
    for first, last in list(_stanzas(lines, found)):
        _heading(words, first, last, found)
    return [(label or "body", new) for label, new in zip(found, opens, strict=True)]


def typical_width(text: str, lines: Sequence[Line]) -> int:
    """How long a full line is: the median of the lines that go on in small letters."""
    soft = sorted(
        line.end - line.start
        for line, following in itertools.pairwise(lines)
        if not following.gap and text[following.start].islower()
    )
    return soft[len(soft) // 2] if soft else 0


def _hinted(words: Sequence[str], lines: Sequence[Line], found: list[Label | None], opens: list[bool]) -> None:
    """What the size of type has already told (see `pdf`)."""
    known: dict[str, Label] = {"heading": "heading", "footnote": "footnote"}
    for n, line in enumerate(lines):
        if line.kind in known and found[n] is None:
            found[n], opens[n] = known[line.kind], line.kind == "footnote" and bool(_NOTE.match(words[n]))


def _is_edge(lines: Sequence[Line], number: int) -> bool:
    """Whether a line stands alone: a gap or a page on both sides."""
    before = lines[number].gap or lines[number].page
    return before and (number + 1 == len(lines) or lines[number + 1].gap or lines[number + 1].page)


def _furniture(words: Sequence[str], lines: Sequence[Line], found: list[Label | None]) -> None:
    alone = [n for n, word in enumerate(words) if found[n] is None and len(word) <= _FURNITURE and _is_edge(lines, n)]
    often = Counter(_DIGITS.sub("#", words[n].casefold()) for n in alone)
    tops = Counter(words[n] for n in alone if lines[n].page)
    for n in alone:
        word = words[n]
        if lines[n].kind == "footnote" and not _PAGE_NUMBER.match(word):
            continue
        again = often[_DIGITS.sub("#", word.casefold())] >= _OFTEN or tops[word] > 1
        numbered = bool(_HEADER.match(word)) and not ends_sentence(word) and (word.isupper() or again)
        if (
            again
            or numbered
            or _PAGE_NUMBER.match(word)
            or is_notice(word)
            or IMAGE_FILE.match(word)
            or is_date_line(word)
        ):
            found[n] = "boilerplate"


def _links(words: Sequence[str], lines: Sequence[Line], found: list[Label | None], opens: list[bool]) -> None:
    """Lists of links; a link that a sentence leads to stays in it."""
    for n, word in enumerate(words):
        if found[n] is None and LINK.match(word):
            apart = lines[n].gap or lines[n].page or found[n - 1] is not None or ends_sentence(words[n - 1])
            if apart:
                found[n], opens[n] = "footnote", True


def _notes(words: Sequence[str], lines: Sequence[Line], found: list[Label | None], opens: list[bool]) -> None:
    """Notes: a line that begins with the next number, referred to in the text or with the look of a source."""
    referred = {found[0] for word in words for found in _REFERRED.finditer(word) if _is_glued(word, found.start())}
    last, inside = 0, False
    for n, word in enumerate(words):
        if found[n] is not None:
            inside = False
            continue
        edge = lines[n].gap or lines[n].page
        mark = _NOTE.match(word)
        if mark and _is_note(words, n, mark[1], last, edge=edge, referred=mark[1] in referred):
            found[n], opens[n], inside, last = "footnote", True, True, int(mark[1])
        elif inside and not edge:
            found[n] = "footnote"
        else:
            inside = False


def _is_glued(word: str, at: int) -> bool:
    """Whether a number stands right behind a word or its stop, as the number of a note does."""
    return at > 0 and (word[at - 1].isalpha() or word[at - 1] in _BEFORE_REFERENCE)


def _is_note(words: Sequence[str], n: int, number: str, last: int, *, edge: bool, referred: bool) -> bool:
    source = any(_SOURCE.search(word) for word in words[n : n + _NOTE_LOOK])
    following = int(number) == last + 1
    return referred + source + following >= (2 if edge else 3)


def _captions(words: Sequence[str], lines: Sequence[Line], found: list[Label | None], opens: list[bool]) -> None:
    inside = False
    for n, word in enumerate(words):
        edge = lines[n].gap or lines[n].page or (n > 0 and found[n - 1] not in (None, "caption"))
        if found[n] is not None or (edge and not CAPTION.match(word)):
            inside = False
        elif edge:
            found[n], opens[n], inside = "caption", True, True
        elif inside:
            found[n] = "caption"


def _stanzas(lines: Sequence[Line], found: Sequence[Label | None]) -> Iterator[tuple[int, int]]:
    """Runs of undecided lines with nothing between them."""
    first = None
    for n, line in enumerate(lines):
        if first is not None and (line.gap or line.page or found[n] is not None):
            yield first, n
            first = None
        if first is None and found[n] is None:
            first = n
    if first is not None:
        yield first, len(lines)


def _heading(words: Sequence[str], first: int, last: int, found: list[Label | None]) -> None:
    """Mark the heading a stanza is or begins with: lines in capitals, or a few words that are no sentence."""
    top = first
    while top < min(last, first + _HEADING_LINES) and (
        is_caps(words[top]) or (last - first == 1 and words[top].isupper())
    ):
        top += 1
    goes_on = last < len(words) and words[last][0].islower()
    if top == first and last - first <= _HEADING_LINES and not goes_on:
        whole = " ".join(words[first:last])
        complete = first == 0 or found[first - 1] is not None or ends_sentence(words[first - 1])
        short = last - first == 1 and complete and word_count(whole) <= _HEADING_WORDS and whole[0].isupper()
        if not ends_sentence(whole) and whole[-1] not in ",;:" and (is_title(whole, _HEADING_WORDS) or short):
            top = last
    for n in range(first, top):
        found[n] = "heading"


def _is_shouted(words: Sequence[str], number: int, last: int) -> bool:
    """A line in capitals; of a single word only before a line that begins anew."""
    word = words[number]
    return is_caps(word) or (
        word.isupper() and len(word) > 3 and (number + 1 == last or words[number + 1][0].isupper())
    )

"""Where sentences end: one regular expression over the candidates, and a second look at the doubtful ones.

The expression finds each run of terminators with the marks and note numbers that belong to it, and needs what
comes next not to be a small letter. A word of letters before it that is no abbreviation settles the matter at
once; the rest is decided by `_ends`. Every quantifier that could meet a long run is possessive and a run is
entered at its first character only, so that the time grows with the length of the text whatever the text is.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import msgspec

from comity.codebook.plain_yaml import parsed
from comity.model import CodebookError

_CLOSE = r"""["'”’“»)\]*_]"""
_OPEN = r"""["'“‘”’«„(\[¿¡*_–—-]"""
_SMALL = "a-zß-öø-ÿα-ωа-яёіїєґ"
_NOTE = r"\d{1,3}(?:[,–-]\d{1,3}){0,5}+"
_BRACKETED = r"\[(?:\d{1,3}(?:[,;–-]\s?\d{1,3}){0,9}+|[a-z]{1,2}|(?:note|citation)\s\w{1,8})\]"

# One character class comes first: the engine then scans for it without trying to match at every character.
_CANDIDATE = re.compile(
    rf"""
    [.!?…؟۔।。！？｡\n]
    (?:
      (?<=[.!?…؟۔।]) (?<![.!?…][.!?…])          # the first of a run
      [.!?…]*+
      {_CLOSE}*+
      (?: (?=\d) (?: (?<=[^\W\d][.!?…]) | (?<=\b(?:19|20)\d\d\.) | (?<=%\.) | (?<={_CLOSE}) ) {_NOTE} (?=\s) )?+
      [¹²³⁰-⁹]*+
      (?: {_BRACKETED} | \s\[\d{{1,3}}\] )*+
      (?: \s++ (?:[”»]\s++)?+ (?= {_OPEN}*+ \s?+ [^{_SMALL},;:.)\]&/\s] | \(?(?:[a-z]|[ivx]{{2,4}})\)\s++\S )
        | (?<=[a-z]{{3}}\.) (?= (?:The|This|These|In|It|He|She|They|But|However|And|While|As|At|On|For)\s ) )
    |
      (?<=[。！？｡]) (?<![。！？｡][。！？｡]) [。！？｡]*+ (?![》〉]) [。！？｡”’」』）】"')\]]*+ (?:{_BRACKETED})*+ \s*+
    |
      (?<=\n) (?: [ \t]*+ \n \s*+ | (?= [ \t]*+ [•▪‣◦●■] ) )   # an empty line, a bullet
    )
    """,
    re.VERBOSE,
)
_NEXT = re.compile(rf"\s*+{_OPEN}*+\s?+(\w{{1,20}})")
_NUMERAL = re.compile(r"\s*+[(\[]?(?:\d|(?!I\s)[IVXLC]{1,8}\b|[A-Z]{1,3}[-/]\w)")
_MARKER = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,2}){0,3}|[A-Za-z]|[IVXivx]{1,5})")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.){1,6}[^\W\d_]")
_SAID = re.compile(
    r"(?:[A-ZÀ-Þ][\w'’.-]{0,20}\s(?:(?:al|bin|de|van|von)\s)?){1,4}"
    r"(?:said|asked|added|replied|told|wrote|wondered|warned|declared|exclaimed|continued|quipped|says|asks|writes)\b"
)
_SPACE = re.compile(r"\s*+")
_REACH = 24  # longer than any word that is looked up

LONGEST = 2000
"""Characters of the longest sentence. The longest of some thousands in real documents, a list of embassies, has 1,994; what is longer is a
file without full stops, and all that reads a sentence may take time by the square of its length."""

_CUTS = ("\n", "; ", ", ", " ")
"""Where one that is longer is cut, best first."""


class _Words(msgspec.Struct, frozen=True):
    """What abbreviations.yaml says: the class of each abbreviation, time zones and days, words that open sentences."""

    kind: dict[str, str]
    zones: frozenset[str]
    openers: frozenset[str]


@cache
def _words() -> _Words:
    """The word lists, read once; a word in two classes is an error."""
    where = "passages/abbreviations.yaml"
    raw = parsed((files("comity.passages") / "abbreviations.yaml").read_bytes())
    lists = {name: words.split() for name, words in msgspec.convert(raw, dict[str, str]).items()}
    zones, openers = frozenset(lists.pop("zones")), frozenset(lists.pop("openers"))
    kind: dict[str, str] = {}
    for name, words in lists.items():
        for word in words:
            if word in kind:
                raise CodebookError(f"{word!r} is in both {kind[word]} and {name}", where=where)
            kind[word] = name
    return _Words(kind=kind, zones=zones, openers=openers)


def split_text(text: str) -> list[tuple[int, int]]:
    """The sentences of `text` as (start, end) in characters: in order, apart, and with all that is not white space."""
    return sentences(text, 0, len(text))


def sentences(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    """The sentences of ``text[start:stop]`` as (start, end) in characters of `text`."""
    words = _words()
    kind = words.kind
    spans: list[tuple[int, int]] = []
    start = _SPACE.match(text, start, stop).end()  # type: ignore[union-attr]  # it matches nothing, too
    for match in _CANDIDATE.finditer(text, start, stop):
        at, after = match.span()
        mark = text[at]
        if mark == ".":
            reach = at - _REACH
            word = text[reach if reach > start else start : at].rpartition(" ")[2]
            plain = word.isalpha() and word not in kind and text[at + 1] != "." and 1 < len(word) < at - start
            if not plain and not _ends(text, start, at, after, words):
                continue
        elif mark in "?!…" and not _ends_loud(text, start, at, after):
            continue
        end = at + 1 if after == at + 2 and text[at + 1] == " " else at + len(text[at:after].rstrip())
        if end == at:  # an empty line or a bullet ended it
            end = start + len(text[start:at].rstrip())
        if end > start:
            spans.append((start, end))
            start = after
    end = start + len(text[start:stop].rstrip())
    if end > start:
        spans.append((start, end))
    return [part for start, end in spans for part in _parts(text, start, end)]


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence as it is; one that is longer than any sentence in parts, cut where a line, else a clause, else a word ends."""
    while end - start > LONGEST:
        half, most = start + LONGEST // 2, start + LONGEST
        cut = next((at + 1 for mark in _CUTS if (at := text.rfind(mark, half, most)) >= 0), most)
        last = start + len(text[start:cut].rstrip())
        if last > start:
            yield start, last
        start = _SPACE.match(text, cut, end).end()  # type: ignore[union-attr]
    if end > start:
        yield start, end


def _ends(text: str, start: int, at: int, after: int, words: _Words) -> bool:
    """Whether the full stop at `at`, before which stands no plain word, ends the sentence that began at `start`."""
    if text[at + 1 : at + 2] == "." or at == start or text[at - 1].isspace():
        return _ends_dots(text, start, at, after)
    word = (text[max(start, at - _REACH) : at].split() or [""])[-1]
    if at - len(word) == start and _MARKER.fullmatch(word):
        return False
    word = word.lstrip("\"'“‘«„([¿¡*_–—")
    word = word if word in words.kind else word.rpartition("-")[2].rpartition("/")[2].rpartition("—")[2]
    noted = text[at + 1].isdigit()
    following = _NEXT.match(text, after)
    next_word = following[1] if following else ""
    match words.kind.get(word):
        case "always":
            return False
        case "number":
            return not (noted or _NUMERAL.match(text, after))
        case "clock":
            return next_word not in words.zones
        case "either":
            return not noted and next_word in words.openers
    if len(word) == 1 and word.isupper():
        return not noted and next_word in words.openers
    return not _ACRONYM.fullmatch(word) or noted or next_word in words.openers


def _ends_dots(text: str, start: int, at: int, after: int) -> bool:
    """Whether dots end a sentence: three at the end of a word do before a capital, dots that stand apart do not."""
    if text[at + 1 : at + 2] != ".":
        return at > start and text[at - 2 : at - 1] not in ("", ".")
    following = _NEXT.match(text, after)
    return at > start and text[at - 1].isalnum() and following is not None and following[1][0].isupper()


def _ends_loud(text: str, start: int, at: int, after: int) -> bool:
    """Whether ``?``, ``!`` or ``…`` ends a sentence: not where it closes a quotation and its speaker follows."""
    if text[at] == "…":
        following = _NEXT.match(text, after)
        return at > start and text[at - 1].isalnum() and following is not None and following[1][0].isupper()
    quoted = text[at:after].rstrip()[-1] in "\"'”’»"
    return not (quoted and _SAID.match(text, after))

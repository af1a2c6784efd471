"""Where the time expressions of a sentence stand: from each sign of time to the words around it."""

import re
from collections.abc import Callable
from functools import cache

from comity.claims.dates_pattern import AFTER, BEFORE, MARKS, lone, opening, rests, scanner
from comity.claims.dates_signs import FIGURE, LABEL, MONTH, SEASON, UNIT, WEEKDAY, Signs, signs

Hit = tuple[int, int, int]
Spot = tuple[int, int]
WORD = 24
"""No word that matters before a sign is longer."""
CLOSED = frozenset(("", " ", ")", ";"))
"""What may follow a bare year as it is; "," and "." may if no figure comes next."""


@cache
def finder() -> Callable[[str], list[Hit]]:
    """Finds the signs of time; most sentences have none."""
    find: Callable[[str], list[Hit]] = signs().automaton.find_matches_as_indexes
    return find


def hits(sentence: str) -> list[Hit]:
    """The signs of time of a sentence, with a figure that opens it."""
    found = finder()(sentence)
    if "0" <= sentence[:1] <= "9":
        found.insert(0, (0, -1, 1))
    return found


def bare_year(sentence: str, hit: Hit) -> int:
    """Where a year begins that nothing governs but "in"; 0 if the sign is none. It is the most common date of all."""
    first = hit[1] + 1
    after = first + 4
    year, follows = sentence[first:after], sentence[after : after + 1]
    if year not in signs().years or year < "1900" or year.endswith("00") or follows not in _ENDING:
        return 0
    if sentence[first - 4 : first] == " in ":
        if sentence.endswith(_PARTLY, 0, first - 4):
            return 0
    elif first != 3 or not sentence.startswith("In "):
        return 0
    return 0 if sentence[after + 1 + (follows == ",") : after + 2 + (follows == ",")] in _GOES_ON else first


_ENDING = frozenset((",", ".", ";", ")", " "))
_GOES_ON = frozenset("0123456789–—-tuoa")
_PARTLY = ("ing", "arly", "ate", "ater")
"""How "starting", "early" and "late" end: what they open is more than the year."""


def spots(sentence: str, hits: list[Hit]) -> list[Spot]:
    """The spans around the signs that read as an expression, from left to right."""
    words = signs()
    kinds, worth = words.kinds, lone().match
    found: list[Spot] = []
    end = 0
    for number, start, stop in hits:
        if start >= end or not end:
            kind = kinds[number]
            if kind == FIGURE:
                if worth(sentence, start + 1):
                    end = _figure(sentence, start, end, words, found)
            elif kind <= SEASON:
                end = _named(sentence, (start, stop, kind), end, words, found)
            elif kind == UNIT:
                if _live(sentence, start, stop, words):
                    end = _before(sentence, start, end, found)
            elif kind == LABEL:
                end = _named_so(sentence, start, stop, end, found)
            else:
                end = _around(sentence, start, stop, end, found)
    return found


def _figure(sentence: str, start: int, end: int, words: Signs, found: list[Spot]) -> int:
    """A figure after the mark at `start` opens an expression, unless a label stands before it."""
    first = start + 1
    if start > 0:
        low = start - WORD if start > WORD else 0
        before = sentence[(sentence.rfind(" ", low, start) + 1) or low : start]
        if before in words.labels or (before == "of" and sentence.endswith("total of", 0, start)):
            return _around(sentence, start, first + 1, end, found)
        if not before.isalnum() and before[-1] not in ",;:)" and _last(before) in words.labels:
            return _around(sentence, start, first + 1, end, found)
    after = first + 4
    if sentence[first:after] in words.years:
        follows = sentence[after : after + 1]
        if follows in CLOSED or (follows in ",." and not sentence[after + 1 : after + 2].isdigit()):
            found.append((first, after))
            return after
    match = opening("0").match(sentence, first)
    if match is None:
        return end
    found.append(match.span())
    return match.end()


def _last(word: str) -> str:
    """The word after its last mark: "resolution" of "(resolution"."""
    parts = word.translate(_BLANK).split()
    return parts[-1] if parts else word


_BLANK = dict.fromkeys(map(ord, MARKS), " ")


def _named(sentence: str, sign: tuple[int, int, int], end: int, words: Signs, found: list[Spot]) -> int:
    """A month, weekday or season opens an expression, unless "last" or "every" stands before it."""
    start, stop, kind = sign
    if start:
        mark = sentence[start - 1]
        if mark not in _SEPARATORS and not mark.isspace():
            return end
        low = start - WORD if start > WORD else 0
        before = sentence[(sentence.rfind(" ", low, start - 1) + 1) or low : start - 1]
        if before in words.steps or (before and not before.isalnum() and _last(before) in words.steps):
            return _around(sentence, start, start + 1, end, found)
    match = _rests()[kind].match(sentence, stop)
    if match is None:
        return end
    end = match.end()
    found.append((start, end))
    return end


def _named_so(sentence: str, start: int, stop: int, end: int, found: list[Spot]) -> int:
    """A name is taken whole, if it ends where a word does: "Theresa May", "9/11"."""
    opened = not start or sentence[start - 1] in _SEPARATORS or sentence[start - 1].isspace()
    match = opening(sentence[start]).match(sentence, start) if opened else None
    if match is None:
        return _around(sentence, start, stop + AFTER, end, found)
    found.append(match.span())
    return match.end()


@cache
def _rests() -> dict[int, re.Pattern[str]]:
    return {MONTH: rests()["month"], WEEKDAY: rests()["weekday"], SEASON: rests()["season"]}


_SEPARATORS = frozenset(MARKS)


def _live(sentence: str, start: int, stop: int, words: Signs) -> bool:
    """Whether the word before a unit makes an expression with it."""
    if not start or not sentence[start - 1].isspace():
        return False
    low = start - WORD if start > WORD else 0
    before = sentence[(sentence.rfind(" ", low, start - 1) + 1) or low : start - 1]
    if before in words.counts:
        return True
    if before in ("the", "The"):
        return sentence.startswith(_BESIDE, stop) or sentence.endswith((" in the ", " of the "), 0, start)
    return not before.isalpha() and (not before.isascii() or before[-1].isdigit() or _last(before) in words.counts)


_BESIDE = (" prior", " before", " after", " earlier", " later")


def _before(sentence: str, start: int, end: int, found: list[Spot]) -> int:
    """The expression that a unit ends or continues: it opens with one of the words before it."""
    low = max(end, start - BEFORE)
    openers = signs().openers
    for word in _WORD.finditer(sentence, low, start):
        opener = word.group()
        if opener in openers and (match := opening(opener[0]).match(sentence, word.start())):
            found.append(match.span())
            return match.end()
    return end


_WORD = re.compile(rf"(?<![^\s{re.escape(MARKS)}])[A-Za-z]+")


def _around(sentence: str, start: int, stop: int, end: int, found: list[Spot]) -> int:
    """What the scanner finds around a sign, between the last expression and the first word after the sign."""
    for match in scanner().finditer(" " + sentence, max(end, start - BEFORE), stop + AFTER):
        if match.start() > stop:
            break
        end = match.end() - 1
        found.append((match.start(), end))
    return end

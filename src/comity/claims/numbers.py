"""Finds the numbers of a sentence with what they count.

Takes: a sentence. Gives: amounts of money, shares and counts. Refuses nothing: numbers that belong to a date, a label
or a designation ("June 5", "resolution 2231", "Su-35") and vague ones ("dozens") are not given.
"""

import re
import sys
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import islice
from typing import Literal, NamedTuple

from comity.claims.dates_pieces import pieces
from comity.claims.dates_scan import hits
from comity.claims.dates_words import times
from comity.claims.numbers_signs import starts
from comity.claims.numbers_words import numbers

Kind = Literal["money", "share", "count"]
W = r"\s{1,3}"
FIGURES = r"(?:\d{1,3}(?:,\d{3}){1,5}(?!\d)|\d{1,15})(?:\.\d{1,6})?"


class Number(NamedTuple):
    """One number: ``sentence[start:end]`` are its words with hedge, currency and scale, without the noun counted.

    `value_high` is the upper end of a range. `unit` is a currency's code, ``percent``, ``fold``, a unit of the codebook
    (``aircraft``, ``persons``), or empty where nothing known is counted. `bound` is ``lower``, ``upper`` or ``about``
    where the text hedges.
    """

    start: int
    end: int
    value: float
    value_high: float | None
    unit: str
    kind: Kind
    bound: str = ""


def find_numbers(sentence: str, dates: Sequence[tuple[int, int]] | None = None) -> list[Number]:
    """All numbers of a sentence in order. `dates` are the spans of its dates where they are already known."""
    places = starts(sentence)
    if not places:
        return []
    if dates is None:
        dates = [(piece.start, piece.end) for piece in pieces(sentence, hits(sentence))]
    found: list[Number] = []
    end, match_at, later = 0, _pattern().match, iter((*sorted(dates), _NO_DATE))
    low, high = next(later)
    for start in places:
        while high <= start:
            low, high = next(later)
        if start < end or low <= start or (match := match_at(sentence, start)) is None:
            continue
        end = match.end()
        if low < end and _counts(match):
            continue
        if (number := _read(sentence, match)) is not None:
            found.append(number)
    return found


_NO_DATE = (sys.maxsize - 1, sys.maxsize)
"""A date behind the end of any text."""


def _counts(match: re.Match[str]) -> bool:
    """Whether it is no money and no share."""
    return not (match["part"] or match["money"] or match["code"] or match["percent"])


def _any(words: Iterable[str]) -> str:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(W.join(map(re.escape, word.split())) for word in ordered) + ")"


@cache
def _pattern() -> re.Pattern[str]:
    words = numbers()
    ones = [word for word, value in times().numbers.items() if value < 10 and word not in ("a", "an")]
    tens = [word for word, value in times().numbers.items() if 20 <= value < 100]
    others = [word for word, value in times().numbers.items() if 10 <= value < 20]
    word = rf"(?:{_any(tens)}(?:-{_any(ones)})?|{_any(others)}|{_any(ones)})"
    number = rf"(?:{FIGURES}|(?i:(?:(?:half{W})?a|{word}){W}dozen|(?:a|one){W}hundred|{word}))"
    signs = [sign for names in words.currencies.values() for sign in names if not sign[-1].isalpha()]
    codes = [name for names in words.currencies.values() for name in names if name[-1].isalpha()]
    scale = rf"{_any(words.scales)}\b"
    fraction = (
        rf"(?:(?P<parts>a|an|one|two|three|four|five|six|seven|eight|nine)(?:\s|-))?(?P<part>{_any(words.fractions)})"
    )
    return re.compile(
        rf"(?P<between>(?i:between){W})?"
        rf"(?:(?P<money>{_any(signs)}\s?|(?:USD|EUR|GBP|CNY|RMB|RUB|INR|JPY){W}))?"
        rf"(?:(?i:{fraction})(?![\w-]|{W}a{W}dozen)"
        rf"|(?P<low>{number})"
        rf"(?:(?:\s|-)?(?P<scale1>{scale}))?(?:(?:\s{{0,3}}[–—-]\s{{0,3}}|{W}(?:to|or){W}|(?(between){W}and{W}|(?!)))"
        rf"{_any(signs)}?(?P<high>{number}))?(?:(?:\s|-)?(?P<scale>{scale}))?"
        rf"(?:(?P<percent>\s?%|(?:\s|-){{1,3}}per[\s-]?cent(?:age{W}points?)?)|-?(?P<fold>fold)\b"
        rf"|{W}(?:in{W})?(?P<code>{_any(codes)})\b)?(?![\w%]|[.,]\d|-\w))"
    )


def _read(sentence: str, match: re.Match[str]) -> Number | None:
    """The number of a match."""
    end = match.end()
    start, bound = _hedged(sentence, match.start())
    if match["part"]:
        return _fraction(sentence, match, start, bound)
    scale = _scale(match["scale"])
    low = _value(match["low"]) * (_scale(match["scale1"]) if match["scale1"] else scale)
    high = _value(match["high"]) * scale if match["high"] else None
    if (high is not None and high <= low) or "point" in (match["percent"] or ""):
        return None
    if sign := match["money"] or match["code"]:
        return Number(start, end, low, high, _currencies()[" ".join(sign.split())], "money", bound)
    if match["percent"] or match["fold"]:
        return Number(start, end, low, high, *(("percent", "share") if match["percent"] else ("fold", "count")), bound)
    unit = _unit(sentence[end : end + 80])
    if not unit and (match["low"].lower() == "one" or _labelled(sentence, start)):
        return None
    return Number(start, end, low, high, unit, "count", bound)


def _fraction(sentence: str, match: re.Match[str], start: int, bound: str) -> Number | None:
    """ "Two-thirds of", "more than half": a share in percent. A third party and a first half are none."""
    part, parts = match["part"].lower(), (match["parts"] or "").lower()
    end = match.end()
    told = bool(bound) or part.endswith("s") or _WHOLE.match(sentence, end)
    before = sentence[max(0, start - 8) : start].split()[-1:]
    if match["money"] or match["between"] or not told or (not parts and part != "half") or before in _ORDINALS:
        return None
    count = 1 if parts in ("", "a", "an") else times().numbers[parts]
    value = round(count * numbers().fractions[part], 1)
    return Number(start, end, 66.7 if value == 66.6 else value, None, "percent", "share", bound)


_WHOLE = re.compile(r"\s{1,3}(?:of|the|its|their)\b")
_ORDINALS = (["first"], ["second"], ["other"], ["latter"], ["last"])


@cache
def _hedges() -> tuple[tuple[str, str], ...]:
    """Each hedge with what it makes of a number, the longer first."""
    words = numbers()
    return tuple(sorted(words.turned(words.bounds).items(), key=lambda pair: (-len(pair[0]), pair[0])))


@cache
def _hedge_ends() -> tuple[str, ...]:
    return tuple(f"{hedge} " for hedge, _ in _hedges())


def _hedged(sentence: str, start: int) -> tuple[int, str]:
    """Where the number at `start` begins with its hedge, and the hedge's sense."""
    before = sentence[max(0, start - 24) : start].lower()
    if not before.endswith(_hedge_ends()):
        return start, ""
    for hedge, sense in _hedges():
        if before.endswith(hedge + " ") and not before[: -len(hedge) - 1][-1:].isalpha():
            return start - len(hedge) - 1, sense
    return start, ""


@cache
def _known() -> dict[str, str]:
    words = numbers()
    return words.turned(words.units)


@cache
def _currencies() -> dict[str, str]:
    words = numbers()
    return words.turned(words.currencies)


def _scale(word: str | None) -> float:
    return numbers().scales[word] if word else 1.0


def _value(text: str) -> float:
    """The number that figures or words up to a hundred, or dozens, tell."""
    if text[0].isdigit():
        return float(text.replace(",", ""))
    words = text.lower().replace("-", " ").split()
    if words[-1] == "dozen":
        return 6.0 if words[0] == "half" else 12.0 * times().numbers[words[-2]]
    return 100.0 if words[-1] == "hundred" else float(sum(times().numbers[word] for word in words))


def _unit(after: str) -> str:
    """What is counted: the last of the first known nouns in the words after it ("fighter jets")."""
    known, stops, unit = _known(), numbers().stops, ""
    for match in islice(_WORD.finditer(after), 7):
        word = match.group()
        if word in ",.;:" or word.lower() in stops:
            break
        if word in known:
            unit = known[word]
        elif unit:
            break
    return unit


_WORD = re.compile(r"[^\s(),.;:]+|[,.;:]")


def _labelled(sentence: str, start: int) -> bool:
    """Whether the number is a label ("resolution 1929", "Article 9")."""
    before = sentence[max(0, start - 24) : start].split()
    return bool(before) and before[-1] in _labels()


@cache
def _labels() -> frozenset[str]:
    return frozenset(times().labels)

"""Which language a text is in: by its script, and among the languages of a script by their frequent short words."""

import re
from collections import Counter
from functools import cache
from importlib.resources import files

import msgspec
import yaml

_SAMPLE = 20_000  # characters looked at: language does not change with more, time does
_WORD = re.compile(r"[^\W\d_]+")
_SHARE = 0.08  # of running words that the frequent words of a language must make up; in prose they are 0.25 to 0.45
_FEWEST = 2  # frequent words below which a text is too short to tell
_KANA = 0.05  # of a Japanese text is kana, however learned; Chinese texts quote a kana at most
_HAN_WORTH = 2.5  # one Han character says what about so many letters say, in a text that mixes both


class _Languages(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """languages.yaml."""

    scripts: dict[str, str]
    words: dict[str, dict[str, str]]


@cache
def _scripts() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(f"[{letters}]") for name, letters in _read().scripts.items()}


@cache
def _frequent(script: str) -> dict[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in _read().words.get(script, {}).items()}


@cache
def _read() -> _Languages:
    text = (files("comity.passages") / "languages.yaml").read_text(encoding="utf-8")
    return msgspec.convert(yaml.safe_load(text), _Languages)


def language(text: str) -> str:
    """The ISO 639-1 code of the language most of `text` is in; empty where it cannot be told.

    Reads at most 20,000 characters, taken from the middle of a longer text, where menus and notes are fewest.
    """
    middle = max(0, (len(text) - _SAMPLE) // 2)
    sample = text[middle : middle + _SAMPLE]
    script = _script(sample)
    frequent = _frequent(script)
    if not frequent:
        return script
    words = Counter(word.lower() for word in _WORD.findall(sample))
    hits = {name: sum(words[word] for word in sorted(listed)) for name, listed in frequent.items()}
    best = max(hits, key=lambda name: hits[name])  # the first named wins a tie
    return best if hits[best] >= max(_FEWEST, _SHARE * words.total()) else ""


def _script(sample: str) -> str:
    """The script, or the language that alone uses it, of most letters of `sample`; empty if it has no letters."""
    letters = {name: float(len(pattern.findall(sample))) for name, pattern in _scripts().items()}
    han = letters.pop("zh") * _HAN_WORTH
    japanese = letters["ja"] > _KANA * (letters["ja"] + han)
    letters["ja" if japanese else "zh"] = letters["ja"] * japanese + han
    best = max(letters, key=lambda name: letters[name])
    return best if letters[best] else ""

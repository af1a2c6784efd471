"""Of which types of interaction a sentence speaks, told from its words and the classes of its terms, without any frame.

A frame knows one way of saying a thing; this knows what such sentences look like on the whole. It is a logistic model for each type over
the stems of the sentence's lower-case words, the cues and frames that its terms evoke, and how many states it names. Its weights are
learned from the building half of our gold texts (`comity codebook learn`) and shipped as data.

Takes: the words of a sentence and its terms. Gives: the features, and a probability for each type that has any.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import repeat
from math import exp

from comity.claims.terms import Hit

_WORD = re.compile(r"(?<![\w’'-])[a-z][a-z’'-]+")
_ENDINGS = ("ations", "ation", "ings", "ing", "ions", "ion", "ies", "ied", "ed", "es", "s", "y", "e")
SHORTEST = 3
"""Letters that must be left of a word when an ending is taken off."""

# fmt: off
_PLAIN = frozenset((
    "the", "a", "an", "of", "and", "to", "in", "on", "for", "with", "by", "at", "from", "as", "is", "are", "was", "were", "be",
    "been", "has", "have", "had", "it", "its", "that", "this", "these", "those", "which", "who", "whose", "their", "his", "her", "he",
    "they", "she", "we", "our", "you", "your", "i", "me", "my", "not", "no", "or", "but", "if", "so", "than", "then", "there", "here",
    "also", "just", "very", "more", "most", "much", "many", "some", "any", "all", "both", "each", "other", "such", "own", "same",
    "into", "over", "under", "out", "up", "down", "about", "after", "before", "during", "while", "when", "where", "what", "how",
    "why", "can", "could", "may", "might", "would", "will", "shall", "should", "must", "do", "does", "did", "one", "two", "three",
    "first", "last", "new",
))
# fmt: on


def stem(word: str) -> str:
    """The word without its ending, and empty for a word that says nothing by itself."""
    if word in _PLAIN:
        return ""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=65536)
def _named(word: str) -> str:
    """The feature of a word, empty for one that says nothing by itself."""
    stemmed = stem(word)
    return f"w:{stemmed}" if stemmed else ""


def features(words: str, hits: Iterable[Hit], codes: int) -> set[str]:
    """What the model looks at in a sentence that names so many states and organisations."""
    found = set(map(_named, _WORD.findall(words)))
    found.discard("")
    found.update(*[hit[2].senses for hit in hits])
    found.add(f"n:{min(codes, 3)}")
    if "“" in words or '"' in words:
        found.add("quoted")
    return found


def scores(weights: Mapping[str, Mapping[str, float]], found: Iterable[str]) -> dict[str, float]:
    """The summed weights of each type: the logarithm of its odds."""
    total = dict(weights["bias"])
    for name in found:
        given = weights.get(name)
        if given is not None:
            for kind, weight in given.items():
                total[kind] += weight
    return total


def by_kind(weights: Mapping[str, Mapping[str, float]]) -> dict[str, dict[str, float]]:
    """The same weights sorted by type: for each its weight of each feature."""
    told: dict[str, dict[str, float]] = {kind: {} for kind in weights.get("bias", ())}
    for name, given in weights.items():
        for kind, weight in given.items():
            told.setdefault(kind, {})[name] = weight
    return told


def odds(weights: Mapping[str, float], found: Iterable[str]) -> float:
    """The logarithm of the odds of one type, of which `weights` are those of `by_kind`: its entry in `scores`, for less work."""
    return weights.get("bias", 0.0) + sum(map(weights.get, found, repeat(0.0)))


def chance(odds: float) -> float:
    """The probability of logarithmic odds."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))

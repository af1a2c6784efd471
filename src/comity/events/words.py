"""What two wordings have in common: content words, names, designations, and how telling each is.

Plain string work with no knowledge of one language beyond the lists below; where a script does not part its words,
pairs of characters stand for them.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from math import log, sqrt

from comity.codebook.load import load

Words = frozenset[str]

_TOKEN = re.compile(r"[^\W_]+(?:[-‐‑–][^\W_]+)*")
_UNPARTED = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\u0e00-\u0e7f]")

_FUNCTION_WORDS = """
    a an and as at be been between but by did do does for from had has have he her his in into is it its of on or other
    s she that the their them they this these those to was were which who will with would while when where than then
    both two country countries side sides against more most first also during after before since over under about not no
    all some such only being are can could may might shall should
"""
STOP = frozenset(_FUNCTION_WORDS.split())
"""Words that tell nothing about which interaction is meant."""

SAME = {
    "drill": "exercise", "maneuver": "exercise", "manoeuvre": "exercise", "wargame": "exercise", "wargames": "exercise",
    "defence": "defense", "organisation": "organization", "armour": "armor", "programme": "program",
    "accord": "agreement", "pact": "agreement", "communique": "statement", "communiqué": "statement",
    "declaration": "statement", "trip": "visit", "talks": "meeting", "summit": "meeting",
    "aircraft": "plane", "jet": "plane", "aeroplane": "plane", "airplane": "plane", "arms": "weapon",
}  # fmt: skip
"""Words that one text uses where another uses the second: security prose, British and American spelling."""

_OFFICES = """
    january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday president prime minister ministers foreign defense defence state secretary general
    councilor councillor premier chairman leader chief admiral colonel special envoy ambassador spokesman spokesperson
    western west east eastern north northern south southern un we i our us
"""
NO_NAME = frozenset(_OFFICES.split())
"""Words with a capital that name no one and nothing in particular: the calendar, offices, compass points."""


@cache
def state_words() -> Mapping[str, str]:
    """Each single word that stands for a state or its people or capital, in lower case, and the state's code."""
    found: dict[str, str] = {}
    for state in load().states:
        for name in (state.name, *state.names, *state.demonyms, *state.prefixes, *state.capitals):
            if _TOKEN.fullmatch(name):
                found.setdefault(name.lower(), state.code)
    return found


def tokens(text: str) -> list[str]:
    """The words as written. A compound with a digit ("Su-35") is one word, any other is its parts."""
    found: list[str] = []
    for token in _TOKEN.findall(text.replace("U.S.", "US").replace("U.N.", "UN")):
        if _UNPARTED.search(token):
            found += [token[at : at + 2] for at in range(max(1, len(token) - 1))]
        elif any(map(str.isdigit, token)) and any(map(str.isalpha, token)):
            found.append(re.sub(r"[-‐‑–]", "", token))
        else:
            found += re.split(r"[-‐‑–]", token)
    return found


@cache
def stem(token: str) -> str:
    """A word in lower case without its commonest endings, and as its commoner twin where it has one."""
    word = token.lower()
    word = SAME.get(word, word)
    if len(word) > 4 and word.endswith("ies"):
        word = word[:-3] + "y"
    elif (len(word) > 3 and word.endswith("s") and not word.endswith("ss") and not word[-2].isdigit()) or (
        word.endswith("s") and len(word) > 2 and word[-2].isdigit()
    ):
        word = word[:-1]
    for ending in ("ing", "ed"):
        if len(word) > len(ending) + 4 and word.endswith(ending):
            word = word[: -len(ending)]
    return SAME.get(word, word)


def content(text: str) -> Words:
    """The stems that may tell one interaction from another: neither function words nor the parties themselves."""
    states = state_words()
    return frozenset(stem(token) for token in tokens(text) if token.lower() not in STOP and token.lower() not in states)


def names(text: str) -> Words:
    """The stems of words with a capital, or a digit among letters, that name something other than a state."""
    states = state_words()
    return frozenset(
        stem(token)
        for token in tokens(text)
        if (token[0].isupper() or is_designation(token))
        and len(token) > 1
        and token.lower() not in states
        and token.lower() not in STOP
        and token.lower() not in NO_NAME
    )


def is_designation(token: str) -> bool:
    """Whether a word is of letters and digits, as the names of weapons are ("s400")."""
    return any(map(str.isdigit, token)) and any(map(str.isalpha, token))


def squeeze(text: str) -> str:
    """Letters and digits only, so that hyphenation, quotation marks and spacing do not matter."""
    return re.sub(r"[\W_]+", "", text.lower())


class Telling:
    """How telling each word is: one plus the logarithm of how rare it is among the sentences told (Spärck Jones 1972).

    The one keeps common words from counting nothing in a case of a few sentences.
    """

    def __init__(self, sentences: Iterable[Words]) -> None:
        count: Counter[str] = Counter()
        total = 0
        for sentence in sentences:
            count.update(sentence)
            total += 1
        self._weight = {word: 1 + log((total + 1) / (seen + 1)) for word, seen in count.items()}
        self._square: dict[Words, float] = {}

    def weight(self, word: str) -> float:
        """At least 1; a word never seen is not asked for."""
        return self._weight[word]

    def _squares(self, words: Words) -> float:
        known = self._square.get(words)
        if known is None:
            # sorted: a sum of floats must not depend on the order in which a set happens to be walked
            known = self._square[words] = sum(self._weight[word] ** 2 for word in sorted(words))
        return known

    def likeness(self, one: Words, other: Words) -> float:
        """The cosine of the two sets of weighted words, from 0 to 1; 0 where one is empty."""
        shared = one & other
        if not shared:
            return 0.0
        common = sum(self._weight[word] ** 2 for word in sorted(shared))
        return min(1.0, common / sqrt(self._squares(one) * self._squares(other)))

    def containment(self, one: Words, other: Words) -> float:
        """How much of the shorter is in the longer, by weight, from 0 to 1; 0 where one is empty."""
        shared = one & other
        if not shared:
            return 0.0
        common = sum(self._weight[word] ** 2 for word in sorted(shared))
        return min(1.0, common / min(self._squares(one), self._squares(other)))

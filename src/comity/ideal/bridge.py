"""Bridges: the same question put again in a later session, told by its text.

States' points of different years are on one scale only as far as something stays the same between the years. Bailey,
Strezhnev and Voeten (2017, pp. 437-438) let resolutions whose content did not change keep their cut-points and loading.
They matched them by reading; here texts are matched by their words.
"""

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from comity.ideal.normal import Floats
from comity.model import Refused

#: How alike two texts must be to be one question: the cosine of their words, rare words weighing more.
ALIKE = 0.7
#: How many periods before a question may have been put last.
REACH = 2
#: Texts of fewer different words say too little to be known again.
WORDS = 4
#: Letters only: numbers of resolutions, items and years change from session to session.
WORD = re.compile(r"[^\W\d_]{2,}")


def bridges(texts: Sequence[str], periods: ArrayLike, *, alike: float = ALIKE, reach: int = REACH) -> NDArray[np.intp]:
    """For each question the number of the first question of its chain: its own, if it was never put before.

    `texts` are the questions' descriptions, `periods` [questions] the numbers of the sessions they were put in. Two
    questions are linked if each is the likest to the other among the questions of the two sessions, and at least
    `alike`; a question is sought up to `reach` sessions before, the latest first.

    Raises `Refused` if there is not one period for each text.
    """
    when = np.asarray(periods)
    if when.shape != (len(texts),):
        raise Refused(f"periods have the shape {when.shape}, expected ({len(texts)},): one for each text")
    vectors, known = _vectors(texts)
    chain = np.arange(len(texts))
    sessions = np.unique(when)
    members = {session: np.flatnonzero((when == session) & known) for session in sessions}
    for session in sessions:
        unmatched = members[session]
        for before in sessions[(sessions < session) & (sessions >= session - reach)][::-1]:
            mine, theirs = _mutual(vectors, unmatched, members[before], alike)
            chain[mine] = chain[theirs]
            unmatched = np.setdiff1d(unmatched, mine)
    return chain


def _vectors(texts: Sequence[str]) -> tuple[Floats, NDArray[np.bool_]]:
    """Rows of length 1, one for each text, and which of them have enough words."""
    bags = [Counter(WORD.findall(text.casefold())) for text in texts]
    seen = Counter(word for bag in bags for word in bag)
    number = {word: place for place, word in enumerate(sorted(word for word, count in seen.items() if count > 1))}
    vectors = np.zeros((len(texts), len(number)), dtype=np.float32)
    for row, bag in enumerate(bags):
        for word, count in bag.items():
            rare = np.log(len(texts) / seen[word])
            if word in number:
                vectors[row, number[word]] = (1 + np.log(count)) * rare
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12), np.array(
        [len(bag) >= WORDS for bag in bags]
    )


def _mutual(
    vectors: Floats, later: NDArray[np.intp], earlier: NDArray[np.intp], alike: float
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    if not (len(later) and len(earlier)):
        return later[:0], earlier[:0]
    likeness = vectors[later] @ vectors[earlier].T
    back, forth = likeness.argmax(axis=1), likeness.argmax(axis=0)
    rows = np.arange(len(later))
    kept = (forth[back] == rows) & (likeness[rows, back] >= alike)
    return later[kept], earlier[back[kept]]

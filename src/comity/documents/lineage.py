"""Which documents descend from one text: reprints, shortened, extended and syndicated copies.

Takes: documents. Gives: one `Lineage` for each, in the order of their ids. The order of the documents does not matter.

1. A document is the set of its word 5-grams (body only, letters and digits only, hyphens within words dropped, since
   copies differ in them).
2. Of these a sample is kept: the 5-grams whose first word falls in a fixed eighth of all words. Two documents sample
   alike, so what they share of their samples estimates containment, and a short copy of a long text is found, which
   MinHash, an estimate of resemblance, finds only when both are of like length (bench/lineage.py measures both).
3. Documents that share enough of the shorter one's sample are compared in full; a containment of at least half makes
   them one lineage, and lineages grow together through any member.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple
from zlib import crc32

from comity.model import Document, Lineage

# Half of the shorter text. Of the pairs among 34 real texts on one subject, reprints and shortened copies contain 0.81
# and more of each other, the next pair (two features of one publisher) 0.13, all others below 0.04.
CONTAINED = 0.5
_WORDS = 5
_SAMPLED = 8  # one first word in so many
_SHARED = 0.2  # of the shorter sample: well below CONTAINED, as a sample strays
_FEWEST = 5  # 5-grams in the sample of an ordinary text; a text too short for that keeps all
_ALL_PAIRS = (
    24  # documents that share a 5-gram, up to which every pair is counted; beyond, each with its next neighbours
)
_NEIGHBOURS = 4
_ALIKE = 0.8  # the shorter text's size by the longer's, from which on a copy is a reprint

_WORD = re.compile(r"[^\W_]+")
_WIDE = re.compile(r"([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])")
_DROPPED = str.maketrans("", "", "-‐‑’'")


def lineages(documents: Iterable[Document]) -> tuple[Lineage, ...]:
    """The lineage of each document. A document given twice (the same id) is taken once."""
    by_id = {document.id: document for document in documents}
    ids = sorted(by_id)
    samples = [_sample(_words(by_id[id_])) for id_ in ids]
    grams = lru_cache(maxsize=512)(lambda number: frozenset(_grams(_words(by_id[ids[number]]))))
    nearest: dict[int, tuple[float, int, float]] = {}
    family = list(range(len(ids)))
    for one, other in _candidates(samples):
        both = len(grams(one) & grams(other))
        share = both / min(len(grams(one)), len(grams(other))) if both else 0.0
        if share >= CONTAINED:
            _unite(family, one, other)
            alike = both / (len(grams(one)) + len(grams(other)) - both)
            for here, there in ((one, other), (other, one)):
                nearest[here] = min(nearest.get(here, (0.0, there, 0.0)), (-alike, there, share))
    return tuple(_lineage(ids, samples, family, number, nearest.get(number)) for number in range(len(ids)))


def _words(document: Document) -> list[str]:
    body = " ".join(
        document.text[block.start : block.end] for block in document.blocks if block.kind == "body"
    ).casefold()
    if not body.isascii():
        body = _WIDE.sub(r" \1 ", body)
    return _WORD.findall(body.translate(_DROPPED))


def _grams(words: Sequence[str]) -> Iterable[str]:
    """All 5-grams; of a shorter text the whole."""
    if len(words) < _WORDS:
        return [" ".join(words)] if words else []
    return map(" ".join, zip(*(words[shift:] for shift in range(_WORDS)), strict=False))


class _Sample(NamedTuple):
    """A document's size in 5-grams, the numbers of those kept, and how many of them every document would keep."""

    size: int
    grams: frozenset[int]
    thinned: int


def _sample(words: Sequence[str]) -> _Sample:
    size = max(len(words) - _WORDS + 1, min(len(words), 1))
    chosen = {word for word in set(words) if crc32(word.encode("utf-8", "surrogatepass")) % _SAMPLED == 0}
    first = [at for at, word in enumerate(words[:size]) if word in chosen]
    thin = [_number(" ".join(words[at : at + _WORDS])) for at in first]
    kept = thin if size > _FEWEST * _SAMPLED else [_number(gram) for gram in _grams(words)]
    return _Sample(size, frozenset(kept), len(frozenset(thin)))


def _number(gram: str) -> int:
    """The same number in every process, as Python's own hash is not."""
    return int.from_bytes(blake2b(gram.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def _candidates(samples: Sequence[_Sample]) -> list[tuple[int, int]]:
    """Pairs that share enough of the shorter sample to be compared in full."""
    holders: dict[int, list[int]] = defaultdict(list)
    for number, sample in enumerate(samples):
        for gram in sample.grams:
            holders[gram].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in holders.values():
        reach = len(numbers) if len(numbers) <= _ALL_PAIRS else _NEIGHBOURS
        for at, one in enumerate(numbers):
            for other in numbers[at + 1 : at + 1 + reach]:
                shared[one, other] += 1
    return sorted(
        pair
        for pair, count in shared.items()
        if count >= _SHARED * min(samples[pair[0]].thinned, samples[pair[1]].thinned)
    )


def _unite(family: list[int], one: int, other: int) -> None:
    """Union by the smaller number, so that a family's root is its smallest id."""
    one, other = _root(family, one), _root(family, other)
    family[max(one, other)] = min(one, other)


def _root(family: list[int], number: int) -> int:
    while family[number] != number:
        family[number] = family[family[number]]
        number = family[number]
    return number


def _lineage(
    ids: Sequence[str],
    samples: Sequence[_Sample],
    family: list[int],
    number: int,
    near: tuple[float, int, float] | None,
) -> Lineage:
    root = ids[_root(family, number)]
    if near is None:
        return Lineage(id=root, document=ids[number])
    _, other, share = near
    small, large = sorted((samples[number].size, samples[other].size))
    shorter = samples[number].size < samples[other].size
    return Lineage(
        id=root,
        document=ids[number],
        nearest=ids[other],
        containment=round(share, 4),
        relation="reprint" if small >= _ALIKE * large else "shortened" if shorter else "extended",
    )

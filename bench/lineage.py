"""Lineage: time, memory and what is found, beside MinHash with locality-sensitive hashing (rensa) on the same texts.

    python bench/lineage.py [DOCUMENTS]

The documents are made up: words drawn by Zipf's law; one in ten is a copy of an earlier one, whole with a word in
thirty changed, cut to a share of its length, or put into a longer text. Prints one line for each way and kind of copy.
"""

import itertools
import random
import resource
import sys
import time

from rensa import RMinHash, RMinHashLSH

from comity.documents.lineage import lineages
from comity.model import Block, Document

VOCABULARY = 20_000
KINDS = ("changed", "half", "fifth", "tenth", "extended")


def prose(chance: random.Random, words: list[str], weights: list[float], length: int) -> list[str]:
    return chance.choices(words, cum_weights=weights, k=length)


def made_up(count: int) -> tuple[list[Document], dict[str, list[tuple[str, str]]]]:
    """Documents, and for each kind of copy the pairs (copy, original)."""
    chance = random.Random(1)
    words = [f"w{number:x}" for number in range(VOCABULARY)]
    weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(VOCABULARY)))
    texts: list[list[str]] = []
    pairs: dict[str, list[tuple[str, str]]] = {kind: [] for kind in KINDS}
    for number in range(count):
        if number % 10 != 9:
            texts.append(prose(chance, words, weights, chance.randrange(300, 1200)))
            continue
        kind = KINDS[number // 10 % len(KINDS)]
        source = 10 * (number // 10) + chance.randrange(9)
        whole = texts[source]
        share = {"half": 0.5, "fifth": 0.2, "tenth": 0.1}.get(kind, 1.0)
        start = chance.randrange(int(len(whole) * (1 - share)) + 1)
        text = whole[start : start + int(len(whole) * share)]
        if kind == "changed":
            text = [word if chance.randrange(30) else "other" for word in text]
        if kind == "extended":
            text = text + prose(chance, words, weights, 3 * len(text))
        texts.append(text)
        pairs[kind].append((f"{number:08}", f"{source:08}"))
    return [document(f"{number:08}", " ".join(text)) for number, text in enumerate(texts)], pairs


def document(name: str, text: str) -> Document:
    block = Block(start=0, end=len(text), kind="body")
    return Document(id=name, name=name, path=name, format="txt", size=len(text), text=text, blocks=(block,))


def by_minhash(documents: list[Document]) -> set[tuple[str, str]]:
    """Pairs that share a band: 128 permutations in 32 bands, the usual setting for a resemblance of about 0.4."""
    index = RMinHashLSH(threshold=0.4, num_perm=128, num_bands=32)
    hashes = []
    for number, one in enumerate(documents):
        words = one.text.split()
        sketch = RMinHash(num_perm=128, seed=1)
        sketch.update([" ".join(words[at : at + 5]) for at in range(len(words) - 4)])
        index.insert(number, sketch)
        hashes.append(sketch)
    return {
        (documents[number].id, documents[other].id)
        for number, sketch in enumerate(hashes)
        for other in index.query(sketch)
        if other != number
    }


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    documents, pairs = made_up(count)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    started = time.perf_counter()
    rows = lineages(documents)
    seconds = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    family = {row.document: row.id for row in rows}
    copies = {name for kind in KINDS for pair in pairs[kind] for name in pair}
    wrong = sum(row.relation != "alone" for row in rows if row.document not in copies)
    print(f"lineages  {count} documents  {seconds:.1f} s  {after - before} MiB beside the texts  {wrong} wrong")
    for kind in KINDS:
        found = sum(family[copy] == family[source] for copy, source in pairs[kind])
        print(f"  {kind:9} {found}/{len(pairs[kind])}")
    started = time.perf_counter()
    linked = by_minhash(documents)
    print(f"MinHash   {count} documents  {time.perf_counter() - started:.1f} s")
    for kind in KINDS:
        print(f"  {kind:9} {sum(pair in linked for pair in pairs[kind])}/{len(pairs[kind])}")


if __name__ == "__main__":
    main()

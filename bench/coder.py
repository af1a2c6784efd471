"""The rule coder on text where every sentence is a candidate, beside the machine's Aho-Corasick scan in the same run.

Usage: python bench/coder.py [FILE...]: the texts to read; the frames' own examples, repeated, if none is given.
"""

import sys
import time
from pathlib import Path

from comity import claims, documents, passages
from comity.claims.terms import lexicon
from comity.codebook.load import load

REPEAT = 60


def main() -> None:
    """Print sentences a second for the coder alone, and megabytes a second for the scan alone."""
    files = [Path(name) for name in sys.argv[1:]]
    examples = "\n".join(" ".join(frame.examples) for frame in load().frames if frame.examples)
    texts = [file.read_text(encoding="utf-8") for file in files] or [examples] * REPEAT
    read = [documents.from_text(text, name=str(number), published="2024-06-01") for number, text in enumerate(texts)]
    split = [passages.split(document) for document in read]
    claims.code(read[0], split[0])
    start = time.perf_counter()
    found = sum(len(claims.code(document, sentences)) for document, sentences in zip(read, split, strict=True))
    seconds = time.perf_counter() - start
    start = time.perf_counter()
    for document in read:
        lexicon().scan(document.text)
    scanning = time.perf_counter() - start
    count, size = sum(map(len, split)), sum(len(document.text) for document in read)
    print(
        f"coder {count / seconds:10,.0f} sentences/s  ({count:,} sentences, {found:,} claims, {found / count:.2f} a sentence)"
    )
    print(f"scan  {size / scanning / 1e6:10.1f} MB/s    ({len(lexicon().table):,} terms)")


if __name__ == "__main__":
    main()

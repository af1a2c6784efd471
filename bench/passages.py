"""How fast sentences are found: megabytes a second, beside a naive ``re.split`` in the same run.

usage: python bench/passages.py [FILE...]     (without files: the bundled documents that are text)
"""

import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

from comity import passages
from comity.model import Block, Document

SIZE = 8_000_000  # characters a round
ROUNDS = 5


def prose(paths: list[str]) -> str:
    """About `SIZE` characters, one paragraph a line."""
    bundled = Path(passages.__file__).parents[1] / "documents" / "bundled"
    files = [Path(path) for path in paths] or sorted([*bundled.glob("*-wire.txt"), *bundled.glob("*.md")])
    lines = [" ".join(line.split()) for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    whole = "\n".join(line for line in lines if line) + "\n"
    return whole * (SIZE // len(whole) + 1)


def best(work: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return min(times)


def main() -> None:
    text = prose(sys.argv[1:])
    lines = [(match.start(), match.end()) for match in re.finditer(r"[^\n]+", text)]
    blocks = tuple(Block(start=start, end=end, kind="body") for start, end in lines)
    document = Document(id="0" * 16, name="bench", path="", format="txt", size=0, text=text, blocks=blocks)
    paragraphs = [text[start:end] for start, end in lines]
    size = len(text.encode()) / 1e6
    count = len(passages.split(document))
    print(f"{size:.1f} MB, {len(paragraphs):,} paragraphs, {count:,} sentences of {size * 1e6 / count:.0f} bytes")
    naive = re.compile(r"(?<=[.!?])\s+")
    for name, work in (
        ("naive re.split by paragraph", lambda: [naive.split(paragraph) for paragraph in paragraphs]),
        ("split_text by paragraph", lambda: [passages.split_text(paragraph) for paragraph in paragraphs]),
        ("split (with its passages)", lambda: passages.split(document)),
    ):
        print(f"{name:30} {size / best(work):8.1f} MB/s")


if __name__ == "__main__":
    main()

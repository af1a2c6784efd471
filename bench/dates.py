"""What finding dates costs per sentence. Run: ``python bench/dates.py [TEXT_FILE ...]``."""

import re
import statistics
import sys
import time
from pathlib import Path

from comity.claims.dates import find

MADE_UP = [
    "In June 2017, the two defence ministries signed a plan for military cooperation for the years 2017–2020.",
    "The ministers discussed the situation in the region and agreed to keep in close contact on all pending matters.",
    "Arms sales peaked in 2005 and fell sharply after the copyright dispute, but they have picked up again since 2015.",
    "The spokesman told reporters on Tuesday that both sides would hold another round of drills next month.",
    "None of the officials who were present wished to comment on the reports, the embassy did not answer the calls.",
    "Officials said that the patrol took the same route as the one flown two years earlier over the northern islands.",
]


def sentences(paths: list[str]) -> list[str]:
    if not paths:
        return [f"{sentence[:-1]} ({number})." for number in range(2000) for sentence in MADE_UP]
    text = "\n".join(Path(path).read_text(encoding="utf-8") for path in paths)
    return [part for part in re.split(r"(?<=[.!?])\s+|\n+", text) if len(part) > 20]


def cost(batch: list[str]) -> float:
    """Microseconds a sentence, the median of five rounds."""
    rounds = []
    for _ in range(5):
        start = time.perf_counter()
        for sentence in batch:
            find(sentence, "2018-06-08", "2017-06")
        rounds.append((time.perf_counter() - start) / len(batch) * 1e6)
    return statistics.median(rounds)


def main() -> None:
    batch = sentences(sys.argv[1:])
    found = [len(find(sentence, "2018-06-08", "2017-06")) for sentence in batch]
    length = statistics.mean(map(len, batch))
    print(f"{len(batch)} sentences, {length:.0f} characters each, {sum(map(bool, found)) / len(batch):.0%} with a date")
    print(f"{cost(batch):.1f} microseconds a sentence")


if __name__ == "__main__":
    main()

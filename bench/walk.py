"""What a walk costs: adding one document to a case of a thousand, beside the walk of the thousand.

Run: python bench/walk.py [DOCUMENTS]. Time is wall-clock on one process; the texts are made up, four sentences each.
"""

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from comity import flow
from comity.store import create_case, open_case

TEXT = """China and Russia held a joint naval exercise in the Sea of Japan in May {year}.

Russia delivered {number} Su-27 fighters to China in {year}. The weather was fine on day {number}. Nothing else is told.
"""


def write(folder: Path, number: int) -> Path:
    """One made-up document."""
    place = folder / f"text-{number:06}.txt"
    place.write_text(TEXT.format(year=1990 + number % 30, number=number), encoding="utf-8")
    return place


def timed(what: str, began: float) -> None:
    """Print how long something took."""
    print(f"{what:42} {time.perf_counter() - began:8.2f} s")


def main(documents: int) -> None:
    """Walk, add one, walk, walk."""
    with TemporaryDirectory() as folder:
        texts = Path(folder, "texts")
        texts.mkdir()
        for number in range(documents):
            write(texts, number)
        case = create_case(Path(folder, "case"), states=["CHN", "RUS"])
        began = time.perf_counter()
        flow.add(case, [texts])
        timed(f"add {documents:,} documents", began)
        began = time.perf_counter()
        flow.walk(case, jobs=1)
        timed(f"walk {documents:,} documents", began)
        began = time.perf_counter()
        flow.add(case, [write(texts, documents)])
        outcome = flow.walk(open_case(case.path), jobs=1)
        timed(f"add and walk one more (coded {outcome.coded})", began)
        began = time.perf_counter()
        flow.walk(open_case(case.path), jobs=1)
        timed("walk again with nothing new", began)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)

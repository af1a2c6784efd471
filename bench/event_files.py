"""What reading a day of machine-coded events costs, beside csv and pandas. Run: ``python bench/event_files.py [ROWS]``.

The file is made up in the layout of GDELT 1.0: 58 cells, about a quarter of the rows between two states, several rows of
one article. Each way of reading runs in a process of its own, so that its peak of memory is its own.
"""

import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

STATES = (
    "USA", "CHN", "RUS", "GBR", "FRA", "DEU", "JPN", "IND", "PAK", "IRN", "IRQ", "ISR", "TUR",
    "SYR", "EGY", "SAU", "UKR", "POL", "KOR", "PRK", "VNM", "PHL", "AUS", "CAN", "BRA",
)  # fmt: skip
WAYS = ("comity", "pandas", "csv")


def write(path: Path, rows: int) -> None:
    """A day of events; the same each time."""
    draw = random.Random(1)
    with path.open("w", encoding="utf-8") as file:
        for number in range(rows):
            cells = [""] * 58
            cells[0], cells[1], cells[56] = str(number), "20310205", "20310205"
            cells[7] = draw.choice(STATES) if draw.random() < 0.5 else ""
            cells[17] = draw.choice(STATES) if draw.random() < 0.5 else ""
            cells[28] = f"{min(20, 1 + int(draw.expovariate(0.25))):02d}"
            cells[30], cells[34] = f"{draw.uniform(-10, 10):.1f}", f"{draw.uniform(-10, 10):.13f}"
            cells[50], cells[51] = "Somewhere, With, Commas", "CH"
            cells[57] = f"https://example.org/{number // 3}/a-headline-of-the-usual-length-for-the-news"
            file.write("\t".join(cells) + "\n")


def comity(path: str) -> int:
    """Our reader, with its checks, its table and its release."""
    from comity import datasets

    return datasets.load("gdelt", path).release.observations


def pandas(path: str) -> int:
    """The counts and means alone, by pandas."""
    import pandas as pd

    frame = pd.read_csv(path, sep="\t", header=None, quoting=3, dtype=str)
    both = frame[frame[7].notna() & frame[17].notna() & (frame[7] != frame[17])]
    both = both.drop_duplicates([7, 17, 1, 28, 57]).astype({30: float, 34: float})
    groups = both.groupby([7, 17, 1, 28])
    return 3 * len(groups.agg({30: "mean", 34: "mean"}).join(groups.size().rename("n")))


def plain(path: str) -> int:
    """The counts and means alone, by the csv module and a dictionary."""
    import csv

    seen, groups = set(), {}
    with Path(path).open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            cell = (row[7], row[17], row[1], row[28])
            if row[7] and row[17] and row[7] != row[17] and (*cell, row[57]) not in seen:
                seen.add((*cell, row[57]))
                groups.setdefault(cell, []).append((float(row[30]), float(row[34])))
    return 3 * len([[sum(each) / len(each) for each in zip(*scores, strict=True)] for scores in groups.values()])


def measured(way: str, path: str, rows: int) -> None:
    """Runs one way in this process and says what it took."""
    start = time.perf_counter()
    found = {"comity": comity, "pandas": pandas, "csv": plain}[way](path)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{way:8} {seconds:6.2f} s {rows / seconds:10,.0f} rows/s {peak:6.0f} MB peak {found:8,} observations")


def main() -> None:
    if sys.argv[1:2] and sys.argv[1] in WAYS:
        measured(sys.argv[1], sys.argv[2], int(sys.argv[3]))
        return
    rows = int(sys.argv[1]) if sys.argv[1:] else 150_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "20310205.export.CSV"
        write(path, rows)
        print(f"{rows:,} rows, {path.stat().st_size / 1e6:.0f} MB", flush=True)
        for way in WAYS:
            subprocess.run([sys.executable, __file__, way, str(path), str(rows)], check=True)


if __name__ == "__main__":
    main()

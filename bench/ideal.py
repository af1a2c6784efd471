"""How fast ideal points of the UN General Assembly are estimated, and how near they come to the published ones.

    python bench/ideal.py [FOLDER OF DATA]

Votes of sessions 1 to 74 (1946-2019), absences left out, as Bailey, Strezhnev and Voeten use them for their release of
April 2020: without session 19, and from 1990 without votes on paragraphs and amendments. Questions are bridged by their
texts. It also counts, for six states and all years from 1991, how often two of them whose published 90 % intervals do
not overlap stand in the published order, and how often a state whose published interval leaves out 0 stands on the
published side of it.
"""

import resource
import sys
import time
from itertools import combinations
from pathlib import Path

import numpy as np
import pandas as pd

from comity import ideal

USA, SIX = 2, (2, 365, 710, 200, 750, 630)
FIRST = 1945


def read(folder: Path) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Ballots with session and bridge, and the published points."""
    calls = pd.read_csv(folder / "un_ga_votes" / "unvotes_rollcalls_1946-2020.csv.gz")
    part = (calls.year > 1989) & ((calls.para == 1) | (calls.amend == 1))
    calls = calls[(calls.session <= 74) & (calls.session != 19) & ~part].sort_values(["session", "rcid"])
    calls["bridge"] = ideal.bridges(calls.descr.fillna("").tolist(), calls.session)
    ballots = pd.read_csv(folder / "un_ga_votes" / "unvotes_reconstructed_1946-2020.csv.gz")
    ballots = ballots[ballots.vote <= 3].merge(calls[["rcid", "session", "bridge"]])
    published = pd.read_csv(folder / "un_ideal_points" / "IdealpointestimatesAll_Apr2020.csv", encoding="latin-1")
    return ballots, published


def beside(found: ideal.IdealPoints, published: pd.DataFrame) -> pd.DataFrame:
    """One row for each state and session with both points."""
    unit, period = np.nonzero(~np.isnan(found.points))
    ours = {"ccode": found.units[unit], "session": found.periods[period], "ours": found.points[unit, period]}
    rows = pd.DataFrame(ours).merge(published)
    rows["year"] = rows.session + FIRST
    return rows


def order(rows: pd.DataFrame) -> tuple[int, int, int, int]:
    """Pairs in the published order and all, sides of 0 as published and all, of `SIX` from 1991."""
    alike = pairs = sided = sides = 0
    for _, year in rows[(rows.year >= 1991) & rows.ccode.isin(SIX)].groupby("year"):
        for a, b in combinations(year.to_dict("records"), 2):
            low, high = (a, b) if a["IdealPoint"] < b["IdealPoint"] else (b, a)
            if low["Q95%"] < high["Q5%"]:
                alike, pairs = alike + (low["ours"] < high["ours"]), pairs + 1
        clear = year[(year["Q5%"] > 0) | (year["Q95%"] < 0)]
        sided, sides = sided + int((clear.ours * clear.IdealPoint > 0).sum()), sides + len(clear)
    return alike, pairs, sided, sides


def main() -> None:
    """Print time, memory, correlations and order."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[2] / "shared" / "data"
    if not (folder / "un_ga_votes").is_dir() or not (folder / "un_ideal_points").is_dir():
        print(f"no data in {folder}: nothing measured")
        return
    start = time.perf_counter()
    ballots, published = read(folder)
    print(f"{len(ballots):,} ballots read and bridged in {time.perf_counter() - start:.1f} s")
    start, cpu = time.perf_counter(), time.process_time()
    found = ideal.estimate(ballots.ccode, ballots.rcid, ballots.vote, ballots.session, ballots.bridge, positive=USA)
    took, cpu = time.perf_counter() - start, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{(found.votes > 0).sum():,} points, {len(found.items):,} items: {took:.1f} s ({cpu:.1f} s of processors), "
        f"{found.rounds} rounds, peak memory {peak:,.0f} MiB"
    )
    rows = beside(found, published)
    print(f"correlation with the published points {rows.ours.corr(rows.IdealPoint):.3f} ({len(rows):,} points)")
    for decade, part in rows.groupby(rows.year // 10 * 10):
        print(f"  {decade}s {part.ours.corr(part.IdealPoint):.3f}")
    alike, pairs, sided, sides = order(rows)
    print(f"six states since 1991: {alike} of {pairs} clear pairs in order, {sided} of {sides} clear signs alike")


if __name__ == "__main__":
    main()

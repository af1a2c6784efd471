"""How fast the similarity of all pairs of states is, beside the same by a loop over pairs.

    python bench/similarity.py [FOLDER OF DATA]

All dyads 1946-2018 by alliances (ATOP 5.1, dyad-years) and by votes in the UN General Assembly (Voeten), all measures
of the room. The loop is the straightforward one: for each pair the contingency table by `pandas.crosstab`, and from it
the coefficients; it is run on a sample of pairs of some years, and scaled to all.
"""

import sys
import time
import warnings
from pathlib import Path

import numpy as np
import pandas as pd

from comity import similarity

YEARS = range(1946, 2019)
LOOPED_YEARS, LOOPED_PAIRS = (1950, 1975, 2000, 2018), 150


def alliances(folder: Path) -> dict[int, np.ndarray]:
    """Portfolios [n, n] of each year: of the states that have an ally in it."""
    rows = pd.read_csv(folder / "alliances_atop" / "atop_alliance_dyad_year.csv.gz")
    rows["tie"] = np.select(
        [rows.atop_defense == 1, (rows.atop_neutral == 1) | (rows.atop_nonagg == 1), rows.atop_consul == 1],
        [3, 2, 1],
        0,
    )
    found = {}
    for year, ties in rows[rows.year.isin(YEARS)].groupby("year"):
        states = np.union1d(ties.ccode1, ties.ccode2)
        table = np.zeros((len(states), len(states)))
        table[np.searchsorted(states, ties.ccode1), np.searchsorted(states, ties.ccode2)] = ties.tie
        found[int(year)] = table
    return found


def votes(folder: Path) -> dict[int, np.ndarray]:
    """Ballots [n, k] of each year: of the states that voted in it."""
    cast = pd.read_csv(folder / "un_ga_votes" / "un_votes.csv.gz", keep_default_na=False)
    calls = pd.read_csv(folder / "un_ga_votes" / "un_roll_calls.csv", usecols=["rcid", "date"])
    cast["year"] = cast.rcid.map(calls.set_index("rcid").date.str[:4].astype(int))
    cast["code"] = cast.vote.map({"yes": 1, "abstain": 2, "no": 3})
    found = {}
    for year, rows in cast[cast.year.isin(YEARS)].groupby("year"):
        state, question = rows.country.factorize()[0], rows.rcid.factorize()[0]
        table = np.zeros((state.max() + 1, question.max() + 1), dtype=int)
        table[state, question] = rows.code
        found[int(year)] = table
    return found


def by_pandas(a: np.ndarray, b: np.ndarray, scale: tuple[int, ...]) -> list[float]:
    """S twice, kappa, pi and tau-b of one pair."""
    table = pd.crosstab(pd.Series(a), pd.Series(b)).reindex(index=scale, columns=scale, fill_value=0)
    shares = table.to_numpy() / table.to_numpy().sum()
    gap = np.abs(np.subtract.outer(scale, scale))
    rows, columns = shares.sum(1), shares.sum(0)
    pooled = (rows + columns) / 2
    found = [1 - 2 * (shares * gap**power).sum() / gap.max() ** power for power in (1, 2)]
    for left, right in ((rows, columns), (pooled, pooled)):
        expected = (gap**2 * np.outer(left, right)).sum()
        found.append(1 - (gap**2 * shares).sum() / expected if expected else np.nan)
    return [*found, pd.Series(a).corr(pd.Series(b), method="kendall")]


def looped(tables: dict[int, np.ndarray], scale: tuple[int, ...]) -> tuple[float, float]:
    """Seconds for each pair by the loop, and the largest difference from what the room finds."""
    luck, took, worst, pairs = np.random.default_rng(1), 0.0, 0.0, 0
    for year in LOOPED_YEARS:
        table = tables[year].astype(float)
        if 0 in scale:
            np.fill_diagonal(table, 3)
        scores = similarity.alliances(table) if 0 in scale else similarity.votes(table)
        for a, b in luck.integers(0, len(table), (LOOPED_PAIRS, 2)):
            both = np.isin(table[a], scale) & np.isin(table[b], scale)
            if not both.any():
                continue
            start = time.perf_counter()
            found = by_pandas(table[a, both], table[b, both], scale)
            took, pairs = took + time.perf_counter() - start, pairs + 1
            ours = [getattr(scores, name)[a, b] for name in ("s_abs", "s_sq", "kappa", "pi", "tau_b")]
            assert (np.isnan(ours) == np.isnan(found)).all(), (year, a, b, ours, found)
            worst = max(worst, np.nanmax(np.abs(np.subtract(ours, found))))
    return took / pairs, worst


def main() -> None:
    """Print seconds for alliances and votes, for the loop, and the ratio."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[2] / "shared" / "data"
    if not (folder / "alliances_atop").is_dir() or not (folder / "un_ga_votes").is_dir():
        print(f"no data in {folder}: nothing measured")
        return
    warnings.simplefilter("ignore")  # of the loop: coefficients that are not defined
    for name, read, scale in (("alliances", alliances, (0, 1, 2, 3)), ("UN votes", votes, (1, 2, 3))):
        tables = read(folder)
        start = time.perf_counter()
        for table in tables.values():
            (similarity.alliances if 0 in scale else similarity.votes)(table)
        took = time.perf_counter() - start
        pairs = sum(len(table) * (len(table) - 1) // 2 for table in tables.values())
        each, worst = looped(tables, scale)
        print(
            f"{name:<10}{len(tables):>4} years {pairs:>8,} dyad-years {took:6.2f} s; by a loop {each * pairs:7,.0f} s",
            end="",
        )
        print(f" ({each * pairs / took:,.0f} times as long); largest difference {worst:.0e}")


if __name__ == "__main__":
    main()

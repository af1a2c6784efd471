"""The coefficients as textbooks give them: one pair at a time, in plain Python."""

import math
from collections.abc import Sequence
from itertools import combinations, product

Ratings = Sequence[float]


def both(a: Ratings, b: Ratings, w: Ratings) -> list[tuple[float, float, float]]:
    """The columns that neither lacks."""
    return [(x, y, z) for x, y, z in zip(a, b, w, strict=True) if not (math.isnan(x) or math.isnan(y))]


def s(a: Ratings, b: Ratings, w: Ratings, width: float, power: int) -> float:
    cells = both(a, b, w)
    total = sum(z for _, _, z in cells)
    return 1 - 2 * sum(z / total * abs(x - y) ** power / width**power for x, y, z in cells) if total else math.nan


def corrected(a: Ratings, b: Ratings, w: Ratings, scale: Sequence[int], power: int, pooled: bool) -> float:
    cells = both(a, b, w)
    total = sum(z for _, _, z in cells)
    if not total:
        return math.nan
    mine = {level: sum(z for x, _, z in cells if x == level) / total for level in scale}
    yours = {level: sum(z for _, y, z in cells if y == level) / total for level in scale}
    if pooled:
        mine = yours = {level: (mine[level] + yours[level]) / 2 for level in scale}
    observed = sum(z * abs(x - y) ** power for x, y, z in cells) / total
    expected = sum(abs(x - y) ** power * mine[x] * yours[y] for x, y in product(scale, scale))
    return 1 - observed / expected if expected else math.nan


def tau_b(a: Ratings, b: Ratings) -> float:
    cells = both(a, b, [1.0] * len(a))
    alike = opposite = free_a = free_b = 0
    for (x, y, _), (u, v, _) in combinations(cells, 2):
        sign = (x - u) * (y - v)
        alike, opposite = alike + (sign > 0), opposite + (sign < 0)
        free_a, free_b = free_a + (x != u), free_b + (y != v)
    return (alike - opposite) / math.sqrt(free_a * free_b) if free_a and free_b else math.nan


def agreement(a: Ratings, b: Ratings, used: Sequence[bool]) -> float:
    cells = [(x, y) for (x, y), on in zip(zip(a, b, strict=True), used, strict=True) if on and x and y]
    return sum(1 if x == y else 0.5 if 2 in (x, y) else 0 for x, y in cells) / len(cells) if cells else math.nan

"""The contingency tables of all pairs of states, by matrix products: what every coefficient is computed from."""

import numpy as np
from numpy.typing import NDArray

from comity.model import Refused

Floats = NDArray[np.float64]


def joint(ratings: Floats, scale: tuple[int, ...], weights: Floats | None = None) -> Floats:
    """How often one state gave rating l where the other gave m: an array [levels, levels, n, n].

    `ratings` is [n, k] with NaN where a state has none, `scale` the possible ratings in their order, `weights` [k]
    what each column counts (1 if not given). With X_l = [ratings = l], the table of l and m is X_l W X_mᵀ; with all
    X_l on top of each other it is one product for all ratings and pairs. Columns where one of two states has no rating
    are in none of the pair's cells.
    """
    states, levels = ratings.shape[0], len(scale)
    chosen = np.concatenate([ratings == rating for rating in scale]).astype(np.float64)
    # One product of an array with its own transpose is computed by half, and wakes the threads of BLAS only once.
    left = chosen if weights is None else chosen * weights
    table = (left @ chosen.T).reshape(levels, states, levels, states)
    return np.ascontiguousarray(table.transpose(0, 2, 1, 3))


def on_scale(ratings: Floats, scale: tuple[int, ...], what: str) -> None:
    """Refuse ratings that are neither missing (NaN) nor on the `scale`, naming the first of them."""
    if ratings.ndim != 2:
        raise Refused(f"{what} must be a table of two dimensions, not {ratings.ndim}")
    wrong = ~np.isnan(ratings) & ~np.isin(ratings, scale)
    if wrong.any():
        row, column = np.argwhere(wrong)[0]
        raise Refused(
            f"{what}: {ratings[row, column]:g} is not one of {', '.join(map(str, scale))}",
            where=f"row {row}, column {column}",
            hint="code what is missing as missing, and every other rating on the scale",
        )


def usable(weights: Floats, columns: int) -> Floats:
    """The weights as [k], refused if one is negative, missing or if there are not `columns` of them."""
    if weights.shape != (columns,):
        raise Refused(f"weights have the shape {weights.shape}, expected ({columns},): one for each rated column")
    if not np.isfinite(weights).all() or (weights < 0).any():
        at = int(np.argmin(np.where(np.isfinite(weights), weights, -np.inf)))
        raise Refused(
            f"a weight is {weights[at]:g}, expected a number that is not negative",
            where=f"weight {at}",
            hint="leave states without a known weight out of the table",
        )
    return weights

"""Observations of outside datasets as series."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from comity.model import Observation, Series, dyad_name
from comity.series.years import span


def joined(observations: Iterable[Observation], states: Collection[str]) -> Iterator[Series]:
    """One row per dyad, year and variable of each dataset, for pairs of `states`.

    A directed dyad is written ``RUS>CHN``, the acting side first. Observations about one state, more than two,
    or a period longer than a year are no dyad-years and stay in their own table. Where a dataset has several for one
    cell, their sum may or may not mean something, so the cell has no value and says how many there are.
    """
    cells: defaultdict[tuple[str, str, int], list[Observation]] = defaultdict(list)
    for observation in observations:
        first, last = span(observation.period)
        if (
            len(observation.parties) == 2
            and set(observation.parties) <= set(states)
            and first is not None
            and first == last
        ):
            dyad = ">".join(observation.parties) if observation.directed else dyad_name(*observation.parties)
            cells[dyad, f"{observation.dataset}.{observation.variable}", first].append(observation)
    for (dyad, variable, year), found in cells.items():
        alone = found[0] if len(found) == 1 else None
        yield Series(
            dyad=dyad,
            year=year,
            variable=variable,
            value=alone.value if alone else None,
            reason=_reason(found),
            observations=tuple(sorted(observation.id for observation in found)),
        )


def _reason(found: list[Observation]) -> str:
    if len(found) > 1:
        return f"{len(found)} observations for one year, and no rule to join them"
    if found[0].value is None:
        return found[0].flag or "the dataset has no value"
    return ""

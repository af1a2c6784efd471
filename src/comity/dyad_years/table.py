"""A dyad-year table that is built by adding to it, and computed when it is asked for."""

from collections.abc import Collection, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from arro3.core import Array, DataType, Table

from comity import codes
from comity.dyad_years.citation import KEY, Source, packed, source
from comity.dyad_years.drawing import drawn
from comity.dyad_years.grid import Grid
from comity.dyad_years.join import Column, Join, Joined, Option
from comity.dyad_years.joins.own import own
from comity.dyad_years.register import JOINS
from comity.dyad_years.shelf import Files, Shelf, shelf
from comity.model import MissingExtra, Refused
from comity.store import Case


class Dyads:
    """Dyad-years that existed, and what is joined to them. It does not change: `add` gives a new one."""

    def __init__(self, grid: Grid, held: Shelf, joins: tuple[tuple[Join, Mapping[str, Option]], ...] = ()) -> None:
        self._grid, self._shelf, self._joins = grid, held, joins

    def add(self, name: str, /, **options: Option) -> "Dyads":
        """The same with the columns of a join; see `comity.dyad_years.joins` for their names and options. The name of a dataset
        that is here and has no join of its own, such as your own table, adds its variables as they are.

        Refused: a join or an option that does not exist, a join that is there already, a dataset that is not here.
        """
        if name not in JOINS and not self._shelf.releases(name):
            raise Refused(f"no join is called {name!r}", hint=f"known are {', '.join(sorted(JOINS))}")
        join = JOINS[name] if name in JOINS else own(name, self._shelf)
        if name in {each.name for each, _ in self._joins}:
            raise Refused(f"{name} is joined already")
        if strange := sorted(set(options) - set(join.options)):
            known = ", ".join(f"{key}={value!r}" for key, value in join.options.items()) or "none"
            raise Refused(f"{name} has no option {strange[0]!r}", hint=f"its options: {known}")
        for key, value in options.items():
            if type(value) is not type(join.options[key]):
                hint = f"its default is {join.options[key]!r}"
                raise Refused(f"{name}: the option {key} cannot be {value!r}", hint=hint)
        for dataset in join.datasets:
            here = self._shelf.releases(dataset)
            if here and join.part and join.part not in {release.part for release in here}:
                parts = ", ".join(sorted({release.part for release in here}))
                raise Refused(f"{name} needs the part {join.part!r} of {dataset}, here is only: {parts}")
            if not here:
                hint = f"comity data add CASE {dataset} FILE, or comity.dyads(..., data={{{dataset!r}: FILE}})"
                raise Refused(f"{name} needs the dataset {dataset}, which is not here", hint=hint)
        return Dyads(self._grid, self._shelf, (*self._joins, (join, {**join.options, **options})))

    @property
    def sources(self) -> tuple[Source, ...]:
        """The releases that the joins take values from, sorted."""
        users: dict[str, list[str]] = {}
        for join, _ in self._joins:
            for dataset in join.datasets:
                users.setdefault(dataset, []).append(join.name)
        return tuple(
            source(release, tuple(joins))
            for dataset, joins in sorted(users.items())
            for release in self._shelf.releases(dataset)
        )

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the table with what they mean, the keys first."""
        own = (
            Column(name="state_a", meaning="code of the first state" + (", which acts" if self._grid.directed else "")),
            Column(name="state_b", meaning="code of the second state"),
            Column(name="year", meaning="calendar year", whole=True),
            Column(
                name=f"{self._grid.system}_a", meaning=f"number of the first state ({self._grid.system})", whole=True
            ),
            Column(
                name=f"{self._grid.system}_b", meaning=f"number of the second state ({self._grid.system})", whole=True
            ),
        )
        joined = [
            column
            for join, _ in self._joins
            for column in (
                *join.columns,
                Column(name=f"{join.name}_reason", meaning=f"why a value of {join.name} is missing; empty if none is"),
            )
        ]
        return (*own, *joined)

    def __len__(self) -> int:
        return len(self._grid)

    def arrow(self) -> Table:
        """The table as an `arro3.core.Table`, which every Arrow library takes without a copy. Its metadata name the
        sources (`comity.cite`, `comity.versions`).
        """
        return self._table

    @cached_property
    def _table(self) -> Table:
        arrays, names = self._keys()
        for join, options in self._joins:
            joined = join.make(self._grid, self._shelf, options)
            for column in join.columns:
                arrays.append(_numbers(joined.values[column.name], whole=column.whole))
                names.append(column.name)
            arrays.append(_reasons(joined))
            names.append(f"{join.name}_reason")
        table = Table.from_arrays(arrays, names=names)
        return table.with_schema(table.schema.with_metadata({KEY: packed(self.sources)}))

    def _keys(self) -> tuple[list[Array], list[str]]:
        grid, (year, a, b) = self._grid, self._grid.rows
        states, numbers = np.array(grid.states, dtype=object), np.array(grid.numbers, dtype=np.int64)
        arrays = [
            Array(states[a].tolist(), type=DataType.utf8()),
            Array(states[b].tolist(), type=DataType.utf8()),
            Array.from_numpy((year + grid.first).astype(np.int64)),
            Array.from_numpy(numbers[a]),
            Array.from_numpy(numbers[b]),
        ]
        return arrays, ["state_a", "state_b", "year", f"{grid.system}_a", f"{grid.system}_b"]

    def pandas(self) -> Any:
        """The table as a pandas DataFrame; its `attrs` name the sources."""
        try:
            import pandas  # noqa: F401
            import pyarrow
        except ImportError as error:
            raise MissingExtra("pandas is not installed", hint="pip install 'comity[pandas]'") from error
        frame = pyarrow.table(self.arrow()).to_pandas()
        frame.attrs[KEY] = packed(self.sources)
        return frame

    def plot(self, *names: str, title: str = "") -> str:
        """Columns over the years, for the table's dyads, as one HTML document that needs nothing else.

        Refused: a column that is not there or holds no numbers; more dyads than a chart can show.
        """
        return drawn(self.arrow(), self.columns, self.sources, names, title)

    def polars(self) -> Any:
        """The table as a polars DataFrame. It has no room for the sources: ask `comity.cite` of the `Dyads`."""
        try:
            import polars
        except ImportError as error:
            raise MissingExtra("polars is not installed", hint="pip install 'comity[polars]'") from error
        return polars.DataFrame(self.arrow())


def _numbers(values: Any, *, whole: bool) -> Array:
    cells = values.astype(object)
    if whole:
        known = ~np.isnan(values)
        cells[known] = values[known].astype(np.int64)
    cells[np.isnan(values)] = None
    return Array(cells.tolist(), type=DataType.int64() if whole else DataType.float64())


def _reasons(joined: Joined) -> Array:
    names = np.array([None, *joined.reasons[1:]], dtype=object)
    return Array(names[joined.why].tolist(), type=DataType.utf8())


def dyads(
    first: int,
    last: int,
    *,
    directed: bool = False,
    system: codes.System = "cow",
    states: Collection[str] = (),
    data: "str | Path | Case | Files | None" = None,
) -> Dyads:
    """The dyad-years from `first` to `last` of states that both were members of the system in that year.

    `system` is ``cow`` (Correlates of War) or ``gw`` (Gleditsch and Ward). With `states` only dyads among these. `data`
    is where joins take their values from: a case or its folder, or a mapping of datasets to files as distributed.
    """
    return Dyads(Grid(first, last, directed=directed, system=system, states=states), shelf(data))

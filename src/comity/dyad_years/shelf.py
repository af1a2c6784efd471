"""Where a dyad-year table takes its observations from: a case, or files as their publishers distribute them."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from arro3.core import Table

from comity import datasets
from comity.model import Observation, Refused, Release
from comity.store import Case, open_case
from comity.store.columns import empty

TIDY = "tidy"

Files = Mapping[str, str | Path | Sequence[str | Path]]


class Shelf(Protocol):
    """Anything that holds datasets."""

    def releases(self, dataset: str) -> list[Release]:
        """The current releases of a dataset; none if it is not here."""

    def observations(self, dataset: str, part: str | None = None, variables: Sequence[str] = ()) -> Table:
        """Their observations, of one part or of all; of some variables (and perhaps others) or of all."""


class CaseShelf:
    """The current releases of a case."""

    def __init__(self, case: Case) -> None:
        self._case = case

    def releases(self, dataset: str) -> list[Release]:
        """The current releases of a dataset; none if it is not here."""
        return [each for each in self._case.releases() if each.dataset == dataset and each.current]

    def observations(self, dataset: str, part: str | None = None, variables: Sequence[str] = ()) -> Table:
        """Their observations, of one part or of all; of some variables or of all."""
        return self._case.observations(dataset, part=part, variables=variables)


class FileShelf:
    """Files read when they are first asked for."""

    def __init__(self, files: Files) -> None:
        self._files = {name: [given] if isinstance(given, str | Path) else list(given) for name, given in files.items()}
        if strangers := sorted(set(self._files) - set(datasets.names())):
            raise Refused(f"no dataset is called {strangers[0]!r}", hint=f"known are {', '.join(datasets.names())}")
        self._loaded: dict[str, list[datasets.Load]] = {}

    def releases(self, dataset: str) -> list[Release]:
        """The releases in the files given for a dataset; none if none were."""
        return [load.release for load in self._loads(dataset)]

    def observations(self, dataset: str, part: str | None = None, variables: Sequence[str] = ()) -> Table:
        """Their observations, of one part or of all; of all variables, for the files are in memory anyway."""
        del variables
        tables = [load.table for load in self._loads(dataset) if part in (None, load.release.part)]
        if not tables:
            return empty(Observation)
        return Table.from_batches([batch for table in tables for batch in table.to_batches()], schema=tables[0].schema)

    def _loads(self, dataset: str) -> list[datasets.Load]:
        if (
            dataset not in self._files and dataset != TIDY and TIDY in self._files
        ):  # a table of one's own has its card's name
            return [load for load in self._loads(TIDY) if load.release.dataset == dataset]
        if dataset not in self._loaded:
            self._loaded[dataset] = _apart([datasets.load(dataset, each) for each in self._files.get(dataset, ())])
        return self._loaded[dataset]


def _apart(loads: list[datasets.Load]) -> list[datasets.Load]:
    """Each file once, for what is there twice would count twice. Refused: two files of one part, which no table may mix."""
    kept: dict[tuple[str, str], datasets.Load] = {}
    for load in loads:
        new = load.release
        old = kept.setdefault((new.dataset, new.part), load).release
        if old.lock != new.lock:
            what = "/".join(filter(None, (new.dataset, new.part)))
            found = f"{old.file} ({old.release}) and {new.file} ({new.release})"
            raise Refused(f"expected one file of {what}, found {found}", hint="give the release that is to count")
    return list(kept.values())


def shelf(data: "str | Path | Case | Files | None") -> Shelf:
    """A shelf from what a caller has: a case or its folder, or a file (or files) for each dataset."""
    if isinstance(data, Case):
        return CaseShelf(data)
    if isinstance(data, str | Path):
        return CaseShelf(open_case(data))
    return FileShelf(data or {})

"""Work on one thing at a time, over the processors, with the results in groups that can be written together."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, islice
from typing import Final, TypeVar

from comity.engine.processes import map_batches

T = TypeVar("T")
R = TypeVar("R")

Progress = Callable[[str, int, int], None]
"""Called with the name of a step, how much of it is done, and how much there is."""

BATCH: Final = 16  # things sent to a process at a time


class Spread:
    """Work on one document at a time, over the processors, with its results in groups to be written together."""

    def __init__(self, jobs: int | None, progress: Progress, commit: int) -> None:
        self.jobs, self.progress, self.commit = jobs, progress, commit

    def __call__(self, step: str, work: Callable[[T], R], todo: Iterable[T], total: int) -> Iterator[list[R]]:
        """The results in the order of `todo`."""
        done = 0
        results = chain.from_iterable(map_batches(partial(_all, work), _groups(todo, BATCH), self.jobs))
        for group in _groups(results, self.commit):
            yield group
            done += len(group)
            self.progress(step, done, total)


def _groups(things: Iterable[T], size: int) -> Iterator[list[T]]:
    rest = iter(things)
    while group := list(islice(rest, size)):
        yield group


def _all(work: Callable[[T], R], batch: Sequence[T]) -> list[R]:
    return [work(each) for each in batch]

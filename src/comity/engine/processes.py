"""Batches over the processors of this machine.

Work begins in this process and moves to others only when it turns out to be long, since starting them takes longer
than most work does.
"""

import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain
from multiprocessing import get_context
from typing import Final, TypeVar

from comity.model import ComityError

A = TypeVar("A")
B = TypeVar("B")

SHORT: Final = 1.0
"""Seconds of work after which other processes are worth their start (about half a second each)."""


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def map_batches(
    function: Callable[[A], B], batches: Iterable[A], jobs: int | None = None, *, short: float = SHORT
) -> Iterator[B]:
    """``function(batch)`` for each batch, in order. `jobs` is the number of processes, by default one per processor.

    Nothing is read ahead of what is being worked on, so memory does not grow with the number of batches. What
    `function` raises is raised here, at its batch.
    """
    jobs = jobs or processors()
    rest = iter(batches)
    began = time.monotonic()
    while jobs == 1 or time.monotonic() - began < short:
        try:
            batch = next(rest)
        except StopIteration:
            return
        yield function(batch)
    first = list(_take(rest, 2))
    if len(first) < 2:
        yield from map(function, first)
    else:
        yield from _spread(function, chain(first, rest), jobs)


def _take(batches: Iterator[A], number: int) -> Iterator[A]:
    return (batch for _, batch in zip(range(number), batches, strict=False))


def _spread(function: Callable[[A], B], batches: Iterator[A], jobs: int) -> Iterator[B]:
    """Over `jobs` fresh processes: forked ones would inherit the locks of the database's threads."""
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        waiting: deque[Future[B]] = deque()
        try:
            for batch in batches:
                waiting.append(pool.submit(function, batch))
                if len(waiting) > 2 * jobs:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool as error:
            hint = "it may have run out of memory, or a script calls us without `if __name__ == '__main__':`"
            raise ComityError("a process of the walk died", hint=f"{hint}; try one job") from error
        finally:
            for each in waiting:
                each.cancel()

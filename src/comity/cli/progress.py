"""Progress of long work: a bar on a terminal, a plain line for each step elsewhere."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Progress = Callable[[str, int, int], None]


@contextmanager
def shown(quiet: bool) -> Iterator[Progress]:
    """A function that is called with a step, how much is done, and how much there is."""
    if quiet:
        yield _silent
    elif sys.stderr.isatty():
        with _bar() as bar:
            yield bar
    else:
        yield _line


def _silent(_step: str, _done: int, _total: int) -> None:
    """Nothing is shown."""


def _line(step: str, done: int, total: int) -> None:
    sys.stderr.write(f"{step}: {done} of {total}\n")


@contextmanager
def _bar() -> Iterator[Progress]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks = {}

        def update(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = bars.add_task(step, total=total)
            bars.update(tasks[step], completed=done, total=total)

        yield update

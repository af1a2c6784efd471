"""The processes themselves: one that dies is told as one error, and work that grows long moves to them in order."""

import os

import pytest

from comity.engine import map_batches
from comity.model import ComityError


def dying(batch: int) -> int:
    os._exit(3)


def where(batch: int) -> tuple[int, int]:
    return batch, os.getpid()


def test_a_process_that_dies_is_one_error() -> None:
    with pytest.raises(ComityError, match="a process of the walk died"):
        list(map_batches(dying, range(4), 2, short=0))


def test_long_work_leaves_this_process_and_keeps_its_order() -> None:
    found = list(map_batches(where, range(9), 2, short=0))
    assert [number for number, _ in found] == list(range(9))
    assert os.getpid() not in {process for _, process in found}


def test_a_reader_that_stops_stops_the_work() -> None:
    results = map_batches(where, iter(range(10_000)), 2, short=0)
    assert next(results)[0] == 0
    results.close()

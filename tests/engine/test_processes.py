"""Results are in order and the same, however many processes there are."""

import pytest

from comity.engine import map_batches
from comity.model import ComityError


def squared(batch: list[int]) -> list[int]:
    return [number * number for number in batch]


def refusing(batch: list[int]) -> list[int]:
    raise ComityError("no", where=str(batch))


BATCHES = [list(range(number, number + 3)) for number in range(20)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_order_is_kept(jobs: int) -> None:
    assert list(map_batches(squared, BATCHES, jobs, short=0)) == [squared(batch) for batch in BATCHES]


def test_nothing_is_nothing() -> None:
    assert list(map_batches(squared, [], 2, short=0)) == []


def test_short_work_starts_no_process() -> None:
    assert list(map_batches(lambda batch: batch, BATCHES, 2)) == BATCHES  # a lambda cannot be sent


@pytest.mark.parametrize("jobs", [1, 2])
def test_errors_come_out(jobs: int) -> None:
    with pytest.raises(ComityError, match="no"):
        list(map_batches(refusing, BATCHES, jobs, short=0))


def test_batches_are_not_read_far_ahead() -> None:
    taken: list[int] = []
    results = map_batches(squared, ([taken.append(number) or number] for number in range(100)), 1)
    next(results)
    assert len(taken) == 1

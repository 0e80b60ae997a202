"""Chunks over processes."""

import os
import signal
import time
from collections.abc import Iterator

import pytest

from auditor.parallel import Lost, one_by_one, spread, worthwhile

factor = 0


def prepare(number: int) -> None:
    global factor
    factor = number


def work(chunk: list[int]) -> list[int]:
    return [factor * item for item in chunk]


def test_in_this_process_results_come_chunk_by_chunk() -> None:
    drawn = []

    def items() -> Iterator[int]:
        for number in range(5):
            drawn.append(number)
            yield number

    results = spread(work, items(), size=2, workers=0, prepare=prepare, args=(10,))
    assert next(results) == [0, 10]
    assert drawn == [0, 1]
    assert [*results] == [[20, 30], [40]]


def test_nothing_to_do_is_no_result() -> None:
    assert [*spread(work, [], size=2, workers=0, prepare=prepare, args=(1,))] == []


def test_processes_pay_only_for_many_items(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 4)
    assert (worthwhile(99, few=100), worthwhile(100, few=100)) == (0, 4)
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    assert worthwhile(100, few=100) == 0


def risky(item: str) -> str:
    if item == "hang":
        time.sleep(60)
    if item == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    return f"{item} of {factor}"


@pytest.mark.parametrize("workers", [1, 2])
def test_an_item_that_hangs_or_kills_its_process_costs_only_itself(workers: int) -> None:
    items = ["a", "hang", "b", "die", "c", "d"]
    results = one_by_one(risky, items, seconds=0.5, workers=workers, prepare=prepare, args=(7,))
    assert [*results] == ["a of 7", Lost.HUNG, "b of 7", Lost.CRASHED, "c of 7", "d of 7"]


def test_one_by_one_without_items_starts_nothing() -> None:
    assert [*one_by_one(risky, [], seconds=1, workers=0, prepare=prepare, args=(7,))] == []

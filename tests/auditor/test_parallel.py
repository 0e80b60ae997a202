"""Chunks over processes."""

import os
from collections.abc import Iterator

import pytest

from auditor.parallel import spread, worthwhile

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

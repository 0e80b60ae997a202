"""Spread work over processes: chunks go out, results come back in order, and only a few are under way at a time."""

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")


def spread(
    work: Callable[[list[T]], R],
    items: Iterable[T],
    *,
    size: int,
    workers: int,
    prepare: Callable[..., None],
    args: tuple[Any, ...],
) -> Iterator[R]:
    """Yield `work(chunk)` for every `size` items, in the order of the items.

    `prepare(*args)` runs once in each process before its first chunk. 0 workers: everything in this process.
    What goes to a process and comes back must be picklable.
    """
    chunks = _chunks(items, size)
    if not workers:
        prepare(*args)
        yield from map(work, chunks)
        return
    # NOTE: spawned, not forked: a fork copies the locks of threads (a progress bar's) that it does not copy.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, context, initializer=prepare, initargs=args) as pool:
        waiting: deque[Future[R]] = deque(pool.submit(work, chunk) for chunk in islice(chunks, workers * 3))
        while waiting:
            yield waiting.popleft().result()
            waiting.extend(pool.submit(work, chunk) for chunk in islice(chunks, 1))


def worthwhile(items: int, few: int) -> int:
    """Return how many processes to use: one a core, 0 when there are too `few` items to pay for starting them."""
    cores = os.cpu_count() or 1
    return 0 if items < few or cores == 1 else cores


def _chunks(items: Iterable[T], size: int) -> Iterator[list[T]]:
    iterator = iter(items)
    while chunk := list(islice(iterator, size)):
        yield chunk

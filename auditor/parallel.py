"""Spread work over processes: chunks go out, results come back in order, and only a few are under way at a time."""

import multiprocessing
import os
import resource
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager, suppress
from enum import StrEnum
from itertools import islice
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from threading import Thread
from time import monotonic
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

_MEMORY = 3_000_000_000
"""Bytes of address space a process may take that works on what strangers wrote."""


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
    with ProcessPoolExecutor(workers, context, initializer=_begin, initargs=(prepare, *args)) as pool:
        waiting: deque[Future[R]] = deque(pool.submit(work, chunk) for chunk in islice(chunks, workers * 3))
        while waiting:
            yield waiting.popleft().result()
            waiting.extend(pool.submit(work, chunk) for chunk in islice(chunks, 1))


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raise TimeoutError inside the block when it takes longer; main thread of a process only."""

    def end(*_: object) -> None:
        raise TimeoutError(f"more than {seconds:g} s")

    before = signal.signal(signal.SIGALRM, end)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def worthwhile(items: int, few: int) -> int:
    """Return how many processes to use: one a core, 0 when there are too `few` items to pay for starting them."""
    cores = os.cpu_count() or 1
    return 0 if items < few or cores == 1 else cores


def _begin(prepare: Callable[..., None], *args: Any) -> None:
    """Begin a process that ends when the one who started it is killed, and on Ctrl-C leaves the end to that one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, name="parent watch", daemon=True).start()
    prepare(*args)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _chunks(items: Iterable[T], size: int) -> Iterator[list[T]]:
    iterator = iter(items)
    while chunk := list(islice(iterator, size)):
        yield chunk


class Lost(StrEnum):
    """What became of an item that brought no result."""

    HUNG = "hung"
    CRASHED = "crashed"


def one_by_one(
    work: Callable[[T], R],
    items: Iterable[T],
    *,
    seconds: float,
    workers: int,
    prepare: Callable[..., None],
    args: tuple[Any, ...],
) -> Iterator[R | Lost]:
    """Yield `work(item)` for every item, in order; an item that hangs or kills its process costs only itself.

    A process that takes longer than `seconds` over one item, or that dies, is replaced.
    """
    crew = [_Worker(work, prepare, args) for _ in range(workers)]
    waiting = enumerate(items)
    upcoming = next(waiting, None)
    done: dict[int, R | Lost] = {}
    following = 0
    try:
        while upcoming is not None or any(worker.item is not None for worker in crew):
            for worker in crew:
                if worker.item is None and upcoming is not None:
                    worker.begin(*upcoming, seconds)
                    upcoming = next(waiting, None)
            for number, result in _results(crew):
                done[number] = result
            while following in done:
                yield done.pop(following)
                following += 1
    finally:
        for worker in crew:
            worker.end()


class _Worker:
    """One process, the item it is at, and until when."""

    def __init__(self, work: Callable[[Any], Any], prepare: Callable[..., None], args: tuple[Any, ...]) -> None:
        self.item: int | None = None
        self.ends = 0.0
        self._todo = (work, prepare, args)
        self._process: BaseProcess | None = None

    def begin(self, number: int, item: Any, seconds: float) -> None:
        if self._process is None:
            context = multiprocessing.get_context("spawn")
            self.pipe, theirs = context.Pipe()
            self._process = context.Process(target=_serve, args=(theirs, *self._todo), daemon=True)
            self._process.start()
            theirs.close()
            with suppress(EOFError, OSError):  # the time of an item does not count the start of its process
                self.pipe.recv()
        self.item, self.ends = number, monotonic() + seconds
        with suppress(OSError):  # a process that is dead already is found out by reading from it
            self.pipe.send(item)

    def result(self) -> Any:
        """Return what came, or that it was lost."""
        try:
            return self.pipe.recv()
        except (EOFError, OSError):
            self.end()
            return Lost.CRASHED

    def end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self.pipe.close()
            self._process = None


def _results(crew: Sequence[_Worker]) -> Iterator[tuple[int, Any]]:
    busy = [worker for worker in crew if worker.item is not None]
    left = max(0.0, min(worker.ends for worker in busy) - monotonic())
    ready = wait([worker.pipe for worker in busy], left)
    for worker in busy:
        number = worker.item
        if number is None:
            continue
        if worker.pipe in ready:
            result = worker.result()
        elif monotonic() > worker.ends:
            worker.end()
            result = Lost.HUNG
        else:
            continue
        worker.item = None
        yield number, result


def _serve(pipe: Connection, work: Callable[[Any], Any], prepare: Callable[..., None], args: tuple[Any, ...]) -> None:
    for kind, most in ((resource.RLIMIT_AS, _MEMORY), (resource.RLIMIT_CORE, 0)):
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))
    _begin(prepare, *args)
    with suppress(EOFError, OSError):
        pipe.send(None)
        while True:
            pipe.send(work(pipe.recv()))

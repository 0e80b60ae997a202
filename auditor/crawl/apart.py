"""Long work on one page that holds up no other request."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")

_LONG = 200_000
"""Bytes of a page from which work on it goes into a thread; the way there and back takes longer than a small page."""
_BESIDE = ThreadPoolExecutor(1, "page")
"""One thread: no two of them run Python at once, and the more there are, the longer the loop waits for its turn."""
_AT_ONCE = 2_000
"""Things done in a row before the others have their turn."""


async def apart(size: int, work: Callable[[], T]) -> T:
    """Do work on a page of so many bytes."""
    return await asyncio.get_running_loop().run_in_executor(_BESIDE, work) if size > _LONG else work()


async def in_turns(things: Sequence[T]) -> AsyncIterator[Sequence[T]]:
    """Yield things by the handful, with a turn for everything else between."""
    for begin in range(0, len(things), _AT_ONCE):
        if begin:
            await asyncio.sleep(0)
        yield things[begin : begin + _AT_ONCE]

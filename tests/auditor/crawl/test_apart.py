"""A huge page holds up nobody else. By the order of events: no test here looks at a clock."""

import asyncio
import threading
from collections.abc import Callable
from typing import Any

import pytest
from aiohttp import web

from auditor.crawl import walk
from auditor.crawl.apart import apart, in_turns
from auditor.model import Verdict

HUGE = "<title>大页</title>" + "".join(f"<p>第{n}条 <a href='/x/{n % 50}.mp4'>条目</a></p>" for n in range(90_000))
PATIENCE = 60
"""Seconds after which a test fails rather than hangs."""


def test_long_work_leaves_the_loop_to_the_others() -> None:
    others = threading.Event()

    async def run() -> bool:
        work = asyncio.create_task(apart(5_000_000, lambda: others.wait(PATIENCE)))
        await asyncio.sleep(0)
        others.set()
        return await work

    assert asyncio.run(run())


def test_short_work_is_not_sent_away() -> None:
    assert asyncio.run(apart(1_000, threading.current_thread)) is threading.current_thread()


def test_a_long_list_leaves_turns_to_the_others() -> None:
    turns = 0

    async def others() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    async def run() -> list[int]:
        task = asyncio.create_task(others())
        things = [thing async for some in in_turns(range(20_001)) for thing in some]
        task.cancel()
        return things

    assert asyncio.run(run()) == [*range(20_001)]
    assert turns >= 9


@pytest.mark.slow
@pytest.mark.parametrize("step", ["parse", "page_links", "needs_scripts", "wall_in"])
def test_small_pages_are_read_while_a_huge_one_is(
    host: Callable, crawled: Callable, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """Work on the huge page ends only after ten small ones have been answered; on the loop it would never."""
    all_small, small = threading.Event(), {f"/{number}.html": "<p>页</p>" for number in range(1, 11)}
    left, waited = set(small), []

    async def answer(request: web.Request) -> web.Response:
        left.discard(request.path)
        if not left:
            all_small.set()
        return web.Response(text=small[request.path], content_type="text/html")

    work = getattr(walk, step)

    def slow(what: Any, *rest: Any) -> Any:
        text = what if isinstance(what, str) else (what.html or "")
        if len(text) > 1_000_000:
            waited.append(all_small.wait(PATIENCE))
        return work(what, *rest)

    monkeypatch.setattr(walk, step, slow)
    home = "".join(f"<a href='{path}'>页</a>" for path in ("/0.html", *small))
    served = host({"/": home, "/0.html": HUGE, **dict.fromkeys(small, answer)})
    result = crawled(served, concurrency=2, timeout=2 * PATIENCE)
    assert waited
    assert all(waited)
    assert {result[path].verdict for path in ("/0.html", *small)} == {Verdict.OK}
    assert sum(path.startswith("/x/") for path in result.fetches) == 50

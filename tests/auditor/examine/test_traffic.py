"""What a page makes the browser ask for counts against the rate: by what the server saw, not by time."""

import asyncio
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from auditor.audit import Audit
from auditor.browser import Window
from auditor.crawl.render import Renderer
from auditor.examine import examine
from auditor.examine.ending import Ending
from auditor.examine.words import SightWords
from auditor.model import Opening
from auditor.progress import Silent
from auditor.settings import Settings

pytestmark = pytest.mark.slow

PAGE = """<!doctype html><title>页</title><link rel=stylesheet href="/302"><img src="/kept.svg"><img src="/kept.svg">
<img src="/dot.svg?%s"><img src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>">
<script src="/404"></script><script>fetch("/items")</script><iframe src="/inner"></iframe>"""
PATHS = ("/page-1", "/page-2", "/elsewhere", "/file.zip", "/403")


@pytest.fixture
def more(portal: Any) -> Any:
    portal.more = {path: PAGE % path for path in PATHS[:2]}
    return portal


async def nothing(_: Any) -> None: ...


def test_what_the_network_saw_is_counted_and_what_the_cache_answered_is_not(more: Any, settings: Settings) -> None:
    async def run() -> list[tuple[Counter[str], int]]:
        seen = []
        async with Window(settings.replace(rate=1_000)) as window:
            for path in PATHS:
                before = len(more.asked)
                await window.visit(more.address + path, nothing)
                seen.append((window.traffic.taken(), len(more.asked) - before))
        return seen

    seen = asyncio.run(run())
    assert [counted.total() for counted, _ in seen] == [asked for _, asked in seen]
    assert more.asked.count("/kept.svg") == 1
    assert seen[0][1] > 6
    led = seen[2][0]
    assert led[f"127.0.0.1:{more.server_port}"] == 1
    assert led[f"localhost:{more.server_port}"] == led.total() - 1


def test_pictures_the_crawl_does_not_fetch_cost_nothing(more: Any, settings: Settings) -> None:
    async def run() -> Counter[str]:
        async with Renderer(settings.replace(rate=1_000)) as renderer:
            await renderer.render(more.address + PATHS[0])
            return renderer.traffic.taken()

    assert asyncio.run(run()).total() == len(more.asked) > 3
    assert "/kept.svg" not in more.asked


def test_the_next_page_waits_for_all_the_one_before_asked_for(
    more: Any, settings: Settings, words: SightWords, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[tuple[float, int]] = []

    async def pause(_: Ending, seconds: float) -> None:
        waits.append((seconds, len(more.asked)))

    monkeypatch.setattr(Ending, "pause", pause)
    monkeypatch.setattr("auditor.examine.at_once", lambda: 1)
    turn = 10_000
    openings = [Opening(more.address + path, "template") for path in (*PATHS[:2], "/accessible")]
    with Audit(tmp_path / "audit", create=True) as audit:
        examine(settings.replace(rate=1 / turn), audit, openings, words, Silent(), axe_only=True)
    # Nobody really waits, so each page is as far off as all requests before it; a test is shorter than one turn.
    assert len(waits) == 2
    assert all((asked - 1) * turn < seconds <= asked * turn for seconds, asked in waits)


def test_without_a_rate_nothing_is_listened_to(more: Any, settings: Settings) -> None:
    async def run() -> Counter[str]:
        async with Window(settings) as window:
            await window.visit(more.address + PATHS[0], nothing)
            return window.traffic.taken()

    assert not asyncio.run(run())

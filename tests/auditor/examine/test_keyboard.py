"""The walk by keyboard leaves a page as it found it, and nothing behind at the server."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from auditor.browser import Tab, Window
from auditor.examine.axe import prepare
from auditor.examine.probes.keyboard import measure_keyboard
from auditor.model import Keyboard
from auditor.settings import Settings

pytestmark = pytest.mark.slow

STATE = """() => [location.href, scrollX, scrollY, document.activeElement.id,
  document.adoptedStyleSheets.length,
  document.documentElement.outerHTML, [...document.querySelectorAll('select')].map(box => box.selectedIndex)]"""


@pytest.fixture
def visit(portal: Any, settings: Settings) -> Callable[..., Any]:
    def visited(path: str, work: Callable[[Tab], Awaitable[Any]]) -> Any:
        async def run() -> Any:
            async with Window(settings) as window:
                return await window.visit(portal.address + path, work)

        return asyncio.run(run())

    return visited


async def measured(tab: Tab) -> Keyboard:
    await prepare(tab)
    return await measure_keyboard(tab)


def test_a_page_that_wants_to_leave_in_every_way_stays_as_it_is(visit: Callable[..., Any], portal: Any) -> None:
    async def before_and_after(tab: Tab) -> tuple[Any, Any, Keyboard]:
        await prepare(tab)
        await tab.evaluate("() => { document.getElementById('third').focus(); scrollTo(0, 300) }")
        before = await tab.evaluate(STATE)
        keyboard = await measure_keyboard(tab)
        await asyncio.sleep(0.3)
        return before, await tab.evaluate(STATE), keyboard

    before, after, keyboard = visit("/restless", before_and_after)
    assert before == after
    assert {change.does for change in keyboard.on_focus} == {"window", "page"}
    assert [change.does for change in keyboard.on_input] == ["window", "page"]
    assert not [path for path in portal.asked if path.startswith("/no-")]


def test_scripts_that_did_not_load_are_counted(visit: Callable[..., Any]) -> None:
    assert visit("/restless", measured).scripts_missing == 1
    assert visit("/accessible", measured).scripts_missing == 0


def test_a_walk_that_is_too_long_says_so(visit: Callable[..., Any]) -> None:
    keyboard = visit("/endless", measured)
    assert (keyboard.stops, keyboard.complete, keyboard.traps) == (600, False, ())


def test_stops_in_shadow_trees_and_frames_are_found_again(visit: Callable[..., Any]) -> None:
    async def found(tab: Tab) -> list[str]:
        keyboard = await measured(tab)
        selectors = [spot.selector for spot in (*keyboard.unseen, *keyboard.moved)]
        return [
            await tab.evaluate("selector => `${selector.includes(' >>> ')} ${portal.find(selector).id}`", selector)
            for selector in selectors
        ]

    assert visit("/nested", found) == ["true shaded", "true framed"]


def test_a_page_that_spoils_its_own_world_is_measured(visit: Callable[..., Any]) -> None:
    assert visit("/poisons", measured).stops > 0

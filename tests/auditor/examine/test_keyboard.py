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


OPENERS = """<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>弹出</title>
<style>.drop { position: relative } .drop ul { display: none; position: absolute; background: #fff }
.open ul { display: block }</style>
<p>说明文字</p>
<div class="drop"><button class="a" onclick="this.parentNode.className += ' open'">部门导航</button>
<ul><li><a href="/no-1">财政局</a></li></ul></div><p>今天没有停水，今天没有停电。</p><p>请做好值班工作。</p>
<button class="b" onclick="document.querySelector('p').outerHTML = '<h2>另一段</h2>'; location.hash = 'x'">换</button>
<button class="c" onclick="fetch('/no-2'); new Image().src = '/no-3'; navigator.sendBeacon('/no-4')">点赞</button>
<button class="d" onclick="history.pushState(1, '', '/no-5')">下一步</button>"""
LEAVERS = """<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>离开</title><p>说明文字</p>
<button class="a" onclick="window.close()">关闭窗口</button>
<a class="b" href="javascript:window.opener = null; window.open('', '_self'); window.close()">关闭本页</a>
<button class="c" onclick="history.back(); history.go(-2)">返回</button>
<button class="d" onclick="location.reload(); window.print()">刷新</button>"""


def test_no_button_takes_the_page_away(visit: Callable[..., Any], portal: Any) -> None:
    async def opened(tab: Tab) -> tuple[bool, Keyboard]:
        keyboard = await measured(tab)
        await asyncio.sleep(0.3)
        return tab.lost.done(), keyboard

    portal.more["/own"] = LEAVERS
    is_lost, keyboard = visit("/own", opened)
    assert (is_lost, keyboard.opened, keyboard.stops) == (False, (), 4)
    assert portal.asked.count("/own") == 1


def test_what_keys_opened_is_put_back(visit: Callable[..., Any], portal: Any) -> None:
    async def before_and_after(tab: Tab) -> tuple[Any, Any, Keyboard]:
        await prepare(tab)
        before = await tab.evaluate(STATE)
        keyboard = await measure_keyboard(tab)
        await asyncio.sleep(0.3)
        return before, await tab.evaluate(STATE), keyboard

    portal.more["/own"] = OPENERS
    before, after, keyboard = visit("/own", before_and_after)
    assert before == after
    assert [(one.name, one.closes) for one in keyboard.opened] == [("部门导航", "")]
    assert not [path for path in portal.asked if path.startswith("/no-")]
    assert portal.asked.count("/own") == 1


def test_the_contrast_of_a_ring_is_that_of_its_colours(visit: Callable[..., Any], portal: Any) -> None:
    portal.more["/own"] = (
        "<!doctype html><title>焦点</title><style>body { background: #fff } a:focus { outline: 3px solid #777 }</style>"
        "<p><a href='/a'>公告</a></p>"
    )
    (ring,) = visit("/own", measured).rings
    assert (ring.change, ring.beside) == (pytest.approx(4.48, abs=0.02), pytest.approx(4.48, abs=0.02))

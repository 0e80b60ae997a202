"""The clock that can be held, and the two probes that meddle with a page's time and colours."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from auditor.browser import Tab, Window
from auditor.examine.axe import prepare, run_axe
from auditor.examine.probes.contrast import measure_contrast
from auditor.examine.probes.motion import measure_motion
from auditor.examine.scripts import script
from auditor.model import Motion
from auditor.settings import Settings

pytestmark = pytest.mark.slow

Visit = Callable[..., Any]

HEAD = '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>时钟</title>'
LOG = f"""{HEAD}<p id="log"></p><script>
  const log = [], say = word => {{ log.push(word); document.getElementById("log").textContent = log.join(" "); }};
  const began = performance.now(), day = Date.now();
  let frames = 0;
"""
MOVING = f"""{HEAD}<style>.a {{ width: 300px; height: 90px; overflow: hidden }}
  @keyframes b {{ to {{ margin-left: 9px }} }}
  .b {{ animation: b 2s infinite; width: 200px; background: linear-gradient(#fff, #eee) }}</style>
<div class="a" id="a"><p>甲</p><p>乙</p><p>丙</p></div><p class="b">公告</p><p id="still">静止</p>
<script>setInterval(() => a.append(a.firstElementChild), 3100)</script>"""

COMMAND = """async steps => {
  const order = (name, detail) =>
    !document.dispatchEvent(new CustomEvent(`portal-auditor-${name}`, {cancelable: true, detail}));
  const obeyed = [order("hold")];
  for (let step = 0; step < steps; step += 1) { obeyed.push(order("advance", 500)); await null; }
  return obeyed.push(order("release")) && obeyed.every(Boolean);
}"""


@pytest.fixture
def visit(portal: Any, settings: Settings) -> Visit:
    """Open a page with the clock and do something with it."""

    def visited(page: str, work: Callable[[Tab], Awaitable[Any]], clock: str = script("clock.js")) -> Any:
        async def run() -> Any:
            async with Window(settings, seconds=30, prelude=clock) as window:
                return await window.visit(f"{portal.address}/own", work)

        portal.more["/own"] = page
        return asyncio.run(run())

    return visited


def log_after(steps: int) -> Callable[[Tab], Awaitable[str]]:
    async def work(tab: Tab) -> str:
        assert await tab.evaluate(COMMAND, steps)
        said: str = await tab.evaluate("() => document.getElementById('log').textContent")
        return said

    return work


def test_time_passes_at_once_and_in_order(visit: Visit) -> None:
    page = (
        LOG
        + """setTimeout(() => say("two"), 2000); setTimeout("say('one')", 1000);
        setInterval((a, b) => say(a + b), 1500, "every", "!"); </script>"""
    )
    assert visit(page, log_after(7)) == "one every! two every!"


def test_what_is_cancelled_does_not_come(visit: Visit) -> None:
    page = (
        LOG
        + """clearTimeout(setTimeout(() => say("never"), 1000));
        cancelAnimationFrame(requestAnimationFrame(() => say("never")));
        const twice = setInterval(() => { say("tick"); if (log.length === 2) clearInterval(twice) }, 1000);
        setTimeout(() => { const late = setTimeout(() => say("never"), 100); clearTimeout(late) }, 500) </script>"""
    )
    assert visit(page, log_after(10)) == "tick tick"


def test_date_and_performance_and_frames_follow(visit: Visit) -> None:
    page = (
        LOG
        + """(function frame(at) { frames += 1; requestAnimationFrame(frame) })();
        setTimeout(() => say([performance.now() - began > 3900, new Date() - day > 3900, frames > 100,
          new Date() instanceof Date, typeof Date()].join()), 4000) </script>"""
    )
    assert visit(page, log_after(8)) == "true,true,true,true,string"


def test_time_flows_on_after_it_was_held(visit: Visit) -> None:
    async def work(tab: Tab) -> str:
        await tab.evaluate(COMMAND, 2)
        await asyncio.sleep(1)
        said: str = await tab.evaluate("() => document.getElementById('log').textContent")
        return said

    page = (
        LOG
        + """setInterval(() => { if (log.length < 3) say("tick") }, 700);
        setTimeout(() => say("late"), 60000)</script>"""
    )
    assert visit(page, work).startswith("tick tick")


def test_a_page_looks_the_same_with_the_clock_in_it(visit: Visit) -> None:
    async def work(tab: Tab) -> Any:
        await prepare(tab)
        return await run_axe(tab, 20), await tab.evaluate("() => document.documentElement.outerHTML")

    page = (
        LOG
        + """say([setTimeout, clearInterval, requestAnimationFrame, Date, Date.now, performance.now].map(each =>
        `${each.name}/${each.length}/${/native code/.test(each)}`).join());
        class Day extends Date {};
        say(new Day(0).getTime() + "," + (new Day() instanceof Day) + new Date(2020, 1).getMonth());
        say(typeof setTimeout(() => {}, 10) + Number.isInteger(Date.now()));
        document.write("<b>" + new Date(0).toISOString()) </script>"""
    )
    with_clock, without = visit(page, work), visit(page, work, clock="")
    assert with_clock == without


def test_two_runs_see_the_same(visit: Visit) -> None:
    async def work(tab: Tab) -> Any:
        await prepare(tab)
        return await measure_contrast(tab), await measure_motion(tab)

    first = visit(MOVING, work)
    assert first == visit(MOVING, work)
    contrast, motion = first
    assert [(each.selector, each.kind) for each in motion.movements] == [
        ("#a", "changes"),
        ("html > body > p:nth-of-type(1)", "animation"),
    ]
    assert [text.words for text in contrast.texts] == ["公告"]


def test_the_page_is_left_as_it_was_found(visit: Visit) -> None:
    async def work(tab: Tab) -> Any:
        await prepare(tab)
        state = """() => {
          const still = document.getElementById("still"), {matches} = matchMedia("(prefers-reduced-motion: reduce)");
          return [matches, scrollY, document.activeElement.localName, document.adoptedStyleSheets.length,
            getComputedStyle(still).color, Object.keys(portal), still.outerHTML];
        }"""
        before = await tab.evaluate(state)
        await measure_contrast(tab)
        await measure_motion(tab)
        return before, await tab.evaluate(state)

    before, after = visit(MOVING, work)
    assert before == after
    assert before[0] is True


def test_without_the_clock_scripts_are_not_seen(visit: Visit) -> None:
    async def work(tab: Tab) -> Any:
        await prepare(tab)
        return await measure_motion(tab)

    seen: Motion = visit(MOVING, work, clock="")
    assert not seen.by_clock
    assert [each.kind for each in seen.movements] == ["animation"]


def test_a_page_of_many_elements_is_watched_too(visit: Visit) -> None:
    async def work(tab: Tab) -> Any:
        await prepare(tab)
        motion, contrast = await measure_motion(tab), await measure_contrast(tab)
        return motion.by_clock, [text.words for text in contrast.texts]

    rows = "".join(f"<li class='x'><a href='/{n}'>条目</a><i></i><b></b></li>" for n in range(5000))
    page = f"{HEAD}<div style='background: linear-gradient(#fff, #eee)'><ul>{rows}</ul></div>"
    assert visit(page, work) == (True, ["条目"])

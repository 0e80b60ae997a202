"""What spares axe-core work changes nothing in what it says, and what is sent once reaches every page and frame."""

import asyncio
from typing import Any

import msgspec
import pytest

from auditor.browser import Tab, Window
from auditor.examine.axe import AxeRun, axe_source, prepare, run_axe
from auditor.examine.scripts import script
from auditor.settings import Settings

pytestmark = pytest.mark.slow

COLOURS = (
    "#999",
    "#9a9a9acc",
    "gray",
    "rgb(120 120 120 / 60%)",
    "hsl(210deg 30% 60%)",
    "hsl(0.5turn 30% 60%)",
    "hwb(90 40% 40%)",
    "lab(60% 20 -30)",
    "oklch(70% 0.1 200)",
    "color(srgb 0.6 0.6 0.6)",
    "color(display-p3 0.7 0.5 0.5)",
    "color(xyz 0.3 0.3 0.3)",
    "color-mix(in oklab, red 30%, white)",
)
LINES = "".join(
    f'<p style="color:{ink}">{ink} on white</p>'
    f'<div style="background:{ink}"><p>black on {ink}</p><p style="opacity:.5">half of it</p></div>'
    f'<p style="text-shadow:0 0 1px {ink};color:#888">shadow {ink}</p>'
    for ink in COLOURS
) + "".join(
    f'<p style="color:#{grey}">{grey} {size}<b style="font-size:{size}px">bold</b>'
    f'<span style="font-size:{size}px;text-shadow:1px 1px {blur}px #{grey}">with a shadow</span><i>i</i></p>'
    for grey in ("333", "555", "595959", "5a5a5a", "666", "757575", "767676", "777", "888", "949494", "aaa")
    for size in (14, 18, 24)
    for blur in (0, 2)
)
PAGE = f"""<!doctype html><html lang="en"><title>Colours</title><main><h1>Colours</h1>{LINES}
<div style="background:url(/dot.svg)"><p>over a picture</p></div>
<div style="background:linear-gradient(#fff,#000)"><p>over a gradient</p></div></main>
<iframe title="inner" srcdoc="<p style='color:#aaa'>in an attribute</p>"></iframe></html>"""
PATCHED = """() => [
  axe.commons.color.Color.prototype.parseString,
  ...["color-contrast", "color-contrast-enhanced"].flatMap(id =>
    [axe._audit.rules.find(rule => rule.id === id).matches, axe._audit.checks[id].evaluate]),
].map(String)"""


def visited(settings: Settings, urls: list[str], work: Any) -> list[Any]:
    async def run() -> list[Any]:
        async with Window(settings) as window:
            return [await window.visit(url, work) for url in urls]

    return asyncio.run(run())


def test_axe_core_says_the_same_without_it(portal: Any, settings: Settings) -> None:
    portal.more["/colours"] = PAGE

    async def plain(tab: Tab) -> Any:
        await tab.inject(script("page.js"))
        await tab.inject(axe_source())
        return await run_axe(tab, 20)

    async def swift(tab: Tab) -> Any:
        await prepare(tab)
        return await run_axe(tab, 20)

    url = portal.address + "/colours"
    as_it_is, spared = visited(settings, [url], plain)[0], visited(settings, [url], swift)[0]
    assert isinstance(as_it_is, AxeRun)
    assert msgspec.to_builtins(spared) == msgspec.to_builtins(as_it_is)
    counts = {result.rule: result.count for result in as_it_is.violations}
    assert counts["color-contrast"] > 80
    assert counts["color-contrast-enhanced"] > 40


def test_it_fits_the_axe_core_that_is_installed(portal: Any, settings: Settings) -> None:
    """Else it would do nothing, in silence."""

    async def changed(tab: Tab) -> Any:
        await tab.inject(axe_source())
        before = await tab.evaluate(PATCHED)
        await tab.inject(script("swift.js"))
        return [one != other for one, other in zip(before, await tab.evaluate(PATCHED), strict=True)]

    assert visited(settings, [portal.address + "/accessible"], changed) == [[True] * 5]


def test_the_private_fields_of_its_colours_are_quick_ones(portal: Any, settings: Settings) -> None:
    """And those of what it makes of the page are given up with it."""

    async def marks(tab: Tab) -> Any:
        await prepare(tab)
        assert isinstance(await run_axe(tab, 20), AxeRun)
        return await tab.evaluate(
            """() => [new axe.commons.color.Color(1, 2, 3), document.body]
              .map(one => Object.getOwnPropertySymbols(one).map(String))"""
        )

    assert visited(settings, [portal.address + "/accessible"], marks) == [[["Symbol(fields)"], []]]


def test_a_colour_that_was_read_is_not_shared(portal: Any, settings: Settings) -> None:
    async def known(tab: Tab) -> Any:
        await prepare(tab)
        return await tab.evaluate(
            """() => {
              const {Color} = axe.commons.color, text = "rgb(1, 2, 3)";
              const [one, other] = [new Color().parseString(text), new Color().parseString(text)];
              one.red = 200;
              return [one.toHexString(), other.toHexString()];
            }"""
        )

    assert visited(settings, [portal.address + "/accessible"], known) == [["#c80203", "#010203"]]


def test_the_kit_lies_ready_in_later_pages_and_their_frames(portal: Any, settings: Settings) -> None:
    portal.more["/colours"] = PAGE
    ready: list[bool] = []

    async def look(tab: Tab) -> Any:
        ready.append(await tab.evaluate("() => 'stock' in globalThis"))
        await prepare(tab)
        return await run_axe(tab, 20)

    runs = visited(settings, [portal.address + path for path in ("/colours", "/framed", "/colours", "/framed")], look)
    assert ready == [False, True, True, True]
    assert runs[:2] == runs[2:]
    assert any(">>>" in node.selector for run in runs[:2] for result in run.violations for node in result.nodes)

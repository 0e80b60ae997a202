"""What static facts and the browser call a place is one name: else the plan would look for other root causes."""

import asyncio
from typing import Any

import pytest

from auditor.browser import Tab, Window
from auditor.examine.axe import prepare
from auditor.facts.outline import read_outline
from auditor.facts.places import NOWHERE, below, component
from auditor.html import parse
from auditor.settings import Settings

pytestmark = pytest.mark.slow

PAGE = """<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>位置</title></head>
<body class="page2 home"><div class="w1200　main"><div class="box3 box-left left"><ul><li>
<a><span><b><i>一</i></b></span></a>
<li class=""><p class=" a1\n b_c "><font><em>二</em></font></ul></div>
<table><tr><td><p><span><span><img alt="三"></span></span></table>
<div class="正文"><o:p>四</o:p><center>五</center></div></div>
<dl><dt>六<dd><nobr><u><s><q><tt>七</tt></q></s></u></nobr></dl></body></html>"""


def test_static_facts_and_the_browser_agree(portal: Any, settings: Settings) -> None:
    async def work(tab: Tab) -> list[str]:
        await prepare(tab)
        found: list[str] = await tab.evaluate("() => [...document.querySelectorAll('*')].map(portal.componentOf)")
        return found

    async def run() -> Any:
        async with Window(settings) as window:
            return await window.visit(f"{portal.address}/own", work)

    portal.more["/own"] = PAGE
    places: list[str] = []
    for element in read_outline(parse(PAGE)).elements:
        around = places[element.parent] if element.parent >= 0 else NOWHERE
        places.append(below(around, element.tag, element.attrs.get("class")))
    assert [component(place) for place in places] == asyncio.run(run())

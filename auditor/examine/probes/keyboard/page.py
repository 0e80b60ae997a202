"""Questions to the page: to our scripts in it, and sparingly to the page's own world, which can lie."""

import asyncio
import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from auditor.browser import Tab
from auditor.examine.scripts import script

_STEP = " >>> "
_MOST_ASKED = 200


def call(file: str, name: str) -> str:
    """Return the function `name` of one of our files of functions, for `Tab.evaluate`."""
    return f"({script(f'probes/keyboard/{file}.js')}).{name}"


async def pause(tab: Tab, milliseconds: int) -> None:
    """Wait by the page's own clock: what its scripts wait shorter for has happened then, on a slow machine too."""
    await tab.evaluate("wait => new Promise(done => setTimeout(done, wait))", milliseconds)


async def listening(tab: Tab, selectors: Sequence[str], events: Collection[str]) -> set[str]:
    """Return those of the elements with a listener of their own for one of the events. Raises Trouble.

    What stands in a shadow tree or a frame is not asked, nor are more than two hundred.
    """
    flat = [selector for selector in selectors if _STEP not in selector][:_MOST_ASKED]
    if not flat:
        return set()
    elements = await _elements(tab, flat)
    found = await asyncio.gather(*(_listens(tab, element, events) for element in elements))
    return {selector for selector, listens in zip(flat, found, strict=False) if listens}


async def handled(tab: Tab, found: Sequence[Mapping[str, Any]], events: Collection[str]) -> list[Mapping[str, Any]]:
    """Return those of the elements found that have a handler of the events: `sure` of it, or with a listener.

    Raises Trouble.
    """
    listens = await listening(tab, [one["selector"] for one in found if not one["sure"]], events)
    return [one for one in found if one["sure"] or one["selector"] in listens]


async def undefined(tab: Tab, names: Collection[str]) -> set[str]:
    """Return those of the names that mean nothing to the scripts of the page. Raises Trouble."""
    asked = sorted(names)
    checks = ",".join(f"typeof {name} === 'undefined'" for name in asked)
    answer = await tab.cdp.send("Runtime.evaluate", {"expression": f"[{checks}]", "returnByValue": True})
    return {name for name, is_missing in zip(asked, answer["result"].get("value", ()), strict=False) if is_missing}


async def scripts_missing(tab: Tab) -> int:
    """Return how many of the page's scripts did not load, as the browser's log has it. Raises Trouble."""
    sources = await tab.evaluate("() => [...document.scripts].map(script => script.src).filter(Boolean)")
    failed: set[str] = set()

    def told(event: dict[str, dict[str, str]]) -> None:
        failed.add(event["entry"].get("url", ""))

    tab.cdp.on("Log.entryAdded", told)
    await tab.cdp.send("Log.enable")
    await tab.cdp.send("Log.disable")
    tab.cdp.remove_listener("Log.entryAdded", told)
    return len(failed.intersection(sources))


async def _elements(tab: Tab, selectors: Sequence[str]) -> list[str | None]:
    """The browser's handles of the elements, in order."""
    expression = f"{json.dumps(selectors)}.map(one => document.querySelector(one))"
    answer = await tab.cdp.send("Runtime.evaluate", {"expression": expression, "objectGroup": "keyboard"})
    if "objectId" not in answer["result"]:
        return []
    asked = {"objectId": answer["result"]["objectId"], "ownProperties": True}
    properties = (await tab.cdp.send("Runtime.getProperties", asked))["result"]
    return [one.get("value", {}).get("objectId") for one in properties if one["name"].isdigit()]


async def _listens(tab: Tab, element: str | None, events: Collection[str]) -> bool:
    if element is None:
        return False
    answer = await tab.cdp.send("DOMDebugger.getEventListeners", {"objectId": element})
    return any(listener["type"] in events for listener in answer["listeners"])

"""Runs axe-core in an open page."""

import re
from functools import cache
from importlib.resources import files

import msgspec

from auditor.browser import Tab
from auditor.examine.scripts import script
from auditor.model import AxeResult

COMPONENTS = 50
"""Components of one axe rule on one page that are told apart."""
SNIPPET = 200


class AxeRun(msgspec.Struct, frozen=True):
    """What axe-core said of one page."""

    version: str
    violations: tuple[AxeResult, ...]
    incomplete: tuple[AxeResult, ...]
    passed: tuple[str, ...]


async def prepare(tab: Tab) -> None:
    """Make a page that was just opened ready for axe-core and the probes. Raises Trouble."""
    await tab.inject(script("page.js"))
    await tab.inject(axe_source())


async def run_axe(tab: Tab) -> AxeRun:
    """Judge a prepared page with axe-core's default rules; frames of the same origin included. Raises Trouble."""
    found = await tab.evaluate(script("axe.js"), {"components": COMPONENTS, "snippet": SNIPPET})
    return msgspec.convert(found, AxeRun)


@cache
def axe_source() -> str:
    """Return the axe-core script that comes with axe-playwright-python."""
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


def axe_version() -> str:
    """Return the version written at the head of the script."""
    found = re.search(r"axe v([\d.]+\d)", axe_source()[:200])
    return found[1] if found else ""

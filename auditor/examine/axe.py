"""Runs axe-core in an open page."""

import re
from functools import cache
from importlib.resources import files
from pathlib import Path

import msgspec

from auditor.browser import Tab
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


async def run_axe(tab: Tab) -> AxeRun:
    """Judge the page with axe-core's default rules; frames of the same origin included. Raises Trouble."""
    await tab.inject(axe_source())
    return as_run(await tab.evaluate(*axe_call()))


def axe_call() -> tuple[str, object]:
    """Return the function that runs axe-core where it was injected, in JavaScript, and its argument."""
    return _probe(), {"components": COMPONENTS, "snippet": SNIPPET}


def as_run(found: object) -> AxeRun:
    """Read what the function of `axe_call` returned."""
    return msgspec.convert(found, AxeRun)


def axe_file() -> Path:
    """Return where the axe-core script is that comes with axe-playwright-python."""
    return Path(str(files("axe_playwright_python"))) / "axe.min.js"


@cache
def axe_source() -> str:
    """Return that script."""
    return axe_file().read_text(encoding="utf-8")


def axe_version() -> str:
    """Return the version written at the head of the script."""
    found = re.search(r"axe v([\d.]+\d)", axe_source()[:200])
    return found[1] if found else ""


@cache
def _probe() -> str:
    return (files("auditor.examine") / "probe.js").read_text(encoding="utf-8")

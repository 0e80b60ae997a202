"""Runs axe-core in an open page."""

import re
from functools import cache
from importlib.resources import files
from pathlib import Path

import msgspec

from auditor.browser import Tab, Trouble
from auditor.examine.scripts import script
from auditor.model import AxeResult, Reason, Unknown

COMPONENTS = 50
"""Components and reasons of one axe rule on one page that are told apart."""
SNIPPET = 200
WORD = 80
"""Characters of one measured word."""
LEFT_OUT: tuple[str, ...] = (
    "aria-roledescription",
    "audio-caption",
    "duplicate-id",
    "duplicate-id-active",
    "html-has-lang",
    "landmark-complementary-is-top-level",
    "target-size",
)
"""Rules that do not run: axe-core has given them up, or a rule of ours tells the same (target-size, html-has-lang)."""


class AxeRun(msgspec.Struct, frozen=True):
    """What axe-core said of one page."""

    version: str
    violations: tuple[AxeResult, ...]
    incomplete: tuple[AxeResult, ...]
    passed: tuple[str, ...]


async def prepare(tab: Tab) -> None:
    """Make a page that was just opened ready for axe-core and the probes. Raises Trouble."""
    await tab.stock(_kit())


async def run_axe(tab: Tab, seconds: float) -> AxeRun | Unknown:
    """Judge a prepared page by every rule of axe-core but those left out; frames of the same origin included.

    Unknown when it takes longer than `seconds`: the page can still be asked other things. Raises Trouble.
    """
    function, limits = axe_call()
    try:
        return as_run(await tab.evaluate(function, limits, seconds=seconds))
    except Trouble as trouble:
        if trouble.unknown.reason is Reason.TIMEOUT:
            return trouble.unknown
        raise


def axe_call() -> tuple[str, object]:
    """Return the function that runs axe-core in a prepared page, in JavaScript, and its argument."""
    return script("axe.js"), {"components": COMPONENTS, "snippet": SNIPPET, "word": WORD, "leftOut": LEFT_OUT}


def as_run(found: object) -> AxeRun:
    """Read what the function of `axe_call` returned."""
    return msgspec.convert(found, AxeRun)


def axe_file() -> Path:
    """Return where the axe-core script is that comes with axe-playwright-python."""
    return Path(str(files("axe_playwright_python"))) / "axe.min.js"


@cache
def _kit() -> str:
    axe = f"({script('fields.js')})((WeakMap, WeakSet) => {{\n{axe_source()}\n}})"
    return ";\n".join((script("page.js"), axe, script("swift.js")))


@cache
def axe_source() -> str:
    """Return that script."""
    return axe_file().read_text(encoding="utf-8")


def axe_version() -> str:
    """Return the version written at the head of the script."""
    found = re.search(r"axe v([\d.]+\d)", axe_source()[:200])
    return found[1] if found else ""

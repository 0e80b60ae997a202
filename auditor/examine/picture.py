"""Pictures for the report: the home page, and one outlined element for each of the worst axe findings."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import msgspec

from auditor.browser import Tab, Trouble
from auditor.browser.tab import WIDTH, Clip
from auditor.model import AxeNode, AxeResult, Measured

MOST = 24
"""Pictures of findings in one audit."""
LARGEST = 40_000
"""Bytes of one picture of a finding."""
HOME = "home.jpg"

_HOME_HEIGHT, _HOME_QUALITY = 900, 60
_IMPACTS = ("critical", "serious", "moderate", "minor", "")
_WHOLE_PAGE = ("html", "html>body", "html>head")
_TRIES = ((70, 1.0), (50, 1.0), (35, 0.75), (25, 0.5), (15, 0.4))


class Shot(NamedTuple):
    """One picture to take: the example element of an axe rule in a component."""

    url: str
    rule: str
    component: str
    selector: str

    @property
    def file(self) -> str:
        """The picture's name; the same in every audit of the portal."""
        return f"axe-{self.rule}-{hashlib.blake2b(self.component.encode(), digest_size=4).hexdigest()}.jpg"


class _Group(msgspec.Struct):
    """All violations of one axe rule in one component."""

    impact: int
    pages: int
    position: int
    shot: Shot


def choose(measured: Iterable[Measured], position: Mapping[str, int]) -> tuple[Shot, ...]:
    """Return the pictures worth taking, at most `MOST`: one of every axe rule in turn, the worst and commonest first.

    The example is on the page that stands first in the plan (`position` by address). Pure.
    """
    groups: dict[tuple[str, str], _Group] = {}
    for page in measured:
        for result, node in _violated(page):
            if node.component in _WHOLE_PAGE or " >>> " in node.selector:
                continue
            shot = Shot(page.url, result.rule, node.component, node.selector)
            group = groups.setdefault((result.rule, node.component), _Group(_impact(result), 0, len(position), shot))
            group.pages += 1
            if position.get(page.url, len(position)) < group.position:
                group.position, group.shot = position[page.url], shot
    return tuple(group.shot for group in _in_turn(groups.values()))[:MOST]


def with_pictures(page: Measured, taken: Iterable[Shot]) -> Measured:
    """Return the measurement with the names of the pictures taken on it. Pure."""
    file_of = {(shot.rule, shot.selector): shot.file for shot in taken if shot.url == page.url}

    def with_picture(result: AxeResult) -> AxeResult:
        nodes = (
            msgspec.structs.replace(node, picture=file_of.get((result.rule, node.selector), ""))
            for node in result.nodes
        )
        return msgspec.structs.replace(result, nodes=tuple(nodes))

    return msgspec.structs.replace(page, violations=tuple(map(with_picture, page.violations)))


async def home_picture(tab: Tab) -> bytes:
    """Return the top of the page as a reader first sees it."""
    return await tab.picture(Clip(0, 0, WIDTH, _HOME_HEIGHT), quality=_HOME_QUALITY)


async def element_picture(tab: Tab, selector: str) -> bytes | None:
    """Return the element with a frame around it and a margin; None when it cannot be seen."""
    try:
        clip = await tab.evaluate(_outline(), selector)
        if clip is None:
            return None
        picture = b""
        for quality, scale in _TRIES:
            picture = await tab.picture(Clip(**clip), quality=quality, scale=scale)
            if len(picture) <= LARGEST:
                return picture
        return picture
    except Trouble:
        return None
    finally:
        await tab.evaluate("() => document.querySelectorAll('portal-auditor-frame').forEach(frame => frame.remove())")


def _in_turn(groups: Iterable[_Group]) -> list[_Group]:
    """The worst group of every axe rule, then the second worst of each, and so on."""
    worst_first = sorted(groups, key=lambda each: (each.impact, -each.pages, each.shot.rule, each.shot.component))
    turns: Counter[str] = Counter()
    ranked = []
    for position, group in enumerate(worst_first):
        ranked.append((turns[group.shot.rule], position, group))
        turns[group.shot.rule] += 1
    return [group for _, _, group in sorted(ranked, key=lambda rank: rank[:2])]


def _violated(page: Measured) -> Iterable[tuple[AxeResult, AxeNode]]:
    """What may be shown as a fault: axe-core does not rely on its experimental rules itself."""
    relied_on = (result for result in page.violations if "experimental" not in result.tags)
    return ((result, node) for result in relied_on for node in result.nodes)


def _impact(result: AxeResult) -> int:
    """Rank of axe-core's impact; what only level AAA demands comes last."""
    return len(_IMPACTS) if "wcag2aaa" in result.tags else _IMPACTS.index(result.impact)


@cache
def _outline() -> str:
    return (files("auditor.examine") / "outline.js").read_text(encoding="utf-8")

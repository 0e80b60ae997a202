"""Pictures for the report: the home page, and the outlined place of each of the worst root causes."""

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from auditor.audit import Audit
from auditor.browser import Tab, Trouble
from auditor.browser.reader import WIDTH
from auditor.browser.tab import Clip
from auditor.examine.scripts import script
from auditor.model import SEVERITY_RANK, Finding, View

MOST = 60
"""Pictures of findings in one audit."""
LARGEST = 40_000
"""Bytes of one picture of a finding."""
HOME = "home.jpg"

_HOME_HEIGHT, _HOME_QUALITY = 900, 60
_WHOLE_PAGE = ("", "html", "body", "head")
_TRIES = ((70, 1.0), (50, 1.0), (35, 0.75), (25, 0.5), (15, 0.4))


class Shot(NamedTuple):
    """One picture to take: the place of a finding that stands for its root cause."""

    url: str
    selector: str
    view: View
    rule: str
    cause: str

    @property
    def file(self) -> str:
        """The picture's name; the same in every audit of the portal."""
        return f"{self.rule}-{hashlib.blake2b(self.cause.encode(), digest_size=4).hexdigest()}.jpg"


class _Cause:
    """A root cause that has a place on an opened page."""

    def __init__(self, finding: Finding) -> None:
        self.severity = SEVERITY_RANK[finding.severity]
        self.findings = 0
        self.shot = Shot(finding.url, finding.selector, finding.view, finding.rule, finding.group)


def choose(findings: Iterable[Finding], opened: Collection[str]) -> tuple[Shot, ...]:
    """Return the pictures worth taking, at most `MOST`: one of every rule in turn, the worst and commonest first.

    `findings` come in the order of the judge; a cause is shown by the first of them that has a place on a page in
    `opened`. Pure.
    """
    causes: dict[str, _Cause] = {}
    for finding in findings:
        if not finding.group or finding.url not in opened or finding.selector in _WHOLE_PAGE:
            continue
        causes.setdefault(finding.group, _Cause(finding)).findings += 1
    return tuple(cause.shot for cause in _in_turn(causes.values()))[:MOST]


async def take(tab: Tab, *, shots: Sequence[Shot], audit: Audit) -> None:
    """Store the pictures of one page, those that come out."""
    await tab.inject(script("page.js"))
    view = View.DESKTOP
    for shot in sorted(shots, key=lambda shot: (shot.view is not View.DESKTOP, shot.view, shot.selector)):
        if shot.view is not view:
            await tab.show(shot.view)
            view = shot.view
        if image := await element_picture(tab, shot.selector):
            (audit.pictures / shot.file).write_bytes(image)
            audit.put_picture((shot.url, shot.selector, shot.view), shot.file)


async def home_picture(tab: Tab) -> bytes:
    """Return the top of the page as a reader first sees it."""
    return await tab.picture(Clip(0, 0, WIDTH, _HOME_HEIGHT), quality=_HOME_QUALITY)


async def element_picture(tab: Tab, selector: str) -> bytes | None:
    """Return the element with a frame around it and a margin; None when it cannot be seen."""
    try:
        clip = await tab.evaluate(script("outline.js"), selector)
        if clip is None:
            return None
        image = b""
        for quality, scale in _TRIES:
            image = await tab.picture(Clip(**clip), quality=quality, scale=scale)
            if len(image) <= LARGEST:
                return image
        return image
    except Trouble:
        return None
    finally:
        await tab.evaluate("() => document.querySelectorAll('portal-auditor-frame').forEach(frame => frame.remove())")


def _in_turn(causes: Iterable[_Cause]) -> list[_Cause]:
    """The worst cause of every rule, then the second worst of each, and so on."""
    worst_first = sorted(causes, key=lambda each: (each.severity, -each.findings, each.shot.rule, each.shot.cause))
    turns: Counter[str] = Counter()
    ranked = []
    for position, cause in enumerate(worst_first):
        ranked.append((turns[cause.shot.rule], position, cause))
        turns[cause.shot.rule] += 1
    return [cause for _, _, cause in sorted(ranked, key=lambda rank: rank[:2])]

"""One page before the browser: everything that is measured on it, step by step.

What was measured stays when a later step comes to grief or the page runs away.
"""

import asyncio
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from auditor.address import Scope, normalise
from auditor.browser import Tab, Trouble
from auditor.examine.axe import AxeRun, prepare, run_axe
from auditor.examine.picture import HOME, home_picture
from auditor.examine.probes import MEDDLING, PHONE_PROBES, PROBES, Probe
from auditor.examine.scripts import script
from auditor.examine.words import SightWords
from auditor.model import Elder, Measured, Opening, Reason, Seen, Unknown, View
from auditor.settings import Settings

AXE_SHARE = 0.75
"""How long axe-core may take, as a share of the request timeout."""


class Sitting:
    """What is known of one page so far."""

    def __init__(self, opening: Opening, settings: Settings, words: SightWords, pictures: Path) -> None:
        """Take the page, the words of the probes, and the folder for the picture of the home page."""
        self._opening = opening
        self._scope = Scope(opening.url, settings.siblings)
        self._words = words
        self._pictures = pictures
        self._limit = AXE_SHARE * settings.timeout
        self._axe: AxeRun | Unknown | None = None
        self._on_phone: AxeRun | Unknown | None = None
        self._screenshot = ""
        self._seen: dict[str, Seen] = {}
        self._seen_on_phone: dict[str, Seen] = {}

    async def axe(self, tab: Tab) -> None:
        """Run axe-core on the page in `tab`. Raises Trouble when it is lost."""
        landed = normalise(tab.address, self._opening.url)
        if not self._scope.inside(landed):
            raise Trouble(Reason.OUT_OF_SCOPE, f"the page led to {landed}")
        await prepare(tab)
        await tab.inject(self._words.script)
        self._axe = await run_axe(tab, self._limit)

    async def measure(self, tab: Tab) -> None:
        """Measure everything. Raises Trouble when the page is lost; what was measured until then is kept."""
        await self.axe(tab)
        if self._opening.why == "home":
            (self._pictures / HOME).write_bytes(await home_picture(tab))
            self._screenshot = HOME
        for name, probe in PROBES.items():
            if name not in MEDDLING:
                self._seen[name] = await _seen(tab, probe)
        if isinstance(self._axe, AxeRun):
            at_desktop = await tab.evaluate(script("looks.js"))
            await tab.show(View.PHONE)
            # Many portals have one layout for every width; what axe-core says of them is said already.
            is_other = await tab.evaluate(script("looks.js")) != at_desktop
            self._on_phone = await run_axe(tab, self._limit) if is_other else self._axe
            for name in PHONE_PROBES:
                self._seen_on_phone[name] = await _seen(tab, PROBES[name])
            await tab.show(View.DESKTOP)
        for name in MEDDLING:
            self._seen[name] = await _seen(tab, PROBES[name])

    def measured(self, lost: Unknown | None, elder: Elder | None = None) -> tuple[Measured, ...]:
        """Return what was measured: at desktop width, and at phone width if it came to that.

        `lost`: why the sitting ended early; probes it kept from running are unknown for that reason.
        `elder`: what the visit of the elder mode saw.
        """
        url, now = self._opening.url, datetime.now(UTC)
        if self._axe is None:
            return (Measured(url, "desktop", failure=lost, at=now),)
        seen = _all_of(PROBES, self._seen, lost)
        desktop = _measured(url, "desktop", self._axe, now, screenshot=self._screenshot, elder=elder, **seen)
        if self._on_phone is None:
            return (desktop,)
        return desktop, _measured(url, "phone", self._on_phone, now, **_all_of(PHONE_PROBES, self._seen_on_phone, lost))


def _measured(url: str, viewport: str, axe: AxeRun | Unknown, at: datetime, **more: Any) -> Measured:
    if isinstance(axe, Unknown):
        return Measured(url, viewport, axe_failure=axe, at=at, **more)
    return Measured(
        url,
        viewport,
        axe_version=axe.version,
        violations=axe.violations,
        incomplete=axe.incomplete,
        passed=axe.passed,
        at=at,
        **more,
    )


def _all_of(names: Iterable[str], seen: Mapping[str, Seen], lost: Unknown | None) -> dict[str, Any]:
    """What the probes saw; those that did not come to it are unknown for the reason the sitting ended early."""
    missing = {name: PROBES[name].seen(unknown=lost) for name in names if lost is not None}
    return {**missing, **seen}


async def _seen(tab: Tab, probe: Probe) -> Seen:
    """Return what the probe saw, or why it could not; a page that is lost ends the sitting instead."""
    try:
        return await asyncio.wait_for(probe.measure(tab), probe.seconds)
    except TimeoutError:
        return probe.seen(unknown=Unknown(Reason.TIMEOUT, f"not finished after {probe.seconds:g} s"))
    except Trouble as trouble:
        if tab.lost.done():
            raise
        return probe.seen(unknown=trouble.unknown)

"""Tries the elder mode and the accessibility tool bar of a portal as a reader would: find, open, read, go on, go back.

A visit of its own, for the home page only, and a shorter one at the width of a phone. What was seen stays when a later
step comes to grief.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import msgspec

from auditor.address import Scope, normalise
from auditor.browser import Tab, Trouble, Window
from auditor.examine.axe import prepare
from auditor.examine.ears import Ears
from auditor.examine.probes.floating import measure_floating
from auditor.examine.probes.targets import measure_targets
from auditor.examine.scripts import script
from auditor.examine.words import SightWords
from auditor.model import Effect, Elder, Faint, Look, Reason, Tool, Trial, Unknown, View
from auditor.settings import Settings

STABLE_SECONDS = 0.3
"""Between two looks at a page nobody touches: what differs is no sign of an effect."""
EFFECT_QUIET_MS, EFFECT_SETTLE_MS, EFFECT_SECONDS = 200, 1_000, 3.0
STEPS = 4
"""How often the tool that enlarges is used."""
_GONE = (404, 410)
KINDS = {View.DESKTOP: ("elder", "accessible"), View.PHONE: ("elder",)}
"""Of which the first entrance is tried."""
ADAPTS = "() => Math.max(innerWidth, document.body?.scrollWidth ?? 0) <= 1.25 * screen.width"
"""Whether a page takes the width of the phone, but for a picture or a table that juts out."""


async def measure_elder(window: Window, url: str, settings: Settings, words: SightWords, may: "May") -> Elder:
    """Return what a reader who is looking for the elder mode meets with on the home page.

    `may` tells whether an address may be opened; a page outside of the portal never is.
    """
    scope = Scope(url, settings.siblings)
    visit = ElderVisit(url, View.DESKTOP, scope, words, may)
    ended = await window.visit(url, visit.measure)
    seen = visit.told(ended if isinstance(ended, Unknown) else None) or Elder()
    if not seen.entrances:
        return seen
    visit = ElderVisit(url, View.PHONE, scope, words, may)
    ended = await window.visit(url, visit.measure)
    return msgspec.structs.replace(seen, on_phone=visit.told(ended if isinstance(ended, Unknown) else None))


May = Callable[[str], bool]


class ElderVisit:
    """What is known so far of the home page at one width."""

    def __init__(self, url: str, view: View, scope: Scope, words: SightWords, may: May) -> None:
        self._url = url
        self._view = view
        self._scope = scope
        self._words = words
        self._may = may
        self._seen: Elder | None = None

    def told(self, lost: Unknown | None) -> Elder | None:
        """Return what was seen, None for a page that does not adapt to the width; `lost`: why the visit ended early."""
        return self._seen or (Elder(unknown=lost) if lost else None)

    async def measure(self, tab: Tab) -> None:
        """Try the first entrance of each kind. Raises Trouble when the page is lost."""
        if self._view is View.PHONE:
            await tab.show(View.PHONE)
            if not await tab.evaluate(ADAPTS):
                return
        async with Ears(tab) as ears:
            await self._open(tab, ears, self._url)
            await ears.until_quiet(EFFECT_SECONDS)
            found = await tab.evaluate("() => portal.elder.entrances()")
            trials = msgspec.convert(found["trials"], tuple[Trial, ...])
            home = await self._look(tab)
            self._seen = Elder(entrances=found["all"], openers=found["openers"], home=home, scripts_lost=len(ears.lost))
            for kind in KINDS[self._view]:
                if (entrance := next((one for one in trials if one.kind == kind), None)) is not None:
                    trial = await self._tried(tab, ears, entrance, home)
                    self._seen = msgspec.structs.replace(self._seen, trials=(*self._seen.trials, trial))

    async def _tried(self, tab: Tab, ears: Ears, entrance: Trial, home: Look) -> Trial:
        """Use an entrance, and look at what it opens."""
        try:
            trial = await self._used(tab, ears, entrance)
            if trial.effect not in (Effect.PAGE, Effect.HERE) or trial.unknown is not None:
                return trial
            on_phone = self._view is View.PHONE
            if on_phone and trial.effect is Effect.PAGE and not await tab.evaluate(ADAPTS):
                return trial
            look = await self._look(tab)
            trial = await self._read(tab, trial, look)
            if on_phone:
                return trial
            trial = msgspec.structs.replace(trial, next=await self._next(tab, ears))
            return msgspec.structs.replace(trial, returns=await self._returns(tab, ears, trial, look, home))
        except Trouble as trouble:
            if tab.lost.done():
                raise
            return msgspec.structs.replace(entrance, unknown=trouble.unknown)

    async def _used(self, tab: Tab, ears: Ears, entrance: Trial) -> Trial:
        await self._open(tab, ears, self._url)
        before = await self._stable(tab)
        focusable = bool(await tab.evaluate("selector => portal.elder.focus(selector)", entrance.selector))
        tried = msgspec.structs.replace(entrance, focusable=focusable, by_keyboard=focusable)
        if entrance.url:
            return await self._led(tab, ears, tried, entrance.url)
        ears.forget()
        if focusable:
            await tab.press("Enter")
        if not (focusable and await self._has_effect(tab, ears, before)):
            tried = msgspec.structs.replace(tried, by_keyboard=False)
            if not await self._clicked(tab, entrance.selector) or not await self._has_effect(tab, ears, before):
                unknown = Unknown(Reason.INCOMPLETE, "it put up a message box") if ears.spoke else None
                return msgspec.structs.replace(tried, effect=Effect.NOTHING, unknown=unknown)
        if ears.leads_to:
            return await self._led(tab, ears, tried, ears.leads_to)
        return msgspec.structs.replace(tried, effect=Effect.HERE)

    async def _led(self, tab: Tab, ears: Ears, tried: Trial, url: str) -> Trial:
        """Open the page an entrance leads to."""
        url = normalise(url, self._url)
        tried = msgspec.structs.replace(tried, url=url, effect=Effect.PAGE)
        try:
            await self._open(tab, ears, url)
        except Trouble as trouble:
            if tab.lost.done():
                raise
            if ears.status in _GONE:
                return msgspec.structs.replace(tried, effect=Effect.GONE)
            return msgspec.structs.replace(tried, unknown=trouble.unknown)
        return tried

    async def _has_effect(self, tab: Tab, ears: Ears, before: list[str | None]) -> bool:
        """Tell whether the page changed or is about to be left; what changes by itself does not count."""
        with suppress(Trouble):
            await tab.settle(EFFECT_QUIET_MS, EFFECT_SETTLE_MS)
        await ears.until_quiet(EFFECT_SECONDS)
        if ears.leads_to:
            return True
        now = await tab.evaluate("() => portal.elder.state()")
        return any(one is not None and one != other for one, other in zip(before, now, strict=True))

    async def _stable(self, tab: Tab) -> list[str | None]:
        """Return the state of the page; None for a part that changes by itself."""
        first = await tab.evaluate("() => portal.elder.state()")
        await asyncio.sleep(STABLE_SECONDS)
        second = await tab.evaluate("() => portal.elder.state()")
        return [one if one == other else None for one, other in zip(first, second, strict=True)]

    async def _read(self, tab: Tab, trial: Trial, look: Look) -> Trial:
        """Measure the page in the mode."""
        trial = msgspec.structs.replace(trial, look=look, floating=await measure_floating(tab))
        trial = await self._aimed(tab, trial)
        if self._view is View.DESKTOP:
            faint = msgspec.convert(await tab.evaluate("() => portal.elder.faint()"), tuple[Faint, ...])
            trial = msgspec.structs.replace(trial, faint=faint)
        return msgspec.structs.replace(trial, largest_px=await self._largest(tab, look.px))

    async def _aimed(self, tab: Tab, trial: Trial) -> Trial:
        """Measure what must be hit, and tell what the page is used by."""
        targets = await measure_targets(tab)
        selectors = [target.selector for target in targets.hardest]
        roles = await tab.evaluate("selectors => portal.elder.rolesOf(selectors)", selectors)
        kept = [(target, role) for target, role in zip(targets.hardest, roles, strict=True) if role != "beside"]
        targets = msgspec.structs.replace(targets, hardest=tuple(target for target, _ in kept))
        main = tuple(target.component for target, role in kept if role == "main")
        return msgspec.structs.replace(trial, targets=targets, main=main)

    async def _largest(self, tab: Tab, px: float) -> float:
        """Return the largest size of the text the tool that enlarges comes to."""
        for _ in range(STEPS):
            selector = await tab.evaluate("() => portal.elder.larger()")
            if not selector or not await self._clicked(tab, selector):
                break
            await tab.settle(EFFECT_QUIET_MS, EFFECT_SETTLE_MS)
            now = (await self._look(tab)).px
            if now <= px:
                break
            px = now
        return px

    async def _next(self, tab: Tab, ears: Ears) -> Look | None:
        """Follow a link of the mode."""
        for url in await tab.evaluate("home => portal.elder.onward(home)", self._url):
            inside = self._scope.inside(normalise(url, self._url))
            if inside and self._may(url):
                with suppress(Trouble):
                    await self._open(tab, ears, url)
                    return await self._look(tab)
                return None
        return None

    async def _returns(self, tab: Tab, ears: Ears, trial: Trial, look: Look, home: Look) -> bool | None:
        """Tell whether the mode can be left again: by a link of its page, by its own control, by its entrance."""
        if trial.effect is Effect.PAGE:
            return True if _back(look) else None if look.framed else False
        await self._open(tab, ears, self._url)
        if _differs(home, await self._look(tab)) is False:
            await self._clicked(tab, trial.selector)
            await tab.settle(EFFECT_QUIET_MS, EFFECT_SETTLE_MS)
        there = {tool.selector for tool in home.tools}
        back = next((tool.selector for tool in _back(await self._look(tab)) if tool.selector not in there), "")
        ears.forget()
        if not await self._clicked(tab, back or trial.selector):
            return None
        with suppress(Trouble):
            await tab.settle(EFFECT_QUIET_MS, EFFECT_SETTLE_MS)
        if ears.leads_to:
            await self._open(tab, ears, self._url)
        differs = _differs(home, await self._look(tab))
        return True if not differs else False if back and look.px != home.px else None

    async def _clicked(self, tab: Tab, selector: str) -> bool:
        place: dict[str, Any] | None = await tab.evaluate("selector => portal.elder.aim(selector)", selector)
        if place is not None:
            await tab.click(place["x"], place["y"])
        return place is not None

    async def _look(self, tab: Tab) -> Look:
        return msgspec.convert(await tab.evaluate("home => portal.elder.look(home)", self._url), Look)

    async def _open(self, tab: Tab, ears: Ears, url: str) -> None:
        """Open a page of the portal and make it ready to be questioned. Raises Trouble."""
        if not self._scope.inside(url):
            raise Trouble(Reason.OUT_OF_SCOPE, f"it leads to {url}")
        if not self._may(url):
            raise Trouble(Reason.DISALLOWED, url)
        ears.forget()
        await tab.go(url, follow=True)
        if not self._scope.inside(normalise(tab.address, url)):
            raise Trouble(Reason.OUT_OF_SCOPE, f"it led to {tab.address}")
        await prepare(tab)
        await tab.inject(self._words.script)
        await tab.inject(script("elder.js"))
        await tab.inject(script("elder_roles.js"))


def _back(look: Look) -> list[Tool]:
    return [tool for tool in look.tools if tool.tool == "back"]


def _differs(home: Look, now: Look) -> bool:
    """Tell whether the text has another size or there are tools the home page does not have of itself."""
    return now.px != home.px or {tool.tool for tool in now.tools} != {tool.tool for tool in home.tools}

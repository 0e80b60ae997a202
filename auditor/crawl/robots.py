"""robots.txt: asked once a host, obeyed unless the operator owns the site and says otherwise."""

import asyncio
from collections.abc import Awaitable, Callable

from protego import Protego

from auditor.address import host_of
from auditor.crawl.shared import shared

Text = tuple[int, str]
"""Status and text of a robots.txt; status 0 when nothing answered."""


class Robots:
    """What each host allows. A host whose robots.txt is missing or broken allows everything."""

    def __init__(self, agent: str, read: Callable[[str], Awaitable[Text]], *, ignore: bool = False) -> None:
        """`read` fetches one address; it must not ask this object again."""
        self._agent = agent
        self._read = read
        self._ignore = ignore
        self._rules: dict[str, asyncio.Task[Protego | None]] = {}
        self.broken: set[str] = set()
        """Hosts whose robots.txt answered 5xx; they were asked nevertheless, and the report should say so."""

    async def allows(self, url: str) -> bool:
        """Tell whether robots.txt lets us ask the address."""
        rules = await self._of(url)
        return rules is None or bool(rules.can_fetch(url, self._agent))

    async def crawl_delay(self, url: str) -> float:
        """Return the seconds the host wants between two requests; 0 when it says nothing."""
        rules = await self._of(url)
        return float(rules.crawl_delay(self._agent) or 0) if rules else 0.0

    async def sitemaps(self, url: str) -> tuple[str, ...]:
        """Return the sitemap files the host names."""
        rules = await self._of(url)
        return tuple(rules.sitemaps) if rules else ()

    async def _of(self, url: str) -> Protego | None:
        if self._ignore:
            return None
        origin = url[: url.find("/", 8)]
        task = self._rules.get(origin)
        if task is None:
            task = self._rules[origin] = shared(self._load(f"{origin}/robots.txt"))
        return await task

    async def _load(self, url: str) -> Protego | None:
        status, text = await self._read(url)
        if status >= 500:
            self.broken.add(host_of(url))
        return Protego.parse(text) if status == 200 else None

"""One crawl from the first page to the last answer."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable, Sequence

from msgspec.structs import replace
from selectolax.lexbor import LexborHTMLParser

from auditor.address import host_of, is_document, is_numeric
from auditor.crawl.fetch import Asker
from auditor.crawl.frontier import Frontier, Wanted
from auditor.crawl.missing import Missing
from auditor.crawl.rendering import rendered, should_render
from auditor.crawl.sitemap import sitemap_urls
from auditor.crawl.store import Store
from auditor.crawl.traps import WOULD_ACT
from auditor.html import decode, needs_scripts, page_links, parse
from auditor.model import Fetch, LinkKind, Verdict
from auditor.progress import Progress
from auditor.settings import External, Render, Settings

_AT_ONCE = 64
"""Requests under way over all hosts; one host never gets more than `concurrency`."""
_ASKED_AGAIN = frozenset(
    (
        Verdict.DEAD,
        Verdict.SOFT_404,
        Verdict.DNS_FAILURE,
        Verdict.REFUSED,
        Verdict.TIMEOUT,
        Verdict.SERVER_ERROR,
    )
)


class Walk:
    """Asks levels, then what only the sitemap names, then targets, then everything that looked dead once more.

    At last it takes the documents of the portal that turned out to be there.
    """

    def __init__(
        self,
        settings: Settings,
        asker: Asker,
        frontier: Frontier,
        missing: Missing,
        store: Store,
        progress: Progress,
    ) -> None:
        self.settings = settings
        self.asker = asker
        self.frontier = frontier
        self.missing = missing
        self.store = store
        self.progress = progress
        self.pages = 0
        self.done = 0
        self.is_complete = True
        """No limit cut the crawl short."""
        self._renders_left = self.settings.render_limit
        self._dead: dict[str, Wanted] = {}
        self._documents: dict[str, tuple[Wanted, Fetch]] = {}
        self._to_render: list[Fetch] = []
        self._unresolved: list[Fetch] = []
        self._names_resolve = False
        self._at_once = asyncio.Semaphore(_AT_ONCE)
        minutes = self.settings.max_minutes
        self._ends = time.monotonic() + 60 * minutes if minutes else float("inf")

    async def first_level(self) -> None:
        """Ask the addresses the crawl starts from."""
        await self._level()

    async def everything_else(self) -> None:
        """Ask all that the first level leads to."""
        await self._levels()
        self.frontier.add_sitemap(await sitemap_urls(self.asker, self.settings.target))
        await self._levels()
        await self._targets()
        while self._dead:
            await self._second_look()
            await self._levels()
            await self._targets()
        self._doubt_own_network()
        await self._take_documents()

    async def nothing_else(self, reason: str) -> None:
        """Give the first level its second look, and store what it leads to as not asked."""
        if self._dead:
            await self._second_look()
        while (level := self.frontier.next_level()) is not None:
            for wanted in (*level.wanted, *(refused for refused, _ in level.refused)):
                self.store.put_not_asked(wanted, reason)
        for wanted in self.frontier.take_targets():
            self.store.put_not_asked(wanted, reason)

    async def _levels(self) -> None:
        while await self._level():
            pass

    async def _level(self) -> bool:
        """Ask one level; return False when there was none.

        A page limit is kept by asking only as many addresses at a time as pages are still allowed, in address
        order: which pages are read does not depend on which answer comes first.
        """
        level = self.frontier.next_level()
        if level is None:
            return False
        for wanted, reason in level.refused:
            self._leave(wanted, reason)
        rest = level.wanted
        while rest:
            allowed = self.settings.max_pages - self.pages
            window, rest = rest[:allowed], rest[allowed:]
            if not window:
                for wanted in rest:
                    self._leave(wanted, f"more than {self.settings.max_pages} pages")
                break
            await self._each(window, self._page)
            await self._render()
        return True

    async def _targets(self) -> None:
        asked = []
        for wanted in self.frontier.take_targets():
            if wanted.external and self.settings.external == External.SKIP:
                self.store.put_not_asked(wanted, "addresses outside the portal are not asked")
                self.done += 1
            else:
                asked.append(wanted)
        await self._each(asked, self._target)

    async def _take_documents(self) -> None:
        """Take the documents, those nearest to the start page first; what is left is stored as not taken."""
        offered = [*sorted(self._documents, key=lambda url: (self._documents[url][0].depth, url))]
        most = self.settings.max_documents
        self.frontier.known += len(offered[:most])
        await self._each([self._documents[url][0] for url in offered[:most]], self._take, self._leave_document)
        for url in offered[most:]:
            self._leave_document(self._documents[url][0], "")

    async def _take(self, wanted: Wanted) -> None:
        self.store.put(*await self.asker.take(self._documents[wanted.url][1]))

    def _leave_document(self, wanted: Wanted, reason: str) -> None:
        self.is_complete &= not reason
        self.store.put(replace(self._documents[wanted.url][1], untaken=Verdict.NOT_ASKED), None)

    async def _second_look(self) -> None:
        """Ask once more, after one pause for all, whatever looked dead."""
        again = [self._dead[url] for url in sorted(self._dead)]
        self._dead.clear()
        self.done -= len(again)
        await asyncio.sleep(self.settings.retry_pause)
        self.asker.client.names.forget_unknown()
        await self._each([wanted for wanted in again if wanted.is_page], self._page_again)
        await self._each([wanted for wanted in again if not wanted.is_page], self._target_again)
        await self._render()

    def _doubt_own_network(self) -> None:
        """Accuse no outside name of being unknown when not a single one is known: then it is our own network."""
        if self._names_resolve:
            return
        for fetch in self._unresolved:
            self.store.put(replace(fetch, verdict=Verdict.TIMEOUT, reason="no outside name can be resolved here"), None)

    async def _each(
        self,
        wanted: Sequence[Wanted],
        ask: Callable[[Wanted], Awaitable[None]],
        leave: Callable[[Wanted, str], None] | None = None,
    ) -> None:
        """Ask every address: hosts side by side, the addresses of one host in order. `leave` those out of time."""
        lanes: dict[str, list[Wanted]] = {}
        for each in wanted:
            lanes.setdefault(host_of(each.url), []).append(each)
        async with asyncio.TaskGroup() as tasks:
            for lane in lanes.values():
                queue = iter(lane)
                for _ in range(min(self.settings.concurrency, len(lane))):
                    tasks.create_task(self._work(queue, ask, leave or self._leave))

    async def _work(
        self,
        queue: Iterable[Wanted],
        ask: Callable[[Wanted], Awaitable[None]],
        leave: Callable[[Wanted, str], None],
    ) -> None:
        for wanted in queue:
            if time.monotonic() > self._ends:
                leave(wanted, f"more than {self.settings.max_minutes:g} minutes")
                continue
            async with self._at_once:
                await ask(wanted)
            self.done += 1
            self.progress.step(self.done, self.frontier.known)

    async def _page(self, wanted: Wanted, attempt: int = 1) -> None:
        fetch, body = await self.asker.fetch(wanted, attempt)
        if body is not None:
            fetch, body = await self._read(wanted, fetch, body)
        self._put(wanted, fetch, body)

    async def _page_again(self, wanted: Wanted) -> None:
        await self._page(wanted, attempt=2)

    async def _target(self, wanted: Wanted, attempt: int = 1) -> None:
        fetch, body = await self.asker.fetch(wanted, attempt)
        if body is not None:
            reason = await self.missing.reason(fetch, _tree(fetch, body))
            if reason:
                fetch = replace(fetch, verdict=Verdict.SOFT_404, reason=reason)
        self._put(wanted, fetch, None)

    async def _target_again(self, wanted: Wanted) -> None:
        await self._target(wanted, attempt=2)

    async def _read(self, wanted: Wanted, fetch: Fetch, body: bytes) -> tuple[Fetch, bytes | None]:
        """Take the addresses a page names. A page that is only another address of a known one is not kept twice."""
        tree = _tree(fetch, body)
        reason = await self.missing.reason(fetch, tree)
        if reason:
            return replace(fetch, verdict=Verdict.SOFT_404, reason=reason, body=""), None
        if fetch.final_url and self.frontier.has(fetch.final_url):
            return replace(fetch, body=""), None
        self.pages += 1
        self.frontier.add(wanted, page_links(tree, fetch.address))
        if self.settings.render != Render.NEVER and should_render(self.settings, needs_scripts(tree)):
            self._to_render.append(fetch)
        return fetch, body

    async def _render(self) -> None:
        """Open in the browser what needs it, in address order, as far as the limit goes."""
        chosen = sorted(self._to_render, key=lambda fetch: fetch.url)[: self._renders_left]
        self._to_render.clear()
        if not chosen:
            return
        self._renders_left -= len(chosen)
        async for fetch, body in rendered(self.settings, chosen):
            page = Wanted(fetch.url, fetch.depth, fetch.via, fetch.how, fetch.kind, fetch.external)
            links = page_links(_tree(fetch, body), fetch.address)
            self.frontier.add(page, (link._replace(how="render") for link in links))
            self.store.put(fetch, body)

    def _put(self, wanted: Wanted, fetch: Fetch, body: bytes | None) -> None:
        if fetch.verdict in _ASKED_AGAIN and fetch.attempts == 1:
            self._dead[wanted.url] = wanted
        elif fetch.external and fetch.verdict is Verdict.DNS_FAILURE:
            self._unresolved.append(fetch)
        is_ours = fetch.kind is LinkKind.ATTACHMENT and not fetch.external and is_document(fetch.url)
        if is_ours and fetch.verdict is Verdict.OK:
            self._documents[wanted.url] = wanted, fetch
        self._names_resolve |= fetch.external and fetch.status is not None and not is_numeric(fetch.address)
        self.store.put(fetch, body)

    def _leave(self, wanted: Wanted, reason: str) -> None:
        self.is_complete &= reason == WOULD_ACT
        self.store.put_not_asked(wanted, reason)
        self.done += 1


def _tree(fetch: Fetch, body: bytes) -> LexborHTMLParser:
    return parse(decode(body, fetch.charset)[0])

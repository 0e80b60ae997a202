"""One crawl from the first page to the last answer."""

from collections.abc import AsyncIterator, Sequence

from msgspec.structs import replace
from selectolax.lexbor import LexborHTMLParser

from auditor.address import is_document, is_numeric
from auditor.crawl.apart import apart, in_turns
from auditor.crawl.fetch import Asker
from auditor.crawl.files import is_document_answer
from auditor.crawl.frontier import Frontier, Wanted
from auditor.crawl.lanes import Lanes
from auditor.crawl.missing import Missing
from auditor.crawl.rendering import Rendering
from auditor.crawl.settle import behind
from auditor.crawl.sitemap import sitemap_urls
from auditor.crawl.store import Store
from auditor.crawl.walls import wall_in
from auditor.html import decode, needs_scripts, page_links, parse
from auditor.model import Fetch, LinkKind, Reason, Verdict
from auditor.progress import Progress
from auditor.settings import External, Settings

_ASKED_AGAIN = frozenset(
    (
        Verdict.DEAD,
        Verdict.SOFT_404,
        Verdict.DNS_FAILURE,
        Verdict.REFUSED,
        Verdict.TIMEOUT,
        Verdict.SERVER_ERROR,
        Verdict.LIMITED,
    )
)
_MAY_PASS = _ASKED_AGAIN - {Verdict.DEAD, Verdict.SOFT_404, Verdict.LIMITED}
"""What is the network's or the server's trouble of the moment; who is asked too much is left alone for longer."""


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
        self.end = asker.end
        self.pages = 0
        self.done = 0
        self.is_complete = True
        """No limit cut the crawl short."""
        self.rendering = Rendering(asker)
        self._dead: dict[str, tuple[Wanted, Fetch]] = {}
        self._waited_for: set[str] = set()
        """Pages that were asked again before their level ended."""
        self._documents: dict[str, tuple[Wanted, Fetch]] = {}
        self._unresolved: list[Fetch] = []
        self._names_resolve = False
        self.lanes = Lanes(settings.concurrency, asker.end, self._step, self._leave)

    async def first_level(self) -> None:
        """Ask the addresses the crawl starts from; twice when no page came, as all else depends on them."""
        await self._level()
        if not self.pages and self._dead:
            await self._second_look()
        await self._take_rendered(self.rendering.articles())

    async def everything_else(self) -> None:
        """Ask all that the first level leads to."""
        await self._levels()
        if not self.end.reason:
            self.frontier.add_sitemap(await sitemap_urls(self.asker, self.settings.target))
            await self._levels()
        await self._targets()
        while self._dead:
            await self._second_look()
            await self._levels()
            await self._targets()
        self._doubt_own_network()
        await self._take_documents()
        self.is_complete &= not self.end.reason

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
        while await self._level() or await self._take_rendered(self.rendering.articles()):
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
            await self.lanes.each(window, self._page)
            await self._wait_for_level()
            await self._browse()
        return True

    async def _wait_for_level(self) -> None:
        """Ask the pages that met a trouble of the moment again, so that what they name stands at its proper depth."""
        again = [wanted for wanted, fetch in self._dead.values() if wanted.is_page and fetch.verdict in _MAY_PASS]
        again = sorted(wanted for wanted in again if wanted.url not in self._waited_for)
        if again:
            self._waited_for.update(wanted.url for wanted in again)
            await self._ask_again(again)

    async def _targets(self) -> None:
        asked = []
        for wanted in self.frontier.take_targets():
            if wanted.external and self.settings.external == External.SKIP:
                self.store.put_not_asked(wanted, "addresses outside the portal are not asked")
                self.done += 1
            else:
                asked.append(wanted)
        await self.lanes.each(asked, self._target)

    async def _take_documents(self) -> None:
        """Take the documents, those nearest to the start page first; what is left is stored as not taken."""
        offered = [*sorted(self._documents, key=lambda url: (self._documents[url][0].depth, url))]
        most = self.settings.max_documents
        self.frontier.known += len(offered[:most])
        await self.lanes.each([self._documents[url][0] for url in offered[:most]], self._take, self._leave_document)
        for url in offered[most:]:
            self._leave_document(self._documents[url][0], "")

    async def _take(self, wanted: Wanted) -> None:
        fetch, body = await self.asker.take(self._documents[wanted.url][1])
        self.is_complete &= fetch.untaken is not Verdict.NOT_ASKED
        self.store.put(fetch, body)

    def _leave_document(self, wanted: Wanted, reason: str) -> None:
        self.is_complete &= not reason
        self.store.put(replace(self._documents[wanted.url][1], untaken=Verdict.NOT_ASKED), None)

    async def _second_look(self) -> None:
        """Ask once more, after one pause for all, whatever looked dead."""
        self.asker.outages.second_chance()
        await self._ask_again([self._dead[url][0] for url in sorted(self._dead)])
        await self._browse()

    async def _ask_again(self, again: Sequence[Wanted]) -> None:
        attempts = {wanted.url: self._dead.pop(wanted.url)[1].attempts for wanted in again}
        self.done -= len(again)
        await self.end.pause(self.settings.retry_pause)
        self.asker.client.names.forget_unknown()

        async def page(wanted: Wanted) -> None:
            await self._page(wanted, attempts[wanted.url] + 1)

        async def target(wanted: Wanted) -> None:
            await self._target(wanted, attempts[wanted.url] + 1)

        await self.lanes.each([wanted for wanted in again if wanted.is_page], page)
        await self.lanes.each([wanted for wanted in again if not wanted.is_page], target)

    def _doubt_own_network(self) -> None:
        """Accuse no outside name of being unknown when not a single one is known: then it is our own network."""
        if self._names_resolve:
            return
        for fetch in self._unresolved:
            self.store.put(replace(fetch, verdict=Verdict.TIMEOUT, reason="no outside name can be resolved here"), None)

    async def _page(self, wanted: Wanted, attempt: int = 1) -> None:
        fetch, body = await self.asker.fetch(wanted, attempt)
        if body is not None:
            fetch, body = await self._read(wanted, fetch, body)
        self._put(wanted, fetch, body)

    async def _target(self, wanted: Wanted, attempt: int = 1) -> None:
        fetch, body = await self.asker.fetch(wanted, attempt)
        if body is not None:
            fetch = await self._doubted(fetch, await _tree(fetch, body)) or fetch
        self._put(wanted, fetch, None)

    async def _read(self, wanted: Wanted, fetch: Fetch, body: bytes) -> tuple[Fetch, bytes | None]:
        """Take the addresses a page names. A page that is only another address of a known one is not kept twice."""
        tree = await _tree(fetch, body)
        if doubted := await self._doubted(fetch, tree):
            return doubted, None
        if fetch.final_url and self.frontier.has(fetch.final_url):
            return replace(fetch, body=""), None
        self.pages += 1
        await apart(len(body), lambda: self.asker.actions.learn(tree, fetch.address))
        await self._follow(wanted, fetch, tree, len(body))
        self.rendering.want(fetch, await apart(len(body), lambda: needs_scripts(tree)))
        return fetch, body

    async def _follow(self, page: Wanted, fetch: Fetch, tree: LexborHTMLParser, size: int, how: str = "") -> None:
        """Let the frontier know what a page names."""
        links = await apart(size, lambda: [*page_links(tree, fetch.address)])
        async for some in in_turns(links):
            self.frontier.add(page, (link._replace(how=how or link.how) for link in some))

    async def _doubted(self, fetch: Fetch, tree: LexborHTMLParser) -> Fetch | None:
        """Return what a document really is that is a wall, or says that nothing is here; None when it is a page."""
        wall = await apart(fetch.size, lambda: wall_in(tree, fetch.status or 0, fetch.address, self.asker.signs))
        if wall:
            return behind(fetch, wall)
        if reason := await self.missing.reason(fetch, tree):
            return replace(fetch, verdict=Verdict.SOFT_404, reason=reason, body="")
        return None

    async def _browse(self) -> None:
        """Open in the browser what stands behind a script wall, and what only scripts fill."""
        await self.rendering.pass_walls(self._pages_again)
        await self._take_rendered(self.rendering.leading())

    async def _pages_again(self, pages: Sequence[Wanted]) -> None:
        self.done -= len(pages)
        await self.lanes.each(pages, self._page)

    async def _take_rendered(self, opened: AsyncIterator[tuple[Fetch, bytes]]) -> bool:
        """Take the documents scripts made in the place of those that were sent; False when there were none."""
        has_come = False
        async for fetch, body in opened:
            has_come = True
            self.pages += fetch.url in self.rendering.behind
            page = Wanted(fetch.url, fetch.depth, fetch.via, fetch.how, fetch.kind, fetch.external)
            await self._follow(page, fetch, await _tree(fetch, body), len(body), "render")
            self.store.put(fetch, body)
        return has_come

    def _put(self, wanted: Wanted, fetch: Fetch, body: bytes | None) -> None:
        is_out = fetch.cause is Reason.OUTAGE
        may_be_asked_again = fetch.attempts <= 1 + (wanted.url in self._waited_for)
        if (fetch.verdict in _ASKED_AGAIN or is_out) and may_be_asked_again:
            self._dead[wanted.url] = wanted, fetch
        elif is_out:
            self.is_complete &= fetch.external
        elif fetch.verdict is Verdict.BLOCKED:
            self.rendering.meet_wall(wanted, fetch)
        elif fetch.external and fetch.verdict is Verdict.DNS_FAILURE:
            self._unresolved.append(fetch)
        is_ours = fetch.kind is LinkKind.ATTACHMENT and not fetch.external and fetch.verdict is Verdict.OK
        if is_ours and (is_document(fetch.url) or is_document_answer(fetch.content_type, fetch.ending)):
            self._documents[wanted.url] = wanted, fetch
        self._names_resolve |= fetch.external and fetch.status is not None and not is_numeric(fetch.address)
        self.store.put(fetch, body)

    def _step(self) -> None:
        self.done += 1
        self.progress.step(self.done, self.frontier.known)

    def _leave(self, wanted: Wanted, reason: str) -> None:
        self.is_complete = False
        self.store.put_not_asked(wanted, reason)
        self.done += 1


async def _tree(fetch: Fetch, body: bytes) -> LexborHTMLParser:
    return await apart(len(body), lambda: parse(decode(body, fetch.charset)[0]))

"""Decides whether an answer with status 200 is a soft 404, asking the host for something impossible where need be."""

import asyncio
from hashlib import sha256

from selectolax.lexbor import LexborHTMLParser

from auditor.address import extension
from auditor.crawl.apart import apart
from auditor.crawl.client import Request
from auditor.crawl.fetch import Asker
from auditor.crawl.settle import is_fine
from auditor.crawl.shared import shared
from auditor.crawl.soft404 import (
    SHORT,
    Baseline,
    Signs,
    can_be_missing,
    hints_at_missing,
    is_like,
    leads_to_error_page,
    says_missing,
    shape_of,
    title_of,
    titled_missing,
)
from auditor.crawl.walls import wall_in
from auditor.html import decode, jump_target, needs_scripts, parse, visible_text
from auditor.model import Fetch


class Missing:
    """The judge of soft 404s of one crawl."""

    def __init__(self, asker: Asker, signs: Signs) -> None:
        self._asker = asker
        self._signs = signs
        self._baselines: dict[str, asyncio.Task[Baseline | None]] = {}

    async def reason(self, fetch: Fetch, tree: LexborHTMLParser) -> str:
        """Return how the page shows that nothing is here; empty when it is taken for genuine."""
        if fetch.depth == 0:
            return ""
        if leads_to_error_page(fetch.url, fetch.final_url, self._signs):
            return f"redirects to {fetch.final_url}"
        if jump_target(tree, fetch.address):
            return ""
        is_suspect = False
        if len(visible_text(tree, SHORT)) <= SHORT or titled_missing(title_of(tree), self._signs):
            shape = shape_of(tree)
            said = says_missing(shape, self._signs)
            if said:
                return f"the page says: {said}"
            is_suspect = hints_at_missing(shape, self._signs)
        if not can_be_missing(fetch.url):
            return ""
        baseline = await self._baseline(fetch.url, is_suspect=is_suspect)
        if baseline is None:
            return ""
        if fetch.final_url and fetch.final_url == baseline.final_url:
            return f"redirects to {fetch.final_url} as any address does"
        if await apart(fetch.size, lambda: _is_same(tree, baseline, fetch.url)):
            return f"same page as {baseline.url}, which cannot exist"
        return ""

    async def _baseline(self, url: str, *, is_suspect: bool) -> Baseline | None:
        """Return how the host answers impossible addresses like this one; None when it honestly says 404.

        The root of the host is asked once per file extension; a folder only for pages that speak of something missing.
        """
        origin_end = url.find("/", 8) + 1
        suffix = extension(url)
        baseline = await self._probed(url[:origin_end], suffix)
        if baseline is None and is_suspect:
            path = url.partition("?")[0].rstrip("/")
            folder = path[: path.rfind("/") + 1]
            baseline = await self._probed(folder, suffix)
        return baseline

    async def _probed(self, folder: str, suffix: str) -> Baseline | None:
        # The name is derived, not random, so that two audits ask for the same.
        name = sha256(f"{folder} {suffix}".encode()).hexdigest()[:20]
        url = f"{folder}{name}.{suffix}" if suffix else f"{folder}{name}/"
        task = self._baselines.get(url)
        if task is None:
            task = self._baselines[url] = shared(self._probe(url))
        return await task

    async def _probe(self, url: str) -> Baseline | None:
        reached = await self._asker.reach(Request("GET", url, self._asker.settings.max_body))
        answer = reached.answer
        if not is_fine(answer) or not answer.is_html:
            return None
        tree = parse(decode(answer.body, answer.charset)[0])
        if wall_in(tree, answer.status, reached.url, self._asker.signs):
            return None
        shape = shape_of(tree)
        return Baseline(url, reached.url if reached.url != url else "", shape)


def _is_same(tree: LexborHTMLParser, baseline: Baseline, url: str) -> bool:
    # A page that scripts build looks the same at every address until they have run.
    return is_like(shape_of(tree), baseline, url) and needs_scripts(tree) != ("page",)

"""Which pages a browser opens first when it may not open all; no browser is needed for that."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, Self

import pytest

from auditor.address import Scope
from auditor.audit import Audit
from auditor.browser.traffic import Traffic
from auditor.crawl import rendering
from auditor.crawl.earlier import Earlier
from auditor.crawl.end import End
from auditor.crawl.fetch import Asker
from auditor.crawl.log import Log
from auditor.crawl.render import Rendered
from auditor.crawl.rendering import Rendering
from auditor.interrupt import Interrupt
from auditor.model import Fetch, Verdict
from auditor.settings import Settings

HOST = "http://www.example.gov.cn"


class Instant:
    """Shows every page at once."""

    traffic = Traffic()

    def __init__(self, *_: object) -> None: ...

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None: ...

    async def render(self, url: str, *, wall: bool) -> Rendered:
        return Rendered(b"<p>text", url)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    monkeypatch.setattr(rendering, "Renderer", Instant)

    def of(limit: int, pages: dict[str, tuple[str, ...]]) -> list[str]:
        settings = Settings(target=HOST, rate=0, render_limit=limit)
        with Audit(tmp_path / f"limit{limit}", create=True) as audit, Log(audit) as log:
            asker = Asker(settings, None, Scope(HOST), {}, log, End(settings, log, Interrupt()), Earlier(None))  # type: ignore[arg-type]
            return _opened(Rendering(asker), pages)

    return of


def _opened(chosen: Rendering, pages: dict[str, tuple[str, ...]]) -> list[str]:
    for path, parts in pages.items():
        chosen.want(Fetch(HOST + path, Verdict.OK, 200, depth=path.count("/")), parts)

    async def run() -> list[str]:
        return [fetch.url.removeprefix(HOST) async for fetch, _ in _both(chosen)]

    return asyncio.run(run())


async def _both(chosen: Rendering) -> AsyncIterator[tuple[Fetch, bytes]]:
    async for opened in chosen.leading():
        yield opened
    async for opened in chosen.articles():
        yield opened


PAGES = {
    "/a1": ("article",),
    "/f1": ("menu", "footer"),
    "/l2": ("list", "menu"),
    "/l1": ("list",),
    "/x/shell": ("page",),
    "/foot": ("footer",),
    "/full": (),
}


def test_what_leads_on_comes_before_what_only_lacks_its_frame_and_articles_come_last(opened: Any) -> None:
    assert opened(100, PAGES) == ["/l1", "/l2", "/x/shell", "/f1", "/a1"]


def test_the_limit_holds_over_all(opened: Any) -> None:
    assert opened(2, PAGES) == ["/l1", "/l2"]
    assert opened(0, PAGES) == []

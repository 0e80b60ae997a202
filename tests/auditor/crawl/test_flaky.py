"""A server that is slow, drops connections and has fits of 429 and 503: every page is read, none is called dead."""

import asyncio
import random
import time
from collections.abc import Callable, Sequence

import pytest
from aiohttp import web

from auditor.crawl import outage
from auditor.model import Verdict

pytestmark = pytest.mark.slow

PAGES = 240
RATE = 100


def links(*hrefs: str) -> str:
    return "<title>目录</title>" + "".join(f'<p><a href="{href}">去 {href}</a></p>' for href in hrefs)


def portal() -> dict[str, str]:
    """Columns of articles, and files; enough kinds of requests for pages, probes, HEAD, GET and second looks."""
    columns = {
        f"/c{column:02}/": [f"/c{column:02}/a{page}.html" for page in range(11)] for column in range(PAGES // 12)
    }
    articles = {path: f"<p>{path}" for column in columns.values() for path in column}
    files = {path.replace(".html", ".pdf"): "%PDF-1.4" for path in articles if path.endswith("/a1.html")}
    articles |= {path.replace(".pdf", ".html"): links("/", path) for path in files}
    return {"/": links(*columns), **{path: links(*pages) for path, pages in columns.items()}, **articles, **files}


class Flaky:
    """Answers `pages` as a server does that is not well; the seed says how."""

    def __init__(self, pages: dict[str, str], seed: int) -> None:
        self.pages = pages
        self.chance = random.Random(seed)
        self.requests = 0
        self.fits = [first + self.chance.randrange(20) for first in range(30, 380, 70)]
        """Numbers of the requests at which it begins to answer nothing but 429 or 503."""
        self.answered = {"reset": 0, "late": 0, "429": 0, "503": 0, "cut": 0, "ok": 0}

    async def __call__(self, request: web.Request) -> web.StreamResponse:
        if request.path == "/robots.txt":
            return web.Response(status=404)
        self.requests += 1
        for number, first in enumerate(self.fits):
            if 0 <= self.requests - first < 8:
                status = 503 if number % 2 else 429
                return self._did(str(status), web.Response(status=status))
        if self.chance.random() < 0.1:
            self.answered["late"] += 1
            await asyncio.sleep(self.chance.random() / 10)
        whim = self.chance.random()
        if whim < 0.05 and request.transport is not None:
            request.transport.abort()
            return self._did("reset", web.Response())
        if whim < 0.08 and request.transport is not None:
            cut = web.StreamResponse(headers={"Content-Type": "text/html", "Content-Length": "5000"})
            await cut.prepare(request)
            await cut.write(b"<p>")
            request.transport.abort()
            return self._did("cut", cut)
        if request.path not in self.pages:
            return web.Response(status=404)
        kind = "application/pdf" if request.path.endswith(".pdf") else "text/html"
        return self._did("ok", web.Response(text=self.pages[request.path], content_type=kind))

    def _did(self, what: str, answer: web.StreamResponse) -> web.StreamResponse:
        self.answered[what] += 1
        return answer


def excess(begun: float, arrivals: Sequence[float], rate: float) -> list[int]:
    """The requests that came before their turn. A busy machine makes a request late, never early."""
    return [turn for turn, at in enumerate(arrivals) if at - begun < turn / rate - 1e-3]


@pytest.mark.parametrize("seed", [1, 2])
def test_every_page_is_read_and_the_rate_is_kept(
    host: Callable, crawled: Callable, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr(outage, "PAUSES", (0.05,) * 20)
    pages = portal()
    flaky = Flaky(pages, seed)
    served = host({"*": flaky})
    begun = time.monotonic()
    result = crawled(served, rate=RATE, retry_pause=0.5, max_documents=0)
    assert [path for path, fetch in result.fetches.items() if fetch.verdict is not Verdict.OK] == []
    assert result.pages() == sorted(path for path in pages if not path.endswith(".pdf"))
    assert result.notes["complete"] is True
    assert min(flaky.answered.values()) > 0
    assert excess(begun, [asked.at for asked in served.asked], RATE) == []


def test_redirects_second_looks_probes_and_files_keep_the_rate_together(host: Callable, crawled: Callable) -> None:
    async def moved(request: web.Request) -> web.Response:
        return web.Response(status=302, headers={"Location": f"/real{request.path}"})

    old = [f"/old/{number}.html" for number in range(8)]
    gone = [f"/gone/{number}.html" for number in range(8)]
    files = [f"/files/{number}.doc" for number in range(8)]
    served = host(
        {"/": links(*old, *gone, *files), **dict.fromkeys(old, moved), **{f"/real{path}": f"<p>{path}" for path in old}}
        | dict.fromkeys(files, web.Response(body=b"doc", content_type="application/msword"))
    )
    begun = time.monotonic()
    result = crawled(served, rate=40)
    assert [result[path].attempts for path in gone] == [2] * 8
    paths = served.paths()
    assert len([path for path in paths if path.startswith(("/old", "/real"))]) == 16
    assert len([path for path in paths if path.startswith("/gone")]) == 16
    assert len([path for path in paths if path.startswith("/files")]) == 8
    assert excess(begun, [asked.at for asked in served.asked], 40) == []

"""A real server whose every answer the test writes, and a crawl of it."""

import asyncio
import threading
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from aiohttp import web

from auditor.audit import Audit
from auditor.crawl import crawl
from auditor.model import Fetch, Verdict
from auditor.progress import Silent
from auditor.settings import Settings

Answer = str | bytes | int | web.Response | Callable[[web.Request], Awaitable[web.StreamResponse]]

PACKS = Path(__file__).parents[3] / "rules" / "packs"
NAMES = ("soft-404", "walls", "actions")
WORDS = {name: yaml.safe_load((PACKS / "words" / f"{name}.yaml").read_text(encoding="utf-8")) for name in NAMES}


class Asked(NamedTuple):
    at: float
    method: str
    path: str
    agent: str


class Host:
    """One server. `routes` may be changed while it runs; paths that are not there answer 404."""

    def __init__(self, routes: dict[str, Answer], port: int) -> None:
        self.routes = routes
        self.port = port
        self.asked: list[Asked] = []

    @property
    def start(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def url(self, path: str) -> str:
        return self.start + path.lstrip("/")

    def paths(self, method: str = "GET") -> list[str]:
        return [asked.path for asked in self.asked if asked.method == method]

    async def handle(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(Asked(time.monotonic(), request.method, request.path_qs, request.headers["User-Agent"]))
        answer = self.routes.get(request.path_qs, self.routes.get(request.path, self.routes.get("*", 404)))
        if isinstance(answer, int):
            return web.Response(status=answer)
        if isinstance(answer, str):
            return web.Response(text=answer, content_type="text/html")
        if isinstance(answer, bytes):
            return web.Response(body=answer, headers={"Content-Type": "text/html"})
        if isinstance(answer, web.Response):
            return web.Response(status=answer.status, body=answer.body, headers=answer.headers)
        return await answer(request)


class Crawled(NamedTuple):
    """What one crawl stored."""

    fetches: dict[str, Fetch]
    """By address without the portal's own origin."""
    bodies: dict[str, bytes]
    notes: dict[str, Any]

    def verdicts(self) -> dict[str, str]:
        return {path: fetch.verdict.value for path, fetch in self.fetches.items()}

    def pages(self) -> list[str]:
        return sorted(path for path, fetch in self.fetches.items() if fetch.body)

    def __getitem__(self, path: str) -> Fetch:
        return self.fetches[path]


@pytest.fixture(scope="session")
def loop() -> Iterator[asyncio.AbstractEventLoop]:
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    yield loop
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


@pytest.fixture
def host(loop: asyncio.AbstractEventLoop) -> Iterator[Callable[..., Host]]:
    """Start a server: `host({"/": "<a href=/a>", "/a": 404})`."""
    runners = []

    async def start(served: Host) -> web.AppRunner:
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", served.handle)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        served.port = int(runner.addresses[0][1])
        return runner

    def serve(routes: Mapping[str, Answer]) -> Host:
        served = Host(dict(routes), 0)
        runners.append(asyncio.run_coroutine_threadsafe(start(served), loop).result())
        return served

    yield serve
    for runner in runners:
        asyncio.run_coroutine_threadsafe(runner.cleanup(), loop).result()


@pytest.fixture
def crawled(tmp_path: Path) -> Callable[..., Crawled]:
    """Crawl a server with everything that waits switched off."""
    count = 0

    def run(portal: Host, words: Mapping[str, Any] = WORDS, **settings: Any) -> Crawled:
        nonlocal count
        count += 1
        given = {"target": portal.start, "rate": 0, "retry_pause": 0, "external": "skip", "render": "never", **settings}
        with Audit(tmp_path / f"audit{count}", create=True) as audit:
            crawl(Settings(**given), audit, words, Silent())
            origin = portal.start.rstrip("/")
            fetches = {fetch.url.removeprefix(origin): fetch for fetch in audit.fetches()}
            bodies = {path: audit.body(fetch.body) for path, fetch in fetches.items() if fetch.body}
            notes = {name: audit.noted(name, object, None) for name in ("start_url", "complete", "broken_robots")}
        return Crawled(fetches, bodies, notes)

    return run


def links(*hrefs: str) -> str:
    """A page that is nothing but links."""
    return "<title>目录</title>" + "".join(f'<p><a href="{href}">去 {href}</a></p>' for href in hrefs)


def redirect(to: str, status: int = 302, **headers: str) -> web.Response:
    return web.Response(status=status, headers={"Location": to, **headers})


def dead(result: Crawled) -> list[str]:
    return sorted(path for path, fetch in result.fetches.items() if fetch.verdict is Verdict.DEAD)

"""What has not changed since an earlier audit is not sent again, and read as it was."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from auditor.audit import Audit
from auditor.crawl import crawl
from auditor.errors import UserError
from auditor.model import Fetch
from auditor.progress import Silent
from auditor.settings import Settings

pytestmark = pytest.mark.slow


def links(*hrefs: str) -> str:
    return "<title>目录</title>" + "".join(f'<p><a href="{href}">去 {href}</a></p>' for href in hrefs)


class Careful:
    """Pages with an ETag and a date; who has them already is told so."""

    def __init__(self, pages: dict[str, str]) -> None:
        self.pages = pages
        self.sent: list[str] = []
        self.spared: list[str] = []

    def routes(self) -> dict[str, Any]:
        return dict.fromkeys(self.pages, self.answer)

    async def answer(self, request: web.Request) -> web.Response:
        page = self.pages[request.path]
        headers = {
            "ETag": f'"{sha256(page.encode()).hexdigest()[:8]}"',
            "Last-Modified": "Sun, 01 Nov 2026 00:00:00 GMT",
        }
        if request.headers.get("If-None-Match") == headers["ETag"]:
            self.spared.append(request.path)
            return web.Response(status=304, headers=headers)
        self.sent.append(request.path)
        return web.Response(text=page, content_type="text/html", headers=headers)


@pytest.fixture
def audited(tmp_path: Path) -> Callable[..., dict[str, tuple[Fetch, bytes]]]:
    def run(portal: Any, folder: str, **settings: Any) -> dict[str, tuple[Fetch, bytes]]:
        given = {"target": portal.start, "rate": 0, "retry_pause": 0, "external": "skip", "render": "never", **settings}
        with Audit(tmp_path / folder, create=True) as audit:
            crawl(Settings(**given), audit, {}, Silent())
            fetches = {fetch.url.removeprefix(portal.start): fetch for fetch in audit.fetches()}
            return {path: (fetch, audit.body(fetch.body) if fetch.body else b"") for path, fetch in fetches.items()}

    return run


def test_only_what_has_changed_is_sent_again(host: Callable, audited: Callable, tmp_path: Path) -> None:
    site = Careful(
        {"/": links("/a.html", "/b.html"), "/a.html": links("/c.html"), "/b.html": "<p>乙", "/c.html": "<p>丙"}
    )
    portal = host(site.routes())
    first = audited(portal, "first")
    site.sent.clear()
    site.pages["/b.html"] = "<p>新的乙"
    second = audited(portal, "second", since=str(tmp_path / "first"))
    assert set(site.sent) == {"/", "/b.html"}  # the start page is asked for once to see whether it is there
    assert set(site.spared) == {"/", "/a.html", "/c.html"}
    assert set(second) == set(first)
    for path in ("a.html", "c.html"):
        then, now = first[path], second[path]
        assert now[1] == then[1] != b""
        assert now[0].unchanged_since == then[0].at < now[0].at
        assert (now[0].status, now[0].content_type, now[0].size) == (200, then[0].content_type, then[0].size)
    assert second["b.html"][1] == "<p>新的乙".encode()
    assert second["b.html"][0].unchanged_since is None
    third = audited(portal, "third", since=str(tmp_path / "second"))
    assert third["a.html"][0].unchanged_since == first["a.html"][0].at


def test_a_redirect_that_leads_elsewhere_today_is_read_anew(host: Callable, audited: Callable, tmp_path: Path) -> None:
    same = "Sun, 01 Nov 2026 00:00:00 GMT"

    async def dated(request: web.Request) -> web.Response:
        if "If-Modified-Since" in request.headers:
            return web.Response(status=304)
        return web.Response(text=f"<p>{request.path}", content_type="text/html", headers={"Last-Modified": same})

    to = web.Response(status=302, headers={"Location": "/old.html"})
    portal = host({"/": links("/go"), "/go": to, "/old.html": dated, "/new.html": dated})
    audited(portal, "first")
    portal.routes["/go"] = web.Response(status=302, headers={"Location": "/new.html"})
    second = audited(portal, "second", since=str(tmp_path / "first"))
    assert second["go"][1] == b"<p>/new.html"
    assert second["go"][0].unchanged_since is None


def test_a_portal_that_calls_unchanged_what_nobody_has_is_not_believed(host: Callable, audited: Callable) -> None:
    result = audited(host({"/": links("/a.html"), "/a.html": 304}), "only")
    assert result["a.html"][0].verdict.value == "unsupported"


def test_an_earlier_audit_must_be_one(host: Callable, audited: Callable, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="not an audit folder"):
        audited(host({"/": "<p>"}), "only", since=str(tmp_path / "nowhere"))

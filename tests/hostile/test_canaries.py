"""Other servers of the operator's machine see nothing of an audit, whatever the portal does."""

import asyncio
import socket
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pytest
from aiohttp.abc import ResolveResult
from canaries import traps
from portal import Server, links, page, serving

from auditor.audit import Audit
from auditor.browser import Tab, Window
from auditor.crawl import crawl
from auditor.guard import Guard
from auditor.model import Fetch, Unknown, Verdict
from auditor.progress import Silent
from auditor.settings import Settings

pytestmark = pytest.mark.slow


class Field(NamedTuple):
    portal: Server
    canary: Server
    datagrams: socket.socket

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.portal.port}"

    def is_untouched(self) -> bool:
        try:
            self.datagrams.recv(1)
        except BlockingIOError:
            return not self.canary.connections
        return False


@pytest.fixture
def field() -> Iterator[Field]:
    portal, canary = Server({}), Server({"/*": page("金丝雀")})
    with serving(portal, canary), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as datagrams:
        datagrams.bind(("127.0.0.1", 0))
        datagrams.setblocking(False)
        portal.answers = traps(canary.port, datagrams.getsockname()[1])
        yield Field(portal, canary, datagrams)


@pytest.fixture
def crawled(field: Field, tmp_path: Any) -> Callable[..., dict[str, Fetch]]:
    def run(**more: Any) -> dict[str, Fetch]:
        given = {
            "target": f"http://{field.host}/",
            "rate": 0,
            "retry_pause": 0,
            "timeout": 5,
            "render": "never",
            **more,
        }
        with Audit(tmp_path / "audit", create=True) as audit:
            crawl(Settings(**given), audit, {}, Silent())
            return {fetch.url: fetch for fetch in audit.fetches()}

    return run


def test_the_crawl_touches_no_canary(field: Field, crawled: Callable[..., dict[str, Fetch]]) -> None:
    field.portal.answers["/"] = page(links("/canaries", "/led/document.pdf"))
    fetches = crawled()
    assert field.is_untouched()
    there = {fetch.verdict for url, fetch in fetches.items() if f":{field.canary.port}/" in url}
    assert there <= {Verdict.UNSUPPORTED, Verdict.DNS_FAILURE, Verdict.TIMEOUT}  # as the name server has it
    led = fetches[f"http://{field.host}/led/redirect"]
    assert (led.verdict, led.reason) == (Verdict.UNSUPPORTED, "leads into a private network")
    assert "/only-in-sitemap" in field.portal.targets()
    assert {asked.method for asked in field.portal.asked} <= {"GET", "HEAD"}


def test_a_portal_cannot_name_its_own_siblings(field: Field, crawled: Callable[..., dict[str, Fetch]]) -> None:
    field.portal.answers["/"] = page(links(f"http://localhost:{field.portal.port}/canaries"))
    crawled()
    assert field.portal.targets() & {"/canaries"} == set()


def test_what_the_operator_names_is_asked(field: Field, crawled: Callable[..., dict[str, Fetch]]) -> None:
    field.portal.answers["/"] = page(links("/led/redirect"))
    fetches = crawled(private_hosts=(f"127.0.0.1:{field.canary.port}",))
    assert fetches[f"http://{field.host}/led/redirect"].verdict is Verdict.OK
    assert "/canary/redirect" in field.canary.targets()


def test_a_name_that_changes_its_address_between_check_and_use_gains_nothing(
    field: Field, crawled: Callable[..., dict[str, Fetch]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name is public whenever it is looked up, but for the moment a connection is made."""
    answers = iter(["223.5.5.5", *["127.0.0.1"] * 99])

    async def resolve(self: object, host: str, port: int = 0, family: int = 0) -> list[ResolveResult]:
        return [ResolveResult(hostname=host, host=next(answers), port=port, family=2, proto=0, flags=0)]

    async def getaddrinfo(*_: object, **__: object) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("223.5.5.5", 0))]

    monkeypatch.setattr("aiohttp.ThreadedResolver.resolve", resolve)
    monkeypatch.setattr(asyncio.BaseEventLoop, "getaddrinfo", getaddrinfo)
    start = f"http://rebinds.example.com:{field.canary.port}/"
    with pytest.raises(Exception, match="cannot be reached"):
        crawled(target=start, timeout=1)
    with pytest.raises(Exception, match="leads into a private network"):
        crawled(target=start, timeout=1)
    assert field.is_untouched()


BROWSED = ("browser", "led/location", "led/meta", "led/server", "led/refresh", "led/redirect")


def test_the_browser_touches_no_canary(field: Field) -> None:
    async def linger(tab: Tab) -> str:
        await asyncio.sleep(2)
        return str(await tab.evaluate("() => document.title"))

    async def visit() -> list[str | Unknown]:
        async with Window(Settings(timeout=10, private_hosts=(field.host,)), follow=True) as window:
            return [await window.visit(f"http://{field.host}/{path}", linger) for path in BROWSED]

    seen = asyncio.run(visit())
    assert seen[0] == "浏览器"
    assert field.is_untouched()
    assert {"/led/png", "/led/redirect"} <= field.portal.targets()


@pytest.mark.parametrize("address", ["ftp://127.0.0.1/", "gopher://127.0.0.1/", "javascript:alert(1)"])
def test_the_browser_opens_nothing_but_the_web(field: Field, address: str) -> None:
    async def visit() -> Any:
        field.portal.answers["/"] = page(
            f"<a id=a href='{address}'>x</a><script>open('{address}'); location.href = '{address}'; a.click()</script>"
        )
        async with Window(Settings(timeout=5, private_hosts=(field.host,))) as window:
            return await window.visit(f"http://{field.host}/", lambda tab: tab.evaluate("() => location.href"))

    assert asyncio.run(visit()) == f"http://{field.host}/"


def test_the_guard_of_the_browser_looks_at_every_address_of_a_name(
    field: Field, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []

    def allows(self: Guard, host: str, port: int, address: str) -> bool:
        looked.append(address)
        return False

    monkeypatch.setattr(Guard, "allows", allows)

    async def visit() -> Any:
        async with Window(Settings(timeout=5)) as window:
            return await window.visit(f"http://localhost:{field.portal.port}/", lambda tab: tab.evaluate("() => 1"))

    assert isinstance(asyncio.run(visit()), Unknown)
    assert "127.0.0.1" in looked
    assert not field.portal.connections

"""A host that is down is told from an address that is ill, waited for, and given up in the end."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime
from itertools import count

import pytest
from aiohttp import web

from auditor.crawl import outage
from auditor.crawl.client import Answer, Request
from auditor.crawl.outage import PAUSES, SILENT, STOPPED, Outages
from auditor.crawl.verdicts import Trouble
from auditor.model import Reason, Verdict
from auditor.pace import Clock, Pace

HOME, PAGE = Request("GET", "http://h/"), Request("GET", "http://h/a")
CLOSED = Trouble(Verdict.REFUSED, "the connection was closed")


def answer(status: int) -> Answer:
    return Answer(status, "text/html", "", "", "", (), b"", 0, 1, datetime(2026, 11, 20, tzinfo=UTC), "")


class Bench:
    """Outages of one host with answers written beforehand (None: well), and the pauses that were made."""

    def __init__(self, *answers: Answer | Trouble | None) -> None:
        self.answers = iter(answers)
        self.asked: list[Request] = []
        self.pauses: list[float] = []
        clock = Clock(now=lambda: 0.0, sleep=self.sleep)
        self.pace = Pace(0, 8, clock=clock)
        self.outages = Outages(self.send, self.pace)

    async def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)

    async def send(self, request: Request) -> Answer | Trouble:
        self.asked.append(request)
        await asyncio.sleep(0)
        return next(self.answers, None) or answer(200)


def test_an_address_is_its_own_trouble_as_long_as_the_host_answers() -> None:
    bench = Bench(None)
    bench.outages.answered("h", HOME)
    assert asyncio.run(bench.outages.met("h", CLOSED)) is False
    assert (bench.asked, bench.pauses) == ([HOME], [])


def test_a_host_that_is_down_is_waited_for_with_growing_pauses_and_the_address_asked_again() -> None:
    bench = Bench(CLOSED, answer(502), CLOSED, None)
    bench.outages.answered("h", HOME)
    bench.outages.answered("h", PAGE)
    assert asyncio.run(bench.outages.met("h", CLOSED)) is True
    assert bench.asked == [HOME] * 4
    assert bench.pauses == [1, 2, 4]
    assert bench.pace._lane("h").interval > 0


def test_many_addresses_that_meet_one_outage_ask_the_host_only_once_a_pause() -> None:
    async def run(bench: Bench) -> list[bool]:
        return await asyncio.gather(*(bench.outages.met("h", CLOSED) for _ in range(50)))

    bench = Bench(CLOSED, None)
    bench.outages.answered("h", HOME)
    assert asyncio.run(run(bench)) == [True] * 50
    assert len(bench.asked) == 2


def test_a_host_that_stays_down_is_given_up_and_asked_once_more_at_the_second_look() -> None:
    async def run() -> None:
        bench = Bench(*[CLOSED] * (len(PAUSES) + 2))
        bench.outages.answered("h", HOME)
        assert await bench.outages.over("h") is None
        assert await bench.outages.met("h", CLOSED)
        assert await bench.outages.over("h") == STOPPED
        assert bench.pauses == list(PAUSES)
        bench.outages.second_chance()
        assert await bench.outages.over("h") is None
        assert await bench.outages.met("h", CLOSED)
        assert await bench.outages.over("h") == STOPPED
        assert bench.pauses == list(PAUSES)
        bench.outages.second_chance()
        assert await bench.outages.met("h", CLOSED) is False

    asyncio.run(run())


def test_what_is_not_asked_yet_waits_for_the_end_of_the_outage() -> None:
    async def run() -> None:
        bench = Bench(CLOSED, CLOSED, None)
        bench.outages.answered("h", HOME)
        first = asyncio.create_task(bench.outages.met("h", CLOSED))
        await asyncio.sleep(0)
        assert await bench.outages.over("h") is None
        assert len(bench.asked) == 3
        assert await first

    asyncio.run(run())


@pytest.mark.parametrize("trouble", [CLOSED, Trouble(Verdict.DNS_FAILURE, "host not found"), answer(502)])
def test_a_host_that_never_answered_is_believed_after_some_addresses(trouble: Answer | Trouble) -> None:
    async def run() -> None:
        bench = Bench()
        for _ in range(SILENT):
            assert await bench.outages.over("h") is None
            assert await bench.outages.met("h", trouble) is False
        said = await bench.outages.over("h")
        assert said is not None
        assert said.verdict == (trouble.verdict if isinstance(trouble, Trouble) else Verdict.SERVER_ERROR)
        assert bench.asked == []
        bench.outages.second_chance()
        assert await bench.outages.over("h") is None

    asyncio.run(run())


# -- with a real server


def links(*hrefs: str) -> str:
    return "<title>目录</title>" + "".join(f'<p><a href="{href}">去 {href}</a></p>' for href in hrefs)


def numbered(number: int) -> dict[str, str]:
    return {f"/{name:02}.html": f"<p>第{name}页</p>" for name in range(number)}


def aborts(times: Iterator[bool], text: str) -> Callable[[web.Request], Awaitable[web.Response]]:
    """A page whose connection is cut as often as `times` says so."""

    async def page(request: web.Request) -> web.Response:
        if next(times, False) and request.transport is not None:
            request.transport.abort()
        return web.Response(text=text, content_type="text/html")

    return page


@pytest.fixture
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outage, "PAUSES", (0.01,) * 4)


@pytest.mark.slow
def test_an_outage_costs_nothing_but_time(host: Callable, crawled: Callable, short_pauses: None) -> None:
    pages = numbered(14)
    down = (3 <= request < 9 for request in count())
    cut = {path: aborts(down, text) for path, text in pages.items()}
    home = aborts((2 <= number < 8 for number in count()), links(*pages))
    portal = host({"/": home, **cut})
    result = crawled(portal, concurrency=4)
    assert result.pages() == sorted(["/", *pages])
    assert {fetch.attempts for fetch in result.fetches.values()} == {1}
    assert result.notes["complete"] is True


@pytest.mark.slow
def test_a_host_that_does_not_come_back_leaves_the_rest_unasked_and_the_audit_incomplete(
    host: Callable, crawled: Callable, short_pauses: None
) -> None:
    pages = numbered(60)
    asked = count()

    async def dies(request: web.Request) -> web.Response:
        if next(asked) > 10 and request.transport is not None:
            request.transport.abort()
        return web.Response(text=links(*pages) if request.path == "/" else "<p>页", content_type="text/html")

    portal = host({"*": dies})
    result = crawled(portal, concurrency=2)
    left = [fetch for fetch in result.fetches.values() if fetch.verdict is not Verdict.OK]
    assert len(left) > 40
    assert {(fetch.verdict, fetch.cause, fetch.reason) for fetch in left} == {
        (Verdict.NOT_ASKED, Reason.OUTAGE, "the host stopped answering")
    }
    assert len(portal.asked) < 40
    assert result.notes["complete"] is False


@pytest.mark.slow
def test_pages_that_are_ill_one_after_the_other_do_not_stop_the_crawl(
    host: Callable, crawled: Callable, short_pauses: None
) -> None:
    ill = {f"/a/{number}.html": 500 for number in range(20)}
    pages = numbered(5)
    result = crawled(host({"/": links(*ill, *pages), **ill, **pages}))
    assert result.pages() == sorted(["/", *pages])
    assert {result[path].verdict for path in ill} == {Verdict.SERVER_ERROR}
    assert result.notes["complete"] is True


@pytest.mark.slow
def test_an_outside_host_that_never_answers_is_asked_a_few_addresses_only(host: Callable, crawled: Callable) -> None:
    other = host({"*": 502})
    addresses = [f"http://localhost:{other.port}/{number}.html" for number in range(40)]
    result = crawled(
        host({"/": links(*addresses)}), external="check", concurrency=1, private_hosts=(f"localhost:{other.port}",)
    )
    assert {result[url].verdict for url in addresses} == {Verdict.SERVER_ERROR}
    asked = {asked.path for asked in other.asked} - {"/robots.txt"}
    assert len(asked) == SILENT
    assert result.notes["complete"] is True


@pytest.mark.slow
def test_a_start_page_that_fails_once_is_asked_again(host: Callable, crawled: Callable) -> None:
    for broken in (0, 1):
        home = aborts((request // 2 == broken for request in count()), links("/00.html"))
        assert crawled(host({"/": home, **numbered(1)})).pages() == ["/", "/00.html"]

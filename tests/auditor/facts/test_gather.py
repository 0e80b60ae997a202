"""From stored answers to page facts, link targets and site facts."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from auditor import facts
from auditor.audit import Audit
from auditor.facts import gather
from auditor.facts.words import Words
from auditor.model import ColumnState, Fetch, LinkKind, NotAssessed, Reason, Unknown, Verdict
from auditor.progress import Silent
from auditor.settings import Settings

HOST = "http://www.example.gov.cn"
NOW = datetime(2026, 11, 20, 4, tzinfo=UTC)
TRAIL = '<div>当前位置：<a href="/">首页</a> &gt; <a href="/xw/">工作动态</a></div>'


@pytest.fixture
def audit(tmp_path: Path) -> Iterator[Audit]:
    with Audit(tmp_path / "a", create=True) as opened:
        opened.note("settings", Settings(target=f"{HOST}/"))
        opened.note("start_url", f"{HOST}/")
        opened.note("started", NOW)
        yield opened


def store(audit: Audit, path: str, html: str = "", depth: int = 1, **changes: object) -> None:
    body = (
        f"<!doctype html><html lang='zh-CN'><title>示例县</title><body>{html}</body></html>".encode() if html else None
    )
    fetch = Fetch(
        url=path if "://" in path else HOST + path,
        verdict=Verdict.OK,
        status=200,
        body=hashlib.sha256(body).hexdigest() if body else "",
        content_type="text/html",
        charset="utf-8",
        at=NOW,
        depth=depth,
    )
    values = {name: changes.get(name, getattr(fetch, name)) for name in Fetch.__struct_fields__}
    audit.put_fetches([(Fetch(**values), body)])


def small_portal(audit: Audit) -> None:
    news = "".join(
        f"<li><a href='/xw/{n}.html'>县政府召开第{n}次常务会议</a><span>2026-11-0{n}</span></li>" for n in (1, 2, 3)
    )
    store(audit, "/", f"<h1>示例县</h1><a href='/xw/'>工作动态</a><a href='/gone.html'>旧页</a><ul>{news}</ul>", 0)
    store(audit, "/xw/", f"{TRAIL}<ul>{news}</ul><a href='/gone.html'>旧页</a><a href='/f.doc'>附件</a>")
    for n in (1, 2, 3):
        store(
            audit,
            f"/xw/{n}.html",
            f"{TRAIL}<h1>县政府召开第{n}次常务会议</h1><p>发布日期：2026-11-0{n}</p>" + "<p>会议研究了工作。</p>" * 40,
        )
    store(audit, "/gone.html", depth=1, verdict=Verdict.DEAD, status=404)
    store(audit, "/f.doc", depth=2, kind=LinkKind.ATTACHMENT, verdict=Verdict.BLOCKED, status=403)


def test_what_the_portal_holds(audit: Audit, words: Words) -> None:
    small_portal(audit)
    gather(audit, words, Silent(), workers=0)
    site = audit.site()
    assert (site.host, site.pages, site.home.url if site.home else "") == ("www.example.gov.cn", 5, f"{HOST}/")
    (news,) = site.columns
    assert (news.name, news.items, news.newest, news.clicks) == ("工作动态", 3, date(2026, 11, 3), 1)
    assert site.newest_items[0][0] == date(2026, 11, 3)
    assert site.not_assessed == (NotAssessed(Reason.BLOCKED, "links", 1, (f"{HOST}/f.doc",)),)


def test_a_target_knows_who_links_to_it(audit: Audit, words: Words) -> None:
    small_portal(audit)
    gather(audit, words, Silent(), workers=0)
    targets = {target.url.removeprefix(HOST): target for target in audit.targets()}
    gone = targets["/gone.html"]
    assert (gone.verdict, gone.referrer_count, gone.on_home) == (Verdict.DEAD, 2, True)
    assert [(referrer.url.removeprefix(HOST), referrer.text) for referrer in gone.referrers] == [
        ("/", "旧页"),
        ("/xw/", "旧页"),
    ]
    assert not targets["/f.doc"].on_home


def test_where_a_stub_sends_its_readers_is_a_target(audit: Audit, words: Words) -> None:
    store(audit, "/", "<h1>示例县</h1><a href='/yjx/'>意见箱</a>", 0)
    store(audit, "/yjx/", "<meta http-equiv='Refresh' content='0;URL=./form/'>")
    store(audit, "/yjx/form/", depth=2, verdict=Verdict.DEAD, status=404, how="refresh")
    gather(audit, words, Silent(), workers=0)
    (target,) = [target for target in audit.targets() if target.url == f"{HOST}/yjx/form/"]
    assert [referrer.url for referrer in target.referrers] == [f"{HOST}/yjx/"]


def test_a_column_whose_page_is_dead_was_not_read_though_articles_name_it(audit: Audit, words: Words) -> None:
    store(audit, "/", "<h1>示例县</h1><a href='/xw/'>工作动态</a><a href='/xw/1.html'>一则消息</a>", 0)
    store(audit, "/xw/", verdict=Verdict.DEAD, status=404)
    store(audit, "/xw/1.html", f"{TRAIL}<h1>一则消息</h1><p>发布日期：2026-11-01</p>" + "<p>会议研究了工作。</p>" * 40)
    gather(audit, words, Silent(), workers=0)
    (news,) = audit.site().columns
    assert (news.state, news.clicks, news.newest) == (ColumnState.UNREAD, 1, date(2026, 11, 1))


def test_one_page_under_two_addresses_is_one_page(audit: Audit, words: Words) -> None:
    small_portal(audit)
    home = audit.body(audit.fetch(f"{HOST}/").body).decode()  # type: ignore[union-attr]
    store(audit, "/index.html", home.partition("<body>")[2].removesuffix("</body></html>"))
    store(audit, "/old/", "<p>搬家</p>", final_url=f"{HOST}/xw/")
    gather(audit, words, Silent(), workers=0)
    assert [page.url.removeprefix(HOST) for page in audit.pages()] == [
        "/",
        "/xw/",
        "/xw/1.html",
        "/xw/2.html",
        "/xw/3.html",
    ]


def test_a_year_is_taken_from_the_article_where_the_home_page_leaves_it_out(audit: Audit, words: Words) -> None:
    rows = "".join(f"<li><a href='/xw/{n}.html'>县政府召开第{n}次常务会议</a><span>12-3{n}</span></li>" for n in (0, 1))
    store(audit, "/", f"<h1>示例县</h1><ul>{rows}</ul>", 0)
    for n in (0, 1):
        store(
            audit,
            f"/xw/{n}.html",
            f"{TRAIL}<h1>县政府召开第{n}次常务会议</h1><p>发布日期：2020-12-3{n}</p>" + "<p>会议研究了工作。</p>" * 40,
        )
    gather(audit, words, Silent(), workers=0)
    assert audit.site().newest_items[0][0] == date(2020, 12, 31)


def test_gathering_again_and_in_processes_gives_the_same(audit: Audit, words: Words) -> None:
    small_portal(audit)
    seen = []
    for workers in (0, 2, 0):
        gather(audit, words, Silent(), workers=workers)
        seen.append((list(audit.pages()), audit.menus(), list(audit.targets()), audit.site()))
    assert seen[0] == seen[1] == seen[2]


def test_a_home_page_that_could_not_be_read_is_unknown(audit: Audit, words: Words) -> None:
    store(audit, "/xw/", f"{TRAIL}<p>动态</p>")
    store(audit, "/", depth=0, verdict=Verdict.TIMEOUT, status=None)
    gather(audit, words, Silent(), workers=0)
    site = audit.site()
    assert site.home is None
    assert site.home_trouble is not None
    assert site.home_trouble.reason is Reason.TIMEOUT


def attach(audit: Audit, path: str, body: bytes) -> None:
    digest = hashlib.sha256(body).hexdigest()
    kind = LinkKind.ATTACHMENT
    fetch = Fetch(f"{HOST}{path}", Verdict.OK, 200, body=digest, size=len(body), at=NOW, depth=2, via=HOST, kind=kind)
    audit.put_fetches([(fetch, body)])


@pytest.mark.parametrize("workers", [0, 1])
def test_attachments_become_documents_and_no_pages(audit: Audit, words: Words, workers: int) -> None:
    store(audit, "/", "<h1>示例县</h1><a href='/f/a.csv'>救助名单</a><a href='/f/b.doc'>表格</a>", 0)
    attach(audit, "/f/a.csv", "姓名,身份证号\n王小明,441302198805076124\n".encode("gb18030"))
    attach(audit, "/f/b.doc", bytes.fromhex("d0cf11e0a1b11ae1") + "PowerPoint Document".encode("utf-16-le"))
    gather(audit, words, Silent(), workers=workers)
    table, form = audit.documents()
    assert (table.name, table.extension, table.type.value, table.letters) == ("救助名单", "csv", "csv", 27)
    assert (table.referrers[0].url, table.referrer_count) == (f"{HOST}/", 1)
    assert [(number.masked, number.context, number.where) for number in table.private] == [
        ("441302**********24", "身份证号", "1:2")
    ]
    assert isinstance(form.letters, Unknown)
    site = audit.site()
    assert site.pages == 1
    assert site.not_assessed == (NotAssessed(Reason.UNSUPPORTED, "documents", 1, (f"{HOST}/f/b.doc",)),)


def test_what_stands_behind_a_wall_or_met_an_outage_has_a_row_of_its_own(audit: Audit, words: Words) -> None:
    store(audit, "/", "<p>首页</p>", depth=0)
    for path, verdict, cause in (
        ("/waf", Verdict.BLOCKED, Reason.FIREWALL),
        ("/wall", Verdict.BLOCKED, Reason.CHALLENGE),
        ("/403", Verdict.BLOCKED, None),
        ("/down", Verdict.NOT_ASKED, Reason.OUTAGE),
        ("/limit", Verdict.NOT_ASKED, None),
    ):
        store(audit, path, verdict=verdict, cause=cause)
    gather(audit, words, Silent(), workers=0)
    reasons = {gap.reason: gap.examples for gap in audit.site().not_assessed if gap.what == "pages"}
    assert reasons == {
        Reason.FIREWALL: (f"{HOST}/waf",),
        Reason.CHALLENGE: (f"{HOST}/wall",),
        Reason.BLOCKED: (f"{HOST}/403",),
        Reason.OUTAGE: (f"{HOST}/down",),
        Reason.NOT_ASKED: (f"{HOST}/limit",),
    }


def test_documents_that_were_not_taken_are_counted(audit: Audit, words: Words) -> None:
    store(audit, "/", "<h1>示例县</h1><a href='/a.pdf'>甲</a>", 0)
    left = Fetch(f"{HOST}/a.pdf", Verdict.OK, 200, at=NOW, kind=LinkKind.ATTACHMENT, untaken=Verdict.NOT_ASKED)
    down = replace(left, url=f"{HOST}/b.pdf", cause=Reason.OUTAGE)
    audit.put_fetches([(left, None), (down, None)])
    gather(audit, words, Silent(), workers=0)
    assert audit.site().not_assessed == (
        NotAssessed(Reason.NOT_ASKED, "documents", 1, (f"{HOST}/a.pdf",)),
        NotAssessed(Reason.OUTAGE, "documents", 1, (f"{HOST}/b.pdf",)),
    )


@pytest.mark.parametrize("trouble", ["raises", "never ends"])
def test_a_page_our_reading_fails_over_costs_only_itself(
    audit: Audit, words: Words, monkeypatch: pytest.MonkeyPatch, trouble: str
) -> None:
    small_portal(audit)
    good = facts.read_page

    def read_page(fetch: Fetch, body: bytes, words: Words) -> object:
        if fetch.url.endswith("/2.html"):
            if trouble == "raises":
                raise ZeroDivisionError("of ours")
            while True:
                pass
        return good(fetch, body, words)

    monkeypatch.setattr(facts, "read_page", read_page)
    monkeypatch.setattr(facts, "PAGE_SECONDS", 0.5)
    gather(audit, words, Silent(), workers=0)
    site = audit.site()
    said = {"raises": "ZeroDivisionError: of ours", "never ends": "TimeoutError: more than 0.5 s"}[trouble]
    assert site.failed == ((f"{HOST}/xw/2.html", said),)
    assert NotAssessed(Reason.CRASHED, "pages", 1, (f"{HOST}/xw/2.html",)) in site.not_assessed
    assert site.pages == 4

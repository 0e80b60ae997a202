"""What makes a problem the same problem."""

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.fingerprint import identified, within
from auditor.model import Finding

HOME = "https://www.example.gov.cn/"
PREVIEW = "http://127.0.0.1:8080/"


def finding(path: str = "a/1.html", home: str = HOME, **changes: Any) -> Finding:
    raw = {
        "id": "", "rule": "r", "outcome": "failed", "severity": "serious", "confidence": "high", "url": home + path,
        "selector": "p", "snippet": "逾期 8 天", "key": "k", "values": {}, "template": "",
        "component": "", "clauses": (),
    }  # fmt: skip
    return msgspec.convert({**raw, **changes}, Finding)


def marks(found: Finding, home: str = HOME, title: str = "标题") -> tuple[str, str]:
    (one,) = identified([found], home, title)
    return one.id, one.kin


def test_a_preview_host_and_the_portal_have_the_same() -> None:
    assert marks(finding()) == marks(finding(home=PREVIEW), PREVIEW)


def test_another_host_is_another_place() -> None:
    other = finding(url="https://www.other.gov.cn/a/1.html")
    assert marks(finding(), title="")[0] != marks(other, title="")[0]


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ("逾期 8 天", "逾期 19 天"),
        ('<a href="/x" class="red big">更多</a>', '<a href="/x">更多</a>'),
        ('<a id=more-17 href="/x">更多</a>', "<a href=\"/x\" style='color: red'>更多</a>"),
        ('<img width="10" height=20 src="/a.png" data-lazy-src="/b.png">', '<img src="/a.png">'),
        ('<li onclick="go(1)">更多</li>', "<li>更多</li>"),
    ],
)
def test_figures_and_dress_do_not_matter(then: str, now: str) -> None:
    assert marks(finding(snippet=then)) == marks(finding(snippet=now))


@pytest.mark.parametrize(
    "change",
    [
        {"rule": "other"},
        {"key": "other"},
        {"snippet": "没有日期"},
        {"snippet": '<a href="/y">更多</a>'},
        {"values": {"item": "art20-01"}},
    ],
)
def test_another_problem_has_another(change: dict[str, Any]) -> None:
    assert marks(finding()) != marks(finding(**change))


def test_a_place_is_no_part_of_it() -> None:
    assert marks(finding(selector="div > p", component="div.left")) == marks(finding())


def test_the_second_knows_a_page_by_its_title() -> None:
    then, now = marks(finding("a/1.html")), marks(finding("b/2.html"))
    assert then[0] != now[0]
    assert then[1] == now[1]
    assert marks(finding(), title="另一篇")[1] != then[1]


def test_equal_ones_are_told_apart_by_order() -> None:
    found = identified([finding(), finding(), finding(snippet="x")], HOME, "")
    assert len({it.id for it in found}) == 3
    assert [it.id for it in identified([finding()], HOME, "")] == [found[0].id]


def test_a_column_is_its_page_and_one_without_a_page_is_its_name() -> None:
    called = {"column": "c1", "snippet": "政务公开/通知公告"}
    renamed = {"column": "c2", "snippet": "政务公开/公示公告"}
    assert marks(finding("tz/", **called), title="")[0] == marks(finding("tz/", **renamed), title="")[0]
    assert marks(finding("", **called), title="")[0] != marks(finding("", **renamed), title="")[0]
    assert marks(finding("tz/", **called), title="")[1] == marks(finding("tz2/", **called), title="")[1]


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("https://www.example.gov.cn/a/b.html?id=1", "/a/b.html?id=1"),
        ("http://www.example.gov.cn/a/", "/a/"),
        ("https://www.example.gov.cn", "/"),
        ("https://xxgk.example.gov.cn/a/", "https://xxgk.example.gov.cn/a/"),
        ("javascript:void(0)", "javascript:void(0)"),
    ],
)
def test_addresses_within_the_portal(url: str, place: str) -> None:
    assert within(url, HOME) == place


@given(st.text(), st.text(), st.text())
def test_any_words_have_fingerprints(url: str, snippet: str, title: str) -> None:
    one, two = identified([finding(url=f"{HOME}{url}", snippet=snippet)] * 2, HOME, title)
    assert len({one.id, two.id, one.kin, two.kin}) == 4
    assert {len(mark) for mark in (one.id, one.kin)} == {16}

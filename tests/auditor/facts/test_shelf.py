"""Documents, interpretations and consultations of a whole portal, put together."""

from datetime import date

import pytest

from auditor.facts.policy import shelf
from auditor.facts.policy.shelf import Shelf
from auditor.model import Interpretation, Page, Policy

LAW = "某某县人民政府关于印发某某县公共租赁住房管理办法的通知"


def document(title: str = LAW, number: str = "某政发〔2024〕3号", more: str = "", day: str = "2024-03-06") -> str:
    trail = "<div class='crumb'>当前位置：<a href='/'>首页</a> &gt; <a href='/wj/'>政策文件</a></div>"
    return (
        f"{trail}<h1>{title}</h1><p>发布日期：{day}</p><p>{number}</p><p>现将办法印发给你们，请认真贯彻执行。</p>{more}"
    )


def interpretation(title: str, more: str = "") -> str:
    return f"<h1>{title}</h1><p>发布日期：2024-03-06</p><p>一、为什么制定这个办法。二、主要内容是什么。</p>{more}"


@pytest.fixture
def shelved(read):
    """Shelve pages by path and return the policies."""

    def shelve(**pages: str) -> tuple[Policy, ...]:
        found: dict[str, Page] = {}
        made = Shelf()
        for name, html in pages.items():
            page = read(html, f"/wj/{name}.html")
            found[page.url] = page
            made.add(page)
        return made.policies(found.get)

    return shelve


def only(policies: tuple[Policy, ...]) -> Interpretation:
    (one,) = [it for policy in policies for it in policy.interpretations]
    return one


@pytest.mark.parametrize(
    ("title", "more", "by"),
    [
        ("《某某县公共租赁住房管理办法》解读", "", "title"),
        ("一图读懂《某某县公共租赁住房管理办法（试行）》", "", "title"),
        ("某政发〔2024〕3号文件解读", "", "number"),
        ("《某某县公共租赁住房管理暂行办法》解读", "", "likeness"),
        ("公共租赁住房怎样申请？政策问答", "<a href='a.html'>原文</a>", "link"),
    ],
)
def test_what_tells_that_pages_belong_together(shelved, title: str, more: str, by: str) -> None:
    assert only(shelved(a=document(), b=interpretation(title, more))).by == by


@pytest.mark.parametrize(
    "title", ["《某某县养犬管理规定》解读", "某政发〔2024〕4号文件解读", "公共租赁住房怎样申请？政策问答"]
)
def test_what_does_not(shelved, title: str) -> None:
    assert all(not policy.interpretations for policy in shelved(a=document(), b=interpretation(title)))


def test_links_in_both_directions_are_told(shelved) -> None:
    title = "《某某县公共租赁住房管理办法》解读"
    one_way = only(shelved(a=document(), b=interpretation(title, "<a href='a.html'>原文</a>")))
    assert (one_way.to_policy, one_way.from_policy) == (True, False)
    by_index = only(shelved(a=document(more="<a href='./b.html'>解读</a>"), b=interpretation(title)))
    assert (by_index.to_policy, by_index.from_policy) == (False, True)


def test_documents_of_one_day_are_counted_and_sorted(shelved) -> None:
    policies = shelved(b=document(), a=document("某某县养犬管理规定"), c=document("某某县供水办法", day="2024-05-01"))
    assert [(policy.url[-6:], policy.same_day) for policy in policies] == [("a.html", 2), ("b.html", 2), ("c.html", 1)]
    assert policies[0].published == date(2024, 3, 6)


def test_what_is_kept_is_bounded(shelved, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "MOST", 2)
    assert len(shelved(a=document(), b=document(), c=document())) == 2

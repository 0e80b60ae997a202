"""What may happen to a portal between two audits, and what each truly changes."""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from mutated_portal import ARTICLES, Pages, article, row

Fault = tuple[str, str]
"""Rule and address below the portal."""
Change = Callable[[Pages], Pages]


class Mutation(NamedTuple):
    """One thing that happens between two audits."""

    what: str
    change: Change
    new: tuple[Fault, ...] = ()
    fixed: tuple[Fault, ...] = ()
    moved: tuple[Fault, ...] = ()
    """Faults found on the page that took the place of theirs."""
    unassessed: tuple[Fault, ...] = ()
    options: dict[str, Any] = {}
    """Settings of the later audit."""


def everywhere(old: str, new: str) -> Change:
    """Replace a text on every page."""

    def change(pages: Pages) -> Pages:
        assert any(old in html for html in pages.values()), old
        return {path: html.replace(old, new) for path, html in pages.items()}

    return change


def on(path: str, old: str, new: str) -> Change:
    """Replace a text on one page."""

    def change(pages: Pages) -> Pages:
        assert old in pages[path], f"{path} has no {old}"
        return {**pages, path: pages[path].replace(old, new)}

    return change


def both(*changes: Change) -> Change:
    """Do one after the other."""

    def change(pages: Pages) -> Pages:
        for one in changes:
            pages = one(pages)
        return pages

    return change


def added(column: str, more: str = "") -> Change:
    """Put a new article on top of a column, and of the home page."""
    number = ARTICLES + 1

    def change(pages: Pages) -> Pages:
        line, first = row(column, number).replace("2020-11-14", "2020-11-21"), row(column, 1)
        linked = {path: html.replace(first, line + first) for path, html in pages.items()}
        return {**linked, f"{column}/202011/t{number}.html": article(column, number, more, "2020-11-21")}

    return change


def removed(column: str, number: int) -> Change:
    """Take an article off the portal."""

    def change(pages: Pages) -> Pages:
        left = {path: html.replace(row(column, number), "") for path, html in pages.items()}
        del left[f"{column}/202011/t{number}.html"]
        return left

    return change


def renumbered(pages: Pages) -> Pages:
    """Give every article another number, as a new content system does."""
    new = {path: re.sub(r"/t(\d)\.", r"/t90\g<1>7.", path) for path in pages}
    return {new[path]: re.sub(r"/t(\d)\.html", r"/t90\g<1>7.html", html) for path, html in pages.items()}


def refiled(pages: Pages) -> Pages:
    """Move every article to the folder of another month."""
    return {path.replace("202011", "202012"): html.replace("/202011/", "/202012/") for path, html in pages.items()}


def labelled(column: str) -> Change:
    """Give the articles of a column the labels of an article."""
    named = {"ArticleTitle": "关于做好工作的通知", "PubDate": "2020-11-18 09:00", "ContentSource": "县政府办公室"}
    more = "".join(f'<meta name="{label}" content="{value}">' for label, value in named.items())

    def change(pages: Pages) -> Pages:
        return {
            path: html.replace("</head>", f"{more}</head>") if path.startswith(f"{column}/2") else html
            for path, html in pages.items()
        }

    return change


def labels(column: str, *names: str) -> tuple[Fault, ...]:
    """The faults of all articles of a column that a label is missing."""
    return tuple((name, f"/{column}/202011/t{number}.html") for name in names for number in range(1, ARTICLES + 1))


ANCHORS, NUMBER, LOST, FOOTER = (
    ("missing-anchor", "/fw/202011/t3.html"),
    ("exposed-identity-number", "/gk/202011/t2.html"),
    ("dead-link", "/xw/lost.html"),
    ("dead-link", "/about/nobody.html"),
)
OF_ARTICLES = (
    *labels("gk", "missing-article-label", "missing-column-label"),
    *labels("xw", "missing-column-label"),
    *labels("fw", "missing-column-label"),
)
LOST_LINK = '<p>见<a href="/xw/lost.html">附件说明</a>。</p>'
NUMBER_TEXT = "<p>张某某，身份证号：37108119900307451X。</p>"
FOOTER_LINK = '<a href="/about/nobody.html">关于我们</a>'

UNREAD = (
    NUMBER,
    LOST,
    ("stale-column", "/gk/"),
    ("stale-column", "/xw/"),
    ("missing-column-label", "/fw/202011/t5.html"),
    *labels("gk", "missing-article-label", "missing-column-label"),
    *labels("xw", "missing-column-label"),
)
"""What stands beyond the first six pages."""

MUTATIONS = (
    Mutation("nothing", lambda pages: pages),
    Mutation(
        "a block is moved",
        both(everywhere(FOOTER_LINK, ""), everywhere('<div class="header">', f'<div class="header">{FOOTER_LINK}')),
    ),
    Mutation("a class is renamed", everywhere('class="text"', 'class="TRS_Editor"')),
    Mutation("every class is renamed", everywhere('class="', 'class="v2-')),
    Mutation("elements get ids and styles", everywhere("<p>", '<p id="p-7" style="color:#111">')),
    Mutation("links get attributes", everywhere("<a href", '<a class="x" data-id="8" href')),
    Mutation("a link gets another text", on("xw/202011/t1.html", ">附件说明<", ">Download<")),
    Mutation("a new article on top", added("xw")),
    Mutation("a new article with the fault of its template", added("gk")),
    Mutation(
        "a new article with a fault of its own",
        added("gk", NUMBER_TEXT),
        new=(("exposed-identity-number", "/gk/202011/t6.html"),),
    ),
    Mutation("a changed date", on("gk/202011/t2.html", "2020-11-18", "2020-11-19")),
    Mutation("every date changes", everywhere("2020-11-1", "2020-11-0")),
    Mutation("a counter goes on", everywhere("<span>10234</span>", "<span>10907</span>")),
    Mutation(
        "the template gets a wrapper",
        both(
            everywhere('<div class="main">', '<div class="page"><div class="main">'),
            everywhere('<div class="footer">', '</div><div class="footer">'),
        ),
    ),
    Mutation(
        "the menu is put in another order",
        everywhere(
            '<li><a href="/xw/">工作动态</a></li><li><a href="/gk/">通知公告</a></li>',
            '<li><a href="/gk/">通知公告</a></li><li><a href="/xw/">工作动态</a></li>',
        ),
    ),
    Mutation("a dead link is taken out", on("xw/202011/t1.html", LOST_LINK, ""), fixed=(LOST,)),
    Mutation(
        "the missing page comes back",
        lambda pages: {**pages, "xw/lost.html": pages["xw/202011/t5.html"]},
        fixed=(LOST,),
    ),
    Mutation(
        "a dead link is put in",
        on("fw/202011/t1.html", "现予公布", '现<a href="/fw/gone.html">予以</a>公布'),
        new=(("dead-link", "/fw/gone.html"),),
    ),
    Mutation(
        "one is repaired and another page gets the same",
        both(on("gk/202011/t2.html", NUMBER_TEXT, ""), on("gk/202011/t4.html", "</h1>", f"</h1>{NUMBER_TEXT}")),
        new=(("exposed-identity-number", "/gk/202011/t4.html"),),
        fixed=(NUMBER,),
    ),
    Mutation("addresses get new ids", renumbered, moved=(ANCHORS, ANCHORS, NUMBER, *OF_ARTICLES)),
    Mutation("articles move to another folder", refiled, moved=(ANCHORS, ANCHORS, NUMBER, *OF_ARTICLES)),
    Mutation(
        "an article with faults is taken off",
        removed("fw", 3),
        fixed=(ANCHORS, ANCHORS, ("missing-column-label", "/fw/202011/t3.html")),
    ),
    Mutation("a column gets another name", everywhere("工作动态", "政务要闻")),
    Mutation(
        "an article gets another title",
        on("gk/202011/t2.html", "<title>关于做好防汛检查", "<title>（更新）关于做好防汛检查"),
    ),
    Mutation(
        "an article gets more text",
        on("gk/202011/t2.html", "</h1>", "</h1><p>补充说明：请各单位于月底前报送情况。</p>"),
    ),
    Mutation(
        "one of two equal faults is repaired",
        on("fw/202011/t3.html", '<p><a href="#fj8">查看附件8</a></p>', ""),
        fixed=(ANCHORS,),
    ),
    Mutation(
        "a third equal fault is added",
        on("fw/202011/t3.html", '<p><a href="#fj8">', '<p><a href="#fj7">查看附件7</a></p><p><a href="#fj8">'),
        new=(ANCHORS,),
    ),
    Mutation(
        "two articles change places in the list", everywhere(row("xw", 1) + row("xw", 2), row("xw", 2) + row("xw", 1))
    ),
    Mutation("the fault of the template is repaired", everywhere(FOOTER_LINK, ""), fixed=(FOOTER,)),
    Mutation(
        "the template gets a fault",
        everywhere("<p>访问量", '<a href="/about/lost.html">网站声明</a><p>访问量'),
        new=(("dead-link", "/about/lost.html"),),
    ),
    Mutation("the labels of one column come", labelled("gk"), fixed=labels("gk", "missing-article-label")),
    Mutation("lines are broken in other places", everywhere("><", ">\n<")),
    Mutation("the crawl ends early", lambda pages: pages, unassessed=UNREAD, options={"max_pages": 6}),
)

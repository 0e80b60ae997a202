"""A generated portal of any size for the benchmarks, and its server.

Every page has about 50 KB and exactly 140 links, and every page can be reached from the start page. The same
number of pages always gives the same portal. Run as a program it serves on the loopback and prints its address.
"""

import argparse
import asyncio
import datetime
import functools
import math
from collections.abc import Iterator
from typing import NamedTuple

from aiohttp import web

LINKS = 140
ITEMS = 20
NEWEST = datetime.date(2026, 11, 20)
SITE = "临溪县人民政府"
SEEN = "/.seen"
"""Answers how many different pages were asked for since the last time; no page links here."""

GROUPS = {
    "zwgk": ("政务公开", "通知公告 政策文件 政策解读 财政预决算 人事信息 重大项目"),
    "xwzx": ("新闻中心", "临溪要闻 部门动态 乡镇动态 媒体聚焦 图片新闻 视频新闻"),
    "bsfw": ("办事服务", "办事指南 便民服务 办件公示 表格下载 中介服务 服务清单"),
    "hdjl": ("互动交流", "意见征集 征集反馈 在线访谈 来信选登 热点回应 网上调查"),
    "ztzl": ("专题专栏", "优化营商环境 乡村振兴 安全生产 防汛抗旱 文明创建 普法宣传"),
    "sjkf": ("数据开放", "统计公报 统计数据 数据解读 月度数据 普查公报 数据目录"),
    "zjlx": ("走进临溪", "县情概况 历史文化 名胜古迹 风土人情 投资指南 城乡建设"),
    "jgsz": ("机构职能", "县政府办 县发改局 县教育局 县财政局 县民政局 县卫健局"),
}
SENTENCES = [
    f"{when}，{who}{what}，{how}。"
    for when in ("近日", "上半年", "今年以来", "会议期间", "按照年度计划")
    for who in ("县政府办公室", "各乡镇和有关部门", "县教育局", "县民政局会同县财政局")
    for what in ("研究了民生实事项目的推进情况", "对政务服务窗口开展了走访", "公布了本年度的工作清单")
    for how in ("要求逐项落实责任、按时反馈进度", "并就群众反映的问题作出答复", "相关结果将在网站及时公开")
]


class Column(NamedTuple):
    """A leaf column: its address, its names and how many pages it has."""

    path: str
    name: str
    group: str
    lists: int
    articles: int


class Portal:
    """The pages of a portal of exactly `pages` pages."""

    def __init__(self, pages: int) -> None:
        leaves = [(path, group, name) for path, (group, names) in GROUPS.items() for name in names.split()]
        fixed = 1 + len(GROUPS)
        if pages < fixed + 2 * len(leaves):
            raise SystemExit(f"at least {fixed + 2 * len(leaves)} pages")
        self.columns = []
        for number, (path, group, name) in enumerate(leaves):
            share = (pages - fixed + number) // len(leaves)
            lists = math.ceil(share / (ITEMS + 1))
            self.columns.append(Column(f"/{path}/c{number:02}/", name, group, lists, share - lists))
        self.articles = [(column, k) for column in self.columns for k in range(column.articles)]
        self.anchors = [f"<li>{_anchor(column, k)}</li>" for column, k in self.articles]
        self.numbers = {_article_path(column, k): number for number, (column, k) in enumerate(self.articles)}
        self.lists = {_list_path(column, k): (column, k) for column in self.columns for k in range(column.lists)}
        self.homes = {"/": (SITE, "")} | {f"/{path}/": (group, path) for path, (group, _) in GROUPS.items()}
        self.menu = "".join(self._menu())
        assert len(self) == pages

    def __len__(self) -> int:
        return len(self.homes) + len(self.lists) + len(self.numbers)

    def page(self, path: str) -> str | None:
        """Return the page at `path`; None when there is none."""
        if path in self.numbers:
            return self._article(self.numbers[path])
        if path in self.lists:
            return self._list(*self.lists[path])
        if path in self.homes:
            return self._home(path)
        return None

    def _home(self, path: str) -> str:
        name, group = self.homes[path]
        columns = [column for column in self.columns if column.path.startswith(f"/{group}")]
        newest = [(column, k) for k in range(ITEMS) for column in columns if k < column.articles][:ITEMS]
        body = f'<div class="news"><ul class="list">{"".join(self._item(*article) for article in newest)}</ul></div>'
        labels = {"ColumnName": name, "ColumnType": "首页"} if not group else {"ColumnName": name}
        return self._whole(name, labels, [], body, seed=len(path))

    def _list(self, column: Column, number: int) -> str:
        articles = range(number * ITEMS, min(column.articles, (number + 1) * ITEMS))
        items = "".join(self._item(column, k) for k in articles)
        near = sorted({0, *range(max(0, number - 4), min(column.lists, number + 5)), column.lists - 1})
        pager = "".join(f'<a href="{_list_path(column, k)}">{k + 1}</a>' for k in near)
        body = f'<div class="right"><ul class="list">{items}</ul><div class="page">{pager}</div></div>'
        labels = {"ColumnName": column.name, "ColumnDescription": f"{column.name}栏目", "ColumnType": "政务公开"}
        return self._whole(column.name, labels, [column], body, seed=number)

    def _article(self, number: int) -> str:
        column, k = self.articles[number]
        title, date = _title(column, k), _date(k)
        style = "text-indent: 2em; line-height: 2; font-family: 宋体; font-size: 12pt; text-align: justify;"
        text = "".join(f'<p style="{style}">{_sentences(number + line, 5)}</p>' for line in range(30))
        body = (
            f'<div class="article"><h1>{title}</h1><div class="info">发布日期：{date} 来源：{column.name} '
            f'<span>浏览次数：<em id="hits"></em></span></div><div class="TRS_Editor">{text}</div></div>'
        )
        labels = {
            "ColumnName": column.name,
            "ArticleTitle": title,
            "PubDate": f"{date} 09:30",
            "ContentSource": column.name,
        }
        return self._whole(f"{title}_{column.name}", labels, [column], body, seed=number)

    def _item(self, column: Column, k: int) -> str:
        return f'<li>{_anchor(column, k)}<span class="date">{_date(k)}</span><p>{_sentences(k, 8)}</p></li>'

    def _whole(self, title: str, labels: dict[str, str], trail: list[Column], body: str, seed: int) -> str:
        labels = {"SiteName": SITE, "SiteDomain": "www.linxi.example", "SiteIDCode": "3300000001"} | labels
        meta = "".join(f'<meta name="{name}" content="{value}">\n' for name, value in labels.items())
        steps = "".join(f'&gt;<a href="{column.path}" class="CurrChnlCls">{column.name}</a>' for column in trail)
        crumbs = f'<div class="position">当前位置：<a href="/" class="CurrChnlCls">首页</a>{steps}</div>'
        head = f"<head><meta charset=utf-8><title>{title}</title>\n{meta}{STYLE}{SCRIPT}</head>"
        top = f'<body><div class="header"><img src="/logo.png" alt="{SITE}">{self.menu}</div>{crumbs}{body}'
        written = f"<!DOCTYPE html><html lang=zh-CN>{head}{top}"
        hot = "".join(self._hot(seed, LINKS - written.count("<a href=") - FOOTER.count("<a href=")))
        return f'{written}<div class="hot"><h3>相关信息</h3><ul>{hot}</ul></div>{FOOTER}</body></html>'

    def _menu(self) -> Iterator[str]:
        yield '<ul class="nav"><li><a href="/">首页</a></li>'
        for path, (group, _) in GROUPS.items():
            leaves = (column for column in self.columns if column.path.startswith(f"/{path}/"))
            links = "".join(f'<li><a href="{leaf.path}">{leaf.name}</a></li>' for leaf in leaves)
            yield f'<li><a href="/{path}/">{group}</a><ul class="sub">{links}</ul></li>'
        yield "</ul>"

    def _hot(self, seed: int, count: int) -> Iterator[str]:
        for step in range(count):
            yield self.anchors[(seed * 131 + step * 7919) % len(self.anchors)]


def _list_path(column: Column, number: int) -> str:
    return f"{column.path}index_{number}.html" if number else column.path


def _article_path(column: Column, k: int) -> str:
    return f"{column.path}{_date(k):%Y%m}/t{_date(k):%Y%m%d}_{k:06}.html"


def _anchor(column: Column, k: int) -> str:
    title = _title(column, k)
    return f'<a href="{_article_path(column, k)}" title="{title}" target="_blank">{title}</a>'


def _date(k: int) -> datetime.date:
    return NEWEST - datetime.timedelta(days=k % 3000)


def _title(column: Column, k: int) -> str:
    return f"{SITE}关于{column.name}第{k + 1}号事项办理情况的通告"


def _sentences(seed: int, count: int) -> str:
    return _passage(seed * 17 % len(SENTENCES), count)


@functools.cache
def _passage(first: int, count: int) -> str:
    return "".join(SENTENCES[(first + step) % len(SENTENCES)] for step in range(count))


STYLE = (
    "<style>"
    + "".join(
        f".box{n} a{{display:block;padding:{n}px 8px;color:#24{n:02}9c;background:url(/bg.png) no-repeat}}\n"
        for n in range(10, 70)
    )
    + "</style>"
)
SCRIPT = (
    "<script>"
    + "".join(
        f"function tab{n}(i){{var e=document.getElementById('tab{n}_'+i);if(e){{e.className='on';}}return false;}}\n"
        for n in range(40)
    )
    + "</script>"
)
FOOTER = (
    '<div class="footer"><a href="/zjlx/">网站地图</a> <a href="/hdjl/">联系我们</a> <a href="/jgsz/">关于本站</a>'
    f"<p>主办：{SITE} 承办：{SITE}办公室 地址：临溪县人民路1号 电话：0570-0000000</p>"
    "<p>网站标识码：3300000001 浙ICP备00000001号 浙公网安备 33000000000001号</p></div>"
)


async def serve(portal: Portal, port: int) -> None:
    """Serve until killed; print the address once listening."""
    seen: set[str] = set()

    async def answer(request: web.BaseRequest) -> web.Response:
        if request.path == SEEN:
            count = len(seen)
            seen.clear()
            return web.Response(text=str(count))
        page = portal.page(request.path)
        if page is None:
            return web.Response(status=404 if request.path.endswith(".txt") else 200)
        seen.add(request.path)
        # LinkChecker lifts its own limit of ten requests a second when a host sends this header.
        return web.Response(text=page, content_type="text/html", headers={"LinkChecker": "welcome"})

    runner = web.ServerRunner(web.Server(answer))
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", port)
    await site.start()
    print(f"http://127.0.0.1:{runner.addresses[0][1]}/", flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=5000)
    parser.add_argument("--port", type=int, default=0, help="0: any free one")
    arguments = parser.parse_args()
    asyncio.run(serve(Portal(arguments.pages), arguments.port))

"""The main portal: flat main menu, `li > span` lists, TRS trails with relative addresses, TRS pager."""

from collections.abc import Iterator, Sequence

from auditor.demo.content import NAME, Article, Column, Step
from auditor.demo.markup import Labels, article_labels, column_labels, render, site_labels, split

BOXES = ("/tzgg/", "/xwzx/bmdt/", "/zcwj/")
QUICK = ("/zwfw/bszn/", "/zwfw/bgxz/", "/gsgg/", "/hdjl/xzxx/", "/xxgk/index.shtml", "/xxgk/ysqgk/list.shtml")


def pages(roots: Sequence[Column], host: str) -> Iterator[tuple[str, str]]:
    """Yield path and markup of every page of the main portal."""
    menu = _menu(roots)
    columns = {column.url: column for root in roots for column in root.walk()}
    yield "/", _home(menu, columns, host)
    yield from _extra(menu, host)
    for root in roots:
        if root.family == "a":
            yield from _below(root, root, menu, host)


def _menu(roots: Sequence[Column]) -> tuple[Column, ...]:
    """The first level with the disclosure platform in the middle, where portals have it."""
    main = [root for root in roots if root.family == "a" and root.in_menu]
    middle = 1 + next(i for i, root in enumerate(main) if root.name == "政策文件")
    return (*main[:middle], *(root for root in roots if root.family == "b"), *main[middle:])


def _below(column: Column, parent: Column, menu: Sequence[Column], host: str) -> Iterator[tuple[str, str]]:
    shared = {"column": column, "parent": parent, "menu": menu, "labels": column_labels(column, host)}
    if column.kind in ("landing", "page", "form", "topic"):
        title = f"{column.name} - {NAME}"
        yield (
            column.url,
            render(f"a/{column.kind}.html", path=column.url, title=title, articles=column.articles, **shared),
        )
    elif column.url.startswith("/"):
        parts = split(column)
        for number, articles in enumerate(parts):
            path = column.url if number == 0 else f"{column.url}index_{number}.html"
            title = f"{column.name} - {NAME}" if number == 0 else f"{column.name}（第{number + 1}页） - {NAME}"
            yield (
                path,
                render(
                    "a/list.html", path=path, title=title, articles=articles, number=number, pages=len(parts), **shared
                ),
            )
    for number, article in enumerate(column.own_articles):
        yield article.url, _article(article, column, number, menu, article_labels(article, column, host))
    for child in column.columns:
        yield from _below(child, column, menu, host)


def _article(article: Article, column: Column, number: int, menu: Sequence[Column], labels: Labels) -> str:
    beside = column.own_articles
    return render(
        "a/article.html",
        path=article.url,
        title=f"{article.title} - {column.name} - {NAME}",
        labels=labels,
        menu=menu,
        article=article,
        column=column,
        newer=beside[number - 1] if number else None,
        older=beside[number + 1] if number + 1 < len(beside) else None,
    )


def _home(menu: Sequence[Column], columns: dict[str, Column], host: str) -> str:
    news = columns["/xwzx/yxyw/"]
    return render(
        "a/home.html",
        path="/",
        title=NAME,
        labels=site_labels(host),
        menu=menu,
        lead=news.articles[0],
        photo=columns["/xwzx/tpxw/"].articles[0],
        news=news,
        boxes=[columns[url] for url in BOXES],
        quick=[columns[url] for url in QUICK],
    )


def _extra(menu: Sequence[Column], host: str) -> Iterator[tuple[str, str]]:
    """The pages that are no columns: elder mode, contact, statement, and the stub that leads to the platform."""
    yield "/zzb/", render("a/elder.html", path="/zzb/", title=f"长者版 - {NAME}", labels=site_labels(host), menu=menu)
    yield (
        "/zwgk/",
        '<html lang="zh-CN"><head><meta http-equiv="Refresh" content="0;URL=../xxgk/index.shtml"></head></html>',
    )
    for url, name, text in (
        ("/lxwm/", "联系我们", CONTACT),
        ("/wzsm/", "网站声明", STATEMENT),
    ):
        page = Column(
            name, url, url, "a", "page", "plain", "网站信息", f"{name}。", (Step(name, url),), paragraphs=text
        )
        yield from _below(page, page, menu, host)


CONTACT = (
    "云溪县人民政府办公室负责本网站的建设和管理，云溪县政务信息中心负责日常维护。",
    "办公地址：云溪县云台街道云溪大道1号；网站维护电话：0800-10265500，传真：0800-10-265502，工作日上午九时至下午五时接听。",
    "欢迎对网站内容和服务提出意见，也可以通过县长信箱、民意征集栏目与我们联系。",
)
STATEMENT = (
    "本网站由云溪县人民政府主办，网站发布的信息以原件为准，仅供公众了解政务、查询办事时参考。",
    "转载本网站信息应当注明来源，不得歪曲、篡改标题和内容。引用网站标识的，应当事先取得同意。",
    "本网站尊重并保护个人信息，仅在办理来信和申请时使用您填写的联系方式，不向无关单位和个人提供。",
)

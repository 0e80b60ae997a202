"""The column tree from mentions that contradict, leave out and repeat each other."""

from datetime import date

import pytest

from auditor.facts.addresses import plain, stem
from auditor.facts.brief import Brief, Filed
from auditor.facts.columns import fuse
from auditor.facts.holdings import columns
from auditor.facts.witness import Node
from auditor.facts.words import ColumnWords
from auditor.model import Column, ColumnKind, ColumnState, Menu, MenuNode, PageType, Reason, Unknown

HOST = "http://www.example.gov.cn"
HOME = f"{HOST}/"
WORDS = ColumnWords(
    not_columns=("首页", "列表"),
    home=("首页",),
    menu_labels=("政务公开", "互动交流"),
    sitemap_titles=("网站地图",),
    kinds=(
        ColumnWords.Kind(ColumnKind.INTERPRETATION, ("政策解读",), ("解读",)),
        ColumnWords.Kind(ColumnKind.POLICY, ("政策文件",), ("政策",)),
        ColumnWords.Kind(ColumnKind.NEWS, (), ("动态", "要闻")),
    ),
    units=("科",),
)


def page(path: str, trail: str = "", *, type_: PageType = PageType.COLUMN, **facts: object) -> Brief:
    """A page whose trail is written `名称@/path/ 名称@/path/`; `名称` alone is plain text."""
    values: dict[str, object] = {
        "depth": 1,
        "how": "link",
        "title": "",
        "trail_root": "",
        "template": "t",
        "items": 0,
        "dated": 0,
        "is_bare": False,
        "newest": None,
        "sample": "",
        "rows": None,
        "siblings": (),
        "text_length": 0,
        "pictures": 0,
        "scripted": (),
        "jumps_to": "",
        "menus": (),
        "published": None,
        **facts,
    }
    return Brief(url=HOST + path, type=type_, trail=steps(trail), **values)  # type: ignore[arg-type]


def steps(trail: str) -> tuple[tuple[str, str], ...]:
    pairs = (step.partition("@")[::2] for step in trail.split())
    return tuple((name, HOST + path if path else "") for name, path in pairs)


def tree(*pages: Brief, filed: dict[str, Filed] | None = None, menus: tuple[Menu, ...] = ()) -> dict[str, Column]:
    """The columns by name path."""
    briefs = [page("/", type_=PageType.HOME, menus=tuple(menu.id for menu in menus if menu.where == "main")), *pages]
    nodes = nodes_of(briefs, filed or {}, menus)
    clicks = {plain(brief.url): brief.depth for brief in briefs if brief.how != "sitemap"}
    built = columns(nodes, briefs, WORDS, lambda url: None, lambda url: not url.startswith(HOST), clicks)
    return {"/".join(column.path): column for column in built}


def nodes_of(briefs: list[Brief], filed: dict[str, Filed], menus: tuple[Menu, ...]) -> list[Node]:
    return fuse(
        briefs,
        {("", steps(trail)): sum_ for trail, sum_ in filed.items()},
        {menu.id: menu for menu in menus},
        HOME,
        WORDS,
    )


def entry(name: str, path: str = "", *children: MenuNode) -> MenuNode:
    return MenuNode(name, HOST + path if path else "", children)


def test_trails_make_the_tree() -> None:
    found = tree(
        page("/zwgk/", "政务公开@/zwgk/"),
        page("/zwgk/tz/", "政务公开@/zwgk/ 通知公告@/zwgk/tz/", items=3),
    )
    assert list(found) == ["政务公开", "政务公开/通知公告"]
    assert found["政务公开/通知公告"].level == 2
    assert found["政务公开/通知公告"].parent == found["政务公开"].id
    assert found["政务公开"].state is ColumnState.FILLED


def test_a_directory_supplies_the_parents_a_short_trail_leaves_out() -> None:
    directory = Menu("d", "directory", (entry("公开目录", "/ml/", entry("财政信息", "/cz/")),))
    found = tree(
        page("/ml/", "公开目录@/ml/", menus=("d",)), page("/cz/", "财政信息@/cz/", menus=("d",)), menus=(directory,)
    )
    assert list(found) == ["公开目录", "公开目录/财政信息"]
    assert [proof.by for proof in found["公开目录/财政信息"].evidence] == ["directory", "breadcrumb"]


def test_a_trail_outranks_the_menu() -> None:
    menu = Menu("m", "main", (entry("概况", "", entry("领导", "/ld/")),))
    found = tree(page("/ld/", "机构@/jg/ 领导@/ld/"), page("/jg/", "机构@/jg/"), menus=(menu,))
    assert "机构/领导" in found


def test_the_articles_speak_for_a_column_whose_page_was_not_read() -> None:
    found = tree(filed={"要闻动态@/yw/ 县内动态@/yw/xn/": Filed(4, date(2026, 11, 1), HOST + "/a.html")})
    assert found["要闻动态/县内动态"].items == 4
    assert found["要闻动态/县内动态"].newest == date(2026, 11, 1)
    assert found["要闻动态/县内动态"].kind is ColumnKind.NEWS


def test_further_list_pages_are_the_same_column() -> None:
    found = tree(
        page("/tz/index.html", "通知@/tz/", items=20),
        page("/tz/index_1.html", "通知@/tz/", items=5),
        page("/18105.html", "科室@/18105.html", items=2),
        page("/18105_2.html", "科室", items=2),
    )
    assert list(found) == ["科室", "通知"]
    assert found["通知"].items == 25
    assert found["科室"].aliases == (HOST + "/18105_2.html",)


def test_columns_numbered_alike_stay_apart() -> None:
    found = tree(page("/list-1.html", "通知@/list-1.html"), page("/list-2.html", "公示@/list-2.html"))
    assert list(found) == ["通知", "公示"]


def test_one_name_below_two_parents_is_two_columns() -> None:
    found = tree(
        page("/a/", "就业@/a/"),
        page("/b/", "社保@/b/"),
        page("/a/dt/", "就业@/a/ 工作动态@/a/dt/"),
        page("/b/dt/", "社保@/b/ 工作动态@/b/dt/"),
    )
    assert {"就业/工作动态", "社保/工作动态"} < set(found)


def test_a_step_that_leads_to_its_first_child_has_no_page() -> None:
    found = tree(page("/dt/", "新闻@/dt/ 动态@/dt/", items=2))
    assert found["新闻"].url == ""
    assert found["新闻/动态"].url == HOST + "/dt/"


def test_a_column_that_only_sends_on_is_a_column() -> None:
    stub = page("/gzdt/", type_=PageType.STUB, jumps_to=HOST + "/gzdt/yw/")
    found = tree(stub, page("/gzdt/yw/", "工作动态@/gzdt/ 要闻@/gzdt/yw/", items=9))
    assert found["工作动态"].url == HOST + "/gzdt/"
    assert found["工作动态"].state is ColumnState.FILLED


def test_a_site_within_the_site_hangs_below_its_own_home() -> None:
    found = tree(page("/jjz/", "纪检组@/jjz/"), page("/jjz/zn/", "指南@/jjz/zn/", trail_root=HOST + "/jjz/"))
    assert list(found) == ["纪检组", "纪检组/指南"]


def test_the_menu_alone_makes_first_level_columns() -> None:
    away = MenuNode("政务服务", "https://zwfw.example.net/")
    menu = Menu("m", "main", (entry("首页", "/"), entry("互动交流", "/hd/"), away, entry("数据", "")))
    found = tree(page("/hd/", type_=PageType.INTERACTIVE), menus=(menu,))
    assert set(found) == {"互动交流", "政务服务"}
    assert found["政务服务"].state is ColumnState.OUTSIDE


def test_headed_blocks_of_a_landing_page_stand_between() -> None:
    landing = Menu(
        "l", "landing", (entry("科室", "", entry("办公室", "/bgs/")), entry("友情链接", "", entry("某网", "/x/")))
    )
    found = tree(page("/jg/", "机构@/jg/", menus=("l",)), page("/bgs/", "办公室@/bgs/", items=2), menus=(landing,))
    assert "机构" in found
    assert "机构/友情链接" not in found


def test_a_list_page_nobody_speaks_of_hangs_below_its_folder() -> None:
    found = tree(page("/zwgk/", "政务公开@/zwgk/"), page("/zwgk/cg/", title="采购公告", how="sitemap", items=3))
    assert "政务公开/采购公告" in found
    assert found["政务公开/采购公告"].clicks == Unknown(Reason.NOT_SHOWN, "no link leads here")


def test_mentions_that_go_in_a_ring_do_not_hang_the_tree() -> None:
    found = tree(page("/a/", "乙@/b/ 甲@/a/"), page("/b/", "甲@/a/ 乙@/b/"))
    assert len(found) == 2
    assert min(column.level for column in found.values()) == 1


def test_twins_list_the_same_items() -> None:
    found = tree(
        page("/a/", "公告@/a/", items=3, sample="x|y|z"),
        page("/b/", "公示@/b/", items=3, sample="x|y|z"),
        page("/c/", "公示@/b/ 子栏目@/c/", items=3, sample="x|y|z"),
    )
    assert found["公告"].twins == (HOST + "/b/", HOST + "/c/")
    assert HOST + "/c/" not in found["公示"].twins


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        ({"items": 0}, ColumnState.EMPTY),
        ({"items": 1}, ColumnState.SINGLE),
        ({"items": 2}, ColumnState.FILLED),
        ({"items": 0, "text_length": 400}, ColumnState.FILLED),
        ({"items": 0, "text_length": 400, "is_bare": True}, ColumnState.EMPTY),
        ({"items": 0, "type_": PageType.DIRECTORY, "is_bare": True}, ColumnState.EMPTY),
        ({"items": 0, "type_": PageType.DIRECTORY}, ColumnState.FILLED),
        ({"items": 0, "scripted": ("list",)}, ColumnState.UNREAD),
        ({"items": 0, "type_": PageType.SPECIAL, "pictures": 4}, ColumnState.FILLED),
    ],
)
def test_states(facts: dict[str, object], state: ColumnState) -> None:
    assert tree(page("/a/", "公告@/a/", **facts))["公告"].state is state  # type: ignore[arg-type]


def test_the_total_of_the_pager_counts() -> None:
    assert tree(page("/a/", "公告@/a/", items=20, rows=321))["公告"].items == 321


def test_kinds_come_from_the_name_then_from_above() -> None:
    found = tree(
        page("/a/", "政策文件@/a/"),
        page("/a/x/", "政策文件@/a/ 县府办@/a/x/"),
        page("/b/", "政策解读@/b/"),
        page("/c/", "其他@/c/"),
        page("/d/", "政策法规科@/d/"),
    )
    assert found["政策文件/县府办"].kind is ColumnKind.POLICY
    assert found["政策解读"].kind is ColumnKind.INTERPRETATION
    assert found["其他"].kind is ColumnKind.OTHER
    assert found["政策法规科"].kind is ColumnKind.OTHER


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://a.cn/x/index_2.shtml", "http://a.cn/x/"),
        ("http://a.cn/x/index.html", "http://a.cn/x/"),
        ("http://a.cn/18105_163.html", "http://a.cn/18105.html"),
        ("http://a.cn/003-5.html", "http://a.cn/003.html"),
        ("http://a.cn/l.jsp?page=3", "http://a.cn/l.jsp"),
        ("http://a.cn/t20201216_388334.html", "http://a.cn/t20201216_388334.html"),
    ],
)
def test_stem(url: str, expected: str) -> None:
    assert stem(url) == expected

"""Which pages are opened."""

from collections import Counter
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.examine.plan import SAMPLE, plan
from auditor.model import Column, ColumnKind, ColumnState, Page, PageType, Site
from auditor.settings import Settings

NOW = datetime(2026, 11, 20, tzinfo=UTC)
START = "http://www.example.gov.cn/"


def page(name: str, template: str, type_: PageType = PageType.ARTICLE, depth: int = 2) -> Page:
    return Page(START + name, START + name, type_, depth, template, NOW)


def column(name: str, url: str, level: int = 1, aliases: tuple[str, ...] = ()) -> Column:
    kind, state = ColumnKind.OTHER, ColumnState.FILLED
    return Column(name, name, url, "", (name,), level, kind, state, clicks=level, items=1, aliases=aliases)


HOME = page("", "t-home", PageType.HOME, 0)
PAGES = [
    HOME,
    page("zwgk/", "t-list", PageType.COLUMN, 1),
    page("hdjl/index.html", "t-list", PageType.COLUMN, 1),
    page("zwgk/sub/", "t-list", PageType.COLUMN),
    *(page(f"a{number}.html", "t-article") for number in range(40)),
    *(page(f"s{number}.html", "t-special", PageType.SPECIAL) for number in range(3)),
    page("moved.html", "t-stub", PageType.STUB),
    page("lost.html", "t-error", PageType.ERROR),
]
SITE = Site(
    url=START,
    host="www.example.gov.cn",
    taken=NOW,
    home=HOME,
    columns=(
        column("首页", START),
        column("政务公开", START + "zwgk/"),
        column("公开目录", START + "zwgk/sub/", level=2),
        column("互动交流", START + "hdjl/", aliases=(START + "hdjl/index.html",)),
        column("专题", ""),
        column("迁移", START + "moved.html"),
    ),
)


def opened(examine: str = "auto", seed: int = 1, pages: list[Page] = PAGES) -> list[tuple[str, str]]:
    openings = plan(SITE, pages, Settings(examine=examine, seed=seed))
    return [(opening.url.removeprefix(START), opening.why) for opening in openings]


def test_hubs_come_first_then_a_sample_of_every_template() -> None:
    chosen = opened()
    assert chosen[:3] == [("", "home"), ("zwgk/", "first-level column"), ("hdjl/index.html", "first-level column")]
    template_of = {one.url.removeprefix(START): one.template for one in PAGES}
    assert Counter(template_of[url] for url, _ in chosen) == {
        "t-home": 1,
        "t-list": 2,
        "t-article": SAMPLE,
        "t-special": SAMPLE,
    }
    assert [template_of[url] for url, _ in chosen[3:]] == ["t-article", "t-special"] * 2


def test_all_opens_every_page_that_is_one() -> None:
    assert len(opened("all")) == len(PAGES) - 2


def test_none_opens_nothing() -> None:
    assert opened("none") == []


@pytest.mark.parametrize("number", [1, 2, 5, 7, 20, 45])
def test_a_number_opens_as_many(number: int) -> None:
    chosen = opened(str(number))
    assert len(chosen) == number
    assert chosen[:7] == opened()[:number]


def test_more_than_there_are_opens_all() -> None:
    assert sorted(url for url, _ in opened("999")) == sorted(url for url, _ in opened("all"))


def test_the_seed_changes_the_sample_only() -> None:
    one, other = opened(seed=1), opened(seed=2)
    assert one[:3] == other[:3]
    assert one != other


def test_a_new_page_elsewhere_leaves_the_sample_alone() -> None:
    assert {*opened(pages=[*PAGES, page("new.html", "t-new")])} - {*opened()} == {("new.html", "template")}


@given(st.permutations(PAGES), st.integers(0, 60))
def test_the_order_of_the_pages_does_not_matter(pages: list[Page], number: int) -> None:
    assert opened(str(number), pages=pages) == opened(str(number))


def test_without_a_home_page_the_rest_is_opened() -> None:
    site = Site(url=START, host="www.example.gov.cn", taken=NOW, home=None)
    assert {opening.why for opening in plan(site, PAGES, Settings())} == {"template"}

"""Which pages are opened."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.examine.plan import FEWEST, MANY, MOST, SHARE, SMALL, plan
from auditor.model import Column, ColumnKind, ColumnState, Page, PageType, Site
from auditor.settings import Settings

NOW = datetime(2026, 11, 20, tzinfo=UTC)
START = "http://www.example.gov.cn/"


def page(
    name: str, template: str, type_: PageType = PageType.ARTICLE, depth: int = 2, traits: Iterable[int] = ()
) -> Page:
    return Page(START + name, START + name, type_, depth, template, NOW, traits=tuple(sorted(traits)))


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
    *(page(f"s{number}.html", "t-special", PageType.SPECIAL) for number in range(SMALL)),
    *(page(f"r{number}.html", "t-rare") for number in range(MANY - 1)),
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
TEMPLATE = {one.url.removeprefix(START): one.template for one in PAGES}
ARTICLE = range(100, 108)
"""What every article says."""


def opened(
    examine: str = "auto", seed: int = 1, pages: Iterable[Page] = PAGES, site: Site = SITE
) -> list[tuple[str, str]]:
    openings = plan(site, pages, Settings(examine=examine, seed=seed))
    return [(opening.url.removeprefix(START), opening.why) for opening in openings]


def articles(count: int, **traits: Iterable[int]) -> list[Page]:
    """A home page and articles that say the same, but for those that are named with what else they say."""
    names = [*(f"a{number}" for number in range(count)), *traits]
    return [HOME, *(page(name, "t-article", traits=[*ARTICLE, *traits.get(name, ())]) for name in names)]


def unlike(pages: list[Page], seed: int = 1) -> list[str]:
    return [url for url, why in opened(pages=pages, seed=seed) if why == "content"]


# -- without any traits


def test_hubs_come_first_then_a_sample_of_every_template() -> None:
    chosen = opened()
    assert chosen[:3] == [("", "home"), ("zwgk/", "first-level column"), ("hdjl/index.html", "first-level column")]
    assert {why for _, why in chosen[3:]} == {"template"}
    assert [TEMPLATE[url] for url, _ in chosen[3:6]] == ["t-article", "t-rare", "t-special"]
    assert Counter(TEMPLATE[url] for url, _ in chosen) == {
        "t-home": 1,
        "t-list": 2,
        "t-article": 2,
        "t-rare": 1,
        "t-special": SMALL,
    }


@pytest.mark.parametrize("kind", [PageType.DIRECTORY, PageType.INTERACTIVE, PageType.SERVICE, PageType.SPECIAL])
def test_many_hub_pages_of_one_template_are_a_template_like_others(kind: PageType) -> None:
    pages = [HOME, *(page(f"d{number}.html", "t", kind) for number in range(200))]
    assert len(opened(pages=pages)) == 3


def test_one_template_serves_two_types_of_pages() -> None:
    pages = [page("a", "t"), page("b", "t"), page("c", "t", PageType.COLUMN)]
    assert len(opened(pages=pages)) == 2
    assert ("c", "template") in opened(pages=pages)


def test_all_opens_every_page_that_is_one() -> None:
    chosen = opened("all")
    assert len(chosen) == len(dict(chosen)) == len(PAGES) - 2
    assert Counter(why for _, why in chosen) == {"home": 1, "first-level column": 2, "asked": len(PAGES) - 5}


def test_none_opens_nothing() -> None:
    assert opened("none") == []


@pytest.mark.parametrize("number", [1, 2, 5, 7, 20, 45])
def test_a_number_opens_as_many(number: int) -> None:
    chosen = opened(str(number))
    assert len(dict(chosen)) == number
    assert chosen[:9] == opened()[:number]


def test_more_than_there_are_opens_all() -> None:
    assert sorted(url for url, _ in opened("999")) == sorted(url for url, _ in opened("all"))


def test_the_seed_changes_the_sample_only() -> None:
    one, other = opened(seed=1), opened(seed=2)
    assert one[:3] == other[:3]
    assert one != other


@given(st.permutations(PAGES), st.integers(0, 60))
def test_the_order_of_the_pages_does_not_matter(pages: list[Page], number: int) -> None:
    assert opened(str(number), pages=pages) == opened(str(number))


def test_without_a_home_page_the_rest_is_opened() -> None:
    site = Site(url=START, host="www.example.gov.cn", taken=NOW, home=None)
    assert {why for _, why in opened(site=site)} == {"template"}


def test_the_pages_are_read_once_and_not_kept() -> None:
    def stream() -> Iterator[Page]:
        yield from PAGES

    assert opened(pages=stream()) == opened()


# -- with traits


def test_a_page_that_says_what_no_other_says_is_opened() -> None:
    assert unlike(articles(60)) == []
    pages = articles(60, wordy={1}, pale={3}, wide={5}, odd={7})
    assert {url for url, _ in opened(pages=pages)} == {"", "wordy", "pale", "wide", "odd"}
    assert len(unlike(pages)) == 2  # the others are the sample of the template


def test_everything_is_shown_by_few_pages() -> None:
    pages = articles(60, one={1, 3}, two={5, 7}, three={9, 11}, most={1, 3, 5, 7, 9}, last={13})
    chosen = [url for url, _ in opened(pages=pages)]
    assert chosen == ["", "most", *chosen[2:]]
    assert set(chosen[2:]) == {"three", "last"}


def test_what_shows_most_comes_first_and_a_doubt_counts_for_two_features() -> None:
    pages = articles(60, three={2, 4, 6}, doubts={1, 3}, five={8, 10, 12, 14, 16})
    assert [url for url, _ in opened(pages=pages)] == ["", "five", "doubts", "three"]


def test_what_a_hub_shows_needs_no_other_page() -> None:
    hub = page("zwgk/", "t-list", PageType.COLUMN, 1, traits={1, 3})
    pages = [*articles(60, one={1}, three={3}), hub]
    assert ("zwgk/", "first-level column") in opened(pages=pages)
    assert not {"one", "three"} & {url for url, _ in opened(pages=pages)[3:]}


@pytest.mark.parametrize(("count", "most"), [(30, 31), (100, FEWEST), (800, 801 // SHARE), (3000, MOST)])
def test_the_share_of_a_portal_that_is_opened_is_bounded(count: int, most: int) -> None:
    pages = [HOME, *(page(f"a{n}", "t", traits={2 * n + 1}) for n in range(count))]
    assert len(opened(pages=pages)) == most


def test_a_number_goes_on_after_everything_was_shown() -> None:
    pages = articles(60, odd={1}, pale={3}, wide={5})
    chosen = opened("30", pages=pages)
    assert len(chosen) == 30
    assert chosen[: len(opened(pages=pages))] == opened(pages=pages)


def test_a_new_page_with_nothing_new_leaves_the_plan_alone() -> None:
    pages = articles(300, **{f"odd{n}": {n, n + 1} for n in range(1, 40, 2)})
    plain = page("new", "t-article", traits=ARTICLE)
    assert opened(pages=[*pages, plain]) == opened(pages=pages)


def test_a_new_page_with_something_new_is_added_to_the_plan() -> None:
    pages = articles(300, **{f"odd{n}": {n, n + 1} for n in range(1, 40, 2)})
    odd = page("new", "t-article", traits=[*ARTICLE, 51])
    assert {*opened(pages=[*pages, odd])} - {*opened(pages=pages)} == {("new", "content")}
    assert {*opened(pages=pages)} <= {*opened(pages=[*pages, odd])}


@given(st.lists(st.sets(st.integers(0, 12), max_size=5), max_size=30), st.integers(0, 3))
def test_whatever_pages_say_all_of_it_is_shown(said: list[set[int]], seed: int) -> None:
    pages = [page(f"a{n}", "t", traits=traits) for n, traits in enumerate(said)]
    shown = {one.url.removeprefix(START): set(one.traits) for one in pages}
    chosen = [url for url, _ in opened(pages=pages, seed=seed)]
    assert set().union(*(shown[url] for url in chosen)) == set().union(*said)
    for at, url in enumerate(chosen):
        before = set().union(*(shown[other] for other in chosen[:at]))
        assert shown[url] - before or at < 2  # no page without something new, but for the template's own

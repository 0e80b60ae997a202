from random import Random

from auditor.address import Scope
from auditor.crawl.frontier import Frontier, Wanted
from auditor.crawl.traps import Traps
from auditor.html import RawLink
from auditor.model import LinkKind

HOST = "http://www.example.gov.cn"
START = f"{HOST}/"


def link(path: str, kind: LinkKind = LinkKind.PAGE) -> RawLink:
    return RawLink(path if "://" in path else HOST + path, kind, "link")


def frontier(max_depth: int = 12) -> Frontier:
    made = Frontier(Scope(START), max_depth)
    made.start([START])
    return made


def take(made: Frontier) -> list[Wanted]:
    level = made.next_level()
    assert level is not None
    return level.wanted


def test_levels_come_in_address_order_and_nothing_comes_twice() -> None:
    made = frontier()
    [start] = take(made)
    made.add(start, [link("/b"), link("/a"), link("/"), link("/b"), link("http://example.gov.cn/c")])
    level = take(made)
    assert [wanted.url for wanted in level] == ["http://example.gov.cn/c", f"{HOST}/a", f"{HOST}/b"]
    for wanted in level:
        made.add(wanted, [link("/a"), link("/"), link("/d")])
    assert [wanted.url for wanted in take(made)] == [f"{HOST}/d"]
    assert made.next_level() is None
    assert made.deepest == 2
    assert made.known == 5


def test_the_lowest_page_of_the_lowest_level_is_the_referrer_whatever_comes_first() -> None:
    seen = set()
    for seed in range(20):
        made = frontier()
        made.add(take(made)[0], [link(f"/{name}") for name in "abcdef"])
        level = take(made)
        Random(seed).shuffle(level)
        for wanted in level:
            kind = LinkKind.FRAME if wanted.url.endswith("a") else LinkKind.PAGE
            made.add(wanted, [link("/x", kind), link("/p.doc", LinkKind.ATTACHMENT), link("http://other.cn/")])
        seen.add((tuple(take(made)), tuple(made.take_targets())))
    assert len(seen) == 1
    [(pages, targets)] = seen
    assert [(page.via, page.kind) for page in pages] == [(f"{HOST}/a", LinkKind.FRAME)]
    assert [(target.url, target.via, target.external) for target in targets] == [
        ("http://other.cn/", f"{HOST}/a", True),
        (f"{HOST}/p.doc", f"{HOST}/a", False),
    ]


def test_more_clicks_than_allowed_are_refused_with_the_reason() -> None:
    made = frontier(max_depth=1)
    made.add(take(made)[0], [link("/a")])
    made.add(take(made)[0], [link("/b"), link("/c.pdf", LinkKind.ATTACHMENT)])
    level = made.next_level()
    assert level is not None
    assert level.wanted == []
    assert [(wanted.url, reason) for wanted, reason in level.refused] == [(f"{HOST}/b", "more than 1 clicks away")]
    assert [target.url for target in made.take_targets()] == [f"{HOST}/c.pdf"]


def test_what_only_the_sitemap_names_is_a_level_below_everything_links_reached() -> None:
    made = frontier(max_depth=1)
    made.add(take(made)[0], [link("/a")])
    take(made)
    made.add_sitemap([f"{HOST}/a", f"{HOST}/lost", "http://other.cn/"])
    assert [(wanted.url, wanted.depth, wanted.how, wanted.via) for wanted in take(made)] == [
        (f"{HOST}/lost", 2, "sitemap", "")
    ]


def refusals(urls: list[str]) -> list[str]:
    traps = Traps()
    return [url for url in urls if traps.refusal(url)]


def test_paths_that_repeat_themselves_are_refused() -> None:
    assert refusals([f"{HOST}/a/b/a/b/a/b/a/b/", f"{HOST}/x/x/x/x/", f"{HOST}/" + "d/" * 30])
    assert (
        refusals([f"{HOST}/2024/01/01/x.html", f"{HOST}/a/a/a.html", f"{HOST}/1/1/1/x.html", f"{HOST}//a//b//c//d"])
        == []
    )


def test_a_calendar_ends() -> None:
    days = [f"{HOST}/calendar/{year}/{month}.html" for year in range(2000, 2040) for month in range(1, 13)]
    assert len(refusals(days)) == len(days) - 100
    assert (
        len(refusals([f"{HOST}/rili.aspx?year={year}&month={month}" for year in range(99) for month in range(9)]))
        == 791
    )


def test_filters_that_combine_end_and_lists_of_articles_do_not() -> None:
    filters = [
        f"{HOST}/list?a={a}&b={b}&c={c}&d={d}" for a in range(9) for b in range(9) for c in range(9) for d in range(9)
    ]
    assert len(refusals(filters)) == len(filters) - 500
    assert refusals([f"{HOST}/show.aspx?id={number}" for number in range(20_000)]) == []
    assert refusals([f"{HOST}/art/2024/1/{day}/art_{day}.html" for day in range(5_000)]) == []
    assert refusals([f"{HOST}/list.aspx?id=7&page={number}" for number in range(5_000)]) == []

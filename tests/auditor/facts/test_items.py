"""Every mandatory item is found under every name it goes by, and is missed when, and only when, it is not there."""

from pathlib import Path

import pytest

import rules
from auditor.facts.disclosure_words import ItemWords
from auditor.facts.items import Titles, area_of, read_disclosure, read_items
from auditor.facts.words import as_words
from auditor.model import Column, ColumnKind, ColumnState, MandatoryItem, NotAssessed, Outcome, Reason
from auditor.pack import check_params
from auditor.rule import discover
from auditor.vocabulary import load_words

RAW = load_words(Path(rules.__path__[0]) / "packs")
WORDS: ItemWords = as_words(RAW).mandatory_items
RULES = discover("rules", lambda name: RAW[name])
OWNER = "云溪县人民政府门户网站"
AREA = "政府信息公开"
LATER = ("field-", "enterprises-")
"""Items that mean something below another column only."""


def column(*path: str, url: str = "", state: ColumnState = ColumnState.FILLED) -> Column:
    address = url or "http://www.example.gov.cn/" + "/".join(path) + "/"
    id_ = "/".join(path)
    return Column(id_, path[-1], address, "/".join(path[:-1]), path, len(path), ColumnKind.OTHER, state, 1, 3)


def area(*names: str) -> list[Column]:
    """A disclosure area with columns of these names, and four that mean nothing."""
    fill = ("甲类事项", "乙类事项", "丙类事项", "丁类事项")
    return [column(AREA), *(column(AREA, name) for name in (*fill, *names))]


def seen(columns: list[Column], owner: str = OWNER) -> dict[str, MandatoryItem]:
    items = read_items(WORDS, columns, Titles(WORDS), owner, lambda _: None, lambda _: False)
    return {it.item: it for it in items}


def judged(columns: list[Column], item: str, not_assessed: tuple[NotAssessed, ...] = ()) -> Outcome:
    rule = RULES["missing-item"](**check_params(RULES["missing-item"], {"items": [item], "least_columns": 4}, RAW))
    return rule.judge((seen(columns)[item], read_disclosure(WORDS, columns, not_assessed, 100))).outcome


def test_every_item_has_a_name_and_no_pattern_is_broken() -> None:
    assert Titles(WORDS)
    assert all(it.title and it.names for it in WORDS.items.values())


@pytest.mark.parametrize("item", [id_ for id_ in WORDS.items if not id_.startswith(LATER)])
def test_an_item_is_found_under_every_name_and_missed_without(item: str) -> None:
    listed = WORDS.items[item]
    for name in (*listed.names, *listed.inside):
        for written in (name, f" {name[0]} {name[1:]}　", f"【{name}】", f"云溪县{name}", f"{name}专栏"):
            assert judged(area(written), item) is Outcome.PASSED, written
    if item not in ("platform", "content"):
        assert judged(area(), item) is Outcome.FAILED


@pytest.mark.parametrize("item", [id_ for id_ in WORDS.items if not id_.startswith(LATER)])
def test_an_item_is_found_on_another_host_and_by_its_address(item: str) -> None:
    name = WORDS.items[item].names[0]
    outside = column(AREA, name, url="http://xxgk.example.gov.cn/", state=ColumnState.OUTSIDE)
    assert judged([*area(), outside], item) is Outcome.PASSED
    for slug in WORDS.items[item].slugs:
        named_oddly = column(AREA, "戊类", url=f"http://www.example.gov.cn/a/{slug}/index.html")
        assert judged([*area(), named_oddly], item) is Outcome.PASSED


def test_one_item_left_out_of_a_whole_portal_is_the_only_one_missing() -> None:
    main = [
        id_ for id_ in WORDS.items if id_.startswith("art20") or id_ in ("guide", "rules", "annual-report", "request")
    ]
    for left_out in main:
        shared = {*WORDS.items[left_out].names, *WORDS.items[left_out].inside, *WORDS.items[left_out].parts}
        own = {
            id_: next(name for name in WORDS.items[id_].names if not any(part in name for part in shared))
            for id_ in main
            if id_ != left_out
        }
        columns = area(*own.values())
        assert [id_ for id_ in main if judged(columns, id_) is Outcome.FAILED] == [left_out]


@pytest.mark.parametrize(
    ("name", "item"),
    [
        ("政策法规科", "art20-01"),
        ("收费站", "art20-08"),
        ("领导讲话", "leaders"),
        ("领导活动", "leaders"),
        ("依申请公开满意度评价", "request"),
        ("财政预决算工作动态", "art20-07"),
        ("规范性文件解读", "art20-01"),
        ("市政府信息", "art21-01"),
    ],
)
def test_names_that_only_sound_like_an_item_are_none(name: str, item: str) -> None:
    assert not seen(area(name))[item].sightings


def test_generic_names_mean_an_item_within_the_area_only() -> None:
    assert judged(area("收费"), "art20-08") is Outcome.PASSED
    assert judged([*area(), column("便民", "收费")], "art20-08") is Outcome.CANT_TELL
    assert judged([*area(), column("财政")], "art20-07") is Outcome.FAILED


def test_nothing_is_missing_where_the_area_was_not_read() -> None:
    unread = (NotAssessed(Reason.TIMEOUT, "pages", 30),)
    assert judged(area(), "guide", unread) is Outcome.CANT_TELL
    assert judged([column(AREA)], "guide") is Outcome.CANT_TELL
    assert judged([column("新闻")], "guide") is Outcome.CANT_TELL
    outside = [column(AREA, url="http://other.example.org/", state=ColumnState.OUTSIDE)]
    assert judged([*outside, *area()[1:]], "guide") is Outcome.CANT_TELL
    assert judged(area(), "guide", (NotAssessed(Reason.TIMEOUT, "pages", 1),)) is Outcome.FAILED


def test_the_area_is_the_one_with_the_most_below_it() -> None:
    columns = [column("信息公开"), *area()]
    found = area_of(columns, WORDS)
    assert found is not None
    assert found.path == (AREA,)
    assert read_disclosure(WORDS, columns, (), 100).columns == 4


def test_a_column_that_could_not_be_read_says_why() -> None:
    blocked = column(AREA, "财政预决算", state=ColumnState.UNREAD)
    items = seen([*area(), blocked])
    assert items["art20-07"].sightings[0].state is ColumnState.UNREAD
    assert judged([*area(), blocked], "art20-07") is Outcome.CANT_TELL


def test_an_offices_own_names_are_laid_over(tmp_path: Path) -> None:
    own = tmp_path / "mandatory-items.yaml"
    own.write_text(
        "items+: {art20-07+: {names+: [阳光账本]}, own-01: {title: 本地事项, names: [本地]}}", encoding="utf-8"
    )
    words = as_words(load_words(Path(rules.__path__[0]) / "packs", [own])).mandatory_items
    items = read_items(words, area("阳光账本", "本地"), Titles(words), OWNER, lambda _: None, lambda _: False)
    found = {it.item for it in items if it.sightings}
    assert {"art20-07", "own-01"} <= found
    assert "财政预决算" in words.items["art20-07"].names

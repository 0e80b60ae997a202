"""The HTML report: one file, complete, honest, and safe against what portals write."""

import base64
import hashlib
import re
from collections.abc import Callable
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from string import Formatter

import msgspec
import pytest
import yaml
from bs4 import BeautifulSoup, Tag
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import reports
from auditor.model import (
    Column,
    ColumnKind,
    ColumnState,
    Outcome,
    PageType,
    Reason,
    Report,
    Severity,
    State,
    Verdict,
)
from auditor.settings import Profile
from reports.causes import causes
from reports.clean import clean, link_address
from reports.html import render as pieces
from reports.walk import walk

HERE = Path(__file__).parent
ROOM = Path(reports.__path__[0])
WORDS = yaml.safe_load((ROOM / "texts" / "page.yaml").read_text(encoding="utf-8"))


def render(report: Report) -> bytes:
    return b"".join(pieces(report))


@pytest.fixture(scope="session")
def page(told: Report) -> BeautifulSoup:
    return BeautifulSoup(render(told), "lxml")


def test_golden(told: Report, golden: Callable[[Path, bytes], None]) -> None:
    golden(HERE / "golden" / f"report.{told.lang}.html", render(told))


def test_twice_the_same(told: Report) -> None:
    assert render(told) == render(told)


# -- one file, and a page that keeps the rules of the trade


def test_nothing_is_loaded_from_elsewhere(page: BeautifulSoup) -> None:
    assert not page.select("link, iframe, object, embed, script[src], video, audio, base")
    assert all(str(image["src"]).startswith("data:image/") for image in page.select("[src]"))
    assert "url(" not in page.style.text
    assert "@import" not in page.style.text


def test_the_policy_allows_exactly_our_own_style_and_script(page: BeautifulSoup) -> None:
    policy = str(page.select_one('meta[http-equiv="Content-Security-Policy"]')["content"])
    for element in (page.style, page.script):
        digest = base64.b64encode(hashlib.sha256(element.text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert not page.select("[style], [onclick], [onload]")


def test_headings_are_in_order(page: BeautifulSoup) -> None:
    levels = [int(heading.name[1]) for heading in page.select("h1, h2, h3, h4, h5, h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_table_has_a_caption_and_scopes(page: BeautifulSoup) -> None:
    assert page.select("table")
    for table in page.select("table"):
        assert table.caption
        assert table.caption.text.strip()
        assert all(heading.has_attr("scope") for heading in table.select("th"))


def test_ids_are_unique_and_links_within_the_page_lead_somewhere(page: BeautifulSoup) -> None:
    ids = [str(element["id"]) for element in page.select("[id]")]
    assert len(ids) == len(set(ids))
    inside = {str(link["href"])[1:] for link in page.select('a[href^="#"]')}
    assert {"main", "causes", "method"} <= inside <= set(ids)


def test_language_and_title(page: BeautifulSoup, told: Report) -> None:
    assert page.html["lang"] == {"zh": "zh-CN", "en": "en"}[told.lang]
    assert "示例县人民政府" in page.title.text


def test_what_only_the_script_can_do_stays_hidden_without_it(page: BeautifulSoup) -> None:
    assert page.select("form.filter")
    assert all(form.has_attr("hidden") for form in page.select("form.filter"))
    assert {element.name for element in page.select("[hidden]")} == {"form", "button"}


# -- what it says


def test_the_first_screen_names_the_vetoes_and_what_is_open(report: Report) -> None:
    conclusion = _text(report, ".conclusion")
    assert "发现 1 项单项否决问题" in conclusion
    assert "V4.1 栏目不更新" in conclusion
    assert "V1 安全、泄密事故等严重问题 须人工判定" in conclusion
    assert "V4.2 空白栏目 2 处未能查明" in conclusion


@pytest.mark.parametrize(
    ("state", "vetoes", "words"),
    [
        (State.MET, State.MET, "未发现单项否决问题"),
        (State.UNDECIDED, State.UNDECIDED, "未发现单项否决问题，6 项须人工判定"),
        (State.UNDECIDED, State.MET, "得分是否合格尚不能确定"),
        (State.VIOLATED, State.MET, "估算得分低于合格线"),
        (State.VIOLATED, State.VIOLATED, "发现 6 项单项否决问题"),
        (State.INAPPLICABLE, State.INAPPLICABLE, "没有可供判定的内容"),
    ],
)
def test_the_verdict_in_plain_words(report: Report, state: State, vetoes: State, words: str) -> None:
    indicators = tuple(
        msgspec.structs.replace(it, state=vetoes) if it.effect == "veto" else it for it in report.indicators
    )
    changed = msgspec.structs.replace(report, state=state, indicators=indicators)
    assert words in _text(changed, ".headline")


def test_an_unconfirmed_value_is_never_shown_as_points(report: Report) -> None:
    cells = {row.select_one(".code").text: row.select_one(".sheet-deduction").text for row in _rows(report)}
    assert cells["D9"] == "扣分值待核定"
    assert cells["D2"] == "4"
    assert cells["D15"] == "0"
    assert cells["D1"] == "待判定"
    assert cells["V4.1"] == "否决"
    assert cells["V5.1"] == cells["L1"] == "—"


def test_what_only_a_person_can_decide_is_marked(report: Report) -> None:
    marked = {row.select_one(".code").text for row in _rows(report) if row.select_one(".person")}
    assert marked == {"V1", "D1"}


def test_vetoes_come_first_then_what_costs_points_then_the_worse(report: Report) -> None:
    deducted = {group for line in report.indicators if line.effect == "deduct" for group in line.groups}
    ordered = [cause.group for cause in causes(report, walk(report))]
    marks = [bool(cause.select_one(".veto")) for cause in _page(report).select(".cause")]
    assert marks[:3] == [True, True, False]
    rest = [(group.id not in deducted, list(Severity).index(Severity(group.severity))) for group in ordered[2:]]
    assert rest == sorted(rest)
    assert len({is_last for is_last, _ in rest}) == 2


def test_how_far_a_sample_reaches_is_said_exactly(report: Report) -> None:
    reach = {
        cause.h3.text.split(" ", 1)[1]: cause.select_one(".facts").text for cause in _page(report).select(".cause")
    }
    assert "在打开的 3 页中均出现，共 13 处；同模板共 412 页" in reach["文字与背景对比度不足"]
    assert "在打开的 2 页中有 1 页出现" in reach["图片没有替代文字"]
    assert "共 19 处，涉及 12 页；同模板共 412 页" in reach["政策与解读没有关联"]
    assert "共 416 处，涉及 412 页。" in reach["链接打不开"]


def test_open_questions_are_listed_apart_from_faults(report: Report) -> None:
    page = _page(report)
    table = page.select_one("#questions ~ table")
    assert [row.select_one(".figure-cell").text for row in table.select("tbody tr")] == ["2", "5"]
    assert "须人工核实的 2 类情况" in page.select_one("#questions").text


def test_failed_links_come_before_open_ones(report: Report) -> None:
    page = _page(report)
    first = page.select("#failed-links tbody tr")
    assert first[0].select_one("a").text == "/old/zx.html"
    assert len(first) == 16
    assert not page.select("#failed-links .verdict-open")
    assert not page.select("#open-links .verdict-failed")
    assert len(page.select("#open-links tbody tr")) == 4


def test_every_column_is_in_the_tree_below_its_parent(report: Report) -> None:
    items = _page(report).select(".tree li")
    assert len(items) == len(report.columns)
    for item in items:
        above = [parent for parent in item.parents if isinstance(parent, Tag) and parent.name == "li"]
        assert int(str(item["data-level"])) == len(above) + 1


def test_unknown_numbers_say_why(report: Report) -> None:
    assert "条数和日期不明：内容由脚本生成，未经浏览器读取" in _text(report, ".tree")
    assert "15 条、最新日期不明：返回内容无法识读" in _text(report, ".tree")


def test_an_audit_that_found_nothing_is_told_too(told: Report) -> None:
    coverage = msgspec.structs.replace(told.coverage, not_assessed=(), openings=(), examined=0)
    empty = msgspec.structs.replace(
        told, indicators=(), columns=(), rules=(), groups=(), findings=(), links=(), templates=(), packs=(), name="",
        score=None, vetoes=(), home_picture="", pictures={}, warnings=(), state=State.MET, coverage=coverage,
    )  # fmt: skip
    page = _page(empty)
    assert len(page.select("h2")) == 11
    assert "www.shili.gov.example" in page.h1.text


def test_an_audit_that_ended_early_says_so_at_the_top(report: Report) -> None:
    assert "提前结束" in _text(msgspec.structs.replace(report, complete=False), ".warning")


# -- what portals write


def test_hostile_texts_stay_texts(page: BeautifulSoup, told: Report) -> None:
    source = render(told).decode()
    assert len(page.select("script")) == 1
    assert not page.select("b[onmouseover]")
    assert "{{ 7 * 7 }}" in page.text
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e]", source)


def test_only_web_addresses_are_linked(page: BeautifulSoup) -> None:
    assert all(str(link["href"]).startswith(("#", "http://", "https://")) for link in page.select("a[href]"))
    assert "javascript:alert(1)" in page.text
    assert "ftp://files.example/x" in page.text


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "//a.example/",
        "/a",
        "",
        "http://",
        "http://[",
        "\x01javascript:x",
    ],
)
def test_other_addresses_are_not_linked(url: str) -> None:
    assert link_address(url) == ""


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_clean_text_can_always_be_written(said: str) -> None:
    assert not re.search("[\x00-\x08\x0b-\x1f\u202e]", clean(said).encode().decode())


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(said=st.text(alphabet=st.characters(exclude_categories=()), min_size=1))
def test_any_text_makes_a_page_with_one_script(report: Report, said: str) -> None:
    column = msgspec.structs.replace(report.columns[0], name=said, url=said)
    finding = msgspec.structs.replace(report.findings[0], url=said, selector=said, snippet=said, message=said)
    group = msgspec.structs.replace(report.groups[0], title=said, component=said, advice=said, examples=(finding,))
    changed = msgspec.structs.replace(report, name=said, url=said, warnings=(said,), columns=(column,), groups=(group,))
    page = _page(changed)
    assert len(page.select("script")) == 1
    assert len(page.select(".cause")) == 1
    assert all(str(link["href"]).startswith(("#", "http://", "https://")) for link in page.select("a[href]"))


# -- size


def test_a_huge_audit_makes_a_light_page(report: Report) -> None:
    finding = msgspec.structs.replace(report.findings[0], snippet="x" * 200, message="说明" * 40)
    groups = tuple(
        msgspec.structs.replace(report.groups[n % 14], id=f"{n}", examples=(finding,) * 10) for n in range(3000)
    )
    columns = tuple(msgspec.structs.replace(report.columns[-1], id=f"{n}", parent="") for n in range(6000))
    huge = msgspec.structs.replace(
        report,
        groups=groups,
        columns=columns,
        findings=tuple(msgspec.structs.replace(finding, id=f"{n}", group=f"{n % 3000}") for n in range(50_000)),
        links=report.links * 300,
        pictures={"home.png": report.pictures["home.png"] + b"x" * 1_100_000},
    )
    written = render(huge)
    assert len(written) < 4_000_000
    text = BeautifulSoup(written, "lxml").text
    assert "其余 2,690 条见 report.json。" in text
    assert "其余 4,800 条见 report.json。" in text


def test_columns_nested_without_end_do_not_break_the_page(report: Report) -> None:
    columns: list[Column] = []
    for n in range(400):
        parent = columns[-1].id if columns else ""
        columns.append(msgspec.structs.replace(report.columns[0], id=f"{n}", parent=parent, level=n + 1))
    page = _page(msgspec.structs.replace(report, columns=tuple(columns)))
    assert len(page.select(".tree li")) == 400


# -- the texts


def test_both_languages_have_every_text_with_the_same_slots() -> None:
    for key, text in WORDS["texts"].items():
        assert set(text) == {"zh", "en"}, key
        slots = {lang: {_slots(part) for part in _parts(text[lang])} for lang in text}
        assert slots["zh"] | {_slots(part) for part in _parts(text["en"])} == slots["zh"], key


def test_every_text_is_used() -> None:
    sources = "".join(
        file.read_text(encoding="utf-8") for file in (*ROOM.rglob("*.py"), *ROOM.glob("templates/*.html"))
    )
    composed = ("coverage.", "sheet.col-", "verdict.")
    for key in WORDS["texts"]:
        assert f'"{key}"' in sources or f"'{key}'" in sources or key.startswith(composed), key


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("column-kind", ColumnKind),
        ("column-state", ColumnState),
        ("outcome", Outcome),
        ("outcome-meaning", Outcome),
        ("page-type", PageType),
        ("profile", Profile),
        ("reason", Reason),
        ("severity", Severity),
        ("state", State),
        ("verdict", Verdict),
    ],
)
def test_every_value_of_a_closed_list_has_a_name(kind: str, values: type[StrEnum]) -> None:
    assert {value.value for value in values} == set(WORDS["names"][kind])


def _page(report: Report) -> BeautifulSoup:
    return BeautifulSoup(render(report), "lxml")


def _text(report: Report, selector: str) -> str:
    found = _page(report).select_one(selector)
    assert found
    return " ".join(found.text.split())


def _rows(report: Report) -> list[Tag]:
    return list(_page(report).select(".sheet tbody tr"))


def _parts(text: str | list[str]) -> list[str]:
    return text if isinstance(text, list) else [text]


def _slots(text: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name)

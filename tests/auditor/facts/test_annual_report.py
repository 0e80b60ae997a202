"""Forty annual reports, each with the verdict it deserves, and the district's own of 2023."""

import re
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from importlib.util import module_from_spec, spec_from_file_location
from io import BytesIO
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import sync_playwright

from auditor.browser import find_browser
from auditor.documents.reader import read_document
from auditor.documents.reading import Grid, Reading
from auditor.facts.annual_report.in_document import report_in
from auditor.facts.annual_report.naming import name_of
from auditor.facts.annual_report.report import read_report
from auditor.facts.page import read_page
from auditor.facts.words import Words
from auditor.model import AnnualReport, Fetch, FileType, Reason, ReportForm, Unknown, Verdict


def _load(name: str) -> ModuleType:
    spec = spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


made = _load("annual_reports")
Change = Callable[[Any], None]
GOOD = "chapters 1 2 3 4 5 6 | A read, B read, C read | "


def _set(path: str, value: object) -> Change:
    def change(annual: Any) -> None:
        exec(f"annual.{path} = value", {"annual": annual, "value": value})

    return change


def _all(*changes: Change) -> Change:
    def change(annual: Any) -> None:
        for one in changes:
            one(annual)

    return change


def _table_rows(chapter: int, edit: Callable[[list[Any]], list[Any]], **more: Any) -> Change:
    """Put the table of a chapter as another one in its place."""

    def change(annual: Any) -> None:
        annual.parts[chapter] = made.html_table(edit(annual.rows(chapter)), **more)

    return change


def _wide(text: str) -> str:
    return text.translate({ord(sign): ord(sign) + 0xFEE0 for sign in "0123456789"})


def _spaced(text: str) -> str:
    return f"&nbsp; {int(text):,} &nbsp;" if text.isdecimal() else text


def _emptied(text: str) -> str:
    return "" if text == "0" else text


def _split(rows: list[Any]) -> str:
    """Table B in two, the second without a head."""
    flat = _unmerged(rows)
    return made.html_table(flat[:14]) + "<p>（续表）</p>" + made.html_table(flat[14:])


def _unmerged(rows: list[Any]) -> list[Any]:
    """Every merged cell written out in each of its places."""
    grid: dict[tuple[int, int], str] = {}
    for y, row in enumerate(rows):
        x = 0
        for text, wide, high in row:
            while (y, x) in grid:
                x += 1
            grid |= {(y + i, x + j): text for i in range(high) for j in range(wide)}
            x += wide
    width = max(x for _, x in grid) + 1
    return [[(grid[y, x], 1, 1) for x in range(width)] for y in range(len(rows))]


def _three_tables(annual: Any) -> None:
    leaves = [(name, 1, 1) for name in ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")]
    blocks = ["行政复议", "未经复议直接起诉", "复议后起诉"]
    annual.parts[4] = "".join(
        made.html_table(
            [[(block, 5, 1)], leaves, [(str(value), 1, 1) for value in annual.figures.c[at * 5 : at * 5 + 5]]]
        )
        for at, block in enumerate(blocks)
    )


def _upright(annual: Any) -> None:
    rows = _unmerged(annual.rows(4))
    annual.parts[4] = made.html_table([[row[x] for row in rows] for x in range(len(rows[0]))])


def _layout(annual: Any) -> None:
    body = annual.body()
    annual.body = lambda: f"<table width='100%'><tr><td><table><tr><td>{body}</td></tr></table></td></tr></table>"


def _chapters_in_cells(annual: Any) -> None:
    annual.heading = lambda text: f"<table><tr><td><b>{text}</b></td></tr></table>"


def _older(annual: Any) -> None:
    annual.__init__(2020)
    rows = [
        [("第二十条第（一）项", 4, 1)],
        [(name, 1, 1) for name in ("信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量")],
        [("规章", 1, 1), ("0", 1, 1), ("0", 1, 1), ("0", 1, 1)],
        [("规范性文件", 1, 1), ("6", 1, 1), ("6", 1, 1), ("61", 1, 1)],
        [("第二十条第（九）项", 4, 1)],
        [("信息内容", 1, 1), ("采购项目数量", 1, 1), ("采购总金额", 2, 1)],
        [("政府集中采购", 1, 1), ("12", 1, 1), ("3205.5万元", 2, 1)],
    ]
    annual.parts[2] = made.html_table(rows)
    other = list(annual.rows(3))
    sums = [str(sum(annual.figures.b[2 + at][column] for at in (18, 19, 20))) for column in range(7)]
    start = next(y for y, row in enumerate(other) if row[0][0].startswith("（六）"))
    other[start : start + 3] = [[("（六）其他处理", 2, 1), *((value, 1, 1) for value in sums)]]
    other[3 + 2][0] = ("三、本年度办理结果", 1, 20)
    annual.parts[3] = made.html_table(other)
    annual.text[1] = "2020年，全县公开信息。"


def _cell(row: int, column: int, by: int) -> Change:
    def change(annual: Any) -> None:
        annual.figures.b[row][column] += by

    return change


def _c(at: int, by: int) -> Change:
    def change(annual: Any) -> None:
        annual.figures.c[at] += by

    return change


def _say(chapter: int, old: str, new: str) -> Change:
    def change(annual: Any) -> None:
        assert old in annual.text[chapter]
        annual.text[chapter] = annual.text[chapter].replace(old, new)

    return change


def _swap(annual: Any) -> None:
    annual.order = lambda: [1, 2, 3, 5, 4, 6]
    annual.chapters[4], annual.chapters[3] = "四、存在的主要问题及改进情况", "五、政府信息公开行政复议、行政诉讼情况"


def _slipped(rows: int) -> Change:
    """The group of results covers one row too many or too few, so that the figures of a row stand one column aside."""

    def change(annual: Any) -> None:
        annual.parts[3] = made.html_table(annual.rows(3)).replace('rowspan="22"', f'rowspan="{rows}"')

    return change


def _contents(annual: Any) -> None:
    text = "".join(f"<p>{chapter}</p>" for chapter in made.CHAPTERS) + annual.body()
    annual.body = lambda: text


COLUMNS = made.COLUMNS
SHUFFLED = [COLUMNS[0], *COLUMNS[4:0:-1], *COLUMNS[5:]]
IMAGE = '<p><img src="/uploads/2024/01/a1.png"></p>'

CASES: dict[str, tuple[Change, str]] = {
    "a good one": (_all(), GOOD),
    "full-width figures": (_set("write", _wide), GOOD),
    "figures with blanks and commas": (_set("write", _spaced), GOOD),
    "empty cells are nothing": (_set("write", _emptied), GOOD),
    "every cell written out": (_table_rows(3, _unmerged), GOOD),
    "columns in another order": (
        lambda it: it.parts.update({3: made.html_table(made.table_b(it.figures, SHUFFLED))}), GOOD,
    ),
    "table B in two parts": (lambda it: it.parts.update({3: _split(it.rows(3))}), GOOD),
    "table C in three": (_three_tables, GOOD),
    "table C upright": (_upright, GOOD),
    "all within tables of the layout": (_layout, GOOD),
    "headings in cells": (_chapters_in_cells, GOOD),
    "headings as h elements": (_set("heading", lambda text: f"<h3>{text}</h3>"), GOOD),
    "headings without numbers": (_set("heading", lambda text: f"<h3>{text[2:]}</h3>"), GOOD),
    "headings in brackets": (_set("heading", lambda text: f"<p>（{text[0]}）{text[2:]}</p>"), GOOD),
    "headings with dots and padded": (
        _set("heading", lambda text: f"<p>{text[0]}．\u3000{text[2:4]} {text[4:]}：</p>"), GOOD),
    "headings in arabic figures": (
        _set("heading", lambda text: f"<p>{'一二三四五六'.index(text[0]) + 1}、 {text[2:]}</p>"), GOOD),
    "headings in pieces": (
        _set("heading", lambda text: f"<p><b>{text[0]}</b><b>、</b><span>{text[2:]}</span></p>"), GOOD),
    "a table of contents above": (_contents, GOOD),
    "I1 broken": (
        _all(_cell(made.OPEN, 0, 1), _cell(made.OPEN, 6, 1), _say(1, "819", "820")),
        GOOD + "I1 自然人: 13612 + 535 = 14147 / 13364 + 784 = 14148; "
        "I1 总计: 14069 + 560 = 14629 / 13810 + 820 = 14630"),
    "I2 broken": (
        _all(_cell(5, 0, 1), _cell(5, 6, 1)),
        GOOD + "I2 自然人: … = 13365 / 13364; I2 总计: … = 13811 / 13810"),
    "I3 broken": (
        _cell(made.CARRIED + 4, 6, 1),
        GOOD + "I2 总计: … = 13811 / 13810; I3 其他法律行政法规禁止公开: 31 / 32"),
    "I4 broken in appeals": (_c(4, 1), GOOD + "I4 行政复议: 376 + 97 + 196 + 121 = 790 / 791"),
    "I4 broken in suits": (_c(8, -1), GOOD + "I4 未经复议直接起诉: 16 + 1 + 12 + 26 = 55 / 56"),
    "I4 broken after appeals": (_c(14, 10), GOOD + "I4 复议后起诉: 74 + 1 + 30 + 51 = 156 / 166"),
    "new requests of the text": (_say(1, "14069", "14096"), GOOD + "I6 本年新收申请: 14096 / 14069"),
    "requests carried over in the text": (_say(1, "560", "506"), GOOD + "I6 上年结转申请: 506 / 560"),
    "requests carried on in the text": (_say(1, "819", "820"), GOOD + "I6 结转下年度申请: 820 / 819"),
    "documents made in the text": (_say(1, "文件5件", "文件6件"), GOOD + "I6 本年制发行政规范性文件: 6 / 5 (unsure)"),
    "the text may count others": (_say(1, "本年共收到", "本年全县各部门共收到"), GOOD),
    "the text counts others": (
        _all(_say(1, "本年共收到", "本年全县各部门共收到"), _say(1, "14069", "15000")),
        GOOD + "I6 本年新收申请: 15000 / 14069 (unsure)"),
    "the text names another organ": (
        _all(_say(1, "本年共收到", "本年县公安局收到"), _say(1, "14069", "12")),
        GOOD + "I6 本年新收申请: 12 / 14069 (unsure)"),
    "the text names half a year": (
        _all(_say(1, "本年共收到", "2023年1月至6月，共收到"), _say(1, "14069", "700")),
        GOOD + "I6 本年新收申请: 700 / 14069 (unsure)"),
    "the text names the whole year": (
        _all(_say(1, "本年共收到", "2023年1月1日至12月31日，我局共收到"), _say(1, "14069", "700")),
        GOOD + "I6 本年新收申请: 700 / 14069"),
    "the text counts how often": (_say(1, "14069件", "15000件次"), GOOD),
    "the text gives a part": (_say(1, "本年共收到", "其中通过网上收到"), GOOD),
    "a wrong percentage": (
        _say(1, "（二）", "申请100件，较去年增加26件，同比增长53.1%。（二）"),
        GOOD + "growth 100件,较去年增加26件,同比增长53.1%: 53.1% / 26 ÷ 74 = 35.1%"),
    "a right percentage": (_say(1, "（二）", "申请100件，较去年增加26件，同比增长35.1%。（二）"), GOOD),
    "a right fall": (_say(1, "（二）", "申请60件，比上年减少20件，同比下降25％。（二）"), GOOD),
    "proposals by class": (
        _say(6, "C类11件", "C类12件"),
        GOOD + "sum A类88件、B类63件、C类12件、D类2件: 66 + 98 = 164 / 88 + 63 + 12 + 2 = 165"),
    "tables as pictures": (
        lambda it: it.parts.update({2: IMAGE, 3: IMAGE, 4: IMAGE}),
        "chapters 1 2 3 4 5 6 | A picture, B picture, C picture | "),
    "one table in a file": (
        lambda it: it.parts.update({3: '<p><img src="/icon_xls.gif"><a href="/b.xlsx">附表</a></p>'}),
        "chapters 1 2 3 4 5 6 | A read, B attached, C read | "),
    "a chapter missing": (lambda it: it.chapters.__setitem__(4, ""), "chapters 1 2 3 4 6 | A read, B read, C read | "),
    "a chapter renamed": (
        lambda it: it.chapters.__setitem__(4, "五、下一步工作打算"),
        "chapters 1 2 3 4 5~ 6 | A read, B read, C read | "),
    "chapters in another order": (_swap, "chapters 1 2 3 5 4 6 | A read, B read, C read | "),
    "the older form": (_older, GOOD),
    "a row that slipped to the right": (_slipped(23), GOOD),
    "a row that slipped to the left": (_slipped(21), GOOD),
    "numbers without a sign behind": (_set("heading", lambda text: f"<p>{text[0]} {text[2:]}</p>"), GOOD),
    "labels broken up": (_set("write", lambda text: "<br>".join(text) if 1 < len(text) < 5 else text), GOOD),
    "no cells closed": (lambda it: it.parts.update({3: made.html_table(it.rows(3)).replace("</td>", "")}), GOOD),
}  # fmt: skip
ON_PAPER = [
    *("a good one", "I1 broken", "I2 broken", "I4 broken in appeals", "new requests of the text"),
    *("tables as pictures", "a chapter missing", "a chapter renamed", "chapters in another order"),
]


def told(report: AnnualReport | None) -> str:
    """What was found in a report, in one line."""
    assert report is not None
    chapters = " ".join(f"{it.number}{'~' if it.renamed else ''}" for it in report.chapters)
    tables = ", ".join(f"{it.code} {it.state}" for it in report.tables)
    broken = [
        f"{it.identity} {it.where}: {_short(it.left)} / {it.right}{'' if it.sure else ' (unsure)'}"
        for it in report.broken
    ]
    return f"chapters {chapters} | {tables} | {'; '.join(broken)}"


def _short(terms: str) -> str:
    return re.sub(r".* (= \d+)", r"… \1", terms) if terms.count("+") > 4 else terms


@pytest.mark.parametrize("name", CASES)
def test_a_page(name: str, read: Callable[..., Any]) -> None:
    change, expected = CASES[name]
    annual = made.Annual()
    change(annual)
    page = read(annual.page(), "/xxgk/nb/t1.html")
    assert told(page.report) == expected
    assert (page.report.year, page.report.organ) == (annual.year, made.ORGAN)
    assert page.report.published == date.fromisoformat(annual.date)


@pytest.mark.parametrize("name", ON_PAPER)
def test_a_word_file(name: str, words: Words) -> None:
    change, expected = CASES[name]
    annual = made.Annual()
    change(annual)
    assert told(report_in(read_document(annual.word(), "docx"), b"", "附件下载", words.annual_report)) == expected


@pytest.fixture(scope="module")
def printed() -> Iterator[Callable[[str], bytes]]:
    """Prints pages to PDF with the browser."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        page = browser.new_page()

        def pdf(html: str) -> bytes:
            page.set_content(html)
            return page.pdf(format="A4")

        yield pdf
        browser.close()


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in ON_PAPER if "picture" not in name])
def test_a_pdf_file(name: str, printed: Callable[[str], bytes], words: Words) -> None:
    change, expected = CASES[name]
    annual = made.Annual()
    change(annual)
    style = "<style>table{border-collapse:collapse} td{border:1px solid #000} tr{break-inside:avoid}</style>"
    body = printed(style + annual.page())
    assert told(report_in(read_document(body, "pdf"), body, "附件下载", words.annual_report)) == expected


def test_there_are_forty() -> None:
    assert len(CASES) >= 40


def test_the_form_goes_by_the_year(read: Callable[..., Any]) -> None:
    forms = {}
    for year in (2018, 2020, 2021, 2024):
        forms[year] = read(made.Annual(year).page()).report.format
    assert forms == {
        2018: ReportForm.UNKNOWN, 2020: ReportForm.OLDER, 2021: ReportForm.OF_2021, 2024: ReportForm.OF_2021,
    }  # fmt: skip


def test_the_date_of_a_change_is_not_that_of_publication(read: Callable[..., Any]) -> None:
    annual = made.Annual()
    annual.label = "更新时间"
    assert read(annual.page()).report.published == Unknown(Reason.INCOMPLETE, "更新时间")


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("某某县教育局2023年政府信息公开工作年度报告", (2023, "某某县教育局")),
        ("2023年度某某镇政府信息公开年度报告", (2023, "某某镇")),
        ("某某县2023年政府信息公开年报", (2023, "某某县")),
        ("政府信息公开工作年度报告（2022年度）", (2022, "")),
        ("附件：某某县2022年政府信息公开工作年度报告.docx", (2022, "某某县")),
        ("附件1.某某县2022年政府信息公开工作年度报告.pdf（下载）", (2022, "某某县")),
        ("某某县统计局政府信息公开2021年年度报告", (2021, "某某县统计局")),
        ("二〇二二年某某县人民政府信息公开工作年度报告", (2022, "某某县人民")),
        ("《某某县2023年政府信息公开工作年度报告》解读", None),
        ("一图读懂某某县2023年政府信息公开工作年度报告", None),
        ("关于做好2023年政府信息公开工作年度报告编制工作的通知", None),
        ("某某县人民政府网站2023年工作年度报表", None),
        ("某某县2023年法治政府建设年度报告", None),
        ("某某县2023年第一季度政府信息公开工作报告", None),
        ("某某县第三中学2023年信息公开年度报告", None),
        ("某某县人民医院2023年政府信息公开年度报告", None),
        ("政府信息公开年报", None),
        ("某某县2022-2023年政府信息公开年报", None),
        ("某某公司2023年年度报告信息公开", None),
    ],
)
def test_a_title(title: str, named: tuple[int, str] | None, words: Words) -> None:
    assert name_of(title, words.annual_report) == named


def test_a_list_of_reports_is_none(read: Callable[..., Any]) -> None:
    rows = "".join(
        f'<li><a href="t{year}.html">某某县{year}年政府信息公开工作年度报告</a><span>{year + 1}-01-20</span></li>'
        for year in range(2015, 2024)
    )
    html = f"""<title>2023年政府信息公开年度报告</title><div class="pos">当前位置：<a href="/">首页</a> &gt;
        <a href="./">2023年政府信息公开年度报告</a></div><ul>{rows}</ul>"""
    assert read(html, "/xxgk/nb/").report is None


# -- the district's report of 2023, which lies beside the checkout


def _seed() -> str:
    for above in Path(__file__).resolve().parents:
        file = above / "shared" / "seed" / "annual-report-2023.txt"
        if file.is_file():
            return file.read_text(encoding="utf-8")
    pytest.skip("the district's report does not lie beside the checkout")


def _lines(text: str) -> list[tuple[str, bool]]:
    """Each paragraph, and whether a picture stands there."""
    return [
        (re.sub(r"\[(?:image|bookmark): [^\]]*\]", "", line).strip(), "[image:" in line)
        for line in text.split("\n")
        if line.strip()
    ]


SEED = "chapters 1 2 3 4 5 6 | A picture, B picture, C picture | "


def test_the_districts_report_on_a_page(read: Callable[..., Any]) -> None:
    lines = _lines(_seed())
    body = "".join(f"<p>{text}{'<img src=1.jpg>' if shown else ''}</p>" for text, shown in lines[2:])
    title = lines[0][0] + lines[1][0]
    html = f"<title>{title}</title><h1>{title}</h1><p>发布时间：2024-01-26</p><div>{body}</div>"
    report = read(html, "/art/2024/1/26/art_1.html").report
    assert told(report) == SEED
    assert set(report.tried) == {"growth", "sum"}
    assert {figure.code: figure.value for figure in report.figures} == {"B1": 100, "A.normative.made": 5}


def test_the_districts_report_as_a_word_file(words: Words) -> None:
    import docx

    document = docx.Document()
    for text, shown in _lines(_seed()):
        document.add_paragraph(text)
        if shown:
            document.add_picture(BytesIO(made.PICTURE))
    file = BytesIO()
    document.save(file)
    assert told(report_in(read_document(file.getvalue(), "docx"), b"", "", words.annual_report)) == SEED


# -- whatever comes


PIECES = st.sampled_from(
    [
        *("<table>", "<tr>", "<td colspan=99>", "<td rowspan=999>", "</table>", "<img>", "<th colspan='x'>", "</td>"),
        *(
            "总计",
            "自然人",
            "（七）总计",
            "一、",
            "9" * 30,
            "-",
            "行政复议",
            "六、其他",
            "A类9件、B类9件",
            "９９",
            "１²",
            "٣",
        ),
        f"本年共收到政府信息公开申请{'9' * 20}件。",
    ]
)
PAGE = made.Annual().page()


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, len(PAGE)), st.integers(0, 2000), PIECES), max_size=8))
def test_a_mangled_report_is_read(words: Words, cuts: list[tuple[int, int, str]]) -> None:
    html = PAGE
    for at, length, piece in cuts:
        html = html[:at] + piece + html[at + length :]
    fetch = Fetch(
        url="http://www.example.gov.cn/a.html",
        verdict=Verdict.OK,
        status=200,
        at=datetime(2026, 1, 1, tzinfo=UTC),
        depth=2,
    )
    page, _ = read_page(fetch, html.encode(), words)
    assert page == read_page(fetch, html.encode(), words)[0]


LABELS = st.one_of(
    PIECES, st.text(max_size=6), st.sampled_from([*COLUMNS, "结果维持", "规章", "本年制发件数", "其他处理", "3.其他"])
)
ROWS = st.integers(0, 5).flatmap(lambda width: st.lists(st.tuples(*[LABELS] * width), max_size=6))


@settings(max_examples=150)
@given(
    st.text(max_size=200),
    st.lists(st.tuples(ROWS, st.integers(-5, 300)), max_size=3),
    st.lists(st.integers(), max_size=3),
)
def test_any_reading_is_read(words: Words, text: str, grids: list[Any], pictures: list[int]) -> None:
    reading = Reading(FileType.DOCX, text, tuple(Grid(tuple(rows), at) for rows, at in grids), tuple(pictures))
    report = read_report(reading, "某某县2023年政府信息公开年报", words.annual_report)
    assert report is not None
    assert report.year == 2023


def test_tables_without_end_are_read(read: Callable[..., Any]) -> None:
    title = "<h1>某某县2023年政府信息公开工作年度报告</h1><p>发布时间：2024-01-20</p>"
    for garbage in (
        "<table><tr><td>一、" * 2000,
        "<table><tr><td>总计</td></tr></table>" * 2000,
        "<td colspan=50>1" * 3000,
    ):
        begun = time.process_time()
        read(title + garbage)
        assert time.process_time() - begun < 20


def test_other_titles_cost_next_to_nothing(words: Words) -> None:
    titles = [f"关于第{n}次常务会议情况的报告" for n in range(5000)]
    begun = time.process_time()
    assert not any(name_of(title, words.annual_report) for title in titles)
    assert time.process_time() - begun < 1

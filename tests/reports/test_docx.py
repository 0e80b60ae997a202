"""The inspection report and the notice: official layout, hostile texts harmless, never longer than people read."""

import re
import struct
import zlib
from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path
from types import ModuleType

import docx
import msgspec
import pytest
from docx.document import Document
from docx.shared import Mm
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.model import Fate, LinkTarget, Report
from reports import RENDERERS
from reports.clean import clean
from reports.office import annexes
from reports.office.evidence import PROBLEMS, PROBLEMS_IN_BRIEF

KINDS = ("docx", "notice.docx")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(params=KINDS)
def render(request: pytest.FixtureRequest) -> Callable[[Report], bytes]:
    pieces: Callable[[Report], Iterable[bytes]] = RENDERERS[request.param]
    return lambda report: b"".join(pieces(report))


def inspection(report: Report) -> Document:
    return docx.Document(BytesIO(b"".join(RENDERERS["docx"](report))))


def notice(report: Report) -> Document:
    return docx.Document(BytesIO(b"".join(RENDERERS["notice.docx"](report))))


def said(document: Document) -> str:
    paragraphs = document.element.body.iter(f"{W}p")
    return "\n".join("".join(str(text.text) for text in it.iter(f"{W}t")) for it in paragraphs)


def headings(document: Document, level: int) -> list[str]:
    return [it.text for it in document.paragraphs if it.style is not None and it.style.name == f"Heading {level}"]


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress(b"".join(b"\0" + b"\xc8\xd2\xf0" * width for _ in range(height)))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_twice_the_same(render: Callable[[Report], bytes], told: Report) -> None:
    assert render(told) == render(told)


def test_margins_fonts_and_lines_are_those_of_an_official_document(
    render: Callable[[Report], bytes], report: Report
) -> None:
    document = docx.Document(BytesIO(render(report)))
    page, normal = document.sections[0], document.styles["Normal"]
    margins = (page.top_margin, page.bottom_margin, page.left_margin, page.right_margin)
    assert [round(it.mm) for it in margins] == [37, 35, 28, 26]
    assert normal.font.size.pt == 16
    assert 28 <= normal.paragraph_format.line_spacing.pt <= 30
    fonts = {name: document.styles[name].element.rPr.rFonts.get(f"{W}eastAsia") for name in ("Normal", "Heading 1")}
    assert fonts == {"Normal": "仿宋", "Heading 1": "黑体"}
    assert document.styles["Heading 2"].element.rPr.rFonts.get(f"{W}eastAsia") == "楷体"


def test_pages_are_numbered_on_their_outer_side(render: Callable[[Report], bytes], report: Report) -> None:
    document = docx.Document(BytesIO(render(report)))
    assert document.settings.odd_and_even_pages_header_footer
    for footer in (document.sections[0].footer, document.sections[0].even_page_footer):
        assert re.fullmatch("— .*—", footer.paragraphs[0].text)
        assert "PAGE" in footer._element.xml


def test_hostile_texts_are_shown_without_what_harms(
    render: Callable[[Report], bytes], told: Report, office: ModuleType
) -> None:
    file = render(told)
    office.parts(file)
    text = said(docx.Document(BytesIO(file)))
    assert "<script>alert" in text
    assert clean(text) == text


@settings(max_examples=8, deadline=None)
@given(data=st.data())
@pytest.mark.parametrize("kind", KINDS)
def test_any_text_makes_a_sound_document(kind: str, report: Report, office: ModuleType, data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(("", *office.HOSTILE_STARTS)))
    text += data.draw(st.text(alphabet=st.characters(exclude_categories=()), max_size=40))
    group = msgspec.structs.replace(report.groups[0], title=text, message=text, example=text, advice=text)
    one = msgspec.structs.replace(report, groups=(group,), findings=(), columns=(), links=(), name=text)
    office.parts(b"".join(RENDERERS[kind](one)))


def test_addresses_lead_to_the_web_only(render: Callable[[Report], bytes], report: Report) -> None:
    links = [it for it in docx.Document(BytesIO(render(report))).part.rels.values() if it.is_external]
    assert links
    assert all(link.target_ref.startswith(("http://", "https://")) for link in links)


def test_heads_of_tables_come_again_on_every_page(render: Callable[[Report], bytes], report: Report) -> None:
    for table in docx.Document(BytesIO(render(report))).tables:
        assert table.rows[0]._tr.trPr.findall(f"{W}tblHeader")


def test_the_report_has_its_sections_and_annexes(report: Report) -> None:
    assert [it.partition("、")[2] or it for it in headings(inspection(report), 1)] == [
        "检查对象",
        "检查结论",
        "各项指标检查情况",
        "主要问题",
        "须人工核实的情况",
        "未能检查的内容",
        "机器不能判定什么",
        "附件 1　有问题的栏目",
        "附件 2　失效链接",
        "附件 3　缺失和未能判定的法定公开事项",
    ]


def test_the_score_is_called_an_estimate_and_no_unconfirmed_value_a_number(report: Report) -> None:
    document = inspection(report)
    text = said(document)
    assert "63.5 – 91 分（满分 100）" in text
    assert "这是自查估算，不是官方得分" in text
    rows = {
        row.cells[0].text: row.cells[3].text for table in document.tables for row in table.rows if len(row.cells) == 5
    }
    assert rows["D2"] == "4"
    assert rows["D9"] == "扣分值待核定"


def test_every_main_problem_has_its_proof(report: Report) -> None:
    text = said(inspection(report))
    assert "检查情况：“部门动态”最新一条是 2025-03-02，距检查 628 天，要求 14 天内" in text
    assert "检查依据：V4.1：动态、要闻类栏目两周内未更新" in text
    assert "实例 1：https://www.shili.gov.example/zwdt/zwyw/t20261101_1.html（检查时间 2026-11-20 09:31）" in text


def test_what_only_the_tool_demands_is_not_passed_off_as_official(report: Report) -> None:
    assert re.search("检查依据：L1：.*（本工具推定）", said(inspection(report)))


def test_a_picture_is_shown_with_words_for_it_and_fits_the_page(made: ModuleType) -> None:
    document = inspection(made.sample("zh", png(2400, 200)))
    assert len(document.inline_shapes) == 1
    assert document.inline_shapes[0].width <= Mm(156)
    assert document.inline_shapes[0]._inline.docPr.get("descr") == "截图：文字与背景对比度不足"


def test_a_broken_picture_is_named_instead(made: ModuleType) -> None:
    document = inspection(made.sample("zh", b"\x89PNG\r\n broken"))
    assert not document.inline_shapes
    assert "截图文件：contrast.png" in said(document)


def test_columns_with_faults_stand_in_the_annex(report: Report) -> None:
    column = report.columns[1]
    first, *rest = report.findings
    finding = msgspec.structs.replace(first, column=column.id)
    waived = msgspec.structs.replace(first, column=report.columns[2].id, waived="历史栏目")
    table = inspection(msgspec.structs.replace(report, findings=(finding, waived, *rest))).tables[-3]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert [row[1] for row in rows[1:]] == [" > ".join(column.path)]
    assert rows[1][3] == finding.message


def test_waived_findings_are_counted_apart(report: Report) -> None:
    text = said(inspection(report))
    assert "3 处问题已按批准的豁免单列，不计入下列问题" in text
    assert "历史栏目保留原貌" not in text


def test_what_has_changed_is_said(report: Report) -> None:
    assert "新增 7、移位 4、未变 21、已消除 2、未能复查 1" in said(inspection(report))
    assert Fate.NEW not in said(inspection(msgspec.structs.replace(report, comparison=None)))


def _many(report: Report) -> Report:
    groups = tuple(
        msgspec.structs.replace(report.groups[n % len(report.groups)], id=f"m{n}", examples=()) for n in range(3_000)
    )
    link: LinkTarget = report.links[0]
    links = tuple(msgspec.structs.replace(link, url=f"{link.url}{n}") for n in range(3_000))
    return msgspec.structs.replace(report, groups=groups, links=links)


def test_the_length_is_bounded_and_the_rest_is_named(report: Report) -> None:
    many = _many(report)
    document = inspection(many)
    assert len([it for it in headings(document, 2) if "（特别严重）" in it]) == PROBLEMS
    assert max(len(table.rows) for table in document.tables) == annexes.ROWS + 1
    assert f"其余 {3_000 - PROBLEMS:,} 个问题根源见问题台账" in said(document)
    assert f"其余 {3_000 - annexes.ROWS:,} 条见问题台账" in said(document)
    sent = notice(many)
    assert len(headings(sent, 2)) == PROBLEMS_IN_BRIEF
    assert max(len(table.rows) for table in sent.tables) == annexes.ROWS + 1


def test_the_notice_leaves_marked_blanks(report: Report) -> None:
    marked = [run.text for it in notice(report).paragraphs for run in it.runs if run.font.highlight_color is not None]
    assert "〔主办单位名称〕" in marked
    assert "〔发文机关名称〕" in marked
    assert not [text for text in marked if "2019" in text]


def test_the_notice_has_grounds_results_requirements_and_signature(report: Report) -> None:
    document = notice(report)
    text = said(document)
    assert "政府网站与政务新媒体检查指标（国办秘函〔2019〕19号）" in text
    assert "于2026年11月20日对你单位主办的“示例县人民政府”网站（https://www.shili.gov.example/）进行了检查" in text
    assert headings(document, 1) == ["一、检查结果", "二、存在的主要问题", "三、整改要求", "附件　问题清单"]
    assert "（盖章）" in text


def test_the_notice_takes_points_only_where_the_value_is_confirmed(report: Report) -> None:
    lines = [line for line in said(notice(report)).split("\n") if line.startswith("不符合的指标")]
    assert [re.findall("（([^（]*)）$", line)[0] for line in lines] == ["扣 4 分", "扣 5 分", "扣分值待核定"]


def test_the_notice_gives_no_estimate(report: Report) -> None:
    assert "63.5" not in said(notice(report))


def test_the_notice_takes_over_who_repairs_until_when(report: Report) -> None:
    rows = [[cell.text for cell in row.cells] for row in notice(report).tables[-1].rows[1:]]
    assert ["信息中心", "2026-12-10"] in [row[-2:] for row in rows]
    assert ["〔　　〕", "〔　　〕"] in [row[-2:] for row in rows]


@pytest.mark.slow
def test_libreoffice_opens_it(
    render: Callable[[Report], bytes], told: Report, office: ModuleType, tmp_path: Path
) -> None:
    assert office.converted(render(told), "docx", "pdf", tmp_path).startswith(b"%PDF")

"""The ledger: every sheet is there, nothing in it is a formula, it says what it leaves out."""

from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from auditor.model import Handling, Report
from reports.clean import clean
from reports.office import book as office_book
from reports.office import problems
from reports.office.keys import HANDLING, HIDDEN_SHEET
from reports.words import Words
from reports.xlsx import render as pieces


def render(report: Report) -> bytes:
    return b"".join(pieces(report))


def texts(sheet: Worksheet) -> Iterator[str]:
    for row in sheet.iter_rows(values_only=True):
        yield from (str(value) for value in row if value is not None)


def column(sheet: Worksheet, key: str) -> list[object]:
    place = next(cell.column for cell in sheet[1] if cell.value == key)
    return [row[0] for row in sheet.iter_rows(min_row=4, min_col=place, max_col=place, values_only=True)]


def test_twice_the_same(report: Report) -> None:
    assert render(report) == render(report)


def test_every_sheet_is_there_in_the_language_of_the_report(told: Report, office: ModuleType) -> None:
    names = list(Words(told.lang).names("sheet").values())
    assert office.book(render(told)).sheetnames == [*names, HIDDEN_SHEET]


def test_without_an_earlier_audit_nothing_is_gone(report: Report, office: ModuleType) -> None:
    alone = office.book(render(msgspec.structs.replace(report, comparison=None)))
    assert "已消除与未复查" not in alone.sheetnames
    assert "与上次检查相比" not in list(texts(alone["总览"]))


def test_tables_have_a_frozen_head_a_filter_and_print_on_one_width(report: Report, office: ModuleType) -> None:
    book = office.book(render(report))
    for sheet in book.worksheets[1:-1]:
        assert sheet.freeze_panes == "A4", sheet.title
        assert sheet.auto_filter.ref.startswith("A3:"), sheet.title
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.print_title_rows == "$3:$3"
        assert sheet.row_dimensions[1].hidden
    assert book[HIDDEN_SHEET].sheet_state == "hidden"


def test_every_failed_finding_is_listed_and_the_waived_are_struck_through(report: Report, office: ModuleType) -> None:
    sheet = office.book(render(report))["问题明细"]
    failed = [finding for finding in report.findings if finding.outcome == "failed"]
    assert column(sheet, "findings/id") == [finding.id for finding in failed]
    waived = [row for row in sheet.iter_rows(min_row=4) if row[4].font.strikethrough]
    assert len(waived) == sum(bool(finding.waived) for finding in failed) == 3
    assert waived[0][10].value == "历史栏目"


def test_what_is_open_stands_apart(report: Report, office: ModuleType) -> None:
    book = office.book(render(report))
    open_ = [finding for finding in report.findings if finding.outcome != "failed"]
    assert column(book["待人工核实"], "open/id") == [finding.id for finding in open_]


def test_severity_is_a_word_and_a_colour(report: Report, office: ModuleType) -> None:
    sheet = office.book(render(report))["问题根源"]
    cells = [row[1] for row in sheet.iter_rows(min_row=4)]
    assert {cell.value for cell in cells} == {"特别严重", "严重", "一般", "轻微"}
    assert len({(cell.value, cell.fill.fgColor.rgb) for cell in cells}) == 4


def test_what_people_wrote_is_there_again_with_a_choice_of_words(report: Report, office: ModuleType) -> None:
    sheet = office.book(render(report))["问题根源"]
    at = column(sheet, "causes/id").index("g02")
    assert [column(sheet, f"causes/{name}")[at] for name in HANDLING] == ["信息中心", "2026-12-10", "整改中", None]
    choices = {rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert choices == {'"待整改,整改中,已整改,申请豁免,有异议"', '"通过,未通过,部分整改,无法复查"'}


def test_what_is_gone_keeps_what_people_wrote(report: Report, office: ModuleType) -> None:
    written = {"a" * 16: Handling("办公室", "月底", "已整改", "通过")}
    sheet = office.book(render(msgspec.structs.replace(report, handling=written)))["已消除与未复查"]
    assert column(sheet, "gone/state") == ["fixed", "fixed", "unassessed"]
    assert [column(sheet, f"gone/{name}")[0] for name in HANDLING] == ["办公室", "月底", "已整改", "通过"]


def test_an_unconfirmed_value_is_a_word(report: Report, office: ModuleType) -> None:
    sheet = office.book(render(report))["指标对照"]
    shown = dict(zip(column(sheet, "official/code"), column(sheet, "official/points"), strict=True))
    assert shown["D2"] == 4
    assert shown["D9"] == "扣分值待核定"
    assert shown["B2"] == "加分项"
    assert shown["V4.1"] == "否决"


def test_an_unknown_value_says_why(report: Report, office: ModuleType) -> None:
    sheet = office.book(render(report))["栏目"]
    states, items = column(sheet, "columns/state"), column(sheet, "columns/items")
    assert items[states.index("未能读取")] == "内容由脚本生成，未经浏览器读取"
    assert items[states.index("空白")] == 0


def test_addresses_of_the_portal_can_be_followed_and_no_others_than_the_web(report: Report, office: ModuleType) -> None:
    book = office.book(render(report))
    targets = {cell.hyperlink.target for sheet in book.worksheets[1:] for cell in _linked(sheet)}
    assert f"{report.url}zwdt/zwyw/t20261101_1.html" in targets
    assert all(target.startswith(("http://", "https://")) for target in targets)


def _linked(sheet: Worksheet) -> Iterator[Worksheet]:
    return (cell for row in sheet.iter_rows() for cell in row if cell.hyperlink)


def test_hostile_texts_are_no_formulas_and_hold_no_control_characters(told: Report, office: ModuleType) -> None:
    file = render(told)
    assert office.formulas(file) == []
    assert {text for sheet in office.book(file).worksheets for text in texts(sheet) if clean(text) != text} == set()


@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_any_text_stays_a_text(report: Report, office: ModuleType, data: st.DataObject) -> None:
    begin = data.draw(st.sampled_from(("", *office.HOSTILE_STARTS)))
    said = begin + data.draw(st.text(alphabet=st.characters(exclude_categories=()), max_size=40))
    said += data.draw(st.sampled_from(("", "</r>")))
    finding = msgspec.structs.replace(next(iter(report.findings)), message=said, url=said, selector=said)
    written = {finding.id: Handling(said, said, said, said)}
    small = msgspec.structs.replace(report, findings=(finding,), columns=(), links=(), groups=(), comparison=None)
    file = render(msgspec.structs.replace(small, handling=written, name=said, warnings=(said,)))
    assert office.formulas(file) == []
    cell = office.book(file)["问题明细"]["E4"]
    assert cell.data_type in ("s", "n", "inlineStr")
    if clean(said).strip():
        assert cell.quotePrefix
    if "_x" not in said and clean(said).strip():
        assert str(cell.value).strip() == clean(said).strip()


def test_a_text_too_long_for_a_cell_says_that_it_was_cut(report: Report, office: ModuleType) -> None:
    finding = msgspec.structs.replace(next(iter(report.findings)), message="长" * 40_000)
    file = render(msgspec.structs.replace(report, findings=(finding,)))
    said = office.book(file)["问题明细"]["E4"].value
    assert len(said) < 32_767
    assert said.endswith("（以下略，全文见 report.json）")


def test_what_excel_has_no_room_for_is_left_out_and_said(
    report: Report, office: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (office_book, problems):
        monkeypatch.setattr(module, "ROWS", 20)
        monkeypatch.setattr(module, "LINKS", 5)
    book = office.book(render(report))
    sheet = book["问题明细"]
    assert len(column(sheet, "findings/id")) == 20
    assert len(list(_linked(sheet))) == 5
    left_out = sum(finding.outcome == "failed" for finding in report.findings) - 20
    assert f"有 {left_out} 条没有列入本台账" in "".join(texts(book["总览"]))
    assert "只列出前 20 条" in str(sheet["A2"].value)
    assert "前 5 个地址可以点击" in str(sheet["A2"].value)


@pytest.mark.slow
def test_libreoffice_opens_it(told: Report, office: ModuleType, tmp_path: Path) -> None:
    assert office.converted(render(told), "xlsx", "pdf", tmp_path).startswith(b"%PDF")

"""Reading the ledger back: whatever people and their programs have done to it, or not at all."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from types import ModuleType
from zipfile import ZIP_DEFLATED, ZipFile

import msgspec
import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from auditor.model import Handling, Ledger, Report
from reports.ledger import LedgerError, read
from reports.office.keys import HIDDEN_SHEET
from reports.xlsx import render as pieces

Edit = Callable[[Workbook], None]


def saved(report: Report, folder: Path, edit: Edit | None = None) -> Path:
    file = folder / "台账.xlsx"
    file.write_bytes(b"".join(pieces(report)))
    if edit:
        book = openpyxl.load_workbook(file)
        edit(book)
        book.save(file)
    return file


def place(sheet: Worksheet, key: str) -> int:
    return next(int(cell.column) for cell in sheet[1] if cell.value == key)


def failed(report: Report) -> list[str]:
    return [finding.id for finding in report.findings if finding.outcome == "failed"]


def ids(ledger: Ledger) -> set[str]:
    return {problem.id for problem in ledger.earlier.problems}


def test_what_was_written_is_read(told: Report, tmp_path: Path) -> None:
    ledger = read(saved(told, tmp_path))
    assert ledger.earlier.taken == told.started
    assert ledger.earlier.opened == tuple(
        dict.fromkeys(url.removeprefix("https://www.shili.gov.example") for url, _, _ in told.coverage.openings)
    )
    assert [problem.id for problem in ledger.earlier.problems] == [*failed(told), "c" * 16]
    assert ledger.handling["g02"] == told.handling["g02"]
    assert ledger.handling["g03"].deadline == "=1+1"
    assert set(ledger.handling) == set(told.handling)


def test_a_problem_keeps_everything_it_is_recognised_by(report: Report, tmp_path: Path) -> None:
    known, finding = read(saved(report, tmp_path)).earlier.problems[0], next(iter(report.findings))
    assert (known.kin, known.rule, known.group) == (finding.kin, finding.rule, finding.group)
    assert known.url == "/zwdt/zwyw/t20261101_1.html"
    assert known.first_seen == finding.first_seen


def test_what_could_not_be_looked_at_is_still_known(report: Report, tmp_path: Path) -> None:
    ledger = read(saved(report, tmp_path))
    assert "c" * 16 in ids(ledger)
    assert not {"a" * 16, "b" * 16} & ids(ledger)


def _fill(book: Workbook) -> None:
    sheet = book["问题明细"]
    row = 5
    for name, value in (("unit", " 教育局 "), ("deadline", datetime(2026, 12, 10)), ("status", "整改中")):
        sheet.cell(row, place(sheet, f"findings/{name}"), value)
    sheet.cell(6, place(sheet, "findings/deadline"), date(2026, 12, 11))
    sheet.cell(7, place(sheet, "findings/deadline"), "12月底前")
    sheet.cell(8, place(sheet, "findings/deadline"), 20261212)


def test_dates_and_words_are_read_as_people_wrote_them(report: Report, tmp_path: Path) -> None:
    found = read(saved(report, tmp_path, _fill)).handling
    second, third, fourth, fifth = failed(report)[1:5]
    assert found[second] == Handling("教育局", "2026-12-10", "整改中", "")
    assert [found[id_].deadline for id_ in (third, fourth, fifth)] == ["2026-12-11", "12月底前", "20261212"]


def _sort(book: Workbook) -> None:
    sheet = book["问题明细"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    for number, row in enumerate(reversed(rows), 4):
        for column, value in enumerate(row, 1):
            sheet.cell(number, column, value)


def _move_columns(book: Workbook) -> None:
    sheet = book["问题明细"]
    sheet.insert_cols(1, 2)
    sheet.move_range(f"A1:A{sheet.max_row}", cols=40)
    sheet.delete_cols(5)


def _rename(book: Workbook) -> None:
    book["问题明细"].title = "教育局的问题"
    sheet = book["教育局的问题"]
    for cell in sheet[3]:
        cell.value = f"列{cell.column}"


def _add_rows(book: Workbook) -> None:
    sheet = book["问题明细"]
    sheet.insert_rows(6, 3)
    sheet.cell(7, place(sheet, "findings/unit"), "小计")
    sheet.insert_rows(1, 2)
    book.create_sheet("我的备注")["A1"] = "记得催一下"


def _lose_the_keys(book: Workbook) -> None:
    for sheet in book.worksheets:
        if sheet.title != HIDDEN_SHEET:
            sheet.delete_rows(1)


@pytest.mark.parametrize("edit", [_fill, _sort, _move_columns, _rename, _add_rows])
def test_edited_ledgers_hold_the_same_problems(report: Report, tmp_path: Path, edit: Edit) -> None:
    ledger = read(saved(report, tmp_path, edit))
    assert ids(ledger) == {*failed(report), "c" * 16}
    assert set(report.handling) <= set(ledger.handling)


def test_without_the_hidden_row_the_heads_say_what_a_column_is(told: Report, tmp_path: Path) -> None:
    ledger = read(saved(told, tmp_path, _lose_the_keys))
    assert ids(ledger) == {*failed(told), "c" * 16}
    assert set(ledger.handling) == set(told.handling)


def test_deleted_rows_are_gone_and_copied_ones_count_once(report: Report, tmp_path: Path) -> None:
    def edit(book: Workbook) -> None:
        sheet = book["问题明细"]
        sheet.delete_rows(4)
        for cell in list(sheet[4]):
            sheet.cell(sheet.max_row if cell.column > 1 else sheet.max_row + 1, cell.column, cell.value)

    ledger = read(saved(report, tmp_path, edit))
    assert [problem.id for problem in ledger.earlier.problems] == [*failed(report)[1:], "c" * 16]


def test_what_people_wrote_is_cleaned_and_cut(report: Report, tmp_path: Path) -> None:
    def edit(book: Workbook) -> None:
        sheet = book["问题根源"]
        sheet.cell(4, place(sheet, "causes/unit"), "局\u202e长" + "x" * 5_000)

    unit = read(saved(report, tmp_path, edit)).handling["g01"].unit
    assert unit.startswith("局长x")
    assert len(unit) == 2_000


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04broken", b"<html>", b"\xd0\xcf\x11\xe0" + bytes(600)])
def test_a_file_that_is_no_workbook_is_refused_in_one_line(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "x.xlsx"
    file.write_bytes(content)
    with pytest.raises(LedgerError, match=r"^x\.xlsx .*$"):
        read(file)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LedgerError):
        read(tmp_path / "none.xlsx")


def test_another_workbook_is_refused(tmp_path: Path) -> None:
    book = Workbook()
    book.create_sheet("问题明细")["A1"] = "序号"
    book.save(tmp_path / "other.xlsx")
    with pytest.raises(LedgerError, match="not a ledger"):
        read(tmp_path / "other.xlsx")


def _packed(files: dict[str, bytes]) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as packed:
        for name, part in files.items():
            packed.writestr(name, part)
    return made.getvalue()


def test_a_zip_of_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").write_bytes(_packed({"a.txt": b"hello"}))
    with pytest.raises(LedgerError, match="cannot be read as a workbook"):
        read(tmp_path / "x.xlsx")


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").write_bytes(_packed({"xl/sharedStrings.xml": bytes(60_000_000)}))
    with pytest.raises(LedgerError, match="unpacks to more"):
        read(tmp_path / "x.xlsx")


def test_a_broken_sheet_is_refused(report: Report, tmp_path: Path) -> None:
    file = saved(report, tmp_path)
    with ZipFile(file) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}
    files["xl/worksheets/sheet3.xml"] = files["xl/worksheets/sheet3.xml"][:5_000]
    file.write_bytes(_packed(files))
    with pytest.raises(LedgerError):
        read(file)


def test_entities_are_not_blown_up(report: Report, tmp_path: Path) -> None:
    file = saved(report, tmp_path)
    with ZipFile(file) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}
    laughs = b"".join(b'<!ENTITY a%d "%b">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 10))
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">' + laughs + b"]>"
    sheet = files["xl/worksheets/sheet3.xml"].partition(b"?>")[2]
    files["xl/worksheets/sheet3.xml"] = bomb + sheet.replace(b"<t>1</t>", b"<t>&a9;</t>").replace(
        "序号".encode(), b"&a9;"
    )
    file.write_bytes(_packed(files))
    with pytest.raises(LedgerError):
        read(file)


def test_a_time_without_a_zone_is_utc(report: Report, tmp_path: Path) -> None:
    def edit(book: Workbook) -> None:
        book[HIDDEN_SHEET]["A2"] = "2026-11-20T01:30:00"

    assert read(saved(report, tmp_path, edit)).earlier.taken == datetime(2026, 11, 20, 1, 30, tzinfo=UTC)


def test_what_is_read_goes_round_again(report: Report, tmp_path: Path) -> None:
    first = read(saved(report, tmp_path, _fill))
    again = read(saved(msgspec.structs.replace(report, handling=first.handling), tmp_path))
    assert again == first


@pytest.mark.slow
def test_libreoffice_may_have_saved_it(told: Report, office: ModuleType, tmp_path: Path) -> None:
    file = saved(told, tmp_path, _fill if told.lang == "zh" else None)
    before = read(file)
    file.write_bytes(office.converted(file.read_bytes(), "xlsx", "xlsx", tmp_path))
    assert read(file) == before

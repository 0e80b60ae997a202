"""Documents of every format, whole and broken."""

import importlib.util
import random
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.documents import Reading
from auditor.documents.pdf import read_grids
from auditor.documents.reader import read_document
from auditor.model import FileType, Reason, Unknown


def _files() -> ModuleType:
    spec = importlib.util.spec_from_file_location("document_files", Path(__file__).with_name("files.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


files = _files()
SAMPLES = Path(__file__).with_name("samples")
"""Written with an office program; names and numbers are invented."""
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
HTML_TABLE = (
    "<html><meta charset='utf-8'><table><tr><th colspan=2>名单</th></tr><tr><td>王小明</td><td>12</td></tr></table>"
)


def test_a_docx_is_read_in_its_order() -> None:
    reading = read_document(files.word(), "docx")
    assert (reading.type, reading.trouble) == (FileType.DOCX, None)
    assert reading.text.startswith("一、总体情况\n合并\t合并\t02\n10\t11\t竖并\n20\t21\t竖并\n二、图片如下\n")
    (grid,) = reading.grids
    assert grid.rows == (("合并", "合并", "02"), ("10", "11", "竖并"), ("20", "21", "竖并"))
    assert reading.text[grid.at :].startswith("合并")
    assert [reading.text[at:] for at in reading.pictures] == ["三、完"]


def test_an_xlsx_is_read_with_what_it_hides() -> None:
    reading = read_document(files.sheet(), "xlsx")
    assert (reading.type, reading.trouble) == (FileType.XLSX, None)
    assert [grid.rows for grid in reading.grids] == [
        (("姓名", "金额", "日期"), ("王小明", "1200", ""), ("", "", ""), ("合计", "合计", "")),
        (("身份证号", "370685199502281369"),),
    ]
    assert "内部\n身份证号\t370685199502281369" in reading.text


def test_a_pdf_is_read_by_page() -> None:
    reading = read_document(files.pdf("first page", "second page"), "pdf")
    assert (reading.type, reading.pages, reading.trouble) == (FileType.PDF, 2, None)
    assert reading.text == "first page\nsecond page"
    assert read_grids(files.pdf("no table")) == ()


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_of_every_usual_charset_is_read(charset: str) -> None:
    assert read_document("姓名,电话\n王小明,1".encode(charset), "txt").text.split() == ["姓名,电话", "王小明,1"]
    reading = read_document('姓名,备注\r\n王小明,"甲,乙"\r\n'.encode(charset), "csv")
    assert reading.grids[0].rows == (("姓名", "备注"), ("王小明", "甲,乙"))


def test_a_page_called_xls_is_a_page_with_tables() -> None:
    reading = read_document(HTML_TABLE.encode(), "xls")
    assert (reading.type, reading.grids[0].rows) == (FileType.PAGE, (("名单", "名单"), ("王小明", "12")))


def test_the_files_of_an_archive_are_read_and_archives_in_it_are_not() -> None:
    inner = files.archive({"deep.txt": "太深".encode()})
    body = files.archive({"a.docx": files.word(), "b.csv": "姓名,数\n王小明,2".encode(), "c.zip": inner})
    reading = read_document(body, "zip")
    assert reading.type is FileType.ARCHIVE
    assert "一、总体情况" in reading.text
    assert "太深" not in reading.text
    assert reading.trouble is not None
    assert [reading.text[grid.at :][:2] for grid in reading.grids] == ["合并", "姓名"]


@pytest.mark.parametrize(
    ("body", "extension", "expected"),
    [
        (OLE + b"\0" * 600 + "WordDocument".encode("utf-16-le"), "doc", FileType.DOC),
        (OLE + b"\0" * 600 + "Workbook".encode("utf-16-le"), "xls", FileType.XLS),
        (b"Rar!\x1a\x07\x00rest", "rar", FileType.ARCHIVE),
        (b"7z\xbc\xaf\x27\x1c", "zip", FileType.ARCHIVE),
        (b"\xff\xd8\xff\xe0", "pdf", FileType.IMAGE),
        (b"MZ" + b"\0" * 100 + b"PE\0\0", "exe", FileType.PROGRAM),
        (b"{\\rtf1 x}", "doc", FileType.DOC),
        (b"\x00\x01\x02", "pdf", FileType.OTHER),
        (b"", "pdf", FileType.TEXT),
        (b"<!DOCTYPE html><p>x", "doc", FileType.PAGE),
        (b"PK\x03\x04broken", "docx", FileType.OTHER),
    ],
)
def test_bytes_tell_the_type(body: bytes, extension: str, expected: FileType) -> None:
    assert read_document(body, extension).type is expected


def test_a_doc_is_read_in_its_order() -> None:
    reading = read_document((SAMPLES / "notice.doc").read_bytes(), "doc")
    assert (reading.type, reading.trouble) == (FileType.DOC, None)
    assert reading.text.startswith("关于公布救助对象的通知\n详见县政府网站，A to Z。\n救助对象名单\t\t\n姓名\t")
    first, second = reading.grids
    assert first.rows[1:] == (
        ("姓名", "身份证号", "备注"),
        ("王小明", "650102197506242148", ""),
        ("李小红", "370685********1369", "第一段 第二段 第三段"),
    )
    assert second.rows == (("甲", ""), ("乙", "1"))
    assert reading.text[second.at :].startswith("甲")
    assert reading.text[reading.pictures[0] :] == "示例县民政局"


def test_a_doc_that_is_locked_or_too_old_is_told() -> None:
    body = bytearray((SAMPLES / "notice.doc").read_bytes())
    head = body.index(bytes.fromhex("eca5"))
    body[head + 11] |= 1
    assert read_document(bytes(body), "doc").trouble == Unknown(Reason.UNREADABLE, "encrypted")
    body[head + 2 : head + 4] = b"\x65\0"
    assert read_document(bytes(body), "doc").trouble == Unknown(Reason.UNSUPPORTED, "older than Word 97")
    assert read_document(rb"{\rtf1 text}", "doc").trouble == Unknown(Reason.UNSUPPORTED, "rtf or xml")


def test_an_xls_is_read_with_its_hidden_sheets() -> None:
    reading = read_document((SAMPLES / "list.xls").read_bytes(), "xls")
    assert (reading.type, reading.trouble) == (FileType.XLS, None)
    assert [grid.rows[-1] for grid in reading.grids] == [
        ("李小红", "370685********1369", "600.5"),
        ("赵大山", "13812345678"),
    ]


def test_what_no_reader_knows_is_told() -> None:
    reading = read_document(OLE + b"\0" * 600 + "PowerPoint Document".encode("utf-16-le"), "doc")
    assert reading.trouble is not None
    assert reading.trouble.reason is Reason.UNSUPPORTED


# -- hostile files


def test_a_bomb_is_not_unpacked() -> None:
    for body in (
        files.archive({"a.txt": b"\0" * 30_000_000}),
        files.archive({"word/document.xml": b" " * 30_000_000}),
    ):
        reading = read_document(body, "zip")
        assert reading.trouble is not None
        assert reading.text == ""


def test_entities_are_not_expanded() -> None:
    levels = "".join(f'<!ENTITY a{at + 1} "{f"&a{at};" * 10}">' for at in range(9))
    bomb = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">{levels}]>'
    bomb += '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
    bomb += "<w:t>&a9;</w:t></w:r></w:p></w:body></w:document>"
    with_bomb = _with_part(files.word(), "word/document.xml", bomb.encode())
    reading = read_document(with_bomb, "docx")
    assert len(reading.text) < 1_000


def test_a_sheet_that_claims_a_million_rows_is_read_to_its_end() -> None:
    part = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    part += '<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
    part += '<row r="90000"><c r="XFD90000"><v>2</v></c></row></sheetData></worksheet>'
    reading = read_document(_with_part(files.sheet(), "xl/worksheets/sheet1.xml", part.encode()), "xlsx")
    assert reading.type is FileType.XLSX
    assert reading.trouble is not None


def test_a_pdf_that_claims_many_pages_is_no_trouble() -> None:
    body = files.pdf("only one").replace(b"/Count 1", b"/Count 100000")
    assert read_document(body, "pdf").type is FileType.PDF


def _with_part(body: bytes, name: str, part: bytes) -> bytes:
    from io import BytesIO
    from zipfile import ZipFile

    with ZipFile(BytesIO(body)) as archive:
        members = {member: archive.read(member) for member in archive.namelist()}
    return bytes(files.archive({**members, name: part}))


MAKERS: dict[str, Callable[[], bytes]] = {
    "docx": files.word,
    "xlsx": files.sheet,
    "pdf": lambda: files.pdf("first", "second"),
    "xls": (SAMPLES / "list.xls").read_bytes,
    "doc": (SAMPLES / "notice.doc").read_bytes,
    "zip": lambda: files.archive({"a.csv": b"1,2", "b.docx": files.word()}),
    "html": HTML_TABLE.encode,
}


@pytest.mark.parametrize("extension", MAKERS)
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 10**9), cut=st.floats(0, 1), changes=st.integers(0, 30))
def test_a_damaged_file_is_trouble_and_no_exception(extension: str, seed: int, cut: float, changes: int) -> None:
    chance = random.Random(seed)
    body = bytearray(MAKERS[extension]())
    for _ in range(changes):
        body[chance.randrange(len(body))] = chance.randrange(256)
    assert isinstance(read_document(bytes(body[: int(len(body) * cut) + 1]), extension), Reading)


@settings(max_examples=150)
@given(
    body=st.binary(max_size=2_000), extension=st.sampled_from(["pdf", "doc", "docx", "xls", "csv", "txt", "zip", ""])
)
def test_random_bytes_are_no_exception(body: bytes, extension: str) -> None:
    for head in (b"", b"%PDF-1.7\n", b"PK\x03\x04", OLE, b"<html>"):
        assert isinstance(read_document(head + body, extension), Reading)

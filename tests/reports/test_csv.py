"""The table of findings: one line each, and nothing in it starts a formula."""

import csv
from io import StringIO
from types import ModuleType

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from auditor.model import Report
from reports.clean import clean
from reports.csv import FIELDS
from reports.csv import render as pieces


def rows(report: Report) -> list[list[str]]:
    return list(csv.reader(StringIO(b"".join(pieces(report)).decode("utf-8-sig"), newline="")))


def test_begins_with_the_mark_excel_needs(report: Report) -> None:
    assert b"".join(pieces(report)).startswith(b"\xef\xbb\xbf")


def test_one_line_a_finding_in_the_order_of_the_report(told: Report) -> None:
    head, *lines = rows(told)
    assert len(head) == len(FIELDS)
    assert [line[0] for line in lines] == [finding.id for finding in told.findings]
    assert {len(line) for line in lines} == {len(FIELDS)}


def test_is_written_as_it_goes(report: Report) -> None:
    assert sum(1 for _ in pieces(report)) == len(report.findings) + 1


def test_heads_are_in_the_language_of_the_report(report: Report, made: ModuleType) -> None:
    assert rows(report)[0][:3] == ["标识", "结果", "程度"]
    assert rows(made.sample("en"))[0][:3] == ["Id", "Outcome", "Severity"]


def test_what_people_wrote_stands_with_the_finding(report: Report) -> None:
    assert rows(report)[1][-4:] == ["办公室", "2026-12-01", "待整改", ""]


def test_a_waived_finding_says_why(report: Report) -> None:
    place = FIELDS.index("waived")
    assert [line[place] for line in rows(report)[1:]].count("历史栏目") == 2


@given(data=st.data())
def test_no_cell_begins_a_formula(report: Report, office: ModuleType, data: st.DataObject) -> None:
    begin = data.draw(st.sampled_from(("", "\n=", *office.HOSTILE_STARTS)))
    said = begin + data.draw(st.text(alphabet=st.characters(exclude_categories=()), max_size=30))
    finding = msgspec.structs.replace(next(iter(report.findings)), message=said, url=said, snippet=said)
    line = rows(msgspec.structs.replace(report, findings=(finding,)))[1]
    assert not [cell for cell in line if cell.lstrip(" \u3000")[:1] in tuple("=+-@\t＝＋－＠\n") and cell.strip()]
    message = line[FIELDS.index("message")]
    assert message.removeprefix("'").replace("\r\n", "\n") == clean(said).removeprefix("'")

"""table-as-image."""

from collections.abc import Iterable

from auditor.model import (
    AnnualReport,
    Document,
    Judgement,
    Page,
    Place,
    Reason,
    ReportForm,
    ReportTable,
    TableState,
    Text,
)
from auditor.rule import Param, WrittenRule, cant_tell, failed, passed
from rules.report import of_form


class TableAsImage(WrittenRule[tuple[ReportTable, AnnualReport]]):
    """A table of an annual report is a picture, which no one can search, copy, or have read aloud.

    Applies to: the three tables of annual reports on 2019 and later, where something stands in their chapter.
    Expects: the table is one of text.
    Cannot tell: a file stands in place of the table, or is offered beside the pictures; or there is a table, or text,
        that is not the prescribed one.
    Source: the clause of the indicator that uses the rule.
    """

    id = "table-as-image"
    title = Text("年报表格以图片代替", "Table of the annual report as a picture")
    advice = Text("把图片换成网页表格（文字），便于检索、复制和读屏。", "Put a table of text in place of the picture.")
    messages = {
        "picture": Text(
            "{year} 年度报告第 {chapter} 部分的表格“{table}”为图片",
            "table “{table}” in chapter {chapter} of the report on {year} is a picture",
        ),
        "beside": Text(
            "{year} 年度报告第 {chapter} 部分的表格“{table}”为图片，页面另有附件，是否已提供文字表格须人工查看",
            "table “{table}” in chapter {chapter} of the report on {year} is a picture; a person must see whether the "
            "file beside it has it as text",
        ),
        "attached": Text(
            "{year} 年度报告第 {chapter} 部分的表格“{table}”在附件或嵌入页中，须人工查看",
            "table “{table}” in chapter {chapter} of the report on {year} stands in a file or frame; a person must "
            "look",
        ),
        "unreadable": Text(
            "{year} 年度报告第 {chapter} 部分的表格“{table}”不是规定格式，未能读取",
            "table “{table}” in chapter {chapter} of the report on {year} has another form and could not be read",
        ),
    }
    params = {
        "tables": Param(
            ("主动公开政府信息情况", "收到和处理政府信息公开申请情况", "政府信息公开行政复议、行政诉讼情况"),
            "titles",
            "what the three tables are called, in order",
        ),
        "first_chapter": Param(2, "chapter", "number of the chapter with the first table"),
    }

    def targets(self, subject: Page | Document) -> Iterable[tuple[ReportTable, AnnualReport]]:
        return [
            (table, report)
            for report in of_form(subject, (ReportForm.OF_2021, ReportForm.OLDER))
            for table in report.tables
            if table.state is not TableState.MISSING
        ]

    def judge(self, target: tuple[ReportTable, AnnualReport]) -> Judgement:
        table, report = target
        if table.state is TableState.READ:
            return passed()
        at = report.tables.index(table)
        told = {"year": report.year, "table": self.p["tables"][at], "chapter": self.p["first_chapter"] + at}
        place = Place(snippet=self.p["tables"][at])
        if table.state is TableState.PICTURE and not report.attachments:
            return failed("picture", at=place, component=f"table-{table.code}", **told)
        keys = {TableState.PICTURE: "beside", TableState.ATTACHED: "attached"}
        return cant_tell(Reason.INCOMPLETE, key=keys.get(table.state, "unreadable"), at=place, **told)

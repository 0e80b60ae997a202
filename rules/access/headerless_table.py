"""headerless-table."""

from collections.abc import Iterable

from auditor.model import Confidence, Judgement, Page, Reason, Severity, TableLook, Text
from auditor.rule import PageRule, Param, cant_tell, failed, passed
from rules.access import place, probed


class HeaderlessTable(PageRule[TableLook | None]):
    """A table of data has no header cells: read aloud, its figures have no names.

    Applies to: every component of the page with ruled tables of short texts and without any th, scope or headers;
        tables that hold controls, lists, tables or whole texts are layout. Tables with header cells count as passed.
    Expects: neither the first row nor the first column looks like the header of the others.
    Cannot tell: nothing looks like a header and the table has `least_rows` rows; or the page could not be measured.
    Source: the clause of the indicator that uses the rule.
    """

    id = "headerless-table"
    measured = True
    title = Text("数据表格缺少表头标签", "Table without header cells")
    advice = Text(
        "表头单元格使用 th，并以 scope 注明是行表头还是列表头；仅用于排版的表格改用样式表或加 role=presentation。",
        "Make header cells th with a scope; use style sheets or role=presentation where a table is only layout.",
    )
    messages = {
        "row": Text(
            "{rows} 行 {columns} 列的数据表首行“{text}”是表头，但未使用 th 标签（同类 {count} 个）",
            "the first row “{text}” of a table of {rows}×{columns} is its header but has no th ({count} alike)",
        ),
        "column": Text(
            "{rows} 行 {columns} 列的数据表首列“{text}”是表头，但未使用 th 标签（同类 {count} 个）",
            "the first column “{text}” of a table of {rows}×{columns} is its header but has no th ({count} alike)",
        ),
        "unclear": Text(
            "{rows} 行 {columns} 列的表格没有任何 th 标签，须人工判断“{text}”是否为表头",
            "a table of {rows}×{columns} has no th; a person must see whether “{text}” is its header",
        ),
    }
    params = {"least_rows": Param(4, "rows", "rows from which a table without a visible header is worth a look")}
    severity = Severity.MODERATE
    confidence = Confidence.MEDIUM
    wcag = ("1.3.1",)

    def targets(self, subject: Page) -> Iterable[TableLook | None]:
        measured = probed(subject, lambda it: it.structure)
        if measured is None:
            return ()
        found = [table for table in measured.tables if table.header or table.rows >= self.p["least_rows"]]
        return [*found, *[None] * measured.headed_tables]

    def judge(self, target: TableLook | None) -> Judgement:
        if target is None:
            return passed()
        if not target.header:
            return cant_tell(
                Reason.INCOMPLETE,
                key="unclear",
                at=place(target),
                component=target.component,
                rows=target.rows,
                columns=target.columns,
                text=target.text,
            )
        return failed(
            "column" if target.header == "column" else "row",
            at=place(target),
            component=target.component,
            rows=target.rows,
            columns=target.columns,
            text=target.text,
            count=target.count,
        )

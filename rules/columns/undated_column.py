"""undated-column."""

from collections.abc import Iterable

from auditor.model import ColumnState, Judgement, Reason, Site, Text
from auditor.rule import Param, SiteRule, cant_tell, failed, known, passed
from rules.columns import Beside, ends_of_kind, gap, is_named, opened, own_pages


class UndatedColumn(SiteRule[Beside[Reason | None]]):
    """A column that should be updated shows no date on any of its items.

    Applies to: columns of the kinds in `kinds` that list items of their own and are the lowest of their kind; not
        finished or historical ones (`exempt` in any name of the path).
    Expects: at least one item shows a date, in the list or on its own page.
    Cannot tell: the column could not be read, or a good part of the pages was not, its articles perhaps among them.
    Source: the clause of the indicator that uses the rule.
    """

    id = "undated-column"
    title = Text("栏目信息无日期", "Undated column")
    advice = Text(
        "在列表和文章页标明信息的发布日期；未标明日期的按未更新处理。",
        "Show the publication date in the list and on the articles; what has no date counts as not updated.",
    )
    messages = {
        "undated": Text(
            "栏目“{path}”的 {items} 条信息均未标明发布日期，无法确认更新时间",
            "none of the {items} items of column “{path}” shows a publication date",
        )
    }
    params = {
        "kinds": Param(("动态要闻", "通知公告", "政策文件", "政策解读"), "kinds", "kinds of columns judged"),
        "exempt": Param((), "patterns", "names, of the column or above it, that say it is finished or historical"),
    }

    def targets(self, subject: Site) -> Iterable[Beside[Reason | None]]:
        ends, unread = ends_of_kind(subject.columns), gap(subject)
        return [
            Beside(column, unread)
            for column in own_pages(subject.columns)
            if column.id in ends
            and column.kind in self.p["kinds"]
            and column.state is not ColumnState.EMPTY
            and column.items != 0
            and not is_named(column.path, self.p["exempt"])
        ]

    def judge(self, target: Beside[Reason | None]) -> Judgement:
        column = target.column
        items, newest = opened(column), known(column.newest)
        if newest is not None or column.dated:
            return passed(items=items)
        if target.other:
            return cant_tell(target.other)
        return failed("undated", path=" > ".join(column.path), items=items)

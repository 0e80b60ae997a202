"""empty-column."""

from collections.abc import Iterable

from auditor.model import Column, ColumnState, Judgement, Severity, Site, Text
from auditor.rule import Param, SiteRule, failed, passed
from rules.columns import is_named, opened, own_pages


class EmptyColumn(SiteRule[Column]):
    """A column holds no content (空白栏目).

    Applies to: columns with a page on the portal and no column below; not those of the kinds in `except_kinds`
        (a letter box or a survey form lists nothing and is not empty), nor those whose name fits `functional`
        (a query, a request form). A page at two places of the tree counts once.
    Expects: the page lists at least one item, or is an article.
    Cannot tell: the page could not be read, or only a script fills its list.
    Source: the clause of the indicator that uses the rule.
    """

    id = "empty-column"
    title = Text("空白栏目", "Empty column")
    advice = Text(
        "补充栏目内容；确无内容的，合并或撤销该栏目并移除其入口。",
        "Publish content; if there is none, merge or close the column and remove its entries.",
    )
    messages = {
        "empty": Text("栏目“{path}”无任何信息内容", "column “{path}” holds no content"),
    }
    params = {
        "except_kinds": Param(("互动",), "kinds", "kinds of columns that need not list anything"),
        "functional": Param((), "patterns", "names of columns where people do something instead of reading"),
    }
    severity = Severity.SERIOUS

    def targets(self, subject: Site) -> Iterable[Column]:
        return [
            column
            for column in own_pages(subject.columns)
            if not column.children
            and column.kind not in self.p["except_kinds"]
            and not is_named((column.name,), self.p["functional"])
        ]

    def judge(self, target: Column) -> Judgement:
        items = opened(target)
        if target.state is ColumnState.EMPTY:
            return failed("empty", path=" > ".join(target.path))
        return passed(items=items)

"""single-article-column."""

from collections.abc import Iterable

from auditor.model import Column, ColumnState, Confidence, Judgement, Severity, Site, Text
from auditor.rule import Param, SiteRule, failed, passed
from rules.columns import is_named, opened, own_pages


class SingleArticleColumn(SiteRule[Column]):
    """A column holds one article only.

    Applies to: columns with a page on the portal and no column below; not the kinds in `except_kinds`, nor columns that
        are one article by nature (`natural` in a name of the path: a guide, an overview, a yearly archive).
    Expects: more than one item.
    Cannot tell: the page could not be read.
    Source: the clause of the indicator that uses the rule.
    """

    id = "single-article-column"
    title = Text("单篇栏目", "One-article column")
    advice = Text(
        "并入内容相近的栏目，或改为上级栏目中的一篇文章。",
        "Merge it into a kindred column, or make it an article of the column above.",
    )
    messages = {"single": Text("栏目“{path}”仅有 1 条信息", "column “{path}” holds one item only")}
    params = {
        "except_kinds": Param(("概况", "互动"), "kinds", "kinds of columns not judged"),
        "natural": Param((), "patterns", "names of columns that are one article by nature"),
    }
    severity = Severity.MINOR
    confidence = Confidence.MEDIUM

    def targets(self, subject: Site) -> Iterable[Column]:
        return [
            column
            for column in own_pages(subject.columns)
            if not column.children
            and column.kind not in self.p["except_kinds"]
            and column.state is not ColumnState.EMPTY
            and not is_named(column.path, self.p["natural"])
        ]

    def judge(self, target: Column) -> Judgement:
        items = opened(target)
        if target.state is ColumnState.SINGLE:
            return failed("single", path=" > ".join(target.path))
        return passed(items=items)

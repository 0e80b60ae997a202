"""too-many-columns."""

from collections.abc import Iterable

from auditor.model import Judgement, Severity, Site, Text
from auditor.rule import Param, SiteRule, cant_tell, failed, passed
from rules.columns import gap, own_pages


class TooManyColumns(SiteRule[Site]):
    """The portal has more columns than allowed.

    Applies to: a portal with at least one column.
    Expects: the columns with a page on the portal, each address counted once, are at most `max_columns`.
    Cannot tell: fewer were found, but a good part of the pages was not read.
    Source: the clause of the indicator that uses the rule.
    """

    id = "too-many-columns"
    title = Text("栏目数量过多", "Too many columns")
    advice = Text(
        "对照空白、单篇、重复和孤立栏目清单，合并或撤销不必要的栏目。",
        "Go through the empty, one-article, duplicate and orphan columns and merge or close those not needed.",
    )
    messages = {
        "many": Text(
            "全站有独立页面的栏目共 {count} 个（同一地址只计一次），超过 {limit} 个",
            "the portal has {count} columns with a page of their own (each address counted once), more than {limit}",
        )
    }
    params = {"max_columns": Param(120, "columns", "most columns allowed")}
    severity = Severity.MINOR

    def targets(self, subject: Site) -> Iterable[Site]:
        return (subject,) if subject.columns else ()

    def judge(self, target: Site) -> Judgement:
        count, limit = sum(1 for _ in own_pages(target.columns)), self.p["max_columns"]
        if count > limit:
            return failed("many", count=count, limit=limit)
        if reason := gap(target):
            return cant_tell(reason)
        return passed(count=count, limit=limit)

"""stale-column."""

from collections.abc import Iterable
from datetime import date

from auditor.model import ColumnState, Judgement, Reason, Severity, Site, Text
from auditor.rule import Param, SiteRule, cant_tell, failed, known, passed
from rules.columns import Beside, ends_of_kind, is_named, opened, own_pages, tops_of_kind
from rules.dates import day_in_china


class StaleColumn(SiteRule[Beside[date]]):
    """A column that should be updated has no new item within its limit.

    Applies to: columns of the kinds in `kinds` whose name fits `named`; with `top_only` the topmost of its kind on each
        path (一级栏目), else the lowest. Not empty columns (empty-column), those in which nothing is dated
        (undated-column), those that are one article, nor finished or historical ones (`exempt` in a name of the path).
    Expects: the newest item, its own or of the columns below, is at most `max_age_days` old when the portal was taken.
    Cannot tell: the page or its dates could not be read; or the column is old but of a kind in `doubtful_kinds`, where
        only a person can say whether it should be updated at all.
    Source: the clause of the indicator that uses the rule.
    """

    id = "stale-column"
    title = Text("栏目不更新", "Stale column")
    advice = Text(
        "按期更新栏目；确无信息可发的，合并、撤销，或注明已完结并归档。",
        "Update the column in time; if there is nothing to publish, merge it, close it, or mark it as finished.",
    )
    messages = {
        "stale": Text(
            "栏目“{path}”最新信息日期为 {newest}，距检查时点 {age} 天，超过 {limit} 天的更新期限，逾期 {overdue} 天",
            "the newest item of column “{path}” is of {newest}, {age} days old; the limit is {limit} days, "
            "overdue by {overdue}",
        ),
        "doubtful": Text(
            "栏目“{path}”最新信息日期为 {newest}，距检查时点 {age} 天，超过 {limit} 天；是否属于应更新栏目须人工认定",
            "the newest item of column “{path}” is of {newest}, {age} days old, over {limit}; a person must say "
            "whether the column should be updated",
        ),
    }
    params = {
        "kinds": Param(("动态要闻",), "kinds", "kinds of columns judged"),
        "max_age_days": Param(14, "days", "greatest age of the newest item"),
        "top_only": Param(False, "yes/no", "judge only the topmost column of its kind on each path"),
        "named": Param((), "patterns", "judge only columns with such a name; empty: all"),
        "exempt": Param((), "patterns", "names, of the column or above it, that say it is finished or historical"),
        "doubtful_kinds": Param((), "kinds", "kinds in which age alone does not accuse"),
    }
    severity = Severity.SERIOUS

    def targets(self, subject: Site) -> Iterable[Beside[date]]:
        judged = tops_of_kind(subject.columns) if self.p["top_only"] else ends_of_kind(subject.columns)
        today = day_in_china(subject.taken)
        return [
            Beside(column, today)
            for column in own_pages(subject.columns)
            if column.id in judged
            and column.kind in self.p["kinds"]
            and column.newest is not None
            and (column.dated or column.state not in (ColumnState.EMPTY, ColumnState.SINGLE))
            and (not self.p["named"] or is_named((column.name,), self.p["named"]))
            and not is_named(column.path, self.p["exempt"])
        ]

    def judge(self, target: Beside[date]) -> Judgement:
        column, limit = target.column, self.p["max_age_days"]
        opened(column)
        newest = known(column.newest)
        age = (target.other - newest).days if newest else 0
        if newest is None or age <= limit:
            return passed(age=age, limit=limit)
        told = {"path": " > ".join(column.path), "newest": newest.isoformat(), "age": age, "limit": limit}
        if column.kind in self.p["doubtful_kinds"]:
            return cant_tell(Reason.INCOMPLETE, key="doubtful", **told)
        return failed("stale", **told, overdue=age - limit)

"""stale-column."""

from collections.abc import Iterable, Iterator
from datetime import date

from auditor.model import Column, ColumnState, Judgement, Reason, Severity, Site, Text
from auditor.rule import Param, SiteRule, cant_tell, failed, known, passed
from rules.columns import Beside, ends_of_kind, is_named, opened, own_pages, tops_of_kind, with_headings
from rules.dates import day_in_china


class StaleColumn(SiteRule[Beside[date]]):
    """A column that should be updated has no new item within its limit.

    Applies to: columns of the kinds in `kinds` whose name fits `named`, at `from_level` or deeper; with `top_only` the
        topmost of its kind on each path, even one that only heads other columns, else the lowest. Not empty columns
        (empty-column), those in which nothing is dated (undated-column), those that are one article, nor finished or
        historical ones (`exempt` in a name of the path).
    Expects: the newest item, its own or of the columns below, is at most `max_age_days` old when the portal was taken.
    Cannot tell: the page or its dates could not be read; or the column is old, but only a person can say whether the
        limit is its own: it lies deeper than `sure_to_level`, or is of a kind in `doubtful_kinds`.
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
            "栏目“{path}”最新信息日期为 {newest}，距检查时点 {age} 天，超过 {limit} 天；"
            "是否属于应更新未更新，须人工认定",
            "the newest item of column “{path}” is of {newest}, {age} days old, over {limit}; a person must say "
            "whether the column should have been updated",
        ),
        "deeper": Text(
            "栏目“{path}”处于第 {level} 级，最新信息日期为 {newest}，距检查时点 {age} 天，超过 {limit} 天；"
            "该期限针对一级栏目，是否适用须人工认定",
            "column “{path}” is at level {level}; its newest item is of {newest}, {age} days old, over {limit}; the "
            "limit is that of first-level columns, and a person must say whether it applies",
        ),
    }
    params = {
        "kinds": Param(("动态要闻",), "kinds", "kinds of columns judged"),
        "max_age_days": Param(14, "days", "greatest age of the newest item"),
        "top_only": Param(False, "yes/no", "judge only the topmost column of its kind on each path"),
        "from_level": Param(1, "level", "judge only columns at this level or deeper"),
        "sure_to_level": Param(99, "level", "deepest level at which age alone accuses"),
        "named": Param((), "patterns", "judge only columns with such a name; empty: all"),
        "exempt": Param((), "patterns", "names, of the column or above it, that say it is finished or historical"),
        "doubtful_kinds": Param((), "kinds", "kinds in which age alone does not accuse"),
    }
    severity = Severity.SERIOUS

    def targets(self, subject: Site) -> Iterable[Beside[date]]:
        today = day_in_china(subject.taken)
        return [
            Beside(column, today)
            for column in self._placed(subject.columns)
            if column.kind in self.p["kinds"]
            and column.level >= self.p["from_level"]
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
        if column.level > self.p["sure_to_level"]:
            return cant_tell(Reason.INCOMPLETE, key="deeper", **told, level=column.level)
        return failed("stale", **told, overdue=age - limit)

    def _placed(self, columns: tuple[Column, ...]) -> Iterator[Column]:
        """The columns that stand where the rule looks on their path."""
        if self.p["top_only"]:
            judged = tops_of_kind(columns)
            return (column for column in with_headings(columns) if column.id in judged)
        judged = ends_of_kind(columns)
        return (column for column in own_pages(columns) if column.id in judged)

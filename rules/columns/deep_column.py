"""deep-column."""

from collections.abc import Iterable

from auditor.model import Column, Judgement, Reason, Severity, Site, Text
from auditor.rule import Param, SiteRule, cant_tell, failed, passed
from rules.columns import is_named


class DeepColumn(SiteRule[Column]):
    """A column lies more levels below the home page than allowed.

    Applies to: every column, whether it has a page of its own or not; the yearly archives of a column are no level.
    Expects: its level (1 directly below the home page) is at most `max_level`.
    Cannot tell: no breadcrumb, menu or directory shows where the column belongs; its place is guessed from addresses.
    Source: the clause of the indicator that uses the rule.
    """

    id = "deep-column"
    title = Text("栏目层级过深", "Column too deep")
    advice = Text(
        "将该栏目上移或并入上级栏目，使栏目层级不超过规定级数。",
        "Move the column up or merge it into the one above, so that the tree keeps to the allowed levels.",
    )
    messages = {
        "deep": Text(
            "栏目“{path}”处于第 {level} 级，超过 {limit} 级",
            "column “{path}” is at level {level}, below the {limit} levels of the yardstick",
        )
    }
    params = {
        "max_level": Param(3, "levels", "deepest level allowed"),
        "archives": Param((), "patterns", "names of yearly archives, which are no columns"),
    }
    severity = Severity.MINOR

    def targets(self, subject: Site) -> Iterable[Column]:
        return [column for column in subject.columns if not is_named((column.name,), self.p["archives"])]

    def judge(self, target: Column) -> Judgement:
        names = [name for name in target.path if not is_named((name,), self.p["archives"])]
        level, limit = target.level - len(target.path) + len(names), self.p["max_level"]
        if level <= limit:
            return passed(level=level, limit=limit)
        if all(evidence.by == "address" for evidence in target.evidence):
            return cant_tell(Reason.NOT_SHOWN)
        return failed("deep", path=" > ".join(names), level=level, limit=limit)

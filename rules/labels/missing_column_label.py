"""missing-column-label."""

from collections.abc import Iterable

from auditor.model import Judgement, Page, Text
from auditor.rule import PageRule, Param
from rules.labels import complete, of_types


class MissingColumnLabel(PageRule[Page]):
    """A page lacks labels that tell the column: its name, kind, description, keywords.

    Applies to: pages of the types in `types`.
    Expects: every label in `labels` stands on the page, its name in any case, and has a value.
    Cannot tell: only a script fills the page.
    Source: the clause of the indicator that uses the rule.
    """

    id = "missing-column-label"
    title = Text("栏目标签缺失", "Missing column label")
    advice = Text("在页面模板的 head 中补齐栏目标签。", "Add the labels to the head of the template.")
    messages = {
        "missing": Text("页面缺少栏目标签 {missing}", "the page lacks the labels {missing}"),
        "empty": Text("页面的栏目标签 {empty} 内容为空", "the labels {empty} of the page are empty"),
    }
    params = {
        "labels": Param(
            ("ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType"), "labels", "labels that must be there"
        ),
        "types": Param(("column",), "page types", "pages that owe them"),
    }

    def targets(self, subject: Page) -> Iterable[Page]:
        return of_types(subject, self.p["types"])

    def judge(self, target: Page) -> Judgement:
        return complete(target, self.p["labels"])

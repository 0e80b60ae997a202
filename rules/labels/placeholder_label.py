"""placeholder-label."""

import re
from collections.abc import Iterable

from auditor.model import Judgement, Label, Page, Severity, Text
from auditor.rule import PageRule, Param, failed, passed
from rules.labels import filled


class PlaceholderLabel(PageRule[tuple[Label, ...]]):
    """A label still holds what the template came with: its own name, a template expression, `null`.

    Applies to: pages with at least one label that has a value.
    Expects: no value fits a pattern in `unfilled`, and none is the label's own Chinese name (`names`).
    Cannot tell: never.
    Source: the clause of the indicator that uses the rule.
    """

    id = "placeholder-label"
    title = Text("网页标签未填写", "Placeholder in a label")
    advice = Text("在模板中填写真实内容，并检查变量是否正确输出。", "Fill in the template, and check its variables.")
    messages = {
        "placeholder": Text(
            "网页标签仍为模板占位内容：{labels}", "labels still hold what the template came with: {labels}"
        )
    }
    params = {
        "unfilled": Param((), "patterns", "values that stand for nothing, whatever the label"),
        "names": Param({"": ""}, "label → name", "the Chinese name of each label, a common placeholder"),
    }
    severity = Severity.SERIOUS

    def targets(self, subject: Page) -> Iterable[tuple[Label, ...]]:
        labels = filled(subject.labels)
        return (labels,) if labels else ()

    def judge(self, target: tuple[Label, ...]) -> Judgement:
        unfilled = [label for label in target if self._is_placeholder(label)]
        if not unfilled:
            return passed()
        return failed(
            "placeholder",
            component="/".join(sorted({label.name for label in unfilled})),
            labels=tuple(f"{label.name}={label.value.strip()}" for label in unfilled),
        )

    def _is_placeholder(self, label: Label) -> bool:
        value = label.value.strip()
        return value == self.p["names"].get(label.name) or any(re.search(it, value) for it in self.p["unfilled"])

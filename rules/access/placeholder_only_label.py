"""placeholder-only-label."""

from collections.abc import Iterable

from auditor.model import Confidence, Field, Judgement, Page, Severity, Text
from auditor.rule import PageRule, Param, failed, passed
from rules.access import place, probed


class PlaceholderOnlyLabel(PageRule[Field]):
    """Nothing but the placeholder says what a field is for; it is gone as soon as something is typed.

    Applies to: every component of visible text fields with a placeholder; the one with the least said beside it stands
        for it.
    Expects: words beside the field say what it is for. A search box needs none: its button says it (`search`).
    Cannot tell: the page could not be measured.
    Source: the clause of the indicator that uses the rule.
    """

    id = "placeholder-only-label"
    measured = True
    title = Text("输入框仅有占位提示", "Placeholder as the only label")
    advice = Text(
        "在输入框前或上方显示标签文字，并以 label 的 for 与输入框关联；占位提示只作填写示例。",
        "Show a label before or above the field and tie it to the field; use the placeholder for examples only.",
    )
    messages = {
        "gone": Text(
            "输入框只有占位提示“{placeholder}”，没有可见的标签，输入后提示消失（同类 {count} 处）",
            "a field has the placeholder “{placeholder}” and no label that stays visible ({count} alike)",
        )
    }
    params = {"search": Param((), "words", "words in name, placeholder or button of a search box, in lower case")}
    severity = Severity.MODERATE
    confidence = Confidence.MEDIUM
    wcag = ("3.3.2",)

    def targets(self, subject: Page) -> Iterable[Field]:
        measured = probed(subject, lambda it: it.forms)
        return [field for field in measured.fields if field.placeholder] if measured else ()

    def judge(self, target: Field) -> Judgement:
        if target.label or (target.alone and self._is_search(target)):
            return passed()
        return failed(
            "gone",
            at=place(target),
            component=target.component,
            placeholder=target.placeholder,
            count=target.count,
        )

    def _is_search(self, field: Field) -> bool:
        said = f"{field.name} {field.placeholder} {field.buttons}".lower()
        return any(word in said for word in self.p["search"])

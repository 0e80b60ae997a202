"""colour-only-required."""

from collections.abc import Iterable

from auditor.model import Confidence, Field, Judgement, Page, Reason, Severity, Text
from auditor.rule import PageRule, Param, cant_tell, failed, passed
from rules.access import place, probed


class ColourOnlyRequired(PageRule[Field]):
    """Fields that must be filled in are told apart by the colour of their label alone.

    Applies to: every component of fields whose label is red while others of the form are not.
    Expects: the field is marked up as required, or its label has one of `marks`.
    Cannot tell: the form does not say what the colour means (`colours`), or the page could not be measured.
    Source: the clause of the indicator that uses the rule.
    """

    id = "colour-only-required"
    measured = True
    title = Text("必填项仅以颜色标示", "Required fields by colour only")
    advice = Text(
        "在必填项的标签中加“*”或“（必填）”字样，并为输入框加 required 或 aria-required 属性。",
        "Write “*” or “required” into the label, and put required or aria-required on the field.",
    )
    messages = {
        "colour": Text(
            "表单说明以颜色表示必填，“{label}”除颜色外没有必填标记（同类 {count} 处）",
            "the form says that colour means required; “{label}” has no other mark ({count} alike)",
        ),
        "unclear": Text(
            "“{label}”以红色与其他项目区分，须人工判断是否表示必填",
            "“{label}” is red and others are not; a person must see whether that means required",
        ),
    }
    params = {
        "marks": Param(("*", "＊"), "words", "marks in a label that say required"),
        "colours": Param((), "words", "words of a form that say that a colour means something"),
    }
    severity = Severity.MODERATE
    confidence = Confidence.MEDIUM
    wcag = ("1.4.1", "3.3.2")

    def targets(self, subject: Page) -> Iterable[Field]:
        measured = probed(subject, lambda it: it.forms)
        return [field for field in measured.fields if field.coloured] if measured else ()

    def judge(self, target: Field) -> Judgement:
        if target.required or any(mark in target.label for mark in self.p["marks"]):
            return passed()
        if any(word in target.form for word in self.p["colours"]):
            return failed(
                "colour", at=place(target), component=target.component, label=target.label, count=target.count
            )
        return cant_tell(
            Reason.INCOMPLETE, key="unclear", at=place(target), component=target.component, label=target.label
        )

"""unlabelled-group."""

from collections.abc import Iterable

from auditor.model import ChoiceGroup, Confidence, Judgement, Page, Severity, Text
from auditor.rule import PageRule, failed, passed
from rules.access import place, probed


class UnlabelledGroup(PageRule[ChoiceGroup]):
    """Radio buttons or check boxes belong together, but nothing tells programs what they ask.

    Applies to: every component with two or more visible radio buttons or check boxes of one name; boxes that pick the
        rows of a table are left out.
    Expects: a fieldset with a legend, a named group around them, or the question in the name of each.
    Cannot tell: the page could not be measured.
    Source: the clause of the indicator that uses the rule.
    """

    id = "unlabelled-group"
    measured = True
    title = Text("选项组缺少名称", "Group of options without a name")
    advice = Text(
        "用 fieldset 包住同组选项并以 legend 写明问题，或用 role=radiogroup（group）加 aria-labelledby 指向问题文字。",
        "Put the options into a fieldset with the question as legend, or a named role=radiogroup or group.",
    )
    messages = {
        "loose": Text(
            "{options} 个选项（{example}）前的“{text}”只是显示在旁边，未与选项组关联，读屏软件不读出所问的是什么",
            "“{text}” only stands beside the {options} options ({example}); screen readers do not say what is asked",
        ),
        "nameless": Text(
            "{options} 个选项（{example}）为一组，但没有说明所选的是什么",
            "{options} options ({example}) are a group, but nothing says what is asked",
        ),
    }
    severity = Severity.MODERATE
    confidence = Confidence.MEDIUM
    wcag = ("1.3.1", "3.3.2")

    def targets(self, subject: Page) -> Iterable[ChoiceGroup]:
        measured = probed(subject, lambda it: it.forms)
        return measured.groups if measured else ()

    def judge(self, target: ChoiceGroup) -> Judgement:
        if target.named_by:
            return passed()
        return failed(
            "loose" if target.text else "nameless",
            at=place(target),
            component=target.component,
            severity=Severity.MINOR if target.text else None,
            options=target.options,
            example=target.example,
            text=target.text,
        )

"""reading-order."""

from collections.abc import Iterable

from auditor.model import Confidence, Disorder, Judgement, Page, Reason, Severity, Text
from auditor.rule import PageRule, cant_tell, failed, passed
from rules.access import place, probed


class ReadingOrder(PageRule[Disorder | None]):
    """Passages are seen in another order than they are read aloud.

    Applies to: flex and grid containers that show their passages of running text in another order than the markup;
        where there are none, the page as a whole if it has running text.
    Expects: numbers and headings at their beginnings do not say that the order seen is the one that is meant.
    Cannot tell: nothing says which order is meant, or whether there is any; or the page could not be measured.
    Source: the clause of the indicator that uses the rule.
    """

    id = "reading-order"
    measured = True
    title = Text("朗读顺序与显示顺序不一致", "Order read differs from order seen")
    advice = Text(
        "按显示顺序书写代码，不用 order、row-reverse、column-reverse 或网格定位调换正文段落。",
        "Write the passages in the order they are shown; do not swap text by order, *-reverse or grid placement.",
    )
    messages = {
        "order": Text(
            "页面先显示“{shown}”，读屏软件却先读“{coded}”，与编号或标题的先后不符",
            "“{shown}” is seen first, but “{coded}” is read first, against their numbers or headings",
        ),
        "unclear": Text(
            "页面先显示“{shown}”，读屏软件先读“{coded}”，须人工判断是否影响理解",
            "“{shown}” is seen first and “{coded}” is read first; a person must judge whether that changes the meaning",
        ),
    }
    severity = Severity.MODERATE
    confidence = Confidence.LOW
    wcag = ("1.3.2",)

    def targets(self, subject: Page) -> Iterable[Disorder | None]:
        measured = probed(subject, lambda it: it.structure)
        if measured is None or not measured.running:
            return ()
        return measured.disorder or (None,)

    def judge(self, target: Disorder | None) -> Judgement:
        if target is None:
            return passed()
        if target.clear:
            return failed("order", at=place(target), component=target.component, shown=target.shown, coded=target.coded)
        return cant_tell(
            Reason.INCOMPLETE,
            key="unclear",
            at=place(target),
            component=target.component,
            shown=target.shown,
            coded=target.coded,
        )

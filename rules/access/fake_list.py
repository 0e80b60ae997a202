"""fake-list."""

from collections.abc import Iterable

from auditor.model import Confidence, Judgement, ListLook, Page, Severity, Text
from auditor.rule import PageRule, Param, failed, passed
from rules.access import place, probed


class FakeList(PageRule[ListLook]):
    """Lines look like a list but are none in the markup: screen readers do not say how many there are.

    Applies to: every component of the page with lines that follow one another and begin with the same mark or with
        running numbers, outside of lists, forms, data cells, header, menu and footer.
    Expects: they are fewer than `least_lines`, or a line has more than `longest` letters: then they are numbered
        paragraphs.
    Cannot tell: the page could not be measured.
    Source: the clause of the indicator that uses the rule.
    """

    id = "fake-list"
    measured = True
    title = Text("外观为列表但未用列表标签", "List by looks only")
    advice = Text(
        "并列的条目使用 ul 或 ol 与 li 标签，项目符号和编号由样式表生成，不要手工输入。",
        "Use ul or ol with li; let the style sheet draw the marks and numbers instead of typing them.",
    )
    messages = {
        "list": Text(
            "连续 {lines} 行以“{mark}”等符号或编号开头，外观是列表，但代码中不是列表：“{text}”",
            "{lines} lines begin with “{mark}” or so like a list, but are no list in the markup: “{text}”",
        )
    }
    params = {
        "least_lines": Param(3, "lines", "lines from which they look like a list"),
        "longest": Param(40, "letters", "letters of a line that may still be an item of a list"),
    }
    severity = Severity.MINOR
    confidence = Confidence.MEDIUM
    wcag = ("1.3.1",)

    def targets(self, subject: Page) -> Iterable[ListLook]:
        measured = probed(subject, lambda it: it.structure)
        return measured.lists if measured else ()

    def judge(self, target: ListLook) -> Judgement:
        if target.lines < self.p["least_lines"] or target.letters > self.p["longest"]:
            return passed()
        return failed(
            "list",
            at=place(target),
            component=target.component,
            lines=target.lines,
            mark=target.mark,
            text=target.text,
        )

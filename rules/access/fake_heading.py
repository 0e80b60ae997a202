"""fake-heading."""

from collections.abc import Iterable

from auditor.model import Confidence, HeadingLook, Judgement, Page, Severity, Text
from auditor.rule import PageRule, Param, failed, passed
from rules.access import place, probed


class FakeHeading(PageRule[HeadingLook]):
    """A line looks like a heading but is none in the markup: screen readers neither announce nor jump to it.

    Applies to: every component of the page with short lines that are larger or bolder than the running text below them;
        the line that stands out most stands for it. Lines in header, menu, footer, lists, tables, labels and links, and
        dates, are left out.
    Expects: the line is less than `larger` times as large as the text and not bold; a single bold line without a
        chapter's number in front may be an emphasis. A line that is the page's title has to be a heading either way.
    Cannot tell: the page could not be measured.
    Source: the clause of the indicator that uses the rule.
    """

    id = "fake-heading"
    measured = True
    title = Text("外观为标题但未用标题标签", "Heading by looks only")
    advice = Text(
        "文章标题使用 h1，文内各级小标题使用 h2、h3 等标题标签，外观由样式表规定；编辑器中请选“标题”格式，不要只加粗。",
        "Make the title h1 and the headings in the text h2, h3 …; let the style sheet give them their looks.",
    )
    messages = {
        "title": Text(
            "网页标题“{text}”以 {size} 像素显示（正文 {text_size} 像素），但代码中不是标题元素",
            "the page's title “{text}” is shown at {size} px (text {text_size} px) but is no heading element",
        ),
        "larger": Text(
            "“{text}”以 {size} 像素显示（下文 {text_size} 像素），外观是小标题，代码中不是标题元素（同类 {count} 处）",
            "“{text}” is shown at {size} px above text of {text_size} px like a heading but is none ({count} alike)",
        ),
        "bold": Text(
            "“{text}”独占一行并加粗，外观是小标题，但代码中不是标题元素（同类 {count} 处）",
            "“{text}” is a bold line of its own, like a heading, but is no heading element ({count} alike)",
        ),
    }
    params = {
        "larger": Param(1.2, "ratio", "times the size of the text from which a line looks like a heading"),
        "least_bold": Param(2, "lines", "bold lines of one kind from which they look like headings"),
    }
    severity = Severity.MINOR
    confidence = Confidence.MEDIUM
    wcag = ("1.3.1",)

    def targets(self, subject: Page) -> Iterable[HeadingLook]:
        measured = probed(subject, lambda it: it.structure)
        return measured.headings if measured else ()

    def judge(self, target: HeadingLook) -> Judgement:
        is_larger = target.size >= self.p["larger"] * target.text_size
        is_bold = target.bold and (target.title or target.numbered or target.count >= self.p["least_bold"])
        if not is_larger and not is_bold:
            return passed()
        return failed(
            "title" if target.title else "larger" if is_larger else "bold",
            at=place(target),
            component=target.component,
            severity=Severity.MODERATE if target.title else None,
            text=target.text,
            size=round(target.size),
            text_size=round(target.text_size),
            count=target.count,
        )

"""missing-language."""

from collections.abc import Iterable

from auditor.model import Judgement, Page, PageType, Severity, Text
from auditor.rule import PageRule, failed, passed


class MissingLanguage(PageRule[Page]):
    """A page does not say which language it is in, so a screen reader may read it in the wrong voice.

    Applies to: every page but those that only send the reader on and error pages.
    Expects: the html element has a `lang` attribute that is not empty.
    Cannot tell: never.
    Source: the clause of the indicator that uses the rule.
    """

    id = "missing-language"
    title = Text("页面未声明语言", "Missing language")
    advice = Text(
        '在模板的 html 元素上写明 lang="zh-CN"。',
        'Write lang="zh-CN" on the html element of the template.',
    )
    messages = {
        "missing": Text("html 元素没有 lang 属性", "the html element has no lang attribute"),
        "empty": Text("html 元素的 lang 属性为空", "the lang attribute of the html element is empty"),
    }
    wcag = ("3.1.1",)
    severity = Severity.SERIOUS

    def targets(self, subject: Page) -> Iterable[Page]:
        return () if subject.type in (PageType.STUB, PageType.ERROR) else (subject,)

    def judge(self, target: Page) -> Judgement:
        if target.lang is None:
            return failed("missing", component="html")
        if not target.lang.strip():
            return failed("empty", component="html")
        return passed(lang=target.lang)

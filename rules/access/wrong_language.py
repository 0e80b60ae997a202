"""wrong-language."""

from collections.abc import Iterable

from auditor.model import Judgement, Page, PageType, Reason, Text
from auditor.rule import PageRule, Param, cant_tell, failed, passed


class WrongLanguage(PageRule[Page]):
    """A page says it is in another language than its text.

    Applies to: pages whose html element has a `lang` attribute.
    Expects: it names the language most of the visible text is in, in any of its regions and scripts.
    Cannot tell: there is too little text, or the page declares a language other than Chinese and English, which the
        letters alone do not refute.
    Source: the clause of the indicator that uses the rule.
    """

    id = "wrong-language"
    title = Text("页面语言声明错误", "Wrong language")
    advice = Text(
        "将 html 元素的 lang 改为页面实际使用的语言，中文页面为 zh-CN。",
        "Set lang on the html element to the language the page is in, zh-CN for Chinese.",
    )
    messages = {
        "zh": Text(
            "页面声明的语言为 {declared}，正文实际为中文", "the page declares {declared}, but its text is Chinese"
        ),
        "en": Text(
            "页面声明的语言为 {declared}，正文实际为英文", "the page declares {declared}, but its text is English"
        ),
    }
    params = {
        "chinese": Param(("zh", "zho", "chi", "cmn", "yue"), "tags", "language tags that say Chinese"),
        "english": Param(("en", "eng"), "tags", "language tags that say English"),
    }
    wcag = ("3.1.1",)

    def targets(self, subject: Page) -> Iterable[Page]:
        is_declared = subject.lang is not None and subject.lang.strip() != ""
        return (subject,) if is_declared and subject.type not in (PageType.STUB, PageType.ERROR) else ()

    def judge(self, target: Page) -> Judgement:
        declared = (target.lang or "").strip()
        says = self._language(declared)
        if not target.language:
            return cant_tell(Reason.NOT_SHOWN)
        if not says:
            return cant_tell(Reason.INCOMPLETE)
        if says == target.language:
            return passed(declared=declared)
        return failed(target.language, component="html", declared=declared)

    def _language(self, declared: str) -> str:
        primary = declared.lower().replace("_", "-").partition("-")[0]
        if primary in self.p["chinese"]:
            return "zh"
        return "en" if primary in self.p["english"] else ""

"""missing-read-aloud."""

from collections.abc import Iterable

from auditor.model import Confidence, Elder, Judgement, Page, Text
from auditor.rule import PageRule, failed
from rules.ageing import elder_of, offers_tool


class MissingReadAloud(PageRule[Elder]):
    """Nothing reads the portal aloud.

    Applies to: the home page, when it offers an elder mode or an accessibility tool bar.
    Expects: a control that reads aloud stands on the home page, in a mode it
        opens or on the page behind a link of that mode.
    Cannot tell: a mode could not be tried or no entrance stands where a reader sees it at once; a script did not load;
        a page is partly a frame.
    Source: the clause of the indicator that uses the rule.
    """

    id = "missing-read-aloud"
    measured = True
    title = Text("语音阅读功能缺失", "No reading aloud")
    advice = Text(
        "至少在文章页提供可开关的语音阅读功能。", "Offer to read aloud, at least on article pages, with a switch."
    )
    messages = {
        "missing": Text(
            "首页、适老模式及其下一页均未发现语音阅读功能",
            "no control that reads aloud was found on the home page, in the elder mode or behind it",
        ),
        "unclear": Text(
            "未发现语音阅读功能，但无障碍工具未能完整打开，须人工确认",
            "no control that reads aloud was found, but not all of the tools could be opened",
        ),
    }
    confidence = Confidence.MEDIUM

    def targets(self, subject: Page) -> Iterable[Elder]:
        elder = elder_of(subject)
        return (elder,) if elder and elder.entrances else ()

    def judge(self, target: Elder) -> Judgement:
        return offers_tool(target, "voice") or failed("missing")

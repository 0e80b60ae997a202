"""missing-zoom-control."""

from collections.abc import Iterable

from auditor.model import Confidence, Elder, Judgement, Page, Text
from auditor.rule import PageRule, failed
from rules.ageing import elder_of, offers_tool


class MissingZoomControl(PageRule[Elder]):
    """Nothing enlarges the text of the portal.

    Applies to: the home page, when it offers an elder mode or an accessibility tool bar.
    Expects: a control that enlarges the page or its text stands on the home page, in a mode it
        opens or on the page behind a link of that mode.
    Cannot tell: a mode could not be tried or no entrance stands where a reader sees it at once; a script did not load;
        a page is partly a frame.
    Source: the clause of the indicator that uses the rule.
    """

    id = "missing-zoom-control"
    measured = True
    title = Text("文字放大功能缺失", "No zoom control")
    advice = Text(
        "提供不依赖系统和浏览器的文字放大或大字屏幕功能。",
        "Offer a zoom control or a large-text screen that needs neither system nor browser.",
    )
    messages = {
        "missing": Text(
            "首页、适老模式及其下一页均未发现文字放大功能",
            "no control that enlarges the text was found on the home page, in the elder mode or behind it",
        ),
        "unclear": Text(
            "未发现文字放大功能，但无障碍工具未能完整打开，须人工确认",
            "no control that enlarges the text was found, but not all of the tools could be opened",
        ),
    }
    confidence = Confidence.MEDIUM

    def targets(self, subject: Page) -> Iterable[Elder]:
        elder = elder_of(subject)
        return (elder,) if elder and elder.entrances else ()

    def judge(self, target: Elder) -> Judgement:
        return offers_tool(target, "zoom") or failed("missing")

"""soft-404-link."""

from auditor.model import Confidence, Judgement, LinkTarget, Text, Verdict
from auditor.rule import LinkRule
from rules.links import PAGES, answered, broken, is_linked


class Soft404Link(LinkRule):
    """A link opens an error page that claims to be a good one.

    Applies to: addresses of pages on the portal that at least one page links to and that answer with a good status.
    Expects: the answer is not the page the server gives for any address that does not exist.
    Cannot tell: never; an address without an answer is judged by dead-link.
    Source: the clause of the indicator that uses the rule.
    """

    id = "soft-404-link"
    title = Text("链接指向错误提示页", "Link to a disguised error page")
    advice = Text(
        "更正或删除该链接，并让服务器对不存在的页面返回 404 状态。",
        "Correct or remove the link, and let the server answer 404 for pages that do not exist.",
    )
    messages = broken(Text("链接", "link"))
    confidence = Confidence.MEDIUM

    def applies(self, target: LinkTarget) -> bool:
        good = target.verdict in (Verdict.OK, Verdict.SOFT_404)
        return good and is_linked(target, PAGES, external=False)

    def judge(self, target: LinkTarget) -> Judgement:
        return answered(target)

"""dead-link."""

from auditor.model import Judgement, LinkTarget, Text, Verdict
from auditor.rule import LinkRule
from rules.links import PAGES, answered, broken, is_linked


class DeadLink(LinkRule):
    """A link to a page of the portal leads nowhere.

    Applies to: addresses of pages on the portal that at least one page links to; those that answer with an error page
        under a good status are for soft-404-link, endless redirects for redirect-loop.
    Expects: the address opens.
    Cannot tell: the server blocked, limited or failed the request, it timed out, or robots.txt forbids it.
    Source: the clause of the indicator that uses the rule.
    """

    id = "dead-link"
    title = Text("站内死链", "Dead link")
    advice = Text(
        "更正或删除该链接；页面已迁移的，设置跳转。",
        "Correct or remove the link; if the page has moved, redirect to it.",
    )
    messages = broken(Text("链接", "link"))

    def applies(self, target: LinkTarget) -> bool:
        other = target.verdict in (Verdict.SOFT_404, Verdict.REDIRECT_LOOP)
        return is_linked(target, PAGES, external=False) and not other

    def judge(self, target: LinkTarget) -> Judgement:
        return answered(target)

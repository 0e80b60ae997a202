"""dead-external-link."""

from auditor.model import Judgement, LinkKind, LinkTarget, Text
from auditor.rule import LinkRule
from rules.links import PAGES, answered, broken, is_linked


class DeadExternalLink(LinkRule):
    """A link to another site leads nowhere.

    Applies to: addresses of pages and attachments outside the portal that at least one page links to.
    Expects: the address opens.
    Cannot tell: the server blocked, limited or failed the request, it timed out, or robots.txt forbids it.
    Source: the clause of the indicator that uses the rule.
    """

    id = "dead-external-link"
    title = Text("站外死链", "Dead external link")
    advice = Text(
        "更正或删除该外部链接。",
        "Correct or remove the link to the other site.",
    )
    messages = broken(Text("外部链接", "external link"))

    def applies(self, target: LinkTarget) -> bool:
        return is_linked(target, (*PAGES, LinkKind.ATTACHMENT), external=True)

    def judge(self, target: LinkTarget) -> Judgement:
        return answered(target)

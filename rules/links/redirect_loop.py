"""redirect-loop."""

from auditor.model import Judgement, LinkTarget, Text, Verdict
from auditor.rule import LinkRule
from rules.links import PAGES, answered, broken, is_linked


class RedirectLoop(LinkRule):
    """A link is redirected in a circle and never opens.

    Applies to: addresses of pages on the portal that at least one page links to and that redirect.
    Expects: the redirects end at a page.
    Cannot tell: never; an address without an answer is judged by dead-link.
    Source: the clause of the indicator that uses the rule.
    """

    id = "redirect-loop"
    title = Text("循环跳转", "Redirect loop")
    advice = Text(
        "检查服务器的跳转设置，使该地址最终能打开页面。",
        "Check the redirects of the server so that the address ends at a page.",
    )
    messages = broken(Text("链接", "link"))

    def applies(self, target: LinkTarget) -> bool:
        redirects = target.verdict is Verdict.REDIRECT_LOOP or (target.verdict is Verdict.OK and target.final_url != "")
        return redirects and is_linked(target, PAGES, external=False)

    def judge(self, target: LinkTarget) -> Judgement:
        return answered(target)

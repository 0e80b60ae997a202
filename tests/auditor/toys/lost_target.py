"""lost-target."""

from auditor.model import Judgement, LinkTarget, Severity, Text, Verdict
from auditor.rule import LinkRule, failed, passed


class LostTarget(LinkRule):
    """An address is dead.

    Applies to: addresses on the portal.
    Expects: it opens.
    Cannot tell: never.
    Source: nothing; it serves the tests of the engine.
    """

    id = "lost-target"
    title = Text("死链", "Lost target")
    advice = Text("更正", "Correct it")
    messages = {"lost": Text("{status} 错误", "answers {status}")}
    severity = Severity.CRITICAL

    def applies(self, target: LinkTarget) -> bool:
        return not target.external

    def judge(self, target: LinkTarget) -> Judgement:
        return failed("lost", status=target.status or 0) if target.verdict is Verdict.DEAD else passed()

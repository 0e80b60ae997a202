"""dead-attachment."""

from auditor.model import Judgement, LinkKind, LinkTarget, Severity, Text
from auditor.rule import LinkRule
from rules.links import answered, broken, is_linked


class DeadAttachment(LinkRule):
    """An attachment offered on the portal cannot be downloaded.

    Applies to: attachments (documents, tables, archives) on the portal that at least one page links to.
    Expects: the address answers.
    Cannot tell: the server blocked, limited or failed the request, it timed out, or robots.txt forbids it.
    Source: the clause of the indicator that uses the rule.
    """

    id = "dead-attachment"
    title = Text("附件无法下载", "Dead attachment")
    advice = Text(
        "重新上传附件，或更正下载地址。",
        "Upload the file again, or correct its address.",
    )
    messages = broken(Text("附件", "attachment"))
    severity = Severity.SERIOUS

    def applies(self, target: LinkTarget) -> bool:
        return is_linked(target, (LinkKind.ATTACHMENT,), external=False)

    def judge(self, target: LinkTarget) -> Judgement:
        return answered(target)

"""dead-resource."""

from auditor.model import Judgement, LinkKind, LinkTarget, Severity, Text
from auditor.rule import LinkRule
from rules.links import answered, broken, is_linked


class DeadResource(LinkRule):
    """A script, style sheet, font or media file of a page does not load.

    Applies to: such files that at least one page loads, on the portal or on another host.
    Expects: the address answers.
    Cannot tell: the server blocked, limited or failed the request, it timed out, or robots.txt forbids it.
    Source: the clause of the indicator that uses the rule.
    """

    id = "dead-resource"
    title = Text("脚本、样式等资源无法加载", "Dead resource")
    advice = Text(
        "恢复该文件；已停用的，从模板中删除引用。",
        "Restore the file; if it is out of use, remove it from the template.",
    )
    messages = broken(Text("资源", "resource"))
    severity = Severity.MINOR

    def applies(self, target: LinkTarget) -> bool:
        resources = (LinkKind.RESOURCE,)
        return is_linked(target, resources, external=False) or is_linked(target, resources, external=True)

    def judge(self, target: LinkTarget) -> Judgement:
        return answered(target)

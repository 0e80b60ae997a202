"""dead-image."""

from auditor.model import Judgement, LinkKind, LinkTarget, Text
from auditor.rule import LinkRule
from rules.links import answered, broken, is_linked


class DeadImage(LinkRule):
    """A picture on a page does not load.

    Applies to: pictures that at least one page shows, on the portal or on another host.
    Expects: the address answers.
    Cannot tell: the server blocked, limited or failed the request, it timed out, or robots.txt forbids it.
    Source: the clause of the indicator that uses the rule.
    """

    id = "dead-image"
    title = Text("图片无法显示", "Dead picture")
    advice = Text(
        "重新上传图片，或更正图片地址；模板中的，修改模板一处即可。",
        "Upload the picture again or correct its address; one in a template needs one repair.",
    )
    messages = broken(Text("图片", "picture"))

    def applies(self, target: LinkTarget) -> bool:
        images = (LinkKind.IMAGE,)
        return is_linked(target, images, external=False) or is_linked(target, images, external=True)

    def judge(self, target: LinkTarget) -> Judgement:
        return answered(target)

"""missing-icp-number."""

from auditor.model import Footer, Text, Unknown
from rules.footer import FooterRule


class MissingIcpNumber(FooterRule):
    """The footer lacks the ICP filing number.

    Applies to: the home page, for the whole portal.
    Expects: its footer shows the ICP filing number.
    Cannot tell: the home page could not be read, or its footer comes by script or an unprocessed include.
    Source: the clause of the indicator that uses the rule.
    """

    id = "missing-icp-number"
    title = Text("ICP备案编号缺失", "Missing ICP number")
    advice = Text(
        "在页脚标明ICP备案编号，并链接到备案管理系统。",
        "Show the ICP filing number in the footer and link it to the filing system.",
    )
    messages = {
        "missing": Text("首页页脚未标明ICP备案编号", "the footer of the home page does not show the ICP filing number")
    }

    def field(self, footer: Footer) -> str | Unknown | None:
        return footer.icp_number

"""missing-id-code."""

from auditor.model import Footer, Text, Unknown
from rules.footer import FooterRule


class MissingIdCode(FooterRule):
    """The footer lacks the site code.

    Applies to: the home page, for the whole portal.
    Expects: its footer shows the site code (网站标识码).
    Cannot tell: the home page could not be read, or its footer comes by script or an unprocessed include.
    Source: the clause of the indicator that uses the rule.
    """

    id = "missing-id-code"
    title = Text("网站标识码缺失", "Missing site code")
    advice = Text("在全站页脚标明网站标识码。", "Show the site code in the footer of every page.")
    messages = {
        "missing": Text(
            "首页页脚未见网站标识码", "the footer of the home page does not show the site code (网站标识码)"
        )
    }

    def field(self, footer: Footer) -> tuple[str, ...] | Unknown:
        return footer.id_codes

"""missing-sponsor."""

from auditor.model import Footer, Text, Unknown
from rules.footer import FooterRule


class MissingSponsor(FooterRule):
    """The footer lacks the unit that runs the portal.

    Applies to: the home page, for the whole portal.
    Expects: its footer shows the unit that runs the portal (主办单位).
    Cannot tell: the home page could not be read, or its footer comes by script or an unprocessed include.
    Source: the clause of the indicator that uses the rule.
    """

    id = "missing-sponsor"
    title = Text("主办单位缺失", "Missing sponsor")
    advice = Text("在全站页脚标明网站主办单位。", "Name the unit that runs the portal in the footer of every page.")
    messages = {
        "missing": Text(
            "首页页脚未标明网站主办单位", "the footer of the home page does not name the unit that runs the portal"
        )
    }

    def field(self, footer: Footer) -> str | Unknown | None:
        return footer.sponsor

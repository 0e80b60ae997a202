"""missing-police-number."""

from auditor.model import Footer, Text, Unknown
from rules.footer import FooterRule


class MissingPoliceNumber(FooterRule):
    """The footer lacks the police filing number.

    Applies to: the home page, for the whole portal.
    Expects: its footer shows the police filing number (公安机关备案).
    Cannot tell: the home page could not be read, or its footer comes by script or an unprocessed include.
    Source: the clause of the indicator that uses the rule.
    """

    id = "missing-police-number"
    title = Text("公安机关备案标识缺失", "Missing police filing mark")
    advice = Text(
        "在页脚标明公安机关备案编号，并链接到备案平台。",
        "Show the police filing number in the footer and link it to the filing platform.",
    )
    messages = {
        "missing": Text(
            "首页页脚未见公安机关备案标识", "the footer of the home page does not show the police filing number"
        )
    }

    def field(self, footer: Footer) -> str | Unknown | None:
        return footer.police_number

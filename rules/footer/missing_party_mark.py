"""missing-party-mark."""

from auditor.model import Footer, Text, Unknown
from rules.footer import FooterRule


class MissingPartyMark(FooterRule):
    """The footer lacks the mark of party and government organs.

    Applies to: the home page, for the whole portal.
    Expects: its footer shows the mark of party and government organs (党政机关网站标识), by picture link or script.
    Cannot tell: the home page could not be read, or its footer comes by script or an unprocessed include.
    Source: the clause of the indicator that uses the rule.
    """

    id = "missing-party-mark"
    title = Text("党政机关网站标识缺失", "Missing party and government mark")
    advice = Text(
        "在页脚加挂党政机关网站标识，并链接到核验页面。",
        "Put the mark into the footer and link it to its verification page.",
    )
    messages = {
        "missing": Text(
            "首页页脚未见党政机关网站标识",
            "the footer of the home page does not show the mark of party and government organs",
        )
    }

    def field(self, footer: Footer) -> str | Unknown | None:
        return footer.party_mark

"""missing-contact."""

from auditor.model import Footer, Text, Unknown
from rules.footer import FooterRule


class MissingContact(FooterRule):
    """The footer lacks a telephone number, an address or a link to contacts.

    Applies to: the home page, for the whole portal.
    Expects: its footer shows a telephone number, an address or a link to contacts.
    Cannot tell: the home page could not be read, or its footer comes by script or an unprocessed include.
    Source: the clause of the indicator that uses the rule.
    """

    id = "missing-contact"
    title = Text("联系方式缺失", "Missing contact")
    advice = Text(
        "在全站页脚标明联系电话、地址等联系方式。", "Show telephone, address or the like in the footer of every page."
    )
    messages = {
        "missing": Text(
            "首页页脚未标明网站联系方式",
            "the footer of the home page shows no way to contact the unit that runs the portal",
        )
    }

    def field(self, footer: Footer) -> str | Unknown | None:
        return footer.contact

"""missing-party-mark."""

from auditor.model import Footer, Text, Unknown
from rules.footer import FooterRule


class MissingPartyMark(FooterRule):
    """The footer lacks the mark of party and government organs.

    Applies to: the home page, for the whole portal.
    Expects: its footer shows the mark of party and government organs (党政机关网站标识), by picture link or script.
    Cannot tell: the home page could not be read, its footer comes by script or an unprocessed include, or it holds
        pictures with neither a text nor a link that leads anywhere, one of which may be it.
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
        ),
        "unnamed": Text(
            "首页页脚无法确认有无党政机关网站标识：有 {count} 个图片既无替代文本也无链接地址，须人工查看",
            "whether the footer of the home page shows the mark of party and government organs is not sure: "
            "{count} of its pictures have neither a text nor a link that leads anywhere, and a person must look",
        ),
    }
    pictured = True

    def field(self, footer: Footer) -> str | Unknown | None:
        return footer.party_mark

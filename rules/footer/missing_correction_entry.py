"""missing-correction-entry."""

from auditor.model import Footer, Text, Unknown
from rules.footer import FooterRule


class MissingCorrectionEntry(FooterRule):
    """The footer lacks the entry to the platform 我为政府网站找错.

    Applies to: the home page, for the whole portal.
    Expects: its footer shows the entry to the platform 我为政府网站找错, by link or script.
    Cannot tell: the home page could not be read, its footer comes by script or an unprocessed include, or it holds
        pictures with neither a text nor a link that leads anywhere, one of which may be it.
    Source: the clause of the indicator that uses the rule.
    """

    id = "missing-correction-entry"
    title = Text("“我为政府网站找错”入口缺失", "Missing correction entry")
    advice = Text("在全站页脚加挂“我为政府网站找错”入口。", "Put the entry into the footer of every page.")
    messages = {
        "missing": Text(
            "首页页脚未见“我为政府网站找错”监督举报平台入口",
            "the footer of the home page does not link to the correction platform 我为政府网站找错",
        ),
        "unnamed": Text(
            "首页页脚无法确认有无“我为政府网站找错”入口：有 {count} 个图片既无替代文本也无链接地址，须人工查看",
            "whether the footer of the home page shows the correction entry is not sure: "
            "{count} of its pictures have neither a text nor a link that leads anywhere, and a person must look",
        ),
    }
    pictured = True

    def field(self, footer: Footer) -> str | Unknown | None:
        return footer.correction_entry

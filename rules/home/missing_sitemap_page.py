"""missing-sitemap-page."""

from collections.abc import Iterable

from auditor.model import EntryKind, Judgement, Site, Text
from auditor.rule import SiteRule
from rules.home import home_of, offers


class MissingSitemapPage(SiteRule[Site]):
    """The home page offers no site map.

    Applies to: the portal.
    Expects: a link to the site map (网站地图, 站点地图) stands on the home page.
    Cannot tell: the home page could not be read, or a script fills its header, menu or footer.
    Source: the clause of the indicator that uses the rule.
    """

    id = "missing-sitemap-page"
    title = Text("网站地图缺失", "Missing site map")
    advice = Text("在页脚提供“网站地图”入口。", "Link a site map from the footer.")
    messages = {"missing": Text("首页未发现网站地图入口", "no link to a site map was found on the home page")}

    def targets(self, subject: Site) -> Iterable[Site]:
        return (subject,)

    def judge(self, target: Site) -> Judgement:
        return offers(home_of(target), EntryKind.SITEMAP)

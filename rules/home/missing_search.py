"""missing-search."""

from collections.abc import Iterable

from auditor.model import EntryKind, Judgement, Site, Text
from auditor.rule import SiteRule
from rules.home import home_of, offers


class MissingSearch(SiteRule[Site]):
    """The home page offers no search.

    Applies to: the portal.
    Expects: a search box or a link to the search of the portal stands on the home page.
    Cannot tell: the home page could not be read, or a script fills its header, menu or footer.
    Source: the clause of the indicator that uses the rule.
    """

    id = "missing-search"
    title = Text("站内搜索缺失", "Missing search")
    advice = Text(
        "在首页显著位置提供全站搜索。", "Offer a search of the whole portal in a clear place of the home page."
    )
    messages = {"missing": Text("首页未发现站内搜索入口", "no search of the portal was found on the home page")}

    def targets(self, subject: Site) -> Iterable[Site]:
        return (subject,)

    def judge(self, target: Site) -> Judgement:
        return offers(home_of(target), EntryKind.SEARCH)

"""repeated-title."""

from collections.abc import Iterable

from auditor.model import Confidence, Judgement, Place, SharedTitle, Site, Text
from auditor.rule import Param, SiteRule, failed, passed


class RepeatedTitle(SiteRule[SharedTitle]):
    """Pages of different content have one title: tabs, bookmarks and screen readers cannot tell them apart.

    Applies to: every title element's text that two or more pages have; of a large portal the fifty commonest.
    Expects: the pages show fewer than `least_headings` different headings. Pages of one list show the same.
    Cannot tell: never.
    Source: the clause of the indicator that uses the rule.
    """

    id = "repeated-title"
    title = Text("不同网页标题相同", "One title for different pages")
    advice = Text(
        "在模板的 title 标签中写入文章或栏目名称，如“文章标题 - 栏目 - 网站名称”，不要各页都只写网站名称。",
        "Let the template put the name of article or column into the title, before the name of the portal.",
    )
    messages = {
        "repeated": Text(
            "{pages} 个网页的标题（title）都是“{name}”，但页面显示的标题有 {headings} 种",
            "{pages} pages have the title “{name}”, but show {headings} different headings",
        )
    }
    params = {"least_headings": Param(3, "headings", "different headings of pages with one title that are too many")}
    confidence = Confidence.MEDIUM
    wcag = ("2.4.2",)

    def targets(self, subject: Site) -> Iterable[SharedTitle]:
        return subject.shared_titles

    def judge(self, target: SharedTitle) -> Judgement:
        if target.headings < self.p["least_headings"]:
            return passed()
        return failed(
            "repeated",
            at=Place(url=target.examples[0], selector="title", snippet=target.title[:200]),
            component="title",
            pages=target.pages,
            name=target.title,
            headings=target.headings,
        )

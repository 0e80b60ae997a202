"""orphan-column."""

from collections.abc import Iterable

from auditor.model import Judgement, Reason, Severity, Site, Text, Unknown
from auditor.rule import SiteRule, cant_tell, failed, passed
from rules.columns import Beside, gap, opened, own_pages

ENTRANCES = frozenset({"menu", "directory", "sitemap", "landing"})


class OrphanColumn(SiteRule[Beside[Reason | None]]):
    """A column that no menu, directory or page leads to.

    Applies to: columns with a page on the portal.
    Expects: a chain of links, a menu, a directory or the site map leads from the home page to it.
    Cannot tell: the page or a good part of the portal was not read, or the menu of the home page comes by script.
    Source: the clause of the indicator that uses the rule.
    """

    id = "orphan-column"
    title = Text("孤立栏目", "Orphan column")
    advice = Text(
        "在上级栏目或导航中补充入口；已停用的，撤销该栏目。",
        "Link the column from the one above or from a menu; if it is out of use, close it.",
    )
    messages = {
        "orphan": Text(
            "从首页出发，没有任何导航、目录或页面通向栏目“{path}”",
            "no menu, directory or page leads from the home page to column “{path}”",
        )
    }
    severity = Severity.MINOR

    def targets(self, subject: Site) -> Iterable[Beside[Reason | None]]:
        overlooked = _overlooked(subject)
        return [Beside(column, overlooked) for column in own_pages(subject.columns)]

    def judge(self, target: Beside[Reason | None]) -> Judgement:
        column = target.column
        opened(column)
        if not isinstance(column.clicks, Unknown) or any(evidence.by in ENTRANCES for evidence in column.evidence):
            return passed()
        if target.other:
            return cant_tell(target.other)
        return failed("orphan", path=" > ".join(column.path))


def _overlooked(site: Site) -> Reason | None:
    """Why an entrance may have been overlooked."""
    if site.home is None:
        return site.home_trouble.reason if site.home_trouble else Reason.NOT_SHOWN
    if {"menu", "header", "page"} & set(site.home.scripted):
        return Reason.SCRIPT
    return gap(site)

"""missing-anchor."""

from collections.abc import Iterable

from auditor.model import Confidence, Judgement, Link, Page, PageType, Place, Reason, Severity, Text
from auditor.rule import PageRule, cant_tell, failed, passed
from rules.links import blocks


class MissingAnchor(PageRule[tuple[Link, bool]]):
    """A link points at a place of its own page that is not there.

    Applies to: visible links to `#name` on pages; not `#top`, which browsers know, not addresses scripts read (`#/…`,
        `#!…`), not links with a handler of their own (tabs, menus), not links that operate the page.
    Expects: an element has that id or name.
    Cannot tell: parts of the page come by script.
    Source: the clause of the indicator that uses the rule.
    """

    id = "missing-anchor"
    title = Text("页内锚点不存在", "Missing anchor")
    advice = Text("补上锚点或更正链接。", "Add the anchor or correct the link.")
    messages = {
        "missing": Text(
            "链接“{text}”指向本页的 {href}，但页面上没有该锚点",
            "link “{text}” points at {href}, which is not on the page",
        )
    }
    severity = Severity.MINOR
    confidence = Confidence.MEDIUM

    def targets(self, subject: Page) -> Iterable[tuple[Link, bool]]:
        if subject.type in (PageType.STUB, PageType.ERROR):
            return []
        return [(link, bool(subject.scripted)) for block in blocks(subject.links) for link in block if _is_anchor(link)]

    def judge(self, target: tuple[Link, bool]) -> Judgement:
        link, is_scripted = target
        if not link.broken_fragment:
            return passed()
        if is_scripted:
            return cant_tell(Reason.SCRIPT)
        place = Place(selector=link.selector, snippet=link.href)
        return failed("missing", at=place, component=link.component, text=link.text or link.href, href=link.href)


def _is_anchor(link: Link) -> bool:
    name = link.href.partition("#")[2]
    is_name = name != "" and not name.startswith(("/", "!", "#")) and name.lower() != "top"
    return is_name and not link.has_handler and (link.broken_fragment or link.href.startswith("#"))

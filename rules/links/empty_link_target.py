"""empty-link-target."""

from collections.abc import Iterable

from auditor.model import Confidence, Judgement, Link, Page, PageType, Place, Severity, Text
from auditor.rule import PageRule, Param, failed, passed
from rules.links import blocks, short


class EmptyLinkTarget(PageRule[tuple[Link, ...]]):
    """A link has a name but no address (空链): nothing happens when it is followed.

    Applies to: every block of a page that holds visible links; links that operate the page (share, print, close,
        toolbar, pager, the head of a menu) and links by which a page names itself, in trail or menu, are not meant.
    Expects: no link of the block has an empty address or a bare `#` without a handler of its own.
    Cannot tell: never; `javascript:` addresses are left to script-only-link, for a script defined elsewhere may
        give them a meaning.
    Source: the clause of the indicator that uses the rule.
    """

    id = "empty-link-target"
    title = Text("空链接", "Link without target")
    advice = Text("补上链接地址；没有目标页面的，改为普通文字。", "Give the link its address, or make it plain text.")
    messages = {
        "one": Text("链接“{text}”没有目标地址（{href}）", "link “{text}” has no target ({href})"),
        "empty": Text(
            "“{text}”等 {count} 个链接没有目标地址（{href}）",
            "{count} links, such as “{text}”, have no target ({href})",
        ),
    }
    params = {"home": Param(("首页", "网站首页"), "words", "what links to the home page are called")}
    severity = Severity.MINOR
    confidence = Confidence.MEDIUM

    def targets(self, subject: Page) -> Iterable[tuple[Link, ...]]:
        if subject.type in (PageType.STUB, PageType.ERROR):
            return []
        own = self._own_names(subject)
        return blocks(link for link in subject.links if _squeezed(link.text) not in own)

    def judge(self, target: tuple[Link, ...]) -> Judgement:
        empty = [link for link in target if _is_empty(link)]
        if not empty:
            return passed()
        first, count = empty[0], sum(link.count for link in empty)
        place = Place(selector=first.selector, snippet=first.text)
        return failed(
            "one" if count == 1 else "empty",
            at=place,
            component=first.component,
            text=short(first.text),
            href=f'href="{first.href}"',
            count=count,
        )

    def _own_names(self, page: Page) -> set[str]:
        """What the page itself is called: an empty address leads back to it, and rightly so."""
        trail = [crumb.name for crumb in page.breadcrumb] if isinstance(page.breadcrumb, tuple) else []
        home = self.p["home"] if page.type is PageType.HOME else ()
        return {_squeezed(name) for name in (page.title, *trail, *home)}


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _is_empty(link: Link) -> bool:
    """Tell whether a link leads nowhere; a bare number is the current page of a pager."""
    leads_nowhere = link.href.strip("#") == "" and not link.has_handler
    return leads_nowhere and link.text != "" and not link.text.isdigit()

"""vague-link-text."""

from collections.abc import Iterable

from auditor.model import Confidence, Judgement, Link, Page, PageType, Place, Severity, Text
from auditor.rule import PageRule, Param, failed, passed


class VagueLinkText(PageRule[tuple[Link, ...]]):
    """Links with one vague text (更多, 详情) lead to different places; read aloud they cannot be told apart.

    Applies to: pages with visible links; links that only operate the page are left out.
    Expects: no text in `vague` is the whole name of links to `min_targets` or more different addresses; a title that
        says more is enough.
    Cannot tell: never.
    Source: the clause of the indicator that uses the rule.
    """

    id = "vague-link-text"
    title = Text("链接文字含义不明", "Vague link text")
    advice = Text(
        "写明链接去向，如“更多通知公告”；或用 title、aria-label 补充说明。",
        "Say where the link leads, as in “more notices”, or add a title or an aria-label.",
    )
    messages = {
        "vague": Text(
            "有 {count} 个链接的文字仅为“{text}”，分别指向不同页面，单独朗读时无法区分",
            "{count} links to different pages are called just “{text}”",
        )
    }
    params = {
        "vague": Param((), "words", "texts that do not say where a link leads"),
        "min_targets": Param(2, "addresses", "different addresses from which one text is ambiguous"),
    }
    severity = Severity.MINOR
    confidence = Confidence.MEDIUM
    wcag = ("2.4.4",)

    def targets(self, subject: Page) -> Iterable[tuple[Link, ...]]:
        if subject.type in (PageType.STUB, PageType.ERROR):
            return ()
        links = tuple(link for link in subject.links if link.url and not link.control and not link.hidden)
        return (links,) if links else ()

    def judge(self, target: tuple[Link, ...]) -> Judgement:
        alike: dict[str, list[Link]] = {}
        for link in target:
            if self._is_vague(link.text) and (not link.title or self._is_vague(link.title)):
                alike.setdefault(_plain(link.text), []).append(link)
        for text, links in sorted(alike.items()):
            if len({link.url for link in links}) >= self.p["min_targets"]:
                first = links[0]
                place = Place(selector=first.selector, snippet=first.text)
                count = sum(link.count for link in links)
                return failed("vague", at=place, component=first.component, text=text, count=count)
        return passed()

    def _is_vague(self, text: str) -> bool:
        return _plain(text) in self.p["vague"]


def _plain(text: str) -> str:
    """The words of a link without the marks around them."""
    return text.strip(" \u3000\u00a0>》»＞+＋.…·[]【】()（）→-—:：").lower()

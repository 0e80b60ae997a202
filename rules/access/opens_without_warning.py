"""opens-without-warning."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from auditor.model import Judgement, Link, Page, PageType, Place, Severity, Text
from auditor.rule import PageRule, Param, failed, passed

EXIT_LAYER = "exit-layer"


class OpensWithoutWarning(PageRule[tuple[Link, ...]]):
    """Links open a new window without saying so: the way back is lost without notice.

    Applies to: pages with visible links whose target is one of `targets`. Links to other hosts are left out where the
        page asks before the reader leaves.
    Expects: text, title or name of each says so with one of `hints`.
    Cannot tell: never. What style sheets or scripts add is not seen.
    Source: the clause of the indicator that uses the rule; it is level AAA, good practice and no duty.
    """

    id = "opens-without-warning"
    title = Text("新窗口打开无提示", "New window without warning")
    advice = Text(
        "一般链接在当前窗口打开；确需新窗口的，在链接文字或 title 中注明“新窗口打开”。",
        "Open links in the same window, or say “opens a new window” in their text or title.",
    )
    messages = {
        "unsaid": Text(
            "本页 {count} 个链接在新窗口打开而未提示，如“{text}”（AAA 级要求，属推荐做法）",
            "{count} links open a new window without saying so, as “{text}” (level AAA: good practice)",
        )
    }
    params = {
        "targets": Param(("_blank",), "values", "values of target that open a new window, in lower case"),
        "hints": Param((), "words", "words that say that a new window opens, in lower case"),
    }
    severity = Severity.MINOR
    wcag = ("3.2.5",)

    def targets(self, subject: Page) -> Iterable[tuple[Link, ...]]:
        if subject.type in (PageType.STUB, PageType.ERROR):
            return ()
        asks = any(link.control == EXIT_LAYER for link in subject.links)
        host = urlsplit(subject.address).netloc
        links = tuple(
            link
            for link in subject.links
            if link.url
            and not link.control
            and not link.hidden
            and link.target.strip().lower() in self.p["targets"]
            and not (asks and urlsplit(link.url).netloc != host)
        )
        return (links,) if links else ()

    def judge(self, target: tuple[Link, ...]) -> Judgement:
        silent = [link for link in target if not self._is_told(link)]
        if not silent:
            return passed()
        first = next((link for link in silent if link.text), silent[0])
        return failed(
            "unsaid",
            at=Place(selector=first.selector, snippet=first.text),
            component=first.component,
            count=sum(link.count for link in silent),
            text=first.text or first.href,
        )

    def _is_told(self, link: Link) -> bool:
        said = f"{link.text} {link.title} {link.label}".lower()
        return any(hint in said for hint in self.p["hints"])

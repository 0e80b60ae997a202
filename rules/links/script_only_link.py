"""script-only-link."""

import re
from collections.abc import Iterable

from auditor.model import Judgement, Link, Page, PageType, Place, Text
from auditor.rule import PageRule, Param, failed, passed
from rules.links import blocks, short


class ScriptOnlyLink(PageRule[tuple[Link, ...]]):
    """A link leads to another page by script only; without it, and for search engines, it leads nowhere.

    Applies to: every block of a page that holds visible links; links that operate the page (share, print, close,
        toolbar, pager) and entries without an address of their own, such as the head of a menu, are not meant.
    Expects: no link of the block carries its destination in a script (`javascript:` with one of the calls in
        `navigation`, or a handler that jumps to an address) instead of in its address.
    Cannot tell: never; what a handler defined elsewhere does is not guessed.
    Source: the clause of the indicator that uses the rule.
    """

    id = "script-only-link"
    title = Text("仅脚本可用的链接", "Script-only link")
    advice = Text("将目标地址写入链接的 href。", "Write the destination into the link's href.")
    messages = {
        "one": Text(
            "链接“{text}”只能由脚本打开（{href}），禁用脚本或使用搜索引擎时无法到达",
            "link “{text}” opens by script only ({href})",
        ),
        "script": Text(
            "“{text}”等 {count} 个链接只能由脚本打开（{href}），禁用脚本或使用搜索引擎时无法到达",
            "{count} links, such as “{text}”, open by script only ({href})",
        ),
    }
    params = {
        "navigation": Param(
            (r"\blocation\b", r"\bwindow\.open\s*\("), "patterns", "what a script says that opens another page"
        )
    }

    def targets(self, subject: Page) -> Iterable[tuple[Link, ...]]:
        return blocks(subject.links) if subject.type not in (PageType.STUB, PageType.ERROR) else ()

    def judge(self, target: tuple[Link, ...]) -> Judgement:
        scripted = [link for link in target if self._is_scripted(link)]
        if not scripted:
            return passed()
        first, count = scripted[0], sum(link.count for link in scripted)
        place = Place(selector=first.selector, snippet=first.href)
        return failed(
            "one" if count == 1 else "script",
            at=place,
            component=first.component,
            text=short(first.text),
            href=first.href or "onclick",
            count=count,
        )

    def _is_scripted(self, link: Link) -> bool:
        if not link.href:
            return link.has_handler and link.url != ""
        is_script = link.href.lower().startswith("javascript:")
        return is_script and (link.url != "" or any(re.search(call, link.href) for call in self.p["navigation"]))

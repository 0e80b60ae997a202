"""hidden-link."""

from collections.abc import Iterable
from typing import Any

from auditor.model import ConcealedLink, Judgement, Link, Measured, Page, Place, Reason, Severity, Text
from auditor.rule import PageRule, Param, cant_tell, failed, passed
from rules.content import advertises, holds, host_of, is_outside

Unseen = Link | ConcealedLink


class HiddenLink(PageRule[tuple[Unseen, ...]]):
    """A link to another host is kept out of sight and is about gambling or pornography: the portal was broken into.

    Applies to: pages with links to other hosts that inline style keeps out of sight, or computed style where the page
        was opened in the browser, at desktop and at phone width; but not to hosts that are hidden with good reason
        (`counters`) or trusted (`trusted`). Menus, tabs and dialogs that are only not shown yet lead to the portal
        itself, or to nothing of the kind, and pass.
    Expects: no word of `texts` in what such a link is called, unless it is against the matter (`against`), and no
        part of `hosts` in its host.
    Cannot tell: other links to untrusted hosts that were moved off the screen, shrunk to nothing or painted in the
        colour of the ground, and links to `many` different such hosts, however they are hidden. What the browser shows
        nobody doubts; what it only does not show yet counts to the many where inline style hides it or nothing beside
        it could unfold it.
    Source: the clause of the indicator that uses the rule.
    """

    id = "hidden-link"
    measured = True
    title = Text("暗链", "Hidden link")
    advice = Text(
        "立即断开并保留日志和页面证据，清除代码，排查网站后台是否被入侵。",
        "Cut it off, keep logs and the page as evidence, clean the code and look for the way in.",
    )
    messages = {
        "planted": Text(
            "页面中隐藏了 {count} 个指向站外的违规链接：{texts}（{hosts}）",
            "{count} links to {hosts} are hidden on the page: {texts}",
        ),
        "concealed": Text(
            "页面中有 {count} 个不可见的站外链接，须人工确认：{texts}（{hosts}）",
            "{count} links to {hosts} cannot be seen on the page; a person must look: {texts}",
        ),
    }
    params = {
        "texts": Param((), "words", "terms of gambling and pornography"),
        "hosts": Param((), "parts of hosts", "hosts of gambling and pornography"),
        "many": Param(10, "hosts", "so many different hosts in what is not shown make a person look"),
        "trusted": Param((), "ends of hosts", "hosts that are no intruder's"),
        "against": Param((), "words", "with one of them a text is about the matter, not for it"),
        "counters": Param((), "parts of hosts", "hosts that are hidden with good reason"),
    }
    severity = Severity.CRITICAL
    why = Text("暗链表明网站可能已被入侵，会被通报并影响公信力。", "It shows that somebody else writes on the portal.")

    def targets(self, subject: Page) -> Iterable[tuple[Unseen, ...]]:
        links = tuple(link for link in self._unseen(subject) if is_outside(link, subject) and self._counts(link))
        return (links,) if links else ()

    def judge(self, target: tuple[Unseen, ...]) -> Judgement:
        planted = [link for link in target if self._is_planted(link)]
        if planted:
            return failed("planted", at=_place(planted[0]), component=planted[0].component, **_values(planted))
        concealed = [link for link in target if link.concealed != "display" and link.text]
        crowd = [link for link in target if isinstance(link, Link) or link.alone]
        if len({host_of(link) for link in crowd}) >= self.p["many"]:
            concealed = crowd
        if concealed:
            first = concealed[0]
            values = _values(concealed)
            return cant_tell(Reason.INCOMPLETE, key="concealed", at=_place(first), component=first.component, **values)
        return passed()

    def _unseen(self, page: Page) -> tuple[Unseen, ...]:
        """Links out of sight; where the browser was, inline style alone speaks only against what is planted.

        A link that both know is told as written, unless the browser saw more than that it is not shown.
        """
        written = {link.url: link for link in page.links if link.concealed}
        measured = _measured(page)
        if measured is None:
            return tuple(written.values())
        told = {link.url for link in measured}
        confirmed = (written.get(link.url, link) if link.concealed == "display" else link for link in measured)
        return *confirmed, *(link for url, link in written.items() if url not in told and self._is_planted(link))

    def _counts(self, link: Unseen) -> bool:
        host = host_of(link)
        return not host.endswith(tuple(self.p["trusted"])) and not holds(link.url, self.p["counters"])

    def _is_planted(self, link: Unseen) -> bool:
        texts, against = self.p["texts"], self.p["against"]
        return advertises(link.text, texts, against) or holds(host_of(link), self.p["hosts"])


def _measured(page: Page) -> tuple[ConcealedLink, ...] | None:
    """What the browser did not show, neither at desktop width nor, if it looked, at phone width; None: not opened."""
    at_desktop, on_phone = _seen(page.measured), _seen(page.on_phone)
    if at_desktop is None or on_phone is None:
        return at_desktop
    also = {link.url for link in on_phone}
    return tuple(link for link in at_desktop if link.url in also)


def _seen(measured: Measured | None) -> tuple[ConcealedLink, ...] | None:
    seen = measured.concealed if measured is not None else None
    return seen.links if seen is not None and seen.unknown is None else None


def _place(link: Unseen) -> Place:
    return Place(selector=link.selector, snippet=link.text[:80])


def _values(links: list[Unseen]) -> dict[str, Any]:
    return {
        "count": len(links),
        "texts": tuple(dict.fromkeys(link.text[:30] or "—" for link in links))[:5],
        "hosts": tuple(dict.fromkeys(map(host_of, links)))[:5],
    }

"""suspicious-external."""

from collections.abc import Iterable
from typing import Any

from auditor.model import Judgement, Link, Page, Place, Reason, Severity, Text
from auditor.rule import PageRule, Param, cant_tell, failed, passed
from rules.content import advertises, holds, host_of, is_outside


class SuspiciousExternal(PageRule[tuple[Link, ...]]):
    """A visible link leads to a site of gambling or pornography, as its text and host say.

    Applies to: pages with visible links to other hosts, trusted ones (`trusted`) left out.
    Expects: no word of `texts` in the link's text, unless the text is against the matter (`against`), and no part of
        `hosts` in its host.
    Cannot tell: only one of the two speaks against the link.
    Source: the clause of the indicator that uses the rule.
    """

    id = "suspicious-external"
    title = Text("可疑站外链接", "Suspicious outside link")
    advice = Text(
        "核实链接，立即撤下；域名过期被抢注的，更正为原单位的新网址。",
        "Look where it leads and take it off; where a domain changed hands, link to the new one.",
    )
    messages = {
        "suspicious": Text("链接“{text}”指向违规网站 {host}", "the link “{text}” leads to {host}"),
        "open": Text(
            "链接“{text}”指向 {host}，疑似违规，须人工确认", "the link “{text}” leads to {host}; a person must look"
        ),
    }
    params = {
        "texts": Param((), "words", "terms of gambling and pornography"),
        "hosts": Param((), "parts of hosts", "hosts of gambling and pornography"),
        "against": Param((), "words", "with one of them a text is about the matter, not for it"),
        "trusted": Param((), "ends of hosts", "hosts that are no intruder's"),
    }
    severity = Severity.CRITICAL

    def targets(self, subject: Page) -> Iterable[tuple[Link, ...]]:
        links = tuple(
            link
            for link in subject.links
            if not link.concealed
            and not link.hidden
            and is_outside(link, subject)
            and not host_of(link).endswith(tuple(self.p["trusted"]))
        )
        return (links,) if links else ()

    def judge(self, target: tuple[Link, ...]) -> Judgement:
        told = [(self._says(link), holds(host_of(link), self.p["hosts"]), link) for link in target]
        for says, leads, link in told:
            if says and leads:
                return failed("suspicious", at=_place(link), component=link.component, **_values(link))
        for says, leads, link in told:
            if says or leads:
                values = _values(link)
                return cant_tell(Reason.INCOMPLETE, key="open", at=_place(link), component=link.component, **values)
        return passed()

    def _says(self, link: Link) -> bool:
        return advertises(link.text, self.p["texts"], self.p["against"])


def _place(link: Link) -> Place:
    return Place(selector=link.selector, snippet=link.text[:80])


def _values(link: Link) -> dict[str, Any]:
    return {"text": link.text[:40] or "—", "host": host_of(link)}

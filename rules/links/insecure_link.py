"""insecure-link."""

from urllib.parse import urlsplit

from auditor.model import Judgement, LinkTarget, Severity, Text, Verdict
from auditor.rule import LinkRule, failed, passed


class InsecureLink(LinkRule):
    """A page served over HTTPS links to its own host over plain HTTP.

    Applies to: addresses on the portal that open and that a page of the same host, itself served over HTTPS, names.
    Expects: the address begins with https, or the server sends the reader on to HTTPS.
    Cannot tell: never; an address that does not open is for the rules of dead links.
    Source: the clause of the indicator that uses the rule.
    """

    id = "insecure-link"
    title = Text("HTTPS 页面使用 HTTP 站内链接", "Insecure link")
    advice = Text(
        "将站内链接改为相对地址或 https 地址。",
        "Write links within the portal as relative or https addresses.",
    )
    messages = {
        "insecure": Text(
            "HTTPS 页面中的“{text}”指向本站的 HTTP 地址 {url}，共 {pages} 个页面，例如 {on}",
            "“{text}” on an HTTPS page points at {url} of the same host over HTTP ({pages} pages, such as {on})",
        )
    }
    severity = Severity.MINOR

    def applies(self, target: LinkTarget) -> bool:
        host = urlsplit(target.url).hostname
        return (
            target.verdict is Verdict.OK
            and not target.external
            and any(
                referrer.url.startswith("https:") and urlsplit(referrer.url).hostname == host
                for referrer in target.referrers
            )
        )

    def judge(self, target: LinkTarget) -> Judgement:
        if not target.url.startswith("http:") or target.final_url.startswith("https:"):
            return passed()
        first = next(referrer for referrer in target.referrers if referrer.url.startswith("https:"))
        return failed(
            "insecure",
            component=first.component,
            template=first.template,
            text=first.text or target.url,
            url=target.url,
            pages=target.referrer_count,
            on=first.url,
        )

"""foreign-label."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from auditor.model import Judgement, Label, Page, Place, Severity, Text
from auditor.rule import PageRule, Param, failed, known, passed
from rules.labels import filled


class ForeignLabel(PageRule[tuple[Label, Page]]):
    """A label belongs to another site: copied with its template.

    Applies to: the first SiteDomain of a page, and the first SiteIDCode of a page whose footer shows an ICP number. Not
        the SiteDomain of a page audited under a host with none of the `suffixes` (a preview, a local copy), where it
        is expected to differ; contradicting-label compares such pages with each other.
    Expects: the domain is the page's host, a parent or a child of it, with or without `www.`; a local code is of the
        province that issued the ICP number.
    Cannot tell: the footer could not be read.
    Source: the clause of the indicator that uses the rule.
    """

    id = "foreign-label"
    title = Text("网页标签为其他网站内容", "Label of another site")
    advice = Text("将标签改为本网站的名称、域名和标识码。", "Write this portal's own name, domain and code.")
    messages = {
        "domain": Text(
            "SiteDomain 的内容“{value}”与页面所在域名 {host} 不一致",
            "SiteDomain says “{value}”, but the page is on {host}",
        ),
        "province": Text(
            "SiteIDCode 的内容“{value}”按前两位属“{signs}”，而页脚备案号为“{icp}”",
            "SiteIDCode “{value}” is of {signs} by its first digits, but the footer's filing number is {icp}",
        ),
    }
    params = {
        "suffixes": Param((".gov.cn",), "suffixes", "hosts under which a portal is public"),
        "provinces": Param({"": ""}, "code → signs", "two-digit code of a province and its signs in filing numbers"),
    }
    severity = Severity.SERIOUS

    def targets(self, subject: Page) -> Iterable[tuple[Label, Page]]:
        first = {label.name: label for label in reversed(filled(subject.labels))}
        is_public = _host_of(subject).endswith(tuple(self.p["suffixes"]))
        wanted = {"SiteDomain": is_public, "SiteIDCode": bool(subject.footer.icp_number)}
        return [(first[name], subject) for name, is_judged in wanted.items() if is_judged and name in first]

    def judge(self, target: tuple[Label, Page]) -> Judgement:
        label, page = target
        return self._domain(label, page) if label.name == "SiteDomain" else self._province(label, page)

    def _domain(self, label: Label, page: Page) -> Judgement:
        value, host = label.value.strip(), _host_of(page)
        said = _host(value)
        if not said or _are_kin(said, host.removeprefix("www.")):
            return passed()
        return failed("domain", at=_place(label), component="SiteDomain", value=value, host=host)

    def _province(self, label: Label, page: Page) -> Judgement:
        icp, value = known(page.footer.icp_number) or "", label.value.strip()
        signs = self.p["provinces"].get(value[:2], "") if value.isdigit() else ""
        filed = re.search(r"(\w)\s*ICP", icp)
        if not signs or not filed or filed[1] in signs or filed[1] not in "".join(self.p["provinces"].values()):
            return passed()
        return failed("province", at=_place(label), component="SiteIDCode", value=value, signs=signs, icp=icp.strip())


def _host_of(page: Page) -> str:
    return urlsplit(page.address).hostname or ""


def _host(value: str) -> str:
    """The host a SiteDomain names, written with or without scheme; empty when it names none."""
    try:
        host = urlsplit(value if "//" in value else f"//{value}").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.") if "." in host else ""


def _are_kin(one: str, other: str) -> bool:
    return f".{one}".endswith(f".{other}") or f".{other}".endswith(f".{one}")


def _place(label: Label) -> Place:
    return Place(selector=f'meta[name="{label.written}"]', snippet=label.value.strip()[:200])

"""contradicting-id-code."""

import re
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from auditor.model import Judgement, LabelValue, Severity, Site, Text
from auditor.rule import Param, SiteRule, failed, passed

LABEL, FOOTER, CORRECTION = "label:SiteIDCode", "footer:id_code", "correction:code"


class ContradictingIdCode(SiteRule[tuple[LabelValue, ...]]):
    """One site shows different site codes.

    Applies to: every host of the portal that shows at least one well-formed code, in the label SiteIDCode, in the
        footer or in what is handed to the correction entry. Codes that are not well-formed are for invalid-label.
    Expects: all are the same.
    Cannot tell: never.
    Source: the clause of the indicator that uses the rule.
    """

    id = "contradicting-id-code"
    title = Text("网站标识码前后不一", "Contradicting site codes")
    advice = Text(
        "核对本站标识码，统一网页标签、页脚和“我为政府网站找错”入口中的标识码。",
        "Look up the portal's code and put the same one into labels, footer and correction entry.",
    )
    messages = {
        "contradicting": Text(
            "同一网站有 {count} 个不同的标识码（×后为页面数）：网页标签 {labels}；页脚 {footer}；找错入口 {correction}",
            "one site shows {count} different site codes (×pages): labels {labels}; footer {footer}; "
            "correction entry {correction}",
        )
    }
    params = {"code": Param(r"(?i)\d{10}|bm\d{8}", "pattern", "a well-formed site code")}
    severity = Severity.SERIOUS

    def targets(self, subject: Site) -> Iterable[tuple[LabelValue, ...]]:
        by_host: dict[str, list[LabelValue]] = {}
        for value in subject.label_values:
            if (
                value.name in (LABEL, FOOTER, CORRECTION)
                and value.examples
                and re.fullmatch(self.p["code"], value.value.strip())
            ):
                by_host.setdefault(urlsplit(value.examples[0]).netloc, []).append(value)
        return [tuple(values) for values in by_host.values()]

    def judge(self, target: tuple[LabelValue, ...]) -> Judgement:
        codes = {value.value.strip().lower() for value in target}
        if len(codes) == 1:
            return passed(code=codes.pop())
        return failed(
            "contradicting",
            count=len(codes),
            labels=_told(target, LABEL),
            footer=_told(target, FOOTER),
            correction=_told(target, CORRECTION),
        )


def _told(values: Sequence[LabelValue], name: str) -> tuple[str, ...]:
    """The codes at one place, each with its number of pages."""
    there = sorted((value for value in values if value.name == name), key=lambda value: (-value.pages, value.value))
    return tuple(f"{value.value.strip()}×{value.pages}" for value in there) or ("–",)

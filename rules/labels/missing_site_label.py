"""missing-site-label."""

from collections.abc import Iterable

from auditor.model import Judgement, Page, Text
from auditor.rule import PageRule, Param
from rules.labels import complete, of_types


class MissingSiteLabel(PageRule[Page]):
    """A page lacks labels that tell the site: its name, its domain, its code.

    Applies to: pages of the types in `types`.
    Expects: every label in `labels` stands on the page, its name in any case, and has a value.
    Cannot tell: only a script fills the page.
    Source: the clause of the indicator that uses the rule.
    """

    id = "missing-site-label"
    title = Text("网站标签缺失", "Missing site label")
    advice = Text("在页面模板的 head 中补齐网站标签。", "Add the labels to the head of the template.")
    messages = {
        "missing": Text("页面缺少网站标签 {missing}", "the page lacks the labels {missing}"),
        "empty": Text("页面的网站标签 {empty} 内容为空", "the labels {empty} of the page are empty"),
    }
    params = {
        "labels": Param(("SiteName", "SiteDomain", "SiteIDCode"), "labels", "labels that must be there"),
        "types": Param(("home", "column", "article"), "page types", "pages that owe them"),
    }

    def targets(self, subject: Page) -> Iterable[Page]:
        return of_types(subject, self.p["types"])

    def judge(self, target: Page) -> Judgement:
        return complete(target, self.p["labels"])

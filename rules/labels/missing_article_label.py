"""missing-article-label."""

from collections.abc import Iterable

from auditor.model import Judgement, Page, Text
from auditor.rule import PageRule, Param
from rules.labels import complete, of_types


class MissingArticleLabel(PageRule[Page]):
    """An article lacks labels that tell its title, its publication time or its source.

    Applies to: pages of the types in `types`; not a column's page that shows its one article, which its own trail
        tells by ending at the page itself.
    Expects: every label in `labels` stands on the page, its name in any case, and has a value.
    Cannot tell: only a script fills the page.
    Source: the clause of the indicator that uses the rule.
    """

    id = "missing-article-label"
    title = Text("内容页标签缺失", "Missing article label")
    advice = Text("在页面模板的 head 中补齐内容页标签。", "Add the labels to the head of the template.")
    messages = {
        "missing": Text("页面缺少内容页标签 {missing}", "the page lacks the labels {missing}"),
        "empty": Text("页面的内容页标签 {empty} 内容为空", "the labels {empty} of the page are empty"),
    }
    params = {
        "labels": Param(("ArticleTitle", "PubDate", "ContentSource"), "labels", "labels that must be there"),
        "types": Param(("article",), "page types", "pages that owe them"),
    }

    def targets(self, subject: Page) -> Iterable[Page]:
        return () if _is_column(subject) else of_types(subject, self.p["types"])

    def judge(self, target: Page) -> Judgement:
        return complete(target, self.p["labels"])


def _is_column(page: Page) -> bool:
    trail = page.breadcrumb
    return isinstance(trail, tuple) and trail != () and trail[-1].url in (page.url, page.address)

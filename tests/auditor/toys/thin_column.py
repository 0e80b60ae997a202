"""thin-column."""

from collections.abc import Iterable

from auditor.model import Column, Judgement, Site, Text
from auditor.rule import Param, SiteRule, failed, known, passed


class ThinColumn(SiteRule[Column]):
    """A column has few items.

    Applies to: columns of the kinds in `kinds`.
    Expects: at least as many items as `least` says for its kind.
    Cannot tell: the items are unknown.
    Source: nothing; it serves the tests of the engine.
    """

    id = "thin-column"
    title = Text("栏目内容少", "Thin column")
    advice = Text("合并", "Merge it")
    messages = {"thin": Text("栏目只有 {items} 条", "the column has {items} items")}
    params = {
        "kinds": Param(("动态要闻",), "kinds", "kinds judged"),
        "least": Param({"动态要闻": 1}, "items", "fewest items by kind"),
        "share": Param(0.5, "", "unused"),
    }

    def targets(self, subject: Site) -> Iterable[Column]:
        return [column for column in subject.columns if column.kind in self.p["kinds"]]

    def judge(self, target: Column) -> Judgement:
        items = known(target.items)
        return failed("thin", items=items) if items < self.p["least"].get(target.kind, 1) else passed()

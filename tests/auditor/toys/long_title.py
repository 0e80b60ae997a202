"""long-title."""

from collections.abc import Iterable

from auditor.model import Judgement, Page, PageType, Place, Severity, Text
from auditor.rule import PageRule, Param, failed, known, passed


class LongTitle(PageRule[Page]):
    """A title is too long.

    Applies to: articles.
    Expects: at most `most` characters.
    Cannot tell: the source is unknown.
    Source: nothing; it serves the tests of the engine.
    """

    id = "long-title"
    title = Text("标题过长", "Long title")
    why = Text("读者看不到全部标题。", "Readers do not see the whole title.")
    advice = Text("缩短标题", "Shorten it")
    messages = {"long": Text("标题有 {length} 字，超过 {limit}", "the title has {length} characters, over {limit}")}
    params = {"most": Param(5, "characters", "longest title")}
    severity = Severity.SERIOUS

    def targets(self, subject: Page) -> Iterable[Page]:
        return [subject] if subject.type is PageType.ARTICLE else []

    def judge(self, target: Page) -> Judgement:
        known(target.source)
        if target.title == "crash":
            raise ZeroDivisionError("a bug of ours")
        if len(target.title) <= self.p["most"]:
            return passed()
        place = Place(selector="h1", snippet=target.title)
        return failed("long", at=place, component="div.head", length=len(target.title), limit=self.p["most"])

"""mojibake."""

from collections.abc import Iterable

from auditor.model import Judgement, OddKind, Page, Severity, Text
from auditor.rule import PageRule, failed, passed
from rules.content import EXAMPLES, at, odd


class Mojibake(PageRule[Page]):
    """Part of the text is garbage: letters that were stored or read in the wrong charset.

    Applies to: every page.
    Expects: none of the letters such text is known by (锟斤拷, 烫烫烫, runs of replacement characters).
    Cannot tell: never; a single broken letter is let pass.
    Source: the clause of the indicator that uses the rule.
    """

    id = "mojibake"
    title = Text("页面出现乱码", "Garbled text")
    advice = Text(
        "核对页面声明的编码与实际编码，从原稿重新发布这段文字。",
        "See that page and content agree on the charset, and publish the passage again.",
    )
    messages = {"garbled": Text("页面文字有乱码：{texts}", "garbled text: {texts}")}
    severity = Severity.MODERATE

    def targets(self, subject: Page) -> Iterable[Page]:
        return (subject,)

    def judge(self, target: Page) -> Judgement:
        found = odd(target, OddKind.GARBLED)
        if not found:
            return passed()
        texts = tuple(oddity.text for oddity in found)[:EXAMPLES]
        return failed("garbled", at=at(found[0]), component=found[0].selector, texts=texts)

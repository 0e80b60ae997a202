"""template-leftover."""

from collections.abc import Iterable

from auditor.model import Judgement, OddKind, Page, Reason, Severity, Text
from auditor.rule import PageRule, cant_tell, failed, passed
from rules.content import EXAMPLES, at, odd


class TemplateLeftover(PageRule[Page]):
    """The page shows what its template came with: a variable, `undefined` in place of a value, a filler sentence.

    Applies to: every page.
    Expects: none of it in the visible text or the title; code samples do not count.
    Cannot tell: a variable that a script in the browser may fill, on a page no browser rendered.
    Source: the clause of the indicator that uses the rule.
    """

    id = "template-leftover"
    title = Text("页面残留模板内容", "Leftovers of a template")
    advice = Text(
        "检查模板中的变量是否正确输出，删除占位文字。", "See why the template's variables stay empty; delete fillers."
    )
    messages = {
        "variable": Text("页面显示了未替换的模板变量：{texts}", "variables of the template are shown: {texts}"),
        "value": Text("应有内容处显示 {texts}", "{texts} is shown where a value belongs"),
        "filler": Text("页面残留占位文字：{texts}", "a filler sentence is left: {texts}"),
    }
    severity = Severity.MODERATE
    why = Text("读者看到程序代码而不是内容，网站显得无人管理。", "Readers see code in place of what they came for.")

    def targets(self, subject: Page) -> Iterable[Page]:
        return (subject,)

    def judge(self, target: Page) -> Judgement:
        for kind in (OddKind.VARIABLE, OddKind.VALUE, OddKind.FILLER):
            if found := odd(target, kind):
                texts = tuple(dict.fromkeys(oddity.text.strip() for oddity in found))[:EXAMPLES]
                return failed(kind.value, at=at(found[0]), component=found[0].selector, texts=texts)
        client = odd(target, OddKind.CLIENT_VARIABLE)
        if not client:
            return passed()
        if not target.rendered:
            return cant_tell(Reason.SCRIPT, at=at(client[0]), component=client[0].selector)
        texts = tuple(oddity.text for oddity in client)[:EXAMPLES]
        return failed("variable", at=at(client[0]), component=client[0].selector, texts=texts)

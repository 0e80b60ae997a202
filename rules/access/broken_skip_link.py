"""broken-skip-link."""

from collections.abc import Iterable

from auditor.model import Judgement, Keyboard, Page, Reason, Severity, SkipLink, Text
from auditor.rule import PageRule, Param, cant_tell, failed, passed
from rules.access import mentions, place, walked


class BrokenSkipLink(PageRule[tuple[Keyboard, SkipLink]]):
    """A link that promises to skip to the content does not take the keyboard there.

    Applies to: links to a place of the page among the first stops of the walk whose name has one of the words
        `skipping`.
    Expects: the place exists, and after Enter the next stop lies in or behind it.
    Cannot tell: the page could not be measured; the place is missing, and scripts that may make it did not load.
    Source: the clause of the indicator that uses the rule.
    """

    id = "broken-skip-link"
    measured = True
    title = Text("跳转链接失效", "Broken skip link")
    advice = Text(
        '使链接的 href 指向页面中存在的 id，不要用脚本取消其默认动作；必要时给目标加 tabindex="-1"。',
        'Let the href name an id of the page and no script prevent it; give the place tabindex="-1" if need be.',
    )
    messages = {
        "missing": Text("“{name}”指向的位置在页面中不存在", "the place “{name}” leads to is not on the page"),
        "stays": Text(
            "激活“{name}”后，下一个焦点仍在原处，没有到达目标位置",
            "after “{name}” the next stop is where it was, not at the place it names",
        ),
        "scripts": Text(
            "“{name}”指向的位置不存在；本页有 {missing} 个脚本未能加载，无法判断",
            "the place “{name}” leads to is not there; {missing} scripts of the page did not load",
        ),
    }
    params = {"skipping": Param((), "words", "names of links that skip to the content")}
    severity = Severity.MODERATE
    wcag = ("2.4.1",)

    def targets(self, subject: Page) -> Iterable[tuple[Keyboard, SkipLink]]:
        met = walked(subject, lambda it: it.skip_links)
        return ((walk, link) for walk, link in met if link and mentions((link.name,), self.p["skipping"]))

    def judge(self, target: tuple[Keyboard, SkipLink]) -> Judgement:
        walk, link = target
        if link.found and link.moved is not False:
            return passed()
        where, missing = place(link), walk.scripts_missing
        if link.found:
            return failed("stays", at=where, component=link.component, name=link.name)
        if missing:
            return cant_tell(
                Reason.SCRIPT, key="scripts", at=where, component=link.component, name=link.name, missing=missing
            )
        return failed("missing", at=where, component=link.component, name=link.name)

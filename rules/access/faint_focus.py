"""faint-focus."""

from collections.abc import Iterable

from auditor.model import Confidence, Judgement, Keyboard, Page, Reason, Ring, Severity, Text, Unknown
from auditor.rule import PageRule, Param, cant_tell, failed, known, passed
from rules.access import place, tried


class FaintFocus(PageRule[tuple[Keyboard, Ring] | Unknown]):
    """What the page draws to show the keyboard focus hardly differs from what is around.

    Applies to: components whose focus is shown by the page's own style alone (outline, border, ground, colour); the
        four with the most elements. The ring the browser draws by itself is exempt, and a text field has its cursor.
    Expects: the pixels that show the focus have a contrast of `least` to what they were without it, or to the colour
        around.
    Cannot tell: the page could not be measured, or not all of it in time; there are several colours around.
    Source: the clause of the indicator that uses the rule.
    """

    id = "faint-focus"
    measured = True
    title = Text("焦点标识看不清", "Faint focus mark")
    advice = Text(
        "加深 :focus-visible 的边框或底色，使对比度不低于规定值；或去掉自定样式，使用浏览器默认的焦点框。",
        "Darken the frame or ground of :focus-visible, or leave the ring to the browser.",
    )
    messages = {
        "faint": Text(
            "“{name}”的焦点标识与周围、与未获焦点时相比，对比度最高仅 {ratio}:1（应不低于 {least}:1；同类 {count} 处）",
            "what shows the focus of “{name}” differs from what is around or was before by {ratio}:1 at best ("
            "{least}:1 wanted; {count} alike)",
        ),
        "varied": Text(
            "“{name}”的焦点标识与未获焦点时对比度仅 {ratio}:1，其周围颜色不一，须人工查看",
            "what shows the focus of “{name}” differs from what was before by {ratio}:1; the colours around vary",
        ),
    }
    params = {"least": Param(3.0, "to 1", "contrast of the mark of the focus")}
    severity = Severity.MODERATE
    confidence = Confidence.MEDIUM
    wcag = ("1.4.11",)

    def targets(self, subject: Page) -> Iterable[tuple[Keyboard, Ring] | Unknown]:
        return tried(subject, lambda it: it.rings)

    def judge(self, target: tuple[Keyboard, Ring] | Unknown) -> Judgement:
        _, ring = known(target)
        best, least = max(ring.change, ring.beside or 1.0), self.p["least"]
        if best >= least:
            return passed()
        if ring.beside is None:
            return cant_tell(
                Reason.INCOMPLETE,
                key="varied",
                at=place(ring),
                component=ring.component,
                name=ring.name,
                ratio=best,
            )
        return failed(
            "faint",
            at=place(ring),
            component=ring.component,
            name=ring.name,
            ratio=best,
            least=least,
            count=ring.count,
        )

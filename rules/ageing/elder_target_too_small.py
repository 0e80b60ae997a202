"""elder-target-too-small."""

from collections.abc import Iterable

from auditor.model import Judgement, Look, Page, Target, Text
from auditor.rule import PageRule, Param, failed, passed
from rules.ageing import at_look, modes_of


class ElderTargetTooSmall(PageRule[tuple[Target, Look]]):
    """A link or control of the elder mode is too small, and too close to others, to be hit with an unsteady hand.

    Applies to: every component of the elder mode that holds links or controls, the foot of the page left out; the one
        hardest to hit stands for it.
    Expects: it is at least `least_px` wide and high, or has as much room for itself. A link in running text and a check
        box as the browser draws it may have any size.
    Cannot tell: the mode could not be tried.
    Source: the clause of the indicator that uses the rule.
    """

    id = "elder-target-too-small"
    measured = True
    title = Text("适老模式点击目标过小", "Target of the elder mode too small")
    advice = Text(
        "加大适老模式中链接和按钮的高度或间距，使其不小于规定值。",
        "Enlarge the links and buttons of the elder mode, or the room between them.",
    )
    messages = {
        "small": Text(
            "适老模式中“{name}”仅 {width}×{height} 像素（应不小于 {least}×{least}；同类 {count} 处）",
            "“{name}” of the elder mode is {width}×{height} px (wanted {least}×{least}; {count} alike)",
        )
    }
    params = {"least_px": Param(44, "CSS pixels", "smallest width and height of a target without room around it")}

    def targets(self, subject: Page) -> Iterable[tuple[Target, Look]]:
        modes = [(trial.targets, look) for trial, look in modes_of(subject)]
        return [(target, look) for targets, look in modes if targets for target in targets.hardest]

    def judge(self, target: tuple[Target, Look]) -> Judgement:
        it, look = target
        least = self.p["least_px"]
        has_room = 2 * it.to_box >= least and it.to_centre >= least
        if min(it.width, it.height) >= least or has_room or it.in_text or it.native:
            return passed()
        return failed(
            "small",
            at=at_look(look, it),
            component=it.component,
            name=it.name,
            width=round(it.width),
            height=round(it.height),
            least=least,
            count=it.count,
        )

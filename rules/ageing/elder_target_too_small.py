"""elder-target-too-small."""

from collections.abc import Iterable
from typing import NamedTuple

from auditor.model import Judgement, Page, Target, Text, Unknown, View
from auditor.rule import PageRule, Param, failed, passed
from rules.ageing import Mode, at_both_widths, at_each_width, modes_of


class Sized(NamedTuple):
    """A link or control of a mode, at one width."""

    mode: Mode
    target: Target


class ElderTargetTooSmall(PageRule[list[Sized | Unknown]]):
    """A link or control of the elder mode is too small, and too close to others, to be hit with an unsteady hand.

    Applies to: every component of the elder mode that holds links or controls, the foot of the page left out; the one
        hardest to hit stands for it. At the width of a phone as well, where home page and mode adapt to it; a component
        too small at both widths is one fault.
    Expects: it is at least `least_px` wide and high, or has as much room for itself; at the width of a phone, what the
        page is used by (its menu, tiles, search field, the buttons of its main part) is `main_px` wide and high, room
        or not. A link in running text and a check box as the browser draws it may have any size.
    Cannot tell: the mode could not be tried.
    Source: the clause of the indicator that uses the rule.
    """

    id = "elder-target-too-small"
    measured = True
    title = Text("适老模式点击目标过小", "Target of the elder mode too small")
    advice = Text(
        "加大适老模式中链接和按钮的高度或间距，使其不小于规定值；手机上的主导航、图块、搜索和主要按钮应更大。",
        "Enlarge the links and buttons of the elder mode, or the room between them; on a phone above all menu, tiles, "
        "search and main buttons.",
    )
    messages = {
        **at_both_widths(
            "small",
            Text(
                "适老模式中“{name}”仅 {width}×{height} 像素（应不小于 {least}×{least}；同类 {count} 处）",
                "“{name}” of the elder mode is {width}×{height} px (wanted {least}×{least}; {count} alike)",
            ),
        ),
        "main": Text(
            "手机宽度下，适老模式主要组件“{name}”仅 {width}×{height} 像素（应不小于 {least}×{least}；同类 {count} 处）",
            "at the width of a phone, “{name}”, a main component of the elder mode, is {width}×{height} px "
            "(wanted {least}×{least}; {count} alike)",
        ),
    }
    params = {
        "least_px": Param(44, "CSS pixels", "smallest width and height of a target without room around it"),
        "main_px": Param(60, "CSS pixels", "smallest width and height of a main component at the width of a phone"),
    }

    def targets(self, subject: Page) -> Iterable[list[Sized | Unknown]]:
        components: dict[str, list[Sized | Unknown]] = {}
        for mode in modes_of(subject):
            if isinstance(mode, Unknown):
                components[""] = [mode]
                continue
            for target in mode.trial.targets.hardest if mode.trial.targets else ():
                components.setdefault(target.component, []).append(Sized(mode, target))
        return components.values()

    def judge(self, target: list[Sized | Unknown]) -> Judgement:
        return at_each_width(target, self._judged)

    def _judged(self, sized: Sized) -> Judgement:
        mode, it = sized
        is_main = mode.view is View.PHONE and it.component in mode.trial.main
        least = self.p["main_px"] if is_main else self.p["least_px"]
        has_room = not is_main and 2 * it.to_box >= least and it.to_centre >= least
        if min(it.width, it.height) >= least or has_room or it.in_text or it.native:
            return passed()
        return failed(
            "main" if is_main else mode.key("small"),
            at=mode.at(it),
            component=it.component,
            name=it.name,
            width=round(it.width),
            height=round(it.height),
            least=least,
            count=it.count,
        )

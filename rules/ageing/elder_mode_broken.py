"""elder-mode-broken."""

from collections.abc import Iterable
from typing import NamedTuple

from auditor.model import Confidence, Effect, Elder, Judgement, Look, Page, Place, Reason, Severity, Text, Trial, View
from auditor.rule import PageRule, Param, cant_tell, failed, known, passed
from rules.ageing import at_both_widths, elder_of, elder_trials


class Tried(NamedTuple):
    """An entrance that was used, and what else was seen on that visit."""

    trial: Trial
    elder: Elder
    view: View = View.DESKTOP


class ElderModeBroken(PageRule[Tried]):
    """The entrance to the elder mode or the accessibility tool bar does not do what it promises.

    Applies to: the first entrance of each kind that stands at the head of the home page or floats above it; at the
        width of a phone the first to an elder mode, if something else came of it than at desktop width.
    Expects: it opens a page or changes this one; the keyboard can do so too; the larger text or the tools are still
        there behind a link of the mode, unless the text there is of `least_px` anyway; there is a way back. On a phone
        the page it leads to is there.
    Cannot tell: the page it leads to could not be had or lies outside of the portal; nothing happened, but a script of
        the home page did not load; on a phone nothing happened, as a finger may do what the mouse does not.
    Source: the clause of the indicator that uses the rule.
    """

    id = "elder-mode-broken"
    measured = True
    title = Text("适老化、无障碍功能失效", "Elder mode broken")
    advice = Text(
        "修复入口，使鼠标和键盘均可开启，开启后在各页面保持有效，并提供退出按钮。",
        "Make the entrance work by mouse and keyboard, keep the mode on every page, and offer a way out.",
    )
    messages = {
        "nothing": Text("“{name}”入口点击后页面没有任何变化", "the entrance “{name}” changes nothing"),
        **at_both_widths(
            "gone", Text("“{name}”入口指向的页面不存在", "the page behind the entrance “{name}” is not there")
        ),
        "nothing_phone": Text(
            "手机宽度下，“{name}”入口用鼠标点击后页面没有变化，须人工用手指点按确认",
            "at the width of a phone, the entrance “{name}” changes nothing by mouse; a person must try by finger",
        ),
        "keyboard": Text(
            "“{name}”入口只能用鼠标点击，键盘无法开启", "the entrance “{name}” works by mouse only, not by keyboard"
        ),
        "lost": Text(
            "经“{name}”进入后，打开下一页即失效（文字由 {before} 像素变为 {after} 像素）",
            "behind “{name}” the mode is lost on the next page (text of {before} px becomes {after} px)",
        ),
        "tools": Text(
            "经“{name}”开启的工具条，打开下一页即消失", "the tool bar opened by “{name}” is gone on the next page"
        ),
        "back": Text("经“{name}”进入后，没有退出或返回标准版的入口", "behind “{name}” there is no way back"),
        "scripts": Text(
            "“{name}”入口点击后页面没有变化，但首页有 {scripts} 个脚本或数据未能加载，须人工确认",
            "the entrance “{name}” changes nothing, but {scripts} scripts of the home page did not load",
        ),
    }
    params = {"least_px": Param(18, "CSS pixels", "text this large reads as well as the mode's")}
    severity = Severity.SERIOUS
    confidence = Confidence.MEDIUM

    def targets(self, subject: Page) -> Iterable[Tried]:
        elder = elder_of(subject)
        if elder is None:
            return ()
        tried = [Tried(trial, elder) for trial in elder.trials]
        narrow, told = elder.on_phone, {_came(trial) for trial in elder_trials(elder)}
        if narrow is None:
            return tried
        return tried + [Tried(trial, narrow, View.PHONE) for trial in narrow.trials if _came(trial) not in told]

    def judge(self, target: Tried) -> Judgement:
        trial, elder, view = target
        if trial.unknown is not None:
            known(trial.unknown)
        at, name = Place(selector=trial.selector, snippet=trial.snippet, view=view), trial.name
        if view is View.PHONE:
            return _on_phone(trial, at)
        if trial.effect is Effect.NOTHING and elder.scripts_lost:
            return cant_tell(
                Reason.INCOMPLETE,
                key="scripts",
                at=at,
                component=trial.component,
                name=name,
                scripts=elder.scripts_lost,
            )
        if trial.effect in (Effect.NOTHING, Effect.GONE):
            return failed(trial.effect.value, at=at, component=trial.component, name=name)
        if not trial.by_keyboard:
            return failed("keyboard", at=at, component=trial.component, name=name)
        if trial.look is not None and trial.next is not None and elder.home is not None:
            if self._shrinks(trial.look, trial.next, elder.home):
                before, after = trial.look.px, trial.next.px
                return failed("lost", at=at, component=trial.component, name=name, before=before, after=after)
            if trial.effect is Effect.HERE and _loses_tools(trial.look, trial.next, elder.home):
                return failed("tools", at=at, component=trial.component, name=name)
        return failed("back", at=at, component=trial.component, name=name) if trial.returns is False else passed()

    def _shrinks(self, look: Look, after: Look, home: Look) -> bool:
        """The mode enlarged the text, and the next page has small text again and none of the mode's tools."""
        is_small = 0 < after.px < self.p["least_px"] and after.px < look.px and home.px < look.px
        return is_small and not (_kinds(look) - _kinds(home)) & _kinds(after)


def _came(trial: Trial) -> tuple[Effect, Reason | None]:
    """What came of it."""
    return trial.effect, trial.unknown.reason if trial.unknown else None


def _on_phone(trial: Trial, at: Place) -> Judgement:
    if trial.effect is Effect.NOTHING:
        key = "nothing_phone"
        return cant_tell(Reason.INCOMPLETE, key=key, at=at, component=trial.component, name=trial.name)
    if trial.effect is Effect.GONE:
        return failed("gone_phone", at=at, component=trial.component, name=trial.name)
    return passed()


def _loses_tools(look: Look, after: Look, home: Look) -> bool:
    """The mode is a tool bar, and none of its tools is there on the next page."""
    added = _kinds(look) - _kinds(home) - {"back"}
    return len(added) > 1 and look.px <= home.px and not added & _kinds(after) and not after.framed


def _kinds(look: Look) -> set[str]:
    return {tool.tool for tool in look.tools}

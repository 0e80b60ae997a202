"""moving-content."""

from collections.abc import Iterable
from typing import Any

from auditor.model import Confidence, Judgement, Movement, Page, Reason, Severity, Text
from auditor.rule import PageRule, Param, cant_tell, failed, passed
from rules.access import place, probed


class MovingContent(PageRule[Movement]):
    """Something moves, scrolls, blinks or changes by itself and the reader cannot stop it.

    Applies to: every component of the page that moves by itself and does not come to rest soon. Digits that count (a
        clock) are what they show; `marquee` and `blink` are axe-core's.
    Expects: it ends within `most_seconds`; or there is a control in or beside it, named by a word of `stops` and at
        most `longest_name` letters long, that stops or hides it; or it rests when the keyboard focus is in it.
    Cannot tell: the page could not be watched; the system setting for less movement stops it and nothing else does.
    Source: the clause of the indicator that uses the rule.
    """

    id = "moving-content"
    measured = True
    title = Text("自动移动的内容无法停止", "Moving content cannot be stopped")
    advice = Text(
        "在轮播、滚动区域内或旁边提供“暂停”按钮，键盘也能操作；动图只播放几秒；漂浮窗提供“关闭”按钮。",
        "Give what moves a pause button that works by keyboard too; let animated pictures end after seconds; give what "
        "floats a close button.",
    )
    messages = {
        "moves": Text(
            "{width}×{height} 像素的区域自动移动、滚动或切换，观察 {seconds} 秒仍未停止，且没有暂停、停止或关闭按钮"
            "（同类 {count} 处）",
            "A part of {width}×{height} px moves or changes by itself, was not at rest after {seconds} s and has no "
            "control to pause, stop or hide it ({count} alike)",
        ),
        "picture": Text(
            "{width}×{height} 像素的动图播放 {seconds} 秒以上，且没有停止的办法（同类 {count} 处）",
            "An animated picture of {width}×{height} px runs for {seconds} s or more and cannot be stopped "
            "({count} alike)",
        ),
        "video": Text(
            "{width}×{height} 像素的视频自动播放，且没有播放控制按钮（同类 {count} 处）",
            "A video of {width}×{height} px plays by itself and has no controls ({count} alike)",
        ),
        "hover": Text(
            "{width}×{height} 像素的区域自动移动、滚动或切换，只有鼠标移上去才停，用键盘或触屏时无法停止"
            "（同类 {count} 处）",
            "A part of {width}×{height} px moves or changes by itself and rests only under the mouse: by keyboard or "
            "touch it cannot be stopped ({count} alike)",
        ),
        "setting": Text(
            "{width}×{height} 像素的区域自动播放动画，系统设为“减弱动态效果”时才停，需人工确认有无其他停止办法"
            "（同类 {count} 处）",
            "A part of {width}×{height} px is animated; the system setting for less movement stops it, whether "
            "anything else does a person must see ({count} alike)",
        ),
    }
    params = {
        "most_seconds": Param(5, "seconds", "how long something may move by itself"),
        "stops": Param((), "words", "what a control is called that stops or hides what moves"),
        "loading": Param((), "words", "parts of class names of what shows that something is being loaded"),
        "longest_name": Param(12, "characters", "a longer name is no name of a control but a headline"),
        "small_px": Param(50, "CSS pixels", "what is no wider and no higher disturbs little"),
    }
    severity = Severity.MODERATE
    confidence = Confidence.MEDIUM
    wcag = ("2.2.2",)

    def targets(self, subject: Page) -> Iterable[Movement]:
        motion = probed(subject, lambda it: it.motion)
        return motion.movements if motion else ()

    def judge(self, target: Movement) -> Judgement:
        ends = target.seconds <= self.p["most_seconds"]
        shows_time = target.kind == "figures" or any(word in target.component.lower() for word in self.p["loading"])
        if ends or shows_time or target.stops_on_focus or any(map(self._stops, target.controls)):
            return passed()
        at, component = place(target), target.component
        values: dict[str, Any] = {"width": round(target.width), "height": round(target.height), "count": target.count}
        if target.heeds_setting:
            return cant_tell(Reason.INCOMPLETE, key="setting", at=at, component=component, **values)
        if target.stops_on_hover:
            return failed("hover", at=at, component=component, severity=Severity.MINOR, **values)
        key = target.kind if target.kind in self.messages else "moves"
        if key != "video":
            values["seconds"] = round(target.seconds)
        is_small = max(target.width, target.height) <= self.p["small_px"]
        return failed(key, at=at, component=component, severity=Severity.MINOR if is_small else None, **values)

    def _stops(self, name: str) -> bool:
        return len(name) <= self.p["longest_name"] and any(word in name for word in self.p["stops"])

"""flashing-content."""

from collections.abc import Iterable

from auditor.model import Judgement, Movement, Page, Reason, Severity, Text
from auditor.rule import PageRule, Param, cant_tell, failed, passed
from rules.access import place, probed


class FlashingContent(PageRule[Movement]):
    """A large part of the page flashes so fast that it may cause a seizure.

    Applies to: every component of the page that moves or changes by itself and does not come to rest soon.
    Expects: its brightness does not go up and down more than `most_flashes` times a second, or it covers less than
        `least_area` pixels, or the relative luminance changes by less than `least_change`.
    Cannot tell: the page could not be watched; the part appears and vanishes so fast, and how bright it is compared to
        what is behind it was not measured.
    Source: the clause of the indicator that uses the rule.
    """

    id = "flashing-content"
    measured = True
    title = Text("大面积快速闪烁", "Large part flashes fast")
    advice = Text(
        "去掉闪烁效果，或把频率降到每秒三次以下；快速闪烁可能诱发光敏性癫痫。",
        "Remove the flashing or slow it below three times a second: it can cause seizures.",
    )
    messages = {
        "flashes": Text(
            "{width}×{height} 像素的区域每秒明暗闪烁 {flashes} 次（应不超过 {most} 次）",
            "A part of {width}×{height} px flashes {flashes} times a second (at most {most} wanted)",
        ),
        "blinks": Text(
            "{width}×{height} 像素的区域每秒出现又消失 {flashes} 次，须人工确认明暗变化是否强烈（应不超过 {most} 次）",
            "A part of {width}×{height} px comes and goes {flashes} times a second; whether its brightness changes "
            "much a person must see (at most {most} wanted)",
        ),
    }
    params = {
        "most_flashes": Param(3, "times a second", "how often something may flash"),
        "least_area": Param(87296, "square CSS pixels", "area from which flashing is dangerous"),
        "least_change": Param(0.1, "relative luminance", "change of brightness that counts as a flash"),
    }
    severity = Severity.CRITICAL
    wcag = ("2.3.1",)

    def targets(self, subject: Page) -> Iterable[Movement]:
        motion = probed(subject, lambda it: it.motion)
        return motion.movements if motion else ()

    def judge(self, target: Movement) -> Judgement:
        is_small = target.width * target.height < self.p["least_area"]
        is_faint = target.brightness is not None and target.brightness < self.p["least_change"]
        if target.flashes <= self.p["most_flashes"] or is_small or is_faint:
            return passed()
        values = {
            "width": round(target.width),
            "height": round(target.height),
            "flashes": target.flashes,
            "most": self.p["most_flashes"],
        }
        at, component = place(target), target.component
        if target.brightness is None:
            return cant_tell(Reason.INCOMPLETE, key="blinks", at=at, component=component, **values)
        return failed("flashes", at=at, component=component, **values)

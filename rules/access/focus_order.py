"""focus-order."""

from collections.abc import Iterable

from auditor.model import Confidence, Judgement, Jump, Keyboard, Moved, Page, Severity, Text
from auditor.rule import PageRule, Param, failed, passed
from rules.access import place, walked

Target = tuple[Keyboard, Moved | Jump | None]


class FocusOrder(PageRule[Target]):
    """The Tab key goes through the page in another order than a reader does.

    Applies to: pages with anything that can take the focus; each component with a positive tabindex, and the farthest
        way back up the page.
    Expects: no positive tabindex moves an element `moved_stops` or more from its place among the others, unless all
        that have one are fields of one form in their order; and the focus does not go up by `up_px` or more to `stops`
        or more stops in the same column. Columns side by side may be gone through one after the other.
    Cannot tell: the page could not be measured.
    Source: the clause of the indicator that uses the rule.
    """

    id = "focus-order"
    measured = True
    title = Text("焦点顺序混乱", "Focus order does not follow the page")
    advice = Text(
        "去掉大于 0 的 tabindex，使代码中的先后顺序与页面上的阅读顺序一致。",
        "Remove tabindex values above 0 and let the source have the order in which the page is read.",
    )
    messages = {
        "moved": Text(
            '“{name}”的 tabindex="{tabindex}" 使第 {place} 位的它第 {stop} 个获得焦点（应不足 {most} 位；{count} 处）',
            'tabindex="{tabindex}" makes “{name}” stop {stop}, not {place} (at most {most} off; {count} alike)',
        ),
        "jump": Text(
            "焦点在“{after}”之后向上跳回 {up} 像素到“{name}”，再依次经过 {stops} 处（允许不足 {most} 像素）",
            "after “{after}” the focus goes {up} px up to “{name}” and on through {stops} stops (allowed: {most} px)",
        ),
    }
    params = {
        "moved_stops": Param(10, "stops", "how far from its place a positive tabindex moves an element"),
        "up_px": Param(768, "CSS pixels", "how far up the page the focus goes: one screen"),
        "stops": Param(5, "stops", "how many in a row stand above the one before"),
        "same_column": Param(0.5, "share", "overlap in width from which two groups stand in one column"),
    }
    severity = Severity.MODERATE
    confidence = Confidence.MEDIUM
    wcag = ("2.4.3",)

    def targets(self, subject: Page) -> Iterable[Target]:
        return [*walked(subject, lambda it: it.moved), *walked(subject, lambda it: it.jumps)]

    def judge(self, target: Target) -> Judgement:
        _, spot = target
        if isinstance(spot, Moved):
            return self._moved(spot)
        return self._jump(spot) if spot else passed()

    def _moved(self, spot: Moved) -> Judgement:
        most = self.p["moved_stops"]
        if spot.together or abs(spot.place - spot.stop) < most:
            return passed()
        return failed(
            "moved",
            at=place(spot),
            component=spot.component,
            name=spot.name,
            tabindex=spot.tabindex,
            place=spot.place,
            stop=spot.stop,
            most=most,
            count=spot.count,
        )

    def _jump(self, spot: Jump) -> Judgement:
        most = self.p["up_px"]
        if spot.up_px < most or spot.stops < self.p["stops"] or spot.overlap < self.p["same_column"]:
            return passed()
        return failed(
            "jump",
            at=place(spot),
            component=spot.component,
            name=spot.name,
            after=spot.after,
            up=round(spot.up_px),
            stops=spot.stops,
            most=most,
        )

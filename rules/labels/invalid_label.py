"""invalid-label."""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta

from auditor.model import Judgement, Label, Page, Place, Severity, Text
from auditor.rule import PageRule, Param, failed, passed
from rules.dates import day_in_china
from rules.labels import filled


class InvalidLabel(PageRule[tuple[Label, Page]]):
    """The value of a label does not have the prescribed form.

    Applies to: labels named in `forms` that have a value; values that stand for nothing (`unfilled`) are for
        placeholder-label.
    Expects: the value, blanks around it aside, has the form; a time of publication is a real one and not later than
        the day after the page was fetched; a local site code begins with the code of a province.
    Cannot tell: never. A time that differs from the date the page shows, as after a migration, is not judged.
    Source: the clause of the indicator that uses the rule.
    """

    id = "invalid-label"
    title = Text("网页标签格式错误", "Invalid label")
    advice = Text("按规定格式填写标签。", "Write the label in the prescribed form.")
    messages = {
        "form": Text(
            "{label} 的内容“{value}”不符合规定格式（应如 {example}）",
            "“{value}” is not a valid {label} (it should look like {example})",
        ),
        "time": Text("{label} 的内容“{value}”不是有效的日期时间", "“{value}” in {label} is no real time"),
        "future": Text(
            "{label} 的内容“{value}”晚于检查时间 {day}", "{label} says “{value}”, later than the audit of {day}"
        ),
        "province": Text(
            "{label} 的内容“{value}”前两位不是省级行政区划代码",
            "{label} says “{value}”, which does not begin with a province's code",
        ),
    }
    params = {
        "forms": Param({"": ""}, "label → pattern", "the form each label must have"),
        "examples": Param({"": ""}, "label → example", "a value in the form of each label, shown beside a wrong one"),
        "provinces": Param({"": ""}, "code → signs", "two-digit codes a local site code may begin with"),
        "unfilled": Param((), "patterns", "values that stand for nothing"),
    }
    severity = Severity.MINOR

    def targets(self, subject: Page) -> Iterable[tuple[Label, Page]]:
        return [
            (label, subject)
            for label in filled(subject.labels)
            if label.name in self.p["forms"] and not any(re.search(it, label.value) for it in self.p["unfilled"])
        ]

    def judge(self, target: tuple[Label, Page]) -> Judgement:
        label, page = target
        value = " ".join(label.value.split())
        key = "form"
        if re.fullmatch(self.p["forms"][label.name], value):
            key = self._deeper(label.name, value, page)
        if not key:
            return passed()
        return failed(
            key,
            at=Place(selector=f'meta[name="{label.written}"]', snippet=value[:200]),
            component=label.name,
            label=label.name,
            value=value,
            example=self.p["examples"].get(label.name, self.p["forms"][label.name]),
            day=day_in_china(page.fetched).isoformat(),
        )

    def _deeper(self, name: str, value: str, page: Page) -> str:
        """What is wrong with a well-formed value; empty when nothing is."""
        if name == "SiteIDCode":
            return "province" if value.isdigit() and value[:2] not in self.p["provinces"] else ""
        if name != "PubDate":
            return ""
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            return "time"
        return "future" if moment.date() > day_in_china(page.fetched) + timedelta(days=1) else ""

"""expired-waiver."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from auditor.model import Judgement, Place, Severity, Site, Text, Waiver
from auditor.rule import SiteRule, failed, passed
from rules.dates import day_in_china


class Agreed(NamedTuple):
    """A waiver and the day it is held against."""

    waiver: Waiver
    day: date


class ExpiredWaiver(SiteRule[Agreed]):
    """An agreed exception is over, and what it covered counts again.

    Applies to: every waiver the audit was given.
    Expects: its last day is not before the day of the audit.
    Cannot tell: never.
    Source: the clause of the indicator that uses the rule.
    """

    id = "expired-waiver"
    title = Text("豁免已到期", "Waiver is over")
    advice = Text(
        "整改后从豁免文件中删除；确需继续的，重新报批并改写期限。",
        "Repair the problem and delete the waiver; where it is still needed, have it agreed again with a new end.",
    )
    messages = {
        "over": Text(
            "豁免已于 {until} 到期，原对应 {what}：{reason}（批准人 {who}，依据 {clause}）",
            "the waiver of {what} ended on {until}: {reason} (agreed by {who}, {clause})",
        ),
    }
    severity = Severity.MODERATE

    def targets(self, subject: Site) -> Iterable[Agreed]:
        return [Agreed(waiver, day_in_china(subject.taken)) for waiver in subject.waivers]

    def judge(self, target: Agreed) -> Judgement:
        waiver, day = target
        if day <= waiver.until:
            return passed()
        what = waiver.finding or f"{waiver.rule} {waiver.place}"
        return failed(
            "over",
            at=Place(snippet=what),
            what=what,
            until=waiver.until.isoformat(),
            reason=waiver.reason,
            who=waiver.who,
            clause=waiver.clause,
        )

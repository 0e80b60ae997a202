"""exposed-phone."""

from collections.abc import Iterable

from auditor.model import Confidence, Judgement, PrivateKind, Severity, Text
from auditor.rule import WrittenRule
from rules.content import Written, exposed, was_read


class ExposedPhone(WrittenRule[Written]):
    """Mobile numbers of private persons stand in a list, or behind words such as 本人联系电话.

    Applies to: pages and attachments of which some text was read.
    Expects: no mobile number in a list of private persons (a column of names, a column of numbers, a title such as
        名单 or 公示) or right behind words such as 申请人. Telephones of offices, staff and companies do not count.
    Cannot tell: never; an attachment that could not be read is counted as not assessed.
    Source: the clause of the indicator that uses the rule.
    """

    id = "exposed-phone"
    title = Text("个人手机号未遮挡", "Exposed phone number")
    advice = Text(
        "遮挡中间四位（138****1234）或删去电话一列。",
        "Mask the four digits in the middle, or leave the column out.",
    )
    messages = {
        "exposed": Text(
            "公开了 {count} 个个人手机号（{context}）：{examples}",
            "{count} mobile numbers of private persons ({context}): {examples}",
        )
    }
    severity = Severity.SERIOUS
    confidence = Confidence.MEDIUM
    why = Text("名单中的个人手机号公开后，当事人会被骚扰和诈骗。", "People on such lists are called by swindlers.")

    def targets(self, subject: Written) -> Iterable[Written]:
        return (subject,) if was_read(subject) else ()

    def judge(self, target: Written) -> Judgement:
        return exposed(target, PrivateKind.PHONE)

"""exposed-identity-number."""

from collections.abc import Iterable

from auditor.model import Judgement, PrivateKind, Severity, Text
from auditor.rule import WrittenRule
from rules.content import Written, exposed, was_read


class ExposedIdentityNumber(WrittenRule[Written]):
    """An identity number of a person stands on a page or in an attachment in full.

    Applies to: pages and attachments of which some text was read.
    Expects: no identity number of 18 digits whose check character, day of birth and region are right, and no old one of
        15 digits beside the word 身份证.
    Cannot tell: never; an attachment that could not be read is counted as not assessed.
    Source: the clause of the indicator that uses the rule.
    """

    id = "exposed-identity-number"
    title = Text("身份证号未遮挡", "Exposed identity number")
    advice = Text(
        "立即撤下或遮挡后重新发布（保留前2位和后3位），检查同一批附件及隐藏的工作表和列。",
        "Take it down at once or mask it, and look at hidden sheets and columns as well.",
    )
    messages = {
        "exposed": Text(
            "公开了 {count} 个未遮挡的身份证号（{context}）：{examples}",
            "{count} identity numbers in full ({context}): {examples}",
        )
    }
    severity = Severity.SERIOUS
    why = Text(
        "身份证号是敏感个人信息，公开后可被用于冒名和诈骗。", "Whoever reads it can act in the name of the person."
    )

    def targets(self, subject: Written) -> Iterable[Written]:
        return (subject,) if was_read(subject) else ()

    def judge(self, target: Written) -> Judgement:
        return exposed(target, PrivateKind.IDENTITY)

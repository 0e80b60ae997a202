"""exposed-bank-card."""

from collections.abc import Iterable

from auditor.model import Confidence, Judgement, PrivateKind, Severity, Text
from auditor.rule import WrittenRule
from rules.content import Written, exposed, was_read


class ExposedBankCard(WrittenRule[Written]):
    """Bank card numbers of persons stand in a list.

    Applies to: pages and attachments of which some text was read.
    Expects: no card number (check digit right) in a column of cards beside a column of names. Accounts of companies and
        units do not count.
    Cannot tell: never; an attachment that could not be read is counted as not assessed.
    Source: the clause of the indicator that uses the rule.
    """

    id = "exposed-bank-card"
    title = Text("个人银行卡号未遮挡", "Exposed bank card number")
    advice = Text(
        "删去卡号一列，或只保留后四位。",
        "Leave the column out, or keep the last four digits only.",
    )
    messages = {
        "exposed": Text(
            "公开了 {count} 个个人银行卡号（{context}）：{examples}",
            "{count} bank card numbers of persons ({context}): {examples}",
        )
    }
    severity = Severity.SERIOUS
    confidence = Confidence.MEDIUM
    why = Text("银行卡号与姓名同时公开，危及当事人的财产。", "Name and card number together put money at risk.")

    def targets(self, subject: Written) -> Iterable[Written]:
        return (subject,) if was_read(subject) else ()

    def judge(self, target: Written) -> Judgement:
        return exposed(target, PrivateKind.BANK_CARD)

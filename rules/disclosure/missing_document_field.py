"""missing-document-field."""

from collections.abc import Iterable
from typing import NamedTuple

from auditor.model import DocumentHeader, Judgement, Page, Place, PolicyKind, Reason, Severity, Text
from auditor.rule import PageRule, Param, cant_tell, failed, known, passed


class _Headed(NamedTuple):
    header: DocumentHeader
    number: str
    """The document's number as its title or text has it."""


class MissingDocumentField(PageRule[_Headed]):
    """The header of a disclosure document has a field without a value, or lacks one.

    Applies to: documents that show a header; not interpretations.
    Expects: every field in `owed` has a value; the field for the number has one where the document has a number.
    Cannot tell: a field is not there at all, so the page may show it elsewhere; a script fills it.
    Source: the clause of the indicator that uses the rule.
    """

    id = "missing-document-field"
    title = Text("公开信息要素缺失", "Missing document field")
    advice = Text(
        "补齐索引号、发布机构、成文日期等要素；没有文号的可不设该项。",
        "Fill in index, issuer and day of making; a document without a number need not have that field.",
    )
    messages = {
        "empty": Text("文件信息栏中 {fields} 为空", "in the header of the document {fields} have no value"),
        "number": Text(
            "文件信息栏中文号为空，而文件自身标有文号“{number}”",
            "in the header of the document the number is empty, and the document itself has the number “{number}”",
        ),
        "absent": Text(
            "文件信息栏中没有 {fields}，是否在别处标明须人工查看",
            "the header of the document has no {fields}; whether they stand elsewhere a person must see",
        ),
    }
    params = {
        "owed": Param({"": ""}, "field → name", "the fields a header must have, and what they are called"),
    }
    severity = Severity.MINOR

    def targets(self, subject: Page) -> Iterable[_Headed]:
        header, policy = subject.header, subject.policy
        if header is None or header.hidden or policy is None or policy.kind is not PolicyKind.DOCUMENT:
            return ()
        return (_Headed(header, policy.number),)

    def judge(self, target: _Headed) -> Judgement:
        header = target.header
        values = {name: getattr(header, name) for name in self.p["owed"]}
        place = Place(selector=header.selector)
        if empty := [name for name, value in values.items() if value == ""]:
            return failed("empty", at=place, component="/".join(empty), fields=self._called(empty))
        if header.number == "" and target.number:
            return failed("number", at=place, component="number", number=target.number)
        for value in values.values():
            known(value)
        if absent := [name for name, value in values.items() if value is None]:
            return cant_tell(
                Reason.NOT_SHOWN, key="absent", at=place, component="/".join(absent), fields=self._called(absent)
            )
        return passed()

    def _called(self, fields: Iterable[str]) -> tuple[str, ...]:
        return tuple(self.p["owed"][field] for field in fields)

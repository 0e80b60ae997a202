"""mistyped-attachment."""

from collections.abc import Iterable

from auditor.model import Document, FileType, Judgement, Page, Reason, Severity, Text
from auditor.rule import Param, WrittenRule, cant_tell, failed, passed
from rules.content import Written


class MistypedAttachment(WrittenRule[Document]):
    """An attachment is not what its name says: a page, a table or an archive under the ending of something else.

    Applies to: attachments whose bytes were taken and whose ending is one of `accepted`.
    Expects: bytes of one of the kinds that `accepted` lists for the ending; what programs open all the same is listed.
    Cannot tell: bytes of no known kind.
    Source: the clause of the indicator that uses the rule.
    """

    id = "mistyped-attachment"
    title = Text("附件格式与扩展名不符", "Mistyped attachment")
    advice = Text("按实际格式重新保存并上传。", "Save the file in the format its name says, and upload it again.")
    messages = {
        "other": Text(
            "附件扩展名为 .{extension}，实际是 {type} 格式", "the attachment is called .{extension} and is {type}"
        ),
        "page": Text(
            "附件扩展名为 .{extension}，下载得到的是网页", "the attachment is called .{extension} and is a web page"
        ),
        "table": Text(
            "附件扩展名为 .{extension}，实际是网页表格，打开时会弹出格式警告",
            "the attachment is called .{extension} and is an HTML table, which programs warn of",
        ),
        "unknown": Text(
            "附件扩展名为 .{extension}，内容格式无法识别，须人工打开确认",
            "the attachment is called .{extension}; its format is not known, and a person must open it",
        ),
    }
    params = {"accepted": Param({"": ""}, "ending → kinds", "what the bytes behind an ending may be")}
    severity = Severity.MINOR

    def targets(self, subject: Written) -> Iterable[Document]:
        if isinstance(subject, Page) or subject.extension not in self.p["accepted"]:
            return ()
        return (subject,)

    def judge(self, target: Document) -> Judgement:
        extension = target.extension
        if target.type in self.p["accepted"][extension].split():
            return passed()
        if target.type is FileType.OTHER:
            return cant_tell(Reason.INCOMPLETE, key="unknown", extension=extension)
        if target.type is FileType.PAGE:
            return failed("table" if extension in ("xls", "et") else "page", extension=extension)
        return failed("other", extension=extension, type=target.type.value)

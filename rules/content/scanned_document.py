"""scanned-document."""

from collections.abc import Iterable

from auditor.model import Document, FileType, Judgement, Page, Severity, Text
from auditor.rule import Param, WrittenRule, failed, known, passed
from rules.content import Written


class ScannedDocument(WrittenRule[Document]):
    """A PDF is a scan: it has pictures of its pages and no text that could be searched or read aloud.

    Applies to: PDF attachments with at least one page.
    Expects: at least `letters` characters a page.
    Cannot tell: a PDF that cannot be read.
    Source: the clause of the indicator that uses the rule.
    """

    id = "scanned-document"
    title = Text("附件为扫描件", "Scanned document")
    advice = Text(
        "发布由文字处理软件导出的 PDF，或同时提供文本格式。",
        "Publish the PDF the word processor writes, or text beside it.",
    )
    messages = {
        "scan": Text("PDF 共 {pages} 页，没有可读取的文字", "the PDF has {pages} pages and no text that can be read")
    }
    params = {"letters": Param(5, "characters", "a page with fewer has no text layer")}
    severity = Severity.MINOR
    why = Text("视障者无法听读，公众无法检索和复制。", "Nobody can search, copy or listen to it.")

    def targets(self, subject: Written) -> Iterable[Document]:
        if isinstance(subject, Page) or subject.type is not FileType.PDF or subject.pages == 0:
            return ()
        return (subject,)

    def judge(self, target: Document) -> Judgement:
        pages = target.pages or 1
        if known(target.letters) >= self.p["letters"] * pages or not target.pictures:
            return passed()
        return failed("scan", pages=pages)

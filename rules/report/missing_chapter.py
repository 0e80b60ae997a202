"""missing-chapter."""

from collections.abc import Iterable

from auditor.model import AnnualReport, Document, Judgement, Page, Reason, ReportForm, TableState, Text
from auditor.rule import Param, WrittenRule, cant_tell, failed, known, passed
from rules.report import of_form


class MissingChapter(WrittenRule[AnnualReport]):
    """An annual report lacks one of the six chapters, or has them in another order.

    Applies to: annual reports on 2021 and later, on a page or in an attachment.
    Expects: every chapter has its heading, in the prescribed order; wording and numbering may vary, and a chapter whose
        table was read is there without a heading.
    Cannot tell: fewer than `least` chapters were found, so that the report is a picture, or stands elsewhere; the page
        has further pages, is filled by a script, offers a file beside, or shows a picture where the chapter should be;
        a chapter has the right number and a title that says something else.
    Source: the clause of the indicator that uses the rule.
    """

    id = "missing-chapter"
    title = Text("年报缺少规定章节", "Missing chapter of the annual report")
    advice = Text(
        "按规定的六个部分和顺序补齐年报；没有内容的部分也保留标题并写明“无”。",
        "Give the report its six chapters in their order; one without content keeps its heading and says so.",
    )
    messages = {
        "missing": Text(
            "{year} 年度报告缺少规定的部分：{chapters}", "the report on {year} lacks these chapters: {chapters}"
        ),
        "disordered": Text(
            "{year} 年度报告各部分的顺序与规定不符，实际为：{chapters}",
            "the chapters of the report on {year} are not in the prescribed order but: {chapters}",
        ),
        "renamed": Text(
            "{year} 年度报告的“{title}”与规定的“{chapters}”名称不同，是否为同一内容须人工查看",
            "“{title}” of the report on {year} is not called “{chapters}” as prescribed; a person must see whether it "
            "is the same",
        ),
        "elsewhere": Text(
            "{year} 年度报告的正文不在页面文字中（可能为附件或图片），各部分是否齐全须人工查看",
            "the report on {year} is not in the text of the page (a file or a picture); a person must look for its "
            "chapters",
        ),
        "attached": Text(
            "{year} 年度报告的页面上未见：{chapters}；页面另有附件，是否在附件中须人工查看",
            "the page with the report on {year} does not show: {chapters}; a person must see whether the file beside "
            "it does",
        ),
        "pictured": Text(
            "{year} 年度报告的文字中未见：{chapters}；相应位置为图片，须人工查看",
            "the text of the report on {year} does not show: {chapters}; a picture stands there, and a person must "
            "look",
        ),
    }
    params = {
        "chapters": Param(
            (
                *("总体情况", "主动公开政府信息情况", "收到和处理政府信息公开申请情况"),
                *("政府信息公开行政复议、行政诉讼情况", "存在的主要问题及改进情况", "其他需要报告的事项"),
            ),
            "titles",
            "titles of the chapters, in order",
        ),
        "least": Param(3, "chapters", "with fewer found, the report is not in the text"),
    }

    def targets(self, subject: Page | Document) -> Iterable[AnnualReport]:
        return of_form(subject, (ReportForm.OF_2021,))

    def judge(self, target: AnnualReport) -> Judgement:
        names = dict(enumerate(self.p["chapters"], 1))
        found = [chapter.number for chapter in target.chapters if not chapter.renamed]
        if len(found) < self.p["least"]:
            return cant_tell(Reason.INCOMPLETE, key="elsewhere", year=target.year)
        renamed = {chapter.number: chapter.title for chapter in target.chapters if chapter.renamed}
        tabled = {2 + at for at, table in enumerate(target.tables) if table.state is TableState.READ}
        missing = tuple(name for number, name in names.items() if number not in {*found, *renamed, *tabled})
        if missing:
            known(target.trouble)
            if target.attachments:
                return cant_tell(Reason.INCOMPLETE, key="attached", year=target.year, chapters=missing)
            if all(number in target.pictured for number, name in names.items() if name in missing):
                return cant_tell(Reason.INCOMPLETE, key="pictured", year=target.year, chapters=missing)
            return failed("missing", component="/".join(missing), year=target.year, chapters=missing)
        if renamed:
            number, title = min(renamed.items())
            return cant_tell(Reason.INCOMPLETE, key="renamed", year=target.year, title=title, chapters=names[number])
        if found != sorted(found):
            return failed("disordered", year=target.year, chapters=tuple(names[number] for number in found))
        return passed()

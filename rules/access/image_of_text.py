"""image-of-text."""

from collections.abc import Iterable

from auditor.model import BigPicture, Confidence, Judgement, Page, PageType, Reason, Severity, Structure, Text
from auditor.rule import PageRule, Param, cant_tell, failed, passed
from rules.access import place, probed


class ImageOfText(PageRule[Structure]):
    """An article is a picture of its text: it cannot be read aloud, searched, enlarged or copied.

    Applies to: articles with a picture in their main part and no more than `most_text` letters of sentences.
    Expects: the alternative text of the picture has `least_alt` letters, or the picture does not look like a sheet of
        writing: less than `plain` of it has one colour, or its lines change fewer than `strokes` times.
    Cannot tell: the picture did not load or may not be read. What a picture shows is never read, only how it is made.
    Source: the clause of the indicator that uses the rule.
    """

    id = "image-of-text"
    measured = True
    title = Text("正文为文字图片", "Text as a picture")
    advice = Text(
        "将图片中的文字以网页文本发布，图片可作为附件或配图；确需用图的，用替代文本或正文给出全部文字。",
        "Publish the words of the picture as text; where the picture must stay, give all its words beside it.",
    )
    messages = {
        "writing": Text(
            "文章正文只有 {letters} 字，主要内容是一张 {width}×{height} 像素的图片，图片呈白底文字的样式且无文字替代",
            "the article has {letters} letters of text; its content is a picture of {width}×{height} px that looks "
            "like writing and has no text in its place",
        ),
        "unread": Text(
            "文章正文只有 {letters} 字，主要内容是图片；图片未能读取，须人工查看其中是否为文字",
            "the article has {letters} letters of text and is a picture that could not be read: a person must see "
            "whether it holds text",
        ),
    }
    params = {
        "most_text": Param(60, "letters", "letters of running text below which the picture is the content"),
        "least_alt": Param(40, "letters", "letters of alternative text that may stand for the picture"),
        "plain": Param(0.5, "share", "share of one colour from which a picture may be a sheet of writing"),
        "strokes": Param(4.0, "changes in 100 points", "changes of a line from which a picture may be writing"),
    }
    severity = Severity.SERIOUS
    confidence = Confidence.MEDIUM
    wcag = ("1.4.5",)

    def targets(self, subject: Page) -> Iterable[Structure]:
        measured = probed(subject, lambda it: it.structure)
        if measured is None or subject.type is not PageType.ARTICLE or not (subject.pictures and measured.pictures):
            return ()
        return (measured,) if measured.running <= self.p["most_text"] else ()

    def judge(self, target: Structure) -> Judgement:
        pictures = [one for one in target.pictures if one.alt < self.p["least_alt"]]
        writing = next((one for one in pictures if self._is_writing(one)), None)
        if writing is not None:
            return failed(
                "writing",
                at=place(writing),
                component=writing.component,
                letters=target.running,
                width=round(writing.width),
                height=round(writing.height),
            )
        if any(one.plain is None for one in pictures):
            return cant_tell(
                Reason.INCOMPLETE,
                key="unread",
                component="main",
                letters=target.running,
            )
        return passed()

    def _is_writing(self, picture: BigPicture) -> bool:
        if picture.plain is None or picture.strokes is None:
            return False
        return bool(picture.plain >= self.p["plain"] and picture.strokes >= self.p["strokes"])

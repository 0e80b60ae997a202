"""picture-only-article."""

from collections.abc import Iterable

from auditor.model import ArticleBody, Judgement, Page, Place, Severity, Text
from auditor.rule import PageRule, Param, failed, passed
from rules.content import holds


class PictureOnlyArticle(PageRule[tuple[Page, ArticleBody]]):
    """The text of an article is a picture: it cannot be searched, copied, enlarged or read aloud.

    Applies to: articles with at least one large picture in the block of their text, but those that are about pictures
        by title or column (`pictures`), those with much text beside that block, and those with an attachment, a video
        or a frame in it.
    Expects: at least `letters` characters of text.
    Cannot tell: never; where the block of the text is not known the rule does not apply.
    Source: the clause of the indicator that uses the rule.
    """

    id = "picture-only-article"
    title = Text("正文只有图片", "Article that is only a picture")
    advice = Text("将图片中的文字录入正文，图片作为附件保留。", "Type the text in, and keep the picture beside it.")
    messages = {
        "picture": Text(
            "正文只有 {letters} 个字和 {pictures} 张图片", "the text has {letters} characters and {pictures} pictures"
        )
    }
    params = {
        "letters": Param(30, "characters", "an article with fewer is only its pictures"),
        "around": Param(400, "characters", "with more text in its main part, the block is not all of the article"),
        "pictures": Param((), "words", "titles and columns that are about pictures"),
    }
    severity = Severity.MODERATE
    why = Text("读屏软件读不出图片中的文字，搜索也找不到。", "Screen readers and searches see nothing.")

    def targets(self, subject: Page) -> Iterable[tuple[Page, ArticleBody]]:
        body = subject.body
        if body is None or not body.pictures or body.others or subject.text_length > self.p["around"]:
            return ()
        if "article" in subject.scripted:
            return ()
        steps = subject.breadcrumb if isinstance(subject.breadcrumb, tuple) else ()
        names = " ".join((subject.title, *subject.titles, *(step.name for step in steps)))
        return () if holds(names, self.p["pictures"]) else ((subject, body),)

    def judge(self, target: tuple[Page, ArticleBody]) -> Judgement:
        _, body = target
        if body.letters >= self.p["letters"]:
            return passed()
        return failed("picture", at=Place(selector=body.selector), letters=body.letters, pictures=body.pictures)

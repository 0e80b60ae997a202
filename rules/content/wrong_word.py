"""wrong-word."""

from collections.abc import Iterable
from datetime import date

from auditor.model import Confidence, Judgement, Mention, Page, Place, Reason, Severity, Text
from auditor.rule import PageRule, cant_tell, known, passed


class WrongWord(PageRule[tuple[Page, tuple[Mention, ...]]]):
    """An article names an institution or a law that was out of use already when the article was published.

    Applies to: articles that show a day of publication.
    Expects: no name of the word list `wrong-words` after its day, unless the words around it speak of the past.
    Cannot tell: every hit; whether it is a fault a person decides.
    Source: the clause of the indicator that uses the rule.
    """

    id = "wrong-word"
    title = Text("疑似使用已停用的名称", "Name out of use")
    advice = Text(
        "核对后改为现行名称；确为引用历史的无需修改。", "Use the name of today, unless it is history that is told."
    )
    messages = {
        "suspected": Text(
            "疑似使用已停用的名称“{word}”（{since} 起为{now}）：{around}",
            "“{word}” seems to be out of use since {since} (now {now}): {around}",
        )
    }
    severity = Severity.MINOR
    confidence = Confidence.LOW

    def targets(self, subject: Page) -> Iterable[tuple[Page, tuple[Mention, ...]]]:
        return ((subject, subject.mentions),) if subject.published is not None and subject.body is not None else ()

    def judge(self, target: tuple[Page, tuple[Mention, ...]]) -> Judgement:
        page, mentions = target
        for mention in mentions:
            day = known(page.published)
            if isinstance(day, date) and day >= mention.since:
                return cant_tell(
                    Reason.INCOMPLETE,
                    key="suspected",
                    at=Place(selector=mention.selector, snippet=mention.text),
                    component=mention.word,
                    word=mention.word,
                    since=mention.since.isoformat(),
                    now=mention.now,
                    around=mention.text,
                )
        return passed()

"""unlinked-topic."""

from collections.abc import Iterable

from auditor.model import Confidence, Judgement, Place, Reason, Severity, Site, Text, Topic
from auditor.rule import Param, SiteRule, cant_tell, passed


class UnlinkedTopic(SiteRule[Topic]):
    """A topic page about people's livelihood leads nowhere into the disclosure area.

    Applies to: topic pages with a word of `subjects` in their name and at least `least` links, on portals with a
        disclosure area.
    Expects: a link to a column of the disclosure area, or to a page in its folder.
    Cannot tell: there is none: no rule demands it, so that a person must say whether there should be.
    Source: the district's annual report: 民生信息直接关联专题.
    """

    id = "unlinked-topic"
    title = Text("民生专题未关联公开栏目", "Topic page without a way to disclosure")
    advice = Text(
        "在专题页面设置相应公开栏目的入口，公开内容直接引用，不另发一份。",
        "Link the topic page to the columns of disclosure on its subject instead of publishing twice.",
    )
    messages = {
        "unlinked": Text(
            "民生专题“{name}”有 {links} 个站内链接，没有一个通向信息公开栏目，是否应当关联须人工认定",
            "topic page “{name}” has {links} links, none of which leads to the disclosure area; a person must look",
        ),
    }
    params = {
        "subjects": Param((), "words", "subjects on which disclosure is owed"),
        "least": Param(8, "links", "links from which a topic page is judged"),
    }
    severity = Severity.MINOR
    confidence = Confidence.LOW

    def targets(self, subject: Site) -> Iterable[Topic]:
        if not subject.disclosure.path:
            return ()
        return [
            topic
            for topic in subject.topics
            if topic.links >= self.p["least"] and any(word in topic.name for word in self.p["subjects"])
        ]

    def judge(self, target: Topic) -> Judgement:
        if target.to_disclosure:
            return passed(name=target.name, links=target.to_disclosure)
        at = Place(url=target.url, snippet=target.name)
        return cant_tell(Reason.INCOMPLETE, key="unlinked", at=at, name=target.name, links=target.links)

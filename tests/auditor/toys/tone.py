"""tone-…: a family of rules, one for every word of its list."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from auditor.model import Judgement, Page, Text
from auditor.rule import AnyRule, PageRule, failed, passed


class Tone(PageRule[Page]):
    """A title uses a word it should not.

    Applies to: every page.
    Expects: the word is not in the title.
    Cannot tell: never.
    Source: nothing; it serves the tests of the engine.
    """

    words = ("tone",)
    word: ClassVar[str]
    advice = Text("改写", "Rewrite it")
    messages = {"used": Text("标题中有“{word}”", "the title says “{word}”")}

    @classmethod
    def members(cls, *words: Mapping[str, Any]) -> list[type[AnyRule]]:
        return [
            type(f"Tone{name}", (cls,), {"id": f"tone-{name}", "word": word, "title": Text(word, word)})
            for name, word in words[0].items()
        ]

    def targets(self, subject: Page) -> Iterable[Page]:
        return [subject]

    def judge(self, target: Page) -> Judgement:
        return failed("used", word=self.word) if self.word in target.title else passed()

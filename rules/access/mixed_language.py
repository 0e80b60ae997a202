"""mixed-language."""

from collections.abc import Iterable

from auditor.model import Judgement, Page, Passage, Severity, Text
from auditor.rule import PageRule, Param, failed, passed
from rules.access import place, probed


class MixedLanguage(PageRule[Passage]):
    """A passage in another language does not say so: a screen reader reads it with Chinese pronunciation.

    Applies to: every component with running text in other letters, in a part of the page declared as Chinese; names,
        abbreviations, addresses and code are left out. Pages that are not in Chinese are for wrong-language.
    Expects: it has fewer than `least` letters, or `least_other` of a script other than Latin.
    Cannot tell: the page could not be measured.
    Source: the clause of the indicator that uses the rule.
    """

    id = "mixed-language"
    measured = True
    title = Text("外文段落未声明语言", "Passage in an undeclared language")
    advice = Text(
        '在外文或少数民族文字段落的元素上加 lang 属性，如英文 lang="en"、藏文 lang="bo"、维吾尔文 lang="ug"。',
        "Put lang on the element that holds the passage: en for English, bo for Tibetan, ug for Uyghur …",
    )
    messages = {
        "latin": Text(
            "中文页面中有 {letters} 个字母的外文段落未声明语言：“{text}…”（同类 {count} 处）",
            "a passage of {letters} letters on a Chinese page does not declare its language: “{text}…” ({count} alike)",
        ),
        "other": Text(
            "中文页面中有 {letters} 个字符的其他文字段落未声明语言：“{text}…”（同类 {count} 处）",
            "a passage of {letters} characters of another script does not declare its language: “{text}…” "
            "({count} alike)",
        ),
    }
    params = {
        "chinese": Param(("zh", "zho", "chi", "cmn", "yue"), "tags", "language tags that say Chinese"),
        "least": Param(60, "letters", "Latin letters that make a passage"),
        "least_other": Param(30, "letters", "letters of other scripts that make a passage"),
    }
    severity = Severity.MINOR
    wcag = ("3.1.2",)

    def targets(self, subject: Page) -> Iterable[Passage]:
        measured = probed(subject, lambda it: it.structure)
        if measured is None or subject.language != "zh":
            return ()
        return [passage for passage in measured.passages if self._is_chinese(passage.declared)]

    def judge(self, target: Passage) -> Judgement:
        is_latin = target.script == "latin"
        if target.letters < self.p["least" if is_latin else "least_other"]:
            return passed()
        return failed(
            "latin" if is_latin else "other",
            at=place(target),
            component=target.component,
            letters=target.letters,
            text=target.text,
            count=target.count,
        )

    def _is_chinese(self, declared: str) -> bool:
        return declared.lower().replace("_", "-").partition("-")[0] in self.p["chinese"]

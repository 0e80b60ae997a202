"""captcha-without-voice."""

from collections.abc import Iterable

from auditor.model import CodePicture, Confidence, Judgement, Page, Severity, Text
from auditor.rule import PageRule, Param, failed, passed
from rules.access import place, probed


class CaptchaWithoutVoice(PageRule[CodePicture]):
    """A code must be read from a picture, and no other way is offered to those who cannot see it.

    Applies to: text fields with a picture beside them, where field or picture is called one of `captcha`.
    Expects: something beside it is called one of `voice`: a spoken code, a message to the phone or another way.
    Cannot tell: the page could not be measured. Whether the other way works, and whether the picture can be enlarged,
        a person must try.
    Source: the clause of the indicator that uses the rule.
    """

    id = "captcha-without-voice"
    measured = True
    title = Text("图形验证码无语音等替代", "Captcha without another form")
    advice = Text(
        "为图形验证码增加语音播报、短信验证或其他非视觉方式，图片应能放大到至少2倍。",
        "Offer the code by voice, by message to the phone or another way; let the picture be enlarged twice.",
    )
    messages = {
        "picture": Text(
            "输入框旁只有图形验证码（{picture}），未见语音、短信等其他验证方式",
            "the code is offered as a picture only ({picture}); there is no voice, message or other way beside it",
        )
    }
    params = {
        "captcha": Param((), "words", "words in the names of field and picture that say code, in lower case"),
        "voice": Param((), "words", "words that name another way, in lower case"),
    }
    severity = Severity.SERIOUS
    confidence = Confidence.MEDIUM
    wcag = ("3.3.8",)

    def targets(self, subject: Page) -> Iterable[CodePicture]:
        measured = probed(subject, lambda it: it.forms)
        found = measured.codes if measured else ()
        return [code for code in found if _names(f"{code.field} {code.picture}", self.p["captcha"])]

    def judge(self, target: CodePicture) -> Judgement:
        if _names(f"{target.around} {target.picture}", self.p["voice"]):
            return passed()
        return failed(
            "picture",
            at=place(target),
            component=target.component,
            picture=target.picture.split(" ")[0][:60] or target.selector,
        )


def _names(said: str, words: tuple[str, ...]) -> bool:
    return any(word in said.lower() for word in words)

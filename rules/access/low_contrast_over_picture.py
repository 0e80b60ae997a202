"""low-contrast-over-picture."""

from collections.abc import Iterable

from auditor.model import Confidence, Judgement, Page, PictureText, Reason, Severity, Text
from auditor.rule import PageRule, Param, cant_tell, failed, passed
from rules.access import place, probed


class LowContrastOverPicture(PageRule[PictureText]):
    """Text over a picture or a gradient can hardly be told from it.

    Applies to: every component of the page with text over a picture or a gradient; over a plain colour axe-core
        decides.
    Expects: nine tenths of the pixels behind the text have a contrast of `normal` to its colour, `large` when it is
        large: from `large_px`, or from `large_bold_px` at a weight of `bold`.
    Cannot tell: only some of the pixels have less, so that a person must see which; the text has a shadow or an
        outline; the page could not be measured.
    Source: the clause of the indicator that uses the rule.
    """

    id = "low-contrast-over-picture"
    measured = True
    title = Text("图片或渐变上的文字对比度不足", "Low contrast over a picture")
    advice = Text(
        "在文字与图片之间垫一层足够深（或足够浅）的底色，或换用与图片明暗相反的文字颜色。",
        "Put a plate dark or light enough between text and picture, or take a colour unlike the picture's.",
    )
    messages = {
        "low": Text(
            "图片上的文字“{words}”与背景对比度多为 {median}:1（{font_px} 像素的文字应不低于 {wanted}:1）",
            "“{words}” over a picture has mostly a contrast of {median}:1 ({wanted}:1 wanted at {font_px} px)",
        ),
        "partly": Text(
            "图片上的文字“{words}”有部分背景对比度仅 {low}:1（应不低于 {wanted}:1），需人工查看能否辨认",
            "“{words}” over a picture has in parts a contrast of only {low}:1 ({wanted}:1 wanted): can it be read?",
        ),
        "outlined": Text(
            "图片上的文字“{words}”与背景对比度低至 {low}:1（应不低于 {wanted}:1），但有阴影或描边，需人工查看能否辨认",
            "“{words}” over a picture has a contrast down to {low}:1 ({wanted}:1 wanted), but a shadow or outline: can "
            "it be read?",
        ),
    }
    params = {
        "normal": Param(4.5, "to 1", "contrast of text"),
        "large": Param(3.0, "to 1", "contrast of large text"),
        "large_px": Param(24.0, "CSS pixels", "size from which text is large"),
        "large_bold_px": Param(18.66, "CSS pixels", "size from which bold text is large"),
        "bold": Param(700, "weight", "weight from which text is bold"),
        "clearly": Param(0.9, "share", "share of the wanted contrast below which half of the pixels are a clear fault"),
    }
    severity = Severity.SERIOUS
    confidence = Confidence.MEDIUM
    wcag = ("1.4.3",)

    def targets(self, subject: Page) -> Iterable[PictureText]:
        contrast = probed(subject, lambda it: it.contrast)
        return contrast.texts if contrast else ()

    def judge(self, target: PictureText) -> Judgement:
        wanted = self.p["large"] if self._is_large(target) else self.p["normal"]
        if target.low >= wanted:
            return passed()
        at, component = place(target), target.component
        values = {"words": target.words, "low": target.low, "wanted": wanted}
        if target.is_outlined:
            return cant_tell(Reason.INCOMPLETE, key="outlined", at=at, component=component, **values)
        if target.median >= wanted * self.p["clearly"]:
            return cant_tell(Reason.INCOMPLETE, key="partly", at=at, component=component, **values)
        return failed("low", at=at, component=component, median=target.median, font_px=target.font_px, **values)

    def _is_large(self, target: PictureText) -> bool:
        least: float = self.p["large_bold_px"] if target.weight >= self.p["bold"] else self.p["large_px"]
        return target.font_px >= least

"""How the cells of the ledger look."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

FONTS = {"zh": "微软雅黑", "en": "Calibri"}

_LINED = {"border": 1, "border_color": "#BFBFBF", "valign": "top"}
_MIDDLE = {"align": "center"}
_FILL = {"bg_color": "#FFF9DB", "border": 1, "border_color": "#D6B656", "valign": "top", "text_wrap": True}
_HEAD = {"bold": True, "valign": "vcenter", "align": "center", "text_wrap": True, "border": 1}

_LOOKS: Mapping[str, Mapping[str, Any]] = {
    "title": {"bold": True, "font_size": 16, "valign": "vcenter"},
    "lead": {"font_color": "#595959", "valign": "vcenter", "text_wrap": True},
    "warning": {"font_color": "#9C0006", "bg_color": "#FFE3E3", "valign": "top", "text_wrap": True},
    "section": {"bold": True, "font_size": 12, "font_color": "#1F4E79", "bottom": 2, "bottom_color": "#1F4E79"},
    "label": {"bold": True, "bg_color": "#EEF2F7", "text_wrap": True, **_LINED},
    "verdict": {"bold": True, "font_size": 12, "text_wrap": True, **_LINED},
    "head": {"bg_color": "#1F4E79", "font_color": "#FFFFFF", "border_color": "#FFFFFF", **_HEAD},
    "head-fill": {"bg_color": "#F2C94C", "font_color": "#3D2E00", "border_color": "#D6B656", **_HEAD},
    "key": {"font_color": "#808080", "font_size": 8},
    "text": {"text_wrap": True, **_LINED},
    "line": dict(_LINED),
    "code": {"text_wrap": True, "font_name": "Consolas", "font_size": 9, **_LINED},
    "middle": {"text_wrap": True, **_LINED, **_MIDDLE},
    "number": {"num_format": "#,##0", **_LINED, **_MIDDLE},
    "points": {"num_format": "0.##", "text_wrap": True, **_LINED, **_MIDDLE},
    "day": {"num_format": "yyyy-mm-dd", **_LINED, **_MIDDLE},
    "link": {"font_color": "#0B5394", "underline": 1, "text_wrap": True, **_LINED},
    "struck": {"font_strikeout": True, "font_color": "#7F7F7F", "text_wrap": True, **_LINED},
    "fill": {"num_format": "@", **_FILL},
    "hidden": {"font_color": "#808080", "font_size": 8},
    "critical": {"bg_color": "#9C0006", "font_color": "#FFFFFF", "bold": True, **_LINED, **_MIDDLE},
    "serious": {"bg_color": "#F8CBAD", "font_color": "#6B1D00", "bold": True, **_LINED, **_MIDDLE},
    "moderate": {"bg_color": "#FFE699", "font_color": "#4D3B00", **_LINED, **_MIDDLE},
    "minor": {"bg_color": "#EDEDED", "font_color": "#333333", **_LINED, **_MIDDLE},
    "bad": {"bg_color": "#FFC7CE", "font_color": "#9C0006", "bold": True, "text_wrap": True, **_LINED, **_MIDDLE},
    "good": {"bg_color": "#C6EFCE", "font_color": "#00480D", "text_wrap": True, **_LINED, **_MIDDLE},
    "open": {"bg_color": "#FFEB9C", "font_color": "#5C4400", "text_wrap": True, **_LINED, **_MIDDLE},
}


def looks(workbook: Workbook, lang: str) -> Callable[[str], Format]:
    """Return the function that gives a look by its name; the workbook gets each look once."""

    @cache
    def look(name: str) -> Format:
        # A text that someone opens and leaves again stays a text, also when it begins like a formula.
        return workbook.add_format(
            {"font_name": FONTS[lang], "font_size": 10, "quote_prefix": True} | dict(_LOOKS[name])
        )

    return look

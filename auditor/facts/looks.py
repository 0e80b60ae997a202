"""How text looks and boxes lie as far as inline style and the old style attributes say. Pure.

The figures here part what rules could judge differently; they judge nothing themselves.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from auditor.facts.colours import UNSET, WHITE, Colour, contrast, read_colour
from auditor.facts.outline import Element

PICTURE = "picture"
"""A ground that is a picture."""


class Signs(NamedTuple):
    """What markup says of an element."""

    doubts: tuple[str, ...] = ()
    """What is suspect whatever the style sheet says."""
    features: tuple[str, ...] = ()
    """What can be at fault on top of the style sheet."""


NOTHING = Signs()


class Look(NamedTuple):
    """What text inherits from the inline style around it; None: left to the style sheet."""

    ink: Colour | str | None = None
    ground: Colour | str | None = None
    pixels: float | None = None
    signs: Signs = NOTHING


PLAIN = Look()

_CONTRASTS = (3, 4.5)
"""Ratios WCAG asks of large and of other text."""
_SMALLEST = (12, 14)
"""CSS pixels; below is suspect."""
_LARGE = 18
"""CSS pixels from which on no text is too small."""
_LINES = (1.3, 1.5)
"""Times the size of the text; from the last on no line is too close."""
_NARROWEST = 320
"""CSS pixels of the narrowest screen a page must fit."""
_POINT = 4 / 3
_MEDIUM = 16.0
_SIZES = {"xx-small": 9, "x-small": 10, "small": 13, "smaller": 13, "medium": 16, "large": 18, "x-large": 24}
_FONT_SIZES = (10, 13, 16, 18, 24, 32, 48)
"""CSS pixels of `<font size="1">` to `<font size="7">`."""
_LENGTH = re.compile(r"(-?\d*\.?\d+)\s*(px|pt|em|rem|%|)")
_STEP = re.compile(r"[+-]?\d{1,2}")
_BOXES = {
    "overflow": ("auto", "scroll"),
    "overflow-x": ("auto", "scroll"),
    "overflow-y": ("auto", "scroll"),
    "position": ("absolute", "fixed", "sticky"),
    "white-space": ("nowrap", "pre"),
    "writing-mode": ("tb-rl", "vertical-rl"),
}
"""Values of properties that are suspect in themselves."""
_SPACINGS = ("letter-spacing", "line-height", "word-spacing")


def look_of(outer: Look, element: Element) -> Look:
    """Return how the text of an element looks that stands in text of another look."""
    attrs = element.attrs
    return _look(
        outer,
        attrs.get("style") or "",
        attrs.get("color") or attrs.get("text") or "",
        (attrs.get("size") or "") if element.tag == "font" else "",
        attrs.get("bgcolor") or "",
        PICTURE if attrs.get("background") else None,
    )


@lru_cache(maxsize=20_000)
def style_says(style: str) -> Signs:
    """Return what an inline style says of the element it stands on, apart from the look of its text."""
    declared = _declared(style)
    return Signs(tuple(dict.fromkeys(_box_doubts(declared))), tuple(_box_features(declared)))


def is_wide(written: str) -> bool:
    """Tell whether a width is fixed to more than the narrowest screen has."""
    found = _LENGTH.match(written.strip().lower())
    if found is None or found[2] not in ("px", "pt", ""):
        return False
    return float(found[1]) * (_POINT if found[2] == "pt" else 1) > _NARROWEST


def _box_doubts(declared: Mapping[str, str]) -> Iterator[str]:
    for name, value in declared.items():
        if name in ("width", "min-width") and is_wide(value):
            yield "wide"
        elif (plain := value.removesuffix("!important").rstrip()) in _BOXES.get(name, ()):
            yield plain
        elif name in ("opacity", "zoom", "filter"):
            yield name
        elif name in ("animation", "animation-name", "-webkit-animation"):
            yield "moves"
        elif name in _SPACINGS and plain != value:
            yield f"{name} locked"


def _box_features(declared: Mapping[str, str]) -> Iterator[str]:
    if "line-height" in declared and (lines := _lines(declared["line-height"], declared.get("font-size", ""))):
        yield lines
    if declared.get("text-align") == "justify":
        yield "justified"
    if declared.get("text-decoration") == "none":
        yield "not underlined"
    if declared.get("overflow") == "hidden" and "height" in declared:
        yield "cut off"


@lru_cache(maxsize=20_000)
def _look(outer: Look, style: str, colour: str, size: str, bgcolor: str, behind: str | None) -> Look:
    declared = _declared(style)
    background = declared.get("background-color") or declared.get("background", "")
    if "(" in declared.get("background-image", "") or "url(" in background:
        behind = PICTURE
    ink = read_colour(declared.get("color", "")) or read_colour(colour.lower()) or outer.ink
    ground = behind or read_colour(background) or read_colour(bgcolor.lower()) or outer.ground
    pixels = _pixels(declared.get("font-size", ""), outer.pixels) or _font_size(size) or outer.pixels
    of_ink, of_size = _contrast_signs(ink, ground), _size_signs(pixels)
    return Look(ink, ground, pixels, Signs(of_ink.doubts + of_size.doubts, of_ink.features + of_size.features))


def _contrast_signs(ink: Colour | str | None, ground: Colour | str | None) -> Signs:
    """Class the contrast; where one side is left to the style sheet, that of the other with white."""
    if ink is None and ground is None:
        return NOTHING
    if isinstance(ink, str) or isinstance(ground, str):
        told = (side if isinstance(side, str) else "a colour" for side in (ink, ground))
        return Signs((" on ".join(told),))
    ratio = contrast(ink or WHITE, ground or WHITE)
    step = sum(ratio >= least for least in _CONTRASTS)
    if ink is None:
        # Most text is dark: a pale ground is what it had anyway.
        return Signs((), ("pale ground",)) if step == 0 else Signs((f"ground {step}",))
    if step < len(_CONTRASTS):
        return Signs((f"ink {step}" if ground is None else f"ink on ground {step}",))
    return Signs((), ("dark ink",)) if ground is None else NOTHING


def _size_signs(pixels: float | None) -> Signs:
    if pixels is None or pixels >= _LARGE:
        return NOTHING
    step = sum(pixels >= least for least in _SMALLEST)
    return Signs((), ("small",)) if step == len(_SMALLEST) else Signs((f"tiny {step}",))


def _lines(written: str, size: str) -> str:
    """The class of a line height, against the size of the text where both are known; empty when it is ample."""
    found = _LENGTH.match(written)
    if found is None:
        return "" if written in UNSET else "line"
    number, unit = float(found[1]), found[2]
    if unit in ("px", "pt"):
        own = _pixels(size, None)
        if not own:
            return "line fixed"
        number *= (_POINT if unit == "pt" else 1) / own
    elif unit == "%":
        number /= 100
    step = sum(number >= least for least in _LINES)
    return "" if step == len(_LINES) else f"line {step}"


def _pixels(written: str, outer: float | None) -> float | None:
    """A font size in CSS pixels; None where none is set."""
    if written in _SIZES:
        return _SIZES[written]
    found = _LENGTH.match(written)
    if found is None:
        return None
    of_unit = {"pt": _POINT, "em": outer or _MEDIUM, "%": (outer or _MEDIUM) / 100, "rem": _MEDIUM}
    return float(found[1]) * of_unit.get(found[2], 1)


def _font_size(written: str) -> float | None:
    """The size of a `font` element: 1 to 7, or so many steps up or down from 3."""
    if _STEP.fullmatch(written) is None:
        return None
    step = int(written) + (0 if written.isdecimal() else 3)
    return _FONT_SIZES[min(max(step, 1), 7) - 1]


@lru_cache(maxsize=20_000)
def _declared(style: str) -> Mapping[str, str]:
    """The properties of an inline style with their values, in lower case."""
    pairs = (part.partition(":") for part in style.lower().split(";"))
    return MappingProxyType({name.strip(): value.strip() for name, colon, value in pairs if colon})

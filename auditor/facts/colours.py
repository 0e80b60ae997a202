"""Colours as inline style and old attributes write them, and how far two of them stand apart. Pure."""

import re

Colour = tuple[int, int, int]
"""Red, green and blue, 0 to 255."""

WHITE: Colour = (255, 255, 255)
UNSET = frozenset(("", "auto", "currentcolor", "inherit", "initial", "none", "normal", "transparent", "unset"))

_NAMES: dict[str, Colour] = {
    "aqua": (0, 255, 255),
    "black": (0, 0, 0),
    "blue": (0, 0, 255),
    "darkgray": (169, 169, 169),
    "fuchsia": (255, 0, 255),
    "gray": (128, 128, 128),
    "green": (0, 128, 0),
    "grey": (128, 128, 128),
    "lime": (0, 255, 0),
    "maroon": (128, 0, 0),
    "navy": (0, 0, 128),
    "olive": (128, 128, 0),
    "orange": (255, 165, 0),
    "purple": (128, 0, 128),
    "red": (255, 0, 0),
    "silver": (192, 192, 192),
    "teal": (0, 128, 128),
    "white": WHITE,
    "window": WHITE,
    "windowtext": (0, 0, 0),
    "yellow": (255, 255, 0),
}
_HEX = re.compile(r"#?([0-9a-f]{6}|[0-9a-f]{3})")
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})\D+(\d{1,3})\D+(\d{1,3})")


def read_colour(written: str) -> Colour | str | None:
    """Return the colour in a value in lower case, a name that is not known as itself, None when none is set."""
    if found := _RGB.search(written):
        return int(found[1]), int(found[2]), int(found[3])
    for word in written.split():
        if found := _HEX.fullmatch(word):
            digits = found[1] if len(found[1]) == 6 else "".join(digit * 2 for digit in found[1])
            return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)
        if word in _NAMES:
            return _NAMES[word]
    return written if written.isalpha() and written not in UNSET else None


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast ratio as WCAG defines it, 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (min(value, 255) / 255 for value in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

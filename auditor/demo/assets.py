"""Pictures, styles and scripts of the portal."""

import random
from collections.abc import Iterator
from importlib.resources import files

from auditor.demo.model import Answer

SVG, JS, CSS = "image/svg+xml", "text/javascript; charset=utf-8", "text/css; charset=utf-8"
ICONS = ("#0b5394", "#9c3d10", "#2f6b2f", "#6a3d85", "#146c78", "#8a1f3d", "#4d5a1f")


def assets() -> Iterator[tuple[str, Answer]]:
    """Yield path and answer of everything that is no page."""
    for folder in ("css", "js"):
        for file in sorted(files("auditor.demo").joinpath(f"static/{folder}").iterdir(), key=lambda file: file.name):
            yield f"/{folder}/{file.name}", Answer(file.read_bytes(), CSS if folder == "css" else JS)
    yield "/images/logo.svg", _svg(64, 64, _LOGO)
    yield "/images/dzjg.svg", _svg(60, 60, _badge(60, "#c00", "党政"))
    yield "/images/jiucuo.svg", _svg(120, 60, _badge(120, "#b45309", "网站找错"))
    for number in range(1, 13):
        yield f"/images/pic{number}.svg", _svg(600, 360, _landscape(number))
    for number, colour in enumerate(ICONS, start=1):
        yield f"/images/icon{number}.svg", _svg(48, 48, _icon(colour))


def _svg(width: int, height: int, inner: str) -> Answer:
    text = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
    return Answer(f"{text}{inner}</svg>".encode(), SVG)


_LOGO = (
    '<circle cx="32" cy="32" r="31" fill="#fff"/><circle cx="32" cy="32" r="28" fill="#0b5394"/>'
    '<path d="M8 40 L22 22 L32 34 L41 20 L56 40 Z" fill="#fff"/>'
    '<path d="M10 46 q6 -5 12 0 t12 0 t12 0 t9 -1" stroke="#9fd3ff" stroke-width="4" fill="none"/>'
)


def _badge(width: int, colour: str, text: str) -> str:
    return (
        f'<rect width="{width}" height="60" rx="6" fill="{colour}"/>'
        f'<text x="{width // 2}" y="37" font-size="20" text-anchor="middle" fill="#fff">{text}</text>'
    )


def _icon(colour: str) -> str:
    return (
        f'<rect width="48" height="48" rx="12" fill="{colour}"/>'
        '<rect x="13" y="10" width="22" height="28" rx="2" fill="#fff"/>'
        f'<path d="M17 18h14M17 24h14M17 30h9" stroke="{colour}" stroke-width="2"/>'
    )


def _landscape(number: int) -> str:
    """Hills, a sun and a river; every number its own."""
    chance = random.Random(number)
    sky, sun = chance.choice((("#cfe8f7", "#fff3c4"), ("#fde2c5", "#ff9d5c"), ("#dcd6f2", "#ffd9e8")))
    hills = []
    for layer, colour in enumerate(("#8fb8a8", "#5f9480", "#3c6e5c")):
        base = 190 + 45 * layer
        points = " ".join(f"{x},{base - chance.randrange(10, 95 - 20 * layer)}" for x in range(0, 660, 60))
        hills.append(f'<polygon points="0,360 {points} 600,360" fill="{colour}"/>')
    bend = f"M{chance.randrange(120, 480)} 290 q-60 30 20 50 t-40 60"
    river = f'<path d="{bend}" stroke="#b9e0f2" stroke-width="26" fill="none"/>'
    disc = f'<circle cx="{chance.randrange(80, 520)}" cy="{chance.randrange(50, 110)}" r="34" fill="{sun}"/>'
    return f'<rect width="600" height="360" fill="{sky}"/>{disc}{"".join(hills)}{river}'

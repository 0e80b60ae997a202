"""Portal texts are hostile: what may reach the reader, and which addresses may be linked."""

import base64
import re
from urllib.parse import urlsplit

from markupsafe import Markup

_HARMFUL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters, except tab and newline
    "\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"  # invisible, and those that turn the reading direction
    "\ufff0-\uffff\ud800-\udfff]"  # noncharacters and half pairs, which no UTF-8 file may hold
)


def clean(text: str) -> str:
    """Return the text without characters that are invisible, turn the reading direction or break the file."""
    return _HARMFUL.sub("", text)


def escaped(json: str) -> str:
    """Return JSON text that means the same, with those characters written as escapes: it may be shown anywhere."""
    return _HARMFUL.sub(lambda found: f"\\u{ord(found[0]):04x}", json)


def finalize(value: object) -> object:
    """Clean every text a template prints; markup made by our own templates stays as it is."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return clean(value)
    return value


def link_address(url: str) -> str:
    """Return the address when a reader may follow it (http and https with a host), else an empty text."""
    address = clean(url).strip()
    try:
        parts = urlsplit(address)
        return address if parts.scheme in ("http", "https") and parts.hostname else ""
    except ValueError:
        return ""


def origin(url: str) -> str:
    """Return scheme and host of an address, `https://www.example.gov.cn`; empty when it has none."""
    try:
        parts = urlsplit(clean(url))
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}" if parts.scheme in ("http", "https") and parts.netloc else ""


def data_address(picture: bytes) -> str:
    """Return a PNG or JPEG as a `data:` address; empty when it is neither."""
    if picture.startswith(b"\x89PNG\r\n"):
        kind = "png"
    elif picture.startswith(b"\xff\xd8\xff"):
        kind = "jpeg"
    else:
        return ""
    return f"data:image/{kind};base64,{base64.b64encode(picture).decode('ascii')}"

"""Bytes → text. What real portals declare is often wrong, so every charset is tried strictly before it is believed."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator

_HEAD = 8_192
_TAG = re.compile(rb"<(?:meta|\?xml)\b[^>]*>", re.IGNORECASE)
_DECLARATION = re.compile(rb"""\b(?:charset|encoding)\s*=\s*["']?\s*([a-z0-9_\-]+)""", re.IGNORECASE)
_THREE_BYTES = re.compile("[\u0800-\U0010ffff]")

# GB18030 contains GB2312 and GBK, and portals that declare a small one use letters of the large one.
_CHINESE = frozenset(("gb2312", "gbk", "x-gbk", "gb_2312-80", "gb-2312", "cp936", "gb18030", "gb-18030"))
_OTHERS = re.compile(r"big5(-?hkscs)?|shift_jis|euc-(jp|kr)|koi8-[ru]|windows-125[0-8]|iso-8859-(1[013-6]?|[2-9])")
_LAST_RESORT = ("gb18030", "windows-1252", "utf-8")


def decode(body: bytes, declared: str) -> tuple[str, str]:
    """Return the text of a body and the charset it was really read as.

    `declared` is the charset of the HTTP header, empty when there was none. Byte order mark first, then UTF-16 by
    its zero bytes, then strict UTF-8 (text of another charset does not pass for it), then what header and document
    declare, then GB18030. What no charset reads without loss is read by the one that loses least.
    """
    marked = _by_mark(body)
    if marked:
        return body.decode(marked, "replace").removeprefix("\ufeff"), marked
    text = _utf_8(body)
    if text is not None and (text.isascii() or _THREE_BYTES.search(text)):
        return text, "utf-8"
    names = _declarations(body, declared)
    if text is not None and (_CHINESE.isdisjoint(names) or not _reads(body, "gb18030")):
        return text, "utf-8"
    charsets = tuple(dict.fromkeys(_candidates(names)))
    for charset in charsets:
        if _reads(body, charset):
            return body.decode(charset), charset
    texts = {charset: body.decode(charset, "replace") for charset in charsets}
    charset = min(charsets, key=lambda name: texts[name].count("\ufffd"))
    return texts[charset], charset


def _by_mark(body: bytes) -> str:
    """Return the charset that a byte order mark, or the zero bytes of UTF-16 markup, give away."""
    if body.startswith(BOM_UTF8):
        return "utf-8"
    if body.startswith(BOM_UTF16_LE):
        return "utf-16-le"
    if body.startswith(BOM_UTF16_BE):
        return "utf-16-be"
    even, odd = body[:256:2], body[1:256:2]
    if odd.count(0) * 2 > len(odd) and not even.count(0):
        return "utf-16-le"
    if even.count(0) * 2 > len(even) and not odd.count(0):
        return "utf-16-be"
    return ""


def _utf_8(body: bytes) -> str | None:
    """Return the text when it is UTF-8, also when it was cut off in the middle of its last letter."""
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        return body.decode("utf-8", "ignore") if error.reason == "unexpected end of data" else None


def _declarations(body: bytes, declared: str) -> list[str]:
    """Return every charset that the header and the document name, in lower case."""
    tags = _TAG.findall(body, 0, _HEAD)
    names = [declared, *(name.decode("ascii") for tag in tags for name in _DECLARATION.findall(tag))]
    return [name.strip(" \"'").lower() for name in names]


def _candidates(names: list[str]) -> Iterator[str]:
    """Yield charsets to try, best first. Those that read nearly any bytes come after GB18030."""
    for name in names:
        if name in _CHINESE:
            yield "gb18030"
        elif _OTHERS.fullmatch(name) and not name.startswith(("windows", "iso", "koi8")):
            yield name
    yield "gb18030"
    yield from (name for name in names if _OTHERS.fullmatch(name))
    yield from _LAST_RESORT


def _reads(body: bytes, charset: str) -> bool:
    try:
        body.decode(charset)
    except UnicodeDecodeError:
        return False
    return True

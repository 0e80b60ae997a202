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
_WIDE = re.compile(r"big5(-?hkscs)?|shift_jis|euc-(jp|kr)")
_NARROW = re.compile(r"koi8-[ru]|windows-125[0-8]|iso-8859-(1[013-6]?|[2-9])")
_NOT_ASCII = re.compile("[^\x00-\x7f]")
_TOLERATED = 20
"""One broken letter in so many does not speak against a charset."""


def decode(body: bytes, declared: str) -> tuple[str, str]:
    """Return the text of a body and the charset it was really read as.

    `declared` is the charset of the HTTP header, empty when there was none. Byte order mark first, then UTF-16 by
    its zero bytes, then strict UTF-8 (text of another charset does not pass for it), then what header and document
    declare, then GB18030. What none of them reads without loss is read by the one that loses least, if that is little;
    else it is Western text.
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
    charsets = tuple(dict.fromkeys(_wide(names)))
    for charset in charsets:
        if _reads(body, charset):
            return body.decode(charset), charset
    texts = {charset: body.decode(charset, "replace") for charset in charsets}
    charset = min(charsets, key=lambda name: texts[name].count("\ufffd"))
    if texts[charset].count("\ufffd") * _TOLERATED <= len(_NOT_ASCII.findall(texts[charset])):
        return texts[charset], charset
    charset = next(filter(_NARROW.fullmatch, names), "windows-1252")
    return body.decode(charset, "replace"), charset


def _by_mark(body: bytes) -> str:
    """Return the charset that a byte order mark, or the zero bytes of UTF-16 markup, give away."""
    if body.startswith(BOM_UTF8):
        return "utf-8"
    if body.startswith(BOM_UTF16_LE):
        return "utf-16-le"
    if body.startswith(BOM_UTF16_BE):
        return "utf-16-be"
    even, odd = body[:512:2].count(0), body[1:512:2].count(0)
    if max(even, odd) * 10 < min(len(body), 512) or max(even, odd) < 4 * min(even, odd):
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


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


def _wide(names: list[str]) -> Iterator[str]:
    """Yield the charsets to try that do not read any bytes whatever, best first."""
    for name in names:
        if name in _CHINESE:
            yield "gb18030"
        elif _WIDE.fullmatch(name):
            yield name
    yield "gb18030"
    yield "utf-8"


def _reads(body: bytes, charset: str) -> bool:
    try:
        body.decode(charset)
    except UnicodeDecodeError:
        return False
    return True

"""The text of a doc file, put together from its pieces ([MS-DOC] 2.4.1); rows of tables end with a mark of ours."""

import struct
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from auditor.documents.limits import LETTERS
from auditor.model import Reason, Unknown

CELL_END = "\x07"
ROW_END = "\x1c"
"""In the file a row ends like a cell; only the properties of its last paragraph tell the two apart."""

_MAGIC = 0xA5EC
_WORD_97 = 0x00C1
_IS_ENCRYPTED, _IN_TABLE_1 = 0x0100, 0x0200
_PROPERTIES_AT, _PIECES_AT = 0x0102, 0x01A2
"""Where the head says at which offset and how long the two tables lie in the table stream."""
_PROPERTIES, _PIECES = 1, 2
_IS_NARROW = 1 << 30
_PAGE, _PAGE_NUMBER = 512, (1 << 22) - 1
_ENDS_ROW = b"\x17\x24\x01"
"""sprmPFTtp: the paragraph ends a row."""


class Head(NamedTuple):
    """What the head of the main stream says."""

    tables: str
    """Name of the table stream."""
    properties: tuple[int, int]
    """Offset and length in it of the table of paragraph properties …"""
    pieces: tuple[int, int]
    """… and of the piece table."""


class _Piece(NamedTuple):
    start: int
    """Offset in the main stream."""
    letters: int
    width: int
    """Bytes a letter."""


def read_head(word: bytes) -> Head | Unknown:
    """Return the head of a main stream, or why there is no text to be had. Raises struct.error when it is cut off."""
    magic, version, flags = struct.unpack_from("<HHxxxxxxH", word)
    if magic != _MAGIC or version < _WORD_97:
        return Unknown(Reason.UNSUPPORTED, "older than Word 97")
    if flags & _IS_ENCRYPTED:
        return Unknown(Reason.UNREADABLE, "encrypted")
    properties, pieces = (struct.unpack_from("<II", word, at) for at in (_PROPERTIES_AT, _PIECES_AT))
    return Head("1Table" if flags & _IN_TABLE_1 else "0Table", properties, pieces)


def read_text(word: bytes, tables: bytes, head: Head) -> str:
    """Return the text with all its marks, cut at the most that is read. Raises ValueError, IndexError, struct.error."""
    row_ends = set(_row_ends(word, _part(tables, head.properties)))
    texts, room = [], LETTERS
    for start, letters, width in _pieces(_part(tables, head.pieces)):
        letters = min(letters, room)
        text = word[start : start + width * letters].decode("cp1252" if width == 1 else "utf-16-le", "replace")
        texts.append(_with_row_ends(text, start, width, row_ends))
        room -= letters
    return "".join(texts)


def _part(tables: bytes, where: tuple[int, int]) -> bytes:
    at, length = where
    return tables[at : at + length]


def _pieces(part: bytes) -> Iterator[_Piece]:
    at = 0
    while part[at] == _PROPERTIES:
        at += 3 + struct.unpack_from("<H", part, at + 1)[0]
    if part[at] != _PIECES:
        raise ValueError("no piece table")
    (length,) = struct.unpack_from("<I", part, at + 1)
    count = (length - 4) // 12
    positions = struct.unpack_from(f"<{count + 1}I", part, at + 5)
    for number, (begin, end) in enumerate(pairwise(positions)):
        (where,) = struct.unpack_from("<I", part, at + 5 + 4 * len(positions) + 8 * number + 2)
        offset, letters = where & (_IS_NARROW - 1), max(0, end - begin)
        yield _Piece(offset // 2, letters, 1) if where & _IS_NARROW else _Piece(offset, letters, 2)


def _row_ends(word: bytes, part: bytes) -> Iterator[int]:
    """Yield where in the main stream the paragraphs begin that end a row of a table."""
    count = max(0, (len(part) - 4) // 8)
    for (number,) in struct.iter_unpack("<I", part[4 * (count + 1) : 4 * (2 * count + 1)]):
        start = (number & _PAGE_NUMBER) * _PAGE
        page = word[start : start + _PAGE]
        if len(page) < _PAGE:
            continue
        paragraphs = page[-1]
        for at in range(min(paragraphs, (_PAGE - 5) // 17)):
            properties = 2 * page[4 * (paragraphs + 1) + 13 * at]
            words = page[properties] or page[properties + 1]
            if properties and _ENDS_ROW in page[properties : properties + 2 + 2 * words]:
                yield struct.unpack_from("<I", page, 4 * at)[0]


def _with_row_ends(text: str, start: int, width: int, row_ends: set[int]) -> str:
    if CELL_END not in text:
        return text
    return "".join(
        ROW_END if letter == CELL_END and start + width * at in row_ends else letter for at, letter in enumerate(text)
    )

"""The container of the old Office formats ([MS-CFB]): a small file system of chained sectors.

Every chain is followed once and every sector of a table read once, whatever a broken or hostile file says of them.
"""

import struct
from collections.abc import Iterator, Sequence
from typing import NamedTuple

SIGNATURE = bytes.fromhex("d0cf11e0a1b11ae1")

_ENTRY = 128
_LAST = 0xFFFFFFFA
"""From here on a number is no sector but a mark, such as the end of a chain."""


class _Entry(NamedTuple):
    name: str
    left: int
    right: int
    child: int
    start: int
    size: int


class Container:
    """The streams of one file. Raises ValueError and struct.error when the file is none."""

    def __init__(self, body: bytes) -> None:
        """Read the tables and the directory."""
        if not body.startswith(SIGNATURE):
            raise ValueError("no container")
        self._body = body
        shift, small_shift = struct.unpack_from("<HH", body, 30)
        if shift not in (9, 12) or small_shift != 6:
            raise ValueError("sectors of no known size")
        self._size, self._small_size = 1 << shift, 1 << small_shift
        directory, self._least, small = struct.unpack_from("<I4xII", body, 48)
        self._next = self._numbers(self._tables())
        self._small_next = self._numbers(_chain(small, self._next))
        self._entries = tuple(_entries(self._large(directory)))
        self._small_body = self._large(self._entries[0].start)

    def stream(self, *names: str) -> bytes:
        """Return the first of the streams that is there. Raises ValueError when none is."""
        found = {entry.name: entry for entry in self._top()}
        for name in names:
            if name in found:
                entry = found[name]
                small = entry.size < self._least
                return (self._small(entry.start) if small else self._large(entry.start))[: entry.size]
        raise ValueError(f"no stream {names[0]}")

    def _top(self) -> Iterator[_Entry]:
        """Yield what lies at the top; what is embedded lies deeper."""
        waiting, seen = [self._entries[0].child], set()
        while waiting:
            number = waiting.pop()
            if number < len(self._entries) and number not in seen:
                seen.add(number)
                entry = self._entries[number]
                yield entry
                waiting += (entry.left, entry.right)

    def _tables(self) -> Iterator[int]:
        """Yield the sectors that hold the table of chains: the head names 109, sectors of their own the others."""
        yield from struct.unpack_from("<109I", self._body, 76)
        further, seen = struct.unpack_from("<I", self._body, 68)[0], set()
        while further < _LAST and further not in seen:
            seen.add(further)
            *numbers, further = self._numbers([further]) or [_LAST]
            yield from numbers

    def _numbers(self, sectors: Iterator[int] | Sequence[int]) -> Sequence[int]:
        content = b"".join(self._sector(sector) for sector in dict.fromkeys(sectors) if sector < _LAST)
        return struct.unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4])

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        return self._body[start : start + self._size]

    def _large(self, start: int) -> bytes:
        return b"".join(map(self._sector, _chain(start, self._next)))

    def _small(self, start: int) -> bytes:
        places = (number * self._small_size for number in _chain(start, self._small_next))
        return b"".join(self._small_body[at : at + self._small_size] for at in places)


def _chain(start: int, following: Sequence[int]) -> Iterator[int]:
    seen: set[int] = set()
    while start < len(following) and start not in seen:
        seen.add(start)
        yield start
        start = following[start]


def _entries(directory: bytes) -> Iterator[_Entry]:
    for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
        length = min(64, struct.unpack_from("<H", directory, at + 64)[0])
        name = directory[at : at + max(0, length - 2)].decode("utf-16-le", "replace")
        yield _Entry(name, *struct.unpack_from("<III36xII", directory, at + 68))

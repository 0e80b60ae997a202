"""Many facts of one kind in a fraction of their room. Pure."""

from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import TypeVar

import msgspec

from auditor.frames import expand, squeeze

T = TypeVar("T", bound=msgspec.Struct)

FRAME = 500
"""Facts in one frame."""


class Pressed(Collection[T]):
    """Facts in their order, packed; one frame of them is unpacked at a time, and each time anew."""

    def __init__(self, facts: Iterable[T], type_: type[T]) -> None:
        self._decode = msgspec.msgpack.Decoder(list[type_]).decode  # type: ignore[valid-type]
        self._frames: list[bytes] = []
        self._length = 0
        rest = iter(facts)
        while some := list(islice(rest, FRAME)):
            self._frames.append(squeeze(msgspec.msgpack.encode(some)))
            self._length += len(some)

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[T]:
        for frame in self._frames:
            yield from self._decode(expand(frame))

    def __contains__(self, fact: object) -> bool:
        return any(fact == one for one in self)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Pressed) and self._frames == other._frames

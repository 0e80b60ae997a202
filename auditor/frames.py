"""How large facts are stored: msgpack in zstd frames, so that a worker can be handed a row as it stands. Pure."""

import msgspec
import zstandard

from auditor.model import Measured, Page

PackedPage = tuple[bytes, bytes | None, bytes | None]
"""Facts of a page and what was measured on it at desktop and phone width, as stored."""

_squeeze = zstandard.ZstdCompressor(level=1, write_checksum=True)
_expand = zstandard.ZstdDecompressor()
_decode_page = msgspec.msgpack.Decoder(Page).decode
_decode_measured = msgspec.msgpack.Decoder(Measured).decode


class DamagedFrame(Exception):
    """What the database holds is not what was put there."""


def squeeze(content: bytes) -> bytes:
    """Return the frame of some bytes."""
    # A copy: what the compressor returns keeps the room of the worst case, many times the frame.
    return bytes(memoryview(_squeeze.compress(content)))


def expand(frame: bytes) -> bytes:
    """Return the content of a frame. Raises DamagedFrame when it is not as it was written."""
    try:
        return _expand.decompress(frame)
    except zstandard.ZstdError as error:
        raise DamagedFrame("a stored response is not as it was written") from error


def pack(fact: Page | Measured) -> bytes:
    """Return the frame of a fact."""
    return squeeze(msgspec.msgpack.encode(fact))


def unpack_measured(frame: bytes) -> Measured:
    """Return the measurement in a frame."""
    return _decode_measured(expand(frame))


def unpack_page(fact: bytes, desktop: bytes | None = None, phone: bytes | None = None) -> Page:
    """Return the page of a `PackedPage`, its measurements attached."""
    page = _decode_page(expand(fact))
    seen = {"measured": desktop, "on_phone": phone}
    measured = {name: unpack_measured(frame) for name, frame in seen.items() if frame is not None}
    return msgspec.structs.replace(page, **measured) if measured else page

"""Undoes the packing of a body as it arrives. Pure."""

import zlib

_EITHER, _BARE = 47, -15
"""How zlib is told what to expect: gzip or zlib, as the first bytes say; or neither's frame."""
_MEMBER = b"\x1f"
"""How what may follow the end of a gzip stream begins, if it is to be read; anything else is padding."""
CODINGS = frozenset(("gzip", "x-gzip", "deflate"))


class Unpacking:
    """One body packed by gzip or deflate."""

    def __init__(self) -> None:
        self.is_whole = True
        """What has come so far breaks off nowhere."""
        self._stream = zlib.decompressobj(_EITHER)
        self._has_begun = False

    def unpacked(self, chunk: bytes, most: int) -> bytes:
        """Return what a chunk brings, cut after `most` bytes; nothing can be unpacked after a cut.

        Raises zlib.error when it is not packed as it says.
        """
        if not self._has_begun and chunk:
            self._has_begun = True
            if chunk[0] & 0xF != 8 and not chunk.startswith(_MEMBER):  # deflate without the frame it should have
                self._stream = zlib.decompressobj(_BARE)
        pieces: list[bytes] = []
        while chunk and most > 0:
            if self._stream.eof:
                if not chunk.startswith(_MEMBER):
                    break
                self._stream = zlib.decompressobj(_EITHER)
            pieces.append(self._stream.decompress(chunk, most))
            most -= len(pieces[-1])
            chunk = self._stream.unused_data if self._stream.eof else self._stream.unconsumed_tail
        self.is_whole = self._stream.eof or not self._has_begun
        return b"".join(pieces)

"""Zip archives: what they unpack to, and their files, one level deep."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

from auditor.documents.limits import CUT, MEMBERS, RATIO, UNPACKED, Clock
from auditor.documents.reading import Reading
from auditor.documents.writing import Written
from auditor.model import FileType

_SMALL = 1_000_000
"""Bytes up to which a file may be packed as tightly as it likes."""


def is_bomb(body: bytes) -> bool:
    """Tell whether a zip archive unpacks to more than any document would."""
    with ZipFile(BytesIO(body)) as archive:
        sizes = [(member.file_size, member.compress_size) for member in archive.infolist()]
    total = sum(size for size, _ in sizes)
    return total > UNPACKED or any(size > _SMALL and size > packed * RATIO for size, packed in sizes)


def read_archive(body: bytes, read: Callable[[bytes, str], Reading]) -> Reading:
    """Read every file of an archive; archives in it are left closed."""
    written, clock = Written(), Clock()
    trouble = None
    with ZipFile(BytesIO(body)) as archive:
        members = [member for member in archive.infolist() if not member.is_dir()]
        for member in members[:MEMBERS]:
            if written.is_full or clock.is_over:
                return written.reading(FileType.ARCHIVE, trouble=CUT)
            if member.flag_bits & 1:
                trouble = CUT
                continue
            found = read(archive.read(member), member.filename.rpartition(".")[2].lower())
            trouble = trouble or found.trouble
            written.add(found)
    return written.reading(FileType.ARCHIVE, trouble=CUT if len(members) > MEMBERS else trouble)

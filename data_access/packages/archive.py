"""A package that is packed as a zip: nothing is unpacked to disk, and nothing is read beyond what is declared."""

import stat
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zlib import error as ZlibError

from data_access.packages import limits
from data_access.packages.members import Broken, Member

_BLOCK = 1 << 20
_BROKEN = (zipfile.BadZipFile, ZlibError, EOFError, NotImplementedError, RuntimeError, OSError, ValueError, IndexError)
_KNOWN_PACKING = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_ENCRYPTED = 0x1


@contextmanager
def members(path: Path) -> Iterator[list[Member]]:
    """Raises Broken when the file is no zip. The members can be read while the context lasts."""
    try:
        archive = zipfile.ZipFile(path)
    except (*_BROKEN, UnicodeDecodeError, OverflowError, MemoryError) as error:
        raise Broken from error
    with archive:
        yield [_member(archive, info) for info in archive.infolist() if not _is_empty_folder(info)]


def _is_empty_folder(info: zipfile.ZipInfo) -> bool:
    return info.filename.endswith("/") and info.file_size == 0 and ".." not in info.filename


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Member:
    # `filename` is what Python made of the name; the zip's own name tells of backslashes and NUL bytes.
    return Member(info.orig_filename, info.file_size, lambda: _bytes(archive, info), _fault(info))


def _fault(info: zipfile.ZipInfo) -> str:
    if info.flag_bits & _ENCRYPTED:
        return "file_encrypted"
    if stat.S_ISLNK(info.external_attr >> 16):
        return "not_a_file"
    if info.compress_type not in _KNOWN_PACKING:
        return "packing_unknown"
    return "packed_too_hard" if packed_too_hard(info.file_size, info.compress_size) else ""


def packed_too_hard(size: int, packed: int) -> bool:
    return size > limits.SUSPECT_BYTES and size > packed * limits.PACKING_RATIO


def _bytes(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """Counts while it reads, because what a zip declares may be a lie."""
    blocks: list[bytes] = []
    room = info.file_size
    try:
        with archive.open(info) as file:
            while block := file.read(_BLOCK):
                blocks.append(block)
                room -= len(block)
                if room < 0:
                    raise Broken
    except _BROKEN as error:
        raise Broken from error
    return b"".join(blocks)

"""Archives that nobody packs by accident: names that lead out, sizes that are not true, members put in afterwards."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.packages.builders import package, zipped


def zip_with(folder: Path, *members: zipfile.ZipInfo | str, data: bytes = b"x") -> Path:
    """The right package with further members."""
    path = zipped(package(folder))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        for member in members:
            archive.writestr(member, data)
    return path


def named(name: str, change: Callable[[zipfile.ZipInfo], None] = lambda info: None) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo("x")
    info.filename = name  # the constructor would clean the name
    change(info)
    return info


def declare(path: Path, name: str, size: int) -> None:
    """Makes the zip's list of contents tell another size."""
    with zipfile.ZipFile(path, "a") as archive:
        archive.getinfo(name).file_size = size
        archive.comment = b"written anew"


def spoil(path: Path, mark: bytes, which: int, offset: int, new: bytes) -> None:
    """Writes over bytes at an offset from the first (0) or last (-1) occurrence of a mark."""
    data = bytearray(path.read_bytes())
    place = (data.find(mark) if which == 0 else data.rfind(mark)) + offset
    data[place : place + len(new)] = new
    path.write_bytes(bytes(data))


def with_member(book: bytes, name: str, data: bytes) -> bytes:
    file = io.BytesIO(book)
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return file.getvalue()

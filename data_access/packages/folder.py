"""A package that lies in a folder."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from data_access.packages import limits
from data_access.packages.members import Broken, Member


def members(folder: Path) -> list[Member]:
    found: list[Member] = []
    for path in _files(folder):
        found.append(member(folder, path))
        if len(found) > limits.MEMBERS:
            break
    return sorted(found, key=lambda member: member.name)


def _files(folder: Path) -> Iterator[Path]:
    """Every file and every link; what a link points at is not followed."""
    for parent, folders, names in os.walk(folder):
        yield from (Path(parent) / name for name in names)
        yield from (path for name in folders if (path := Path(parent) / name).is_symlink())


def member(folder: Path, path: Path) -> Member:
    """One file of a folder."""
    status = path.lstat()
    regular = stat.S_ISREG(status.st_mode)
    name = path.relative_to(folder).as_posix()
    return Member(name, status.st_size if regular else 0, lambda: _bytes(path), "" if regular else "not_a_file")


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(limits.UNPACKED_BYTES + 1)
    except OSError as error:
        raise Broken from error

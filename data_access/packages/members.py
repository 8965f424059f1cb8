"""The list of files in a package: is it safe, and what are the files called inside the package?"""

import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from data_access.packages import limits
from data_access.packages.report import Report

MAPPING = "mapping.toml"
_LITTER = {"__MACOSX", "Thumbs.db", "desktop.ini"}


class Broken(Exception):
    """The file is listed, but its bytes cannot be had."""


@dataclass(frozen=True)
class Member:
    """A file as its container lists it. `name` may still be unsafe; `size` is what the container declares."""

    name: str
    size: int
    read: Callable[[], bytes]
    fault: str = ""  # the reason why this file must not be read, if there is one


def by_name(members: Sequence[Member], package: str, report: Report) -> dict[str, Member]:
    """The files that count, by their name inside the package. Whatever is unsafe is an error in the report."""
    if len(members) > limits.MEMBERS:
        report.error("too_many_files", package, count=len(members), limit=limits.MEMBERS)
    if sum(member.size for member in members) > limits.UNPACKED_BYTES:
        report.error("package_too_large", package, limit=limits.UNPACKED_BYTES // 1_000_000)
    for member in members:
        if fault := member.fault or _fault_of_name(member.name):
            report.error(fault, member.name)
    named = {unicodedata.normalize("NFC", member.name): member for member in members}
    _report_duplicates(members, report)
    return _without_top_folder({name: member for name, member in named.items() if not _is_litter(name)})


def _fault_of_name(name: str) -> str:
    if not name.isprintable() or len(name) > 500:
        return "unsafe_name"
    if "\\" in name or name.startswith("/") or name[1:2] == ":":
        return "unsafe_name"
    return "unsafe_name" if {"..", ".", ""} & set(name.split("/")) else ""


def _report_duplicates(members: Sequence[Member], report: Report) -> None:
    counts = Counter(unicodedata.normalize("NFC", member.name) for member in members)
    for name in sorted(name for name, count in counts.items() if count > 1):
        report.error("file_twice", name)


def _is_litter(name: str) -> bool:
    """Files that Windows, macOS and Office leave behind."""
    return any(part in _LITTER or part.startswith((".", "~$")) for part in name.split("/"))


def _without_top_folder(members: dict[str, Member]) -> dict[str, Member]:
    tops = {PurePosixPath(name).parts[0] for name in members if name}
    if MAPPING in members or len(tops) != 1:
        return members
    (top,) = tops
    inside = {name.removeprefix(f"{top}/"): member for name, member in members.items()}
    return inside if MAPPING in inside else members

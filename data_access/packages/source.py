"""A package's files by name, the same whether they lie in a folder or in a zip."""

import hashlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from data_access.packages import archive, folder, limits, members
from data_access.packages.members import Broken, Member
from data_access.packages.report import Report


@dataclass
class Source:
    """`files` are the members that count, by their name inside the package."""

    files: dict[str, Member]
    report: Report
    _digests: dict[str, bytes] = field(default_factory=dict)
    _total: int = 0

    def read(self, name: str) -> bytes | None:
        """The file's bytes; None, with an error in the report, when they cannot be had."""
        try:
            data = self.files[name].read()
        except Broken:
            self.report.error("file_broken", name)
            self._digests[name] = b""
            return None
        self._count(name, data)
        return data

    def _count(self, name: str, data: bytes) -> None:
        if name not in self._digests:
            self._total += len(data)
            self._digests[name] = hashlib.sha256(data).digest()
        if self._total > limits.UNPACKED_BYTES:
            self.report.error("package_too_large", name, limit=limits.UNPACKED_BYTES // 1_000_000)
            raise self.report.refusal()

    def fingerprint(self) -> str:
        """SHA-256 over all names and bytes, whatever their order and packing."""
        whole = hashlib.sha256()
        for name in sorted(self.files):
            if name not in self._digests:
                self.read(name)
            name_digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).digest()
            whole.update(name_digest + self._digests[name])
        return whole.hexdigest()


@contextmanager
def opened(path: Path, report: Report) -> Iterator[Source]:
    """Raises Refused when the package cannot be opened or its list of files is not safe."""
    with ExitStack() as stack:
        try:
            found = folder.members(path) if path.is_dir() else stack.enter_context(archive.members(path))
        except (Broken, OSError):
            report.error("not_a_package", path.name)
            raise report.refusal() from None
        files = members.by_name(found, path.name, report)
        report.raise_if_refused()
        yield Source(files, report)

"""Decides how a delimited text is delimited, from its first lines and the columns it ought to have."""

import csv
import io
from collections.abc import Collection

from data_access.packages import records

CANDIDATES = (";", ",", "\t", "|")
_SAMPLE = 200_000


def delimiter(data: bytes, expected: Collection[str]) -> str:
    """The one that finds most of the expected columns, then the most even rows, then the most cells."""
    sample = data[:_SAMPLE]
    return max(CANDIDATES, key=lambda candidate: _fit(sample, candidate, expected))


def _fit(sample: bytes, candidate: str, expected: Collection[str]) -> tuple[int, float, int]:
    found = records.records(sample, candidate, records.quotes(sample, candidate))
    names = heading(sample[: int(found.ends[0])], candidate)
    cells = found.cells[:-1] if len(found) > 2 else found.cells  # the sample cuts its last record
    even = float((cells == cells[0]).mean())
    return len(set(names) & set(expected)), even if len(names) > 1 else 0.0, len(names)


def heading(record: bytes, candidate: str) -> list[str]:
    """The names in a heading record, stripped; none when the record cannot be taken apart."""
    text = record.decode("utf-8", errors="replace").removesuffix("\r")
    try:
        return [name.strip() for name in next(csv.reader(io.StringIO(text, newline=""), delimiter=candidate), [])]
    except csv.Error:
        return []

"""Finds the records of a delimited text without parsing it: where they end and how many cells each has."""

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from data_access.packages import limits

_BLOCK = 1 << 23
_LINE_FEED, _QUOTE = 10, 34


@dataclass(frozen=True)
class Records:
    """`ends` are the places of the line feeds (the last may be the end of the text), `cells` the cells before them.

    `unclosed` tells of a quotation mark that is opened in the last record and never closed.
    """

    ends: npt.NDArray[np.int64]
    cells: npt.NDArray[np.int64]
    unclosed: bool

    def start(self, index: int) -> int:
        return int(self.ends[index - 1]) + 1 if index else 0

    def __len__(self) -> int:
        return len(self.ends)


def quotes(data: bytes, delimiter: str) -> bool:
    """Are cells put in quotation marks? Marks that never open a cell are ordinary letters."""
    opening = re.compile(rb'(?:\A|\n|%s)"' % re.escape(delimiter.encode()))
    return b'"' in data and opening.search(data) is not None


def records(data: bytes, delimiter: str, quoted: bool) -> Records:
    """Stops soon after the permitted number of rows."""
    letters = np.frombuffer(data, np.uint8)
    ends: list[npt.NDArray[np.int64]] = []
    before: list[npt.NDArray[np.int64]] = []
    inside, delimiters, found = False, 0, 0
    for start in range(0, len(letters), _BLOCK):
        block = letters[start : start + _BLOCK]
        outside, inside = _outside_quotes(block, inside) if quoted else (np.True_, False)
        block_ends = np.flatnonzero((block == _LINE_FEED) & outside)
        block_delimiters = np.flatnonzero((block == ord(delimiter)) & outside)
        ends.append(block_ends + start)
        before.append(np.searchsorted(block_delimiters, block_ends) + delimiters)
        delimiters += len(block_delimiters)
        found += len(block_ends)
        if found > limits.ROWS + 1:
            break
    return _records(ends, before, len(letters), delimiters, inside)


def _outside_quotes(block: npt.NDArray[np.uint8], inside: bool) -> tuple[npt.NDArray[np.bool_], bool]:
    within = np.logical_xor.accumulate(block == _QUOTE) ^ inside
    return ~within, bool(within[-1])


def _records(
    ends: list[npt.NDArray[np.int64]], before: list[npt.NDArray[np.int64]], length: int, delimiters: int, inside: bool
) -> Records:
    all_ends = np.concatenate([*ends, np.empty(0, np.int64)])
    all_before = np.concatenate([*before, np.empty(0, np.int64)])
    if len(all_ends) == 0 or all_ends[-1] < length - 1:
        all_ends, all_before = np.append(all_ends, length), np.append(all_before, delimiters)
    return Records(all_ends, np.diff(all_before, prepend=0) + 1, inside)

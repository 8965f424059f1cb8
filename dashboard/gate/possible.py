"""Every way the scores may lie, as far as an attacker can tell: a box of sums cut by what was told."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.sparse import csc_array, csr_array

HALF = 0.5  # of the scale: what must stay open about every single person (trust.md SDC-3)
# Extreme coding leaves exactly one half. The programs are solved to 1e-9 a row, and a bound adds up a few rows.
TOLERANCE = 1e-6
# Told limits are taken this much wider, in persons: the truth then fits them whatever binary numbers make of a sum.
LOOSE = 1e-8

Numbers = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Possible:
    """Scores are measured from the scale's lower end in widths of the scale, so that one person's lies in [0, 1].

    One entry of `sizes` per column (its persons), whose sum lies in [0, size]; one row of `rows` (rows × columns, 0/1)
    per told cell, whose sum lies in [lowest, highest]. Limits that forbid nothing are best left at infinity.
    """

    sizes: Numbers
    rows: csr_array
    lowest: Numbers
    highest: Numbers

    @cached_property
    def capacity(self) -> Numbers:
        """The highest sum the box allows each row."""
        return self.rows @ self.sizes

    @cached_property
    def by_column(self) -> csc_array:
        return csc_array(self.rows)

    @cached_property
    def lengths(self) -> NDArray[np.int64]:
        """How many columns each row has."""
        return np.diff(self.rows.indptr)

    @cached_property
    def limiting(self) -> NDArray[np.bool_]:
        """Rows that forbid anything which the box allows."""
        return (self.lowest > 0) | (self.highest < self.capacity)

    def admits(self, point: Numbers) -> bool:
        sums = self.rows @ point
        in_the_box = (point >= 0).all() and (point <= self.sizes).all()
        return bool(in_the_box and (sums >= self.lowest).all() and (sums <= self.highest).all())


@dataclass(frozen=True, eq=False)
class Part(Possible):
    """Some columns of a whole: `columns` and `row_numbers` are positions there."""

    columns: NDArray[np.int64]
    row_numbers: NDArray[np.int64]


def alone(whole: Possible, columns: NDArray[np.int64]) -> Part:
    """These columns with the rows wholly inside them: whatever is possible in the whole, and perhaps more."""
    rows, touched = _cut(whole, columns)
    inside = np.diff(rows.indptr) == whole.lengths[touched]
    rows, touched = rows[inside], touched[inside]
    return _part(whole, columns, rows, touched, np.zeros(len(touched)))


def beside(whole: Possible, columns: NDArray[np.int64], point: Numbers, sums: Numbers) -> Part:
    """These columns while all others stay where `point` has them: nothing but what is possible in the whole. `sums`
    are those of the whole's rows at that point."""
    rows, touched = _cut(whole, columns)
    return _part(whole, columns, rows, touched, sums[touched] - rows @ point[columns])


def _cut(whole: Possible, columns: NDArray[np.int64]) -> tuple[csr_array, NDArray[np.int64]]:
    """The rows that hold any of the columns, as far as they do."""
    cut = whole.by_column[:, columns]
    touched, renumbered = np.unique(cut.indices, return_inverse=True)
    return csr_array(csc_array((cut.data, renumbered, cut.indptr), shape=(len(touched), len(columns)))), touched


def _part(
    whole: Possible, columns: NDArray[np.int64], rows: csr_array, numbers: NDArray[np.int64], elsewhere: Numbers
) -> Part:
    """`elsewhere` is what the rows add up to in other columns."""
    sizes, low, high = whole.sizes[columns], whole.lowest[numbers] - elsewhere, whole.highest[numbers] - elsewhere
    below, above = low > 0, high < rows @ sizes
    low, high, binds = np.where(below, low, -np.inf), np.where(above, high, np.inf), below | above
    return Part(sizes, rows[binds], low[binds], high[binds], columns, numbers[binds])


def widths(sizes: ArrayLike, low: ArrayLike, high: ArrayLike) -> Numbers:
    """How wide the interval of any one person of a column is whose sum lies in [low, high]: the others of the column
    may hold any scores at all."""
    others = np.asarray(sizes) - 1
    return np.minimum(1, high) - np.maximum(0, low - others)


def wide(sizes: ArrayLike, low: ArrayLike, high: ArrayLike) -> NDArray[np.bool_]:
    return widths(sizes, low, high) >= HALF - TOLERANCE

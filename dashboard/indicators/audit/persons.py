"""Whether what is told leaves a hidden figure, or one told as a bound, only one end of the scale, or one count.

Every figure is a sum over its persons between two limits: those of its rounding where it is shown, of its bound, or of
the scale. Linear programs find how low and how high each hidden one can be when all sums hold.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog

from dashboard.indicators.catalogue import Indicator, Kind

HALF = 0.5  # of the scale must stay open for each person (trust.md SDC-3)
_HAIR = 1e-6
Range = tuple[float, float]


@dataclass(frozen=True, eq=False)
class Sums:
    """In persons: the lowest end of the scale is 0 and the highest 1. Columns: `persons`, `low` and `high` of their
    sums; `open_` are those of which too much must not be known, `exact` those whose very count must not."""

    rows: NDArray[np.int64]
    persons: NDArray[np.int64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    truth: NDArray[np.float64]  # nan where it is not known
    open_: NDArray[np.bool_]
    exact: NDArray[np.bool_]
    counted: bool  # a person is in the share or not, so sums are whole numbers


def limits(indicator: Indicator, n: int, low: float, high: float) -> Range:
    """Of the sum behind a value between these two."""
    width = indicator.highest - indicator.lowest
    least, most = (max(0.0, min(float(n), n * (one - indicator.lowest) / width)) for one in (low, high))
    whole = float(ceil(least - _HAIR)), float(floor(most + _HAIR))
    return whole if indicator.kind is Kind.SHARE and whole[0] <= whole[1] else (least, most)


def pinned(sums: Sums) -> Iterator[int]:
    """Columns of which more is known than may be."""
    sums = _consistent(sums)
    if not len(sums.rows):
        return
    low, high = _narrowed(sums)
    if (low > high + _HAIR).any():
        return  # the figures contradict each other, so nobody can reckon with them
    possible = _Possible(sums, low, high)
    for column in np.flatnonzero(sums.open_).tolist():
        narrow = _tells(sums, column, (float(low[column]), float(high[column])))
        if narrow or (len(sums.rows) > 1 and possible.tells(column)):
            yield column


class _Possible:
    """What is known to be possible: first of all the truth. Every program adds sums that fit what is told, so that
    most columns need none of their own."""

    def __init__(self, sums: Sums, low: NDArray[np.float64], high: NDArray[np.float64]) -> None:
        self.sums, self.bounds = sums, np.column_stack([low, high])
        self.least = np.where(np.isnan(sums.truth), high, sums.truth)
        self.most = np.where(np.isnan(sums.truth), low, sums.truth)

    def tells(self, column: int) -> bool:
        for sign in (1.0, -1.0):
            if not self._is_told(column):
                return False
            goal = np.zeros(len(self.bounds))
            goal[column] = sign
            nothing = np.zeros(len(self.sums.rows))
            solved = linprog(goal, A_eq=self.sums.rows, b_eq=nothing, bounds=self.bounds, method="highs")
            if solved.status != 0:
                return False  # no sums fit what is told: the figures contradict each other
            self.least, self.most = np.minimum(self.least, solved.x), np.maximum(self.most, solved.x)
        return self._is_told(column)

    def _is_told(self, column: int) -> bool:
        least, most = float(self.least[column]), float(self.most[column])
        return least > most or _tells(self.sums, column, (least, most))


def _tells(sums: Sums, column: int, possible: Range) -> bool:
    n, (low, high) = int(sums.persons[column]), possible
    if sums.counted:
        fixed = sums.exact[column] and ceil(low - _HAIR) == floor(high + _HAIR)
        return bool(fixed or high < 1 - _HAIR or low > n - 1 + _HAIR)
    return min(1.0, high) - max(0.0, low - (n - 1)) < HALF - _HAIR


def _consistent(sums: Sums) -> Sums:
    """Without relations that what is told contradicts: they were never true, so nobody can reckon with them."""
    wholes, parts = (sums.rows > 0).astype(float), (sums.rows < 0).astype(float)
    too_much = parts @ sums.low > wholes @ sums.high + _HAIR
    too_little = parts @ sums.high < wholes @ sums.low - _HAIR
    return replace(sums, rows=sums.rows[~(too_much | too_little)])


def _narrowed(sums: Sums) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Limits that follow from each relation by itself, until nothing moves any more; at most a few rounds."""
    low, high = sums.low.copy(), sums.high.copy()
    for _ in range(10):
        before = low.copy(), high.copy()
        for row in sums.rows:
            whole, parts = int(np.flatnonzero(row == 1)[0]), np.flatnonzero(row == -1)
            low[whole] = max(low[whole], low[parts].sum())
            high[whole] = min(high[whole], high[parts].sum())
            rest_low, rest_high = low[parts].sum() - low[parts], high[parts].sum() - high[parts]
            low[parts] = np.maximum(low[parts], low[whole] - rest_high)
            high[parts] = np.minimum(high[parts], high[whole] - rest_low)
        if np.allclose(before[0], low) and np.allclose(before[1], high):
            break
    return low, high

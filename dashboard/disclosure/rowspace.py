"""Exact linear algebra of what can be added and subtracted, in whole numbers modulo a prime: nothing is rounded.

Told cells are rows of zeros and ones over columns of persons, with coefficients tiny beside the prime: a number that is
zero here and not in truth would have to be one of its multiples. The gate works with another prime.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

PRIME = 2_147_483_629
STRETCH = 32  # columns
NODES = 20_000  # of one search; what is not settled by then counts as unsafe

Matrix = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Reduced:
    """Reduced row echelon form without its zero rows. `made_of` says each row as a sum of the original ones, and
    `lost` which sums of the original ones are zero."""

    rows: Matrix
    pivots: NDArray[np.int64]
    made_of: Matrix
    lost: Matrix


def reduced(matrix: Matrix, order: NDArray[np.int64] | None = None) -> Reduced:
    """Pivots are looked for in `order` of all columns, from left to right where none is given."""
    height, width = matrix.shape
    order = np.arange(width) if order is None else order
    work, pivots = _echelon(np.concatenate([matrix[:, order], np.eye(height, dtype=np.int64)], axis=1), width)
    made_of = work[:, width:]
    return Reduced(
        _back(work[: len(pivots), :width], order), order[pivots], made_of[: len(pivots)], made_of[len(pivots) :]
    )


def _echelon(work: Matrix, width: int) -> tuple[Matrix, list[int]]:
    """The matrix, changed in place, and its pivots among the first `width` columns."""
    work %= PRIME
    pivots: list[int] = []
    column = 0
    while len(pivots) < len(work) and (column := _next(work[len(pivots) :, :width], column)) < width:
        here = len(pivots)
        _pivot(work, here, here + int((work[here:, column] != 0).argmax()), column)
        pivots.append(column)
    return work, pivots


def _next(rows: Matrix, column: int) -> int:
    """The first column from `column` on that is not zero, or the width; looked for a stretch at a time."""
    while column < rows.shape[1]:
        some = rows[:, column : column + STRETCH].any(axis=0)
        if some.any():
            return column + int(some.argmax())
        column += STRETCH
    return rows.shape[1]


def _back(rows: Matrix, order: NDArray[np.int64]) -> Matrix:
    """The columns where they were before they were put in order."""
    found = np.empty_like(rows)
    found[:, order] = rows
    return found


def _pivot(work: Matrix, here: int, found: int, column: int) -> None:
    if found != here:
        work[[here, found]] = work[[found, here]]
    if work[here, column] != 1:
        work[here] = work[here] * pow(int(work[here, column]), -1, PRIME) % PRIME
    others = np.flatnonzero(work[:, column])
    others = others[others != here]
    if others.size:
        work[others] = (work[others] - work[others, column, None] * work[here]) % PRIME


def basis(rows: Matrix) -> Matrix:
    work, pivots = _echelon(rows.copy(), rows.shape[1])
    return work[: len(pivots)]


def pivots_of(rows: Matrix) -> list[int]:
    return _echelon(rows.copy(), rows.shape[1])[1]


def vanishing(rows: Matrix, columns: NDArray[np.bool_]) -> Matrix:
    """A basis of those sums of the rows, which are independent, that are zero in all flagged columns."""
    if not columns.any():
        return rows
    order = np.concatenate([np.flatnonzero(columns), np.flatnonzero(~columns)])
    among = int(columns.sum())
    work, pivots = _echelon(rows[:, order], among)
    return _back(work[len(pivots) :], order)


def light_set(rows: Matrix, group: NDArray[np.int64], weights: NDArray[np.int64], budget: int) -> set[int] | None:
    """Groups of columns that together weigh at most `budget` and hold some non-zero sum of the rows, or None.

    `group` gives each column's group and `weights` each group's weight. Every sum that vanishes outside a light set
    either vanishes in a given group, which leaves one dimension less, or the group is in the set, which leaves less
    to spend; so a search over these two cases is small where either is. A search that grows too large returns all
    groups.
    """
    free = np.isin(group, np.flatnonzero(weights == 0))
    return _Search(group, weights).light(basis(rows), free, budget)


class _Search:
    """`inside` flags the columns of groups that are in the set already."""

    def __init__(self, group: NDArray[np.int64], weights: NDArray[np.int64]) -> None:
        self.group, self.weights, self.nodes = group, weights, 0

    def light(self, rows: Matrix, inside: NDArray[np.bool_], budget: int) -> set[int] | None:
        self.nodes += 1
        if self.nodes > NODES:
            return set(range(len(self.weights)))
        rows = self._within_reach(rows, inside, budget)
        if not len(rows):
            return None
        outside = np.flatnonzero(~inside)
        pivots = outside[pivots_of(rows[:, outside])]
        if len(pivots) < len(rows):
            return set(self.group[inside].tolist())
        heaviest = max(set(self.group[pivots].tolist()), key=lambda one: (self.weights[one], one))
        its = self.group == heaviest
        found = self.light(vanishing(rows, its), inside, budget)
        return found or self.light(rows, inside | its, budget - int(self.weights[heaviest]))

    def _within_reach(self, rows: Matrix, inside: NDArray[np.bool_], budget: int) -> Matrix:
        """Sums that vanish wherever they would speak of too many: columns that are multiples of each other stand or
        fall together."""
        while len(rows):
            heavy = np.zeros(len(inside), dtype=bool)
            open_ = np.flatnonzero(~inside & rows.any(axis=0))
            for together in multiples(rows, open_):
                if self.weights[np.unique(self.group[together])].sum() > budget:
                    heavy[together] = True
            if not heavy.any():
                break
            rows = vanishing(rows, heavy)
        return rows


def multiples(rows: Matrix, columns: NDArray[np.int64]) -> list[NDArray[np.int64]]:
    """The columns, none of them zero, sorted into those that differ by a factor only."""
    if not columns.size:
        return []
    leading = rows[(rows[:, columns] != 0).argmax(axis=0), columns]
    values, place = np.unique(leading, return_inverse=True)
    inverse = np.array([pow(int(value), -1, PRIME) for value in values], dtype=np.int64)
    _, kind = np.unique(rows[:, columns] * inverse[place] % PRIME, axis=1, return_inverse=True)
    kind = kind.ravel()
    order = np.argsort(kind, kind="stable")
    return np.split(columns[order], np.flatnonzero(np.diff(kind[order])) + 1)

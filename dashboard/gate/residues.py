"""Linear algebra modulo a prime: exact, so that nothing is taken for zero that is only small.

Told cells are rows of 0 and 1; the prime is far larger than any determinant they make, so what is zero here is zero.
"""

import numpy as np
from numpy.typing import NDArray

PRIME = 2**31 - 1  # products of two residues fit in 63 bits
HALF_WORD = 16

Matrix = NDArray[np.int64]


def reduced(matrix: Matrix) -> tuple[Matrix, NDArray[np.int64]]:
    """A basis of the row space, and for each of its rows a column in which it alone is not 0 but 1.

    Every row takes the first column that is left to it.
    """
    work = matrix % PRIME
    rows, pivots = [], []
    for place, row in enumerate(work):
        if not (filled := row.nonzero()[0]).size:
            continue
        column = filled[0]
        if row[column] != 1:
            row *= pow(int(row[column]), -1, PRIME)
            row %= PRIME
        others = work[:, column].nonzero()[0]
        others = others[others != place]
        if others.size:
            work[others] = (work[others] - work[others, column, None] * row) % PRIME
        rows.append(place)
        pivots.append(column)
    return work[rows], np.array(pivots, dtype=np.int64)


def rank(matrix: Matrix) -> int:
    return len(reduced(matrix)[1])


def null_space(matrix: Matrix) -> Matrix:
    """Columns are a basis of what the matrix turns into 0."""
    rows, pivots = reduced(matrix)
    free = without(matrix.shape[1], pivots)
    basis = np.zeros((matrix.shape[1], len(free)), dtype=np.int64)
    basis[free, np.arange(len(free))] = 1
    basis[pivots] = -rows[:, free] % PRIME
    return basis


def left_null_space(matrix: Matrix) -> Matrix:
    """Rows are a basis of the sums of rows that are 0."""
    return null_space(matrix.T).T


def vanishing(matrix: Matrix, columns: NDArray[np.bool_]) -> Matrix:
    """A basis, in reduced form, of the vectors of the row space that are 0 in these columns (flags).

    Rows prefer these columns, so that those which find none left there are 0 in all of them.
    """
    order = np.argsort(~columns, kind="stable")
    rows = reduced(matrix[:, order])[0][:, np.argsort(order)]
    return rows[~rows[:, columns].any(axis=1)]


def together(rows: Matrix) -> NDArray[np.int64]:
    """A number for every column, the same for parallel ones, which every vector of the row space holds together or not
    at all; -1 for columns of 0."""
    numbers = np.full(rows.shape[1], -1)
    held = np.flatnonzero(rows.any(axis=0))
    if held.size:
        columns = rows[:, held]
        leading = columns[(columns != 0).argmax(axis=0), np.arange(len(held))]
        met: dict[bytes, int] = {}
        directions = np.ascontiguousarray((columns * _inverses(leading) % PRIME).T)
        numbers[held] = [met.setdefault(one.tobytes(), len(met)) for one in directions]
    return numbers


def _inverses(values: NDArray[np.int64]) -> NDArray[np.int64]:
    different, place = np.unique(values, return_inverse=True)
    return np.array([pow(value, -1, PRIME) for value in different.tolist()], dtype=np.int64)[place]


def without(size: int, some: NDArray[np.int64]) -> NDArray[np.int64]:
    """The other positions below `size`."""
    kept = np.ones(size, dtype=bool)
    kept[some] = False
    return np.flatnonzero(kept)


def product(one: Matrix, other: Matrix) -> Matrix:
    """The matrix product, of matrices with fewer than 65,000 rows or columns between them."""
    high = (one >> HALF_WORD) @ other % PRIME
    low = (one & ((1 << HALF_WORD) - 1)) @ other
    return ((high << HALF_WORD) + low) % PRIME


def projected(matrix: Matrix, width: int) -> Matrix:
    """Rows pressed into fewer columns at random, always the same way: dependent rows stay dependent, independent ones
    become so only by a chance of about one in two thousand million."""
    return product(matrix, np.random.default_rng(width).integers(1, PRIME, (matrix.shape[1], width)))


def sums_inside(rows: Matrix, columns: NDArray[np.bool_]) -> tuple[Matrix, Matrix]:
    """All sums of rows that are 0 outside the columns (flags): a basis of coefficients, and the values in them."""
    coefficients = left_null_space(rows[:, ~columns])
    values = product(coefficients, rows[:, columns])
    something = values.any(axis=1)
    return coefficients[something], values[something]

"""The fewest people that adding and subtracting told sums can single out, by exact elimination.

Persons are columns. Whatever an attacker computes is a vector of the matrix's row space, and it tells of those people
whose columns it does not leave at 0. The search eliminates columns that may not take part and branches on the rest.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

PRIME = 2**61 - 1  # arithmetic modulo a prime needs no tolerance; Python's own integers do not overflow
Matrix = NDArray[np.object_]


def smallest(matrix: NDArray[np.int64], people: Sequence[frozenset[str]], below: int) -> list[frozenset[str]]:
    """Sets of fewer than `below` people that some combination of the rows is about and about nobody else.

    `people` are those of each column. Every smallest set is among the answers; larger ones may be.
    """
    left = np.array(matrix, dtype=object) % PRIME
    for column, whose in enumerate(people):
        if len(whose) >= below:
            left = _without(left, column)
    return sorted(set(_search(left, people, 0, frozenset(), below)), key=lambda found: (len(found), sorted(found)))


def _search(
    rows: Matrix, people: Sequence[frozenset[str]], start: int, chosen: frozenset[str], below: int
) -> Iterator[frozenset[str]]:
    """From column `start` on: each is left out of the vector, or its people are among those told of."""
    if not len(rows):
        return
    undecided = [column for column in range(start, len(people)) if (rows[:, column] != 0).any()]
    undecided = [column for column in undecided if not people[column] <= chosen]
    if not undecided:
        yield chosen
        return
    column = undecided[0]
    yield from _search(_without(rows, column), people, column + 1, chosen, below)
    with_it = chosen | people[column]
    if len(with_it) < below:
        yield from _search(rows, people, column + 1, with_it, below)


def _without(rows: Matrix, column: int) -> Matrix:
    """A basis-preserving step: the combinations of the rows that are 0 in the column."""
    filled = np.flatnonzero(rows[:, column] != 0)
    if not len(filled):
        return rows
    pivot, others = rows[filled[0]], filled[1:]
    inverse = pow(int(pivot[column]), -1, PRIME)
    reduced = rows.copy()
    for place in others:
        reduced[place] = (rows[place] - pivot * (rows[place][column] * inverse % PRIME)) % PRIME
    reduced = np.delete(reduced, filled[0], axis=0)
    return reduced[[bool((row != 0).any()) for row in reduced]] if len(reduced) else reduced

"""One institution's part of what is told: its own rows, and its part of every row that reaches beyond it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from dashboard.disclosure.rowspace import PRIME, Matrix, Reduced, basis, light_set, multiples, reduced, vanishing

Counts = NDArray[np.int64]  # columns × variables


@dataclass(frozen=True, eq=False)
class Block:
    """Persons whom none of the rows separates are one column. `own` and `above` are rows × columns."""

    own: Matrix
    above: Matrix
    n: Counts
    weight: Counts
    k: int

    @classmethod
    def of(cls, own: Matrix, above: Matrix, n: Counts, weight: Counts, k: int) -> "Block":
        both = np.concatenate([own, above, np.zeros((1, own.shape[1]), dtype=np.int64)])  # never without a row
        _, first, same = np.unique(both, axis=1, return_index=True, return_inverse=True)
        return cls(own[:, first], above[:, first], _added(n, same, len(first)), _added(weight, same, len(first)), k)

    @cached_property
    def big(self) -> NDArray[np.bool_]:
        """Columns that hold enough for every variable, and so belong to no small set."""
        return np.asarray(((self.n > 0) & (self.weight >= self.k)).all(axis=1))

    @cached_property
    def form(self) -> Reduced:
        return reduced(self.own, big_first(self.big))

    @cached_property
    def small(self) -> NDArray[np.bool_]:
        """Rows of `form` that speak of small columns only."""
        return ~self.big[self.form.pivots]

    @cached_property
    def told_above(self) -> Matrix:
        """How much of each row of `form` is in each row above."""
        return self.above[:, self.form.pivots]

    @cached_property
    def beyond(self) -> Matrix:
        """What the rows above add to what the own rows tell."""
        left = self.above.copy()
        for place in range(len(self.form.pivots)):
            left = (left - self.told_above[:, place, None] * self.form.rows[place]) % PRIME
        return left


def big_first(big: NDArray[np.bool_]) -> NDArray[np.int64]:
    return np.concatenate([np.flatnonzero(big), np.flatnonzero(~big)])


def _added(counts: Counts, same: NDArray[np.int64], size: int) -> Counts:
    added = np.zeros((size, counts.shape[1]), dtype=np.int64)
    np.add.at(added, same.ravel(), counts)
    return added


def folded(rows: Matrix, n: Counts, weight: Counts) -> tuple[Matrix, Counts, Counts]:
    """One column for those that are multiples of each other, and so stand or fall together in every sum."""
    together = multiples(rows, np.flatnonzero(rows.any(axis=0)))
    first = np.array([columns[0] for columns in together], dtype=np.int64)
    same = np.zeros(rows.shape[1], dtype=np.int64)
    for place, columns in enumerate(together):
        same[columns] = place
    some = rows.any(axis=0)
    return rows[:, first], _added(n[some], same[some], len(first)), _added(weight[some], same[some], len(first))


def light_sums(rows: Matrix, n: Counts, weight: Counts, k: int) -> Iterator[NDArray[np.int64]]:
    """Sums of the rows that speak of fewer than k, as coefficients; one for every way in which variables differ.

    `rows` are zero in big columns already.
    """
    if not len(rows):
        return
    patterns = np.unique(np.stack([n > 0, np.minimum(weight, k)]), axis=2)
    for some, held in zip(patterns[0].T.astype(bool), patterns[1].T, strict=True):
        inside = _light(rows, some, held, k)
        if inside is not None:
            yield _sum_inside(rows, some, inside)


def _light(rows: Matrix, some: NDArray[np.bool_], weight: NDArray[np.int64], k: int) -> NDArray[np.bool_] | None:
    """Columns that hold fewer than k and in which some sum of the rows lies wholly."""
    left = vanishing(rows, some & (weight >= k))
    left = basis(left[:, some])
    places = np.flatnonzero(some)
    for part in connected(left):
        found = light_set(
            left[part.rows][:, part.columns], np.arange(part.columns.size), weight[places[part.columns]], k - 1
        )
        if found is not None:
            inside = np.zeros(len(some), dtype=bool)
            inside[places[part.columns[list(found)]]] = True
            return inside
    return None


@dataclass(frozen=True, eq=False)
class _Part:
    rows: NDArray[np.int64]
    columns: NDArray[np.int64]


def connected(rows: Matrix) -> Iterator[_Part]:
    """Rows that share columns, directly or through others."""
    waiting = set(range(len(rows)))
    while waiting:
        together, columns = {min(waiting)}, rows[min(waiting)] != 0
        while more := {row for row in waiting - together if (columns & (rows[row] != 0)).any()}:
            together |= more
            columns = columns | (rows[list(more)] != 0).any(axis=0)
        waiting -= together
        yield _Part(np.array(sorted(together)), np.flatnonzero(columns))


def _sum_inside(rows: Matrix, some: NDArray[np.bool_], inside: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Coefficients of a sum of the rows that is zero outside and not everywhere."""
    sums = reduced(rows[:, some & ~inside]).lost
    for one in sums:
        if combined(one, rows)[some].any():
            return one
    raise AssertionError("a light set holds no sum")


def combined(coefficients: Sequence[int] | NDArray[np.int64], rows: Matrix) -> NDArray[np.int64]:
    total = np.zeros(rows.shape[1], dtype=np.int64)
    for coefficient, row in zip(coefficients, rows, strict=True):
        if coefficient:
            total = (total + int(coefficient) * row) % PRIME
    return total

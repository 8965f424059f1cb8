"""What stays open of some variables while one after the other is told: exact, in whole numbers modulo a prime."""

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from dashboard.disclosure.rowspace import PRIME, Matrix, reduced
from dashboard.indicators.disclosure.sums import Equation

Few = tuple[int, ...]  # variables that stand for fewer than k persons together


class Freedom:
    """Each column of `open` is a way in which the variables (rows) can change together so that all sums hold and
    nothing told changes. Whoever is told, whatever can be worked out of `few` has one way less to change."""

    def __init__(self, weights: Sequence[int], equations: Sequence[Equation], few: Sequence[Few]) -> None:
        self.open, self.few = _ways(len(weights), equations), few
        self.told = np.zeros(len(weights), dtype=bool)

    def tell(self, variable: int) -> None:
        self.told[variable] = True
        if (ways := self._without(variable)) is not None:
            self.open = ways

    def gives_away(self, variable: int) -> bool:
        """Whether telling this one, too, would settle something about any of the few that is still open."""
        ways = self._without(variable)
        if ways is None:
            return False
        moved = (self.open != 0).any(axis=1)
        return any(
            _rank(ways[list(some)]) < _rank(self.open[list(some)]) for some in self.few if moved[list(some)].any()
        )

    def _without(self, variable: int) -> Matrix | None:
        """The ways that are left; None where the variable is settled already."""
        row = self.open[variable]
        moving = np.flatnonzero(row)
        if not moving.size:
            return None
        # The way that moves the fewest variables is taken away: the others change least.
        pivot = moving[np.count_nonzero(self.open[:, moving], axis=0).argmin()]
        factors = row * pow(int(row[pivot]), -1, PRIME) % PRIME
        factors[pivot] = 0
        changed = (self.open - self.open[:, [pivot]] * factors[None, :]) % PRIME
        return np.delete(changed, pivot, axis=1)


def few_of(weights: Sequence[int], k: int, most: int) -> list[Few] | None:
    """All sets of variables that stand for fewer than k together; None where there are more than `most`."""
    found: list[Few] = []
    for some in _light(weights, k):
        found.append(some)
        if len(found) > most:
            return None
    return found


def _light(weights: Sequence[int], k: int) -> Iterator[Few]:
    small = [at for at, weight in enumerate(weights) if weight < k]
    for size in range(1, k):
        yield from (some for some in combinations(small, size) if sum(weights[at] for at in some) < k)


def _ways(size: int, equations: Sequence[Equation]) -> Matrix:
    """A basis of all changes that keep every equation, as columns."""
    matrix = np.zeros((len(equations), size), dtype=np.int64)
    for row, (whole, parts) in zip(matrix, equations, strict=True):
        row[whole] = -1
        row[parts] = 1
    kept = reduced(matrix)
    free = np.setdiff1d(np.arange(size), kept.pivots)
    ways = np.zeros((size, len(free)), dtype=np.int64)
    ways[free, np.arange(len(free))] = 1
    ways[kept.pivots] = -kept.rows[:, free] % PRIME
    return ways


def _rank(rows: NDArray[np.int64]) -> int:
    found, left = 0, [[int(value) for value in row] for row in rows[:, rows.any(axis=0)]]
    while left:
        row = left.pop()
        column = next((at for at, value in enumerate(row) if value), None)
        if column is None:
            continue
        found += 1
        inverse = pow(row[column], -1, PRIME)
        left = [[(a - other[column] * inverse * b) % PRIME for a, b in zip(other, row, strict=True)] for other in left]
    return found

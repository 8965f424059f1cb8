"""How far one column's sum can go, exactly: linear programs, and the told limits that stop it."""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import OptimizeResult, linprog
from scipy.sparse import csr_array, eye_array, hstack, vstack

from dashboard.gate.possible import Numbers, Possible

# HiGHS allows itself 1e-7 a row by default, too near to possible.TOLERANCE where a bound adds up several rows.
OPTIONS = {"primal_feasibility_tolerance": 1e-9, "dual_feasibility_tolerance": 1e-9}
NEARNESS = 1e-4  # what a person's worth of distance costs beside a person's worth of a broken limit


class Unsolved(Exception):
    """The solver gave no answer to rely on."""


@dataclass(frozen=True, eq=False)
class Reach:
    """`end` is how far a sum goes; `weights` (rows) how much farther it would if a row's limits gave by one."""

    end: float
    weights: Numbers


class Program:
    """What is possible, as one inequality for every limit that can bind at all."""

    def __init__(self, possible: Possible) -> None:
        above = np.flatnonzero(possible.highest < possible.capacity)
        below = np.flatnonzero(possible.lowest > 0)
        self.sizes, self.row_count = possible.sizes, len(possible.lowest)
        self.rows = np.concatenate([above, below])
        self.matrix = vstack([possible.rows[above], -possible.rows[below]], format="csr")
        self.limits = np.concatenate([possible.highest[above], -possible.lowest[below]])

    def highest(self, column: int) -> Reach:
        return self._farthest(column, 1.0)

    def lowest(self, column: int) -> Reach:
        return self._farthest(column, -1.0)

    def _farthest(self, column: int, sign: float) -> Reach:
        cost = np.zeros(len(self.sizes))
        cost[column] = -sign
        found = _solved(cost, self.matrix, self.limits, self.sizes)
        return Reach(-sign * found.fun, self._by_row(found))

    def nearest(self, start: Numbers) -> tuple[Numbers, Reach]:
        """A possible point near to `start`, and 0: or one that breaks the limits as little as can be, and by how much
        in all."""
        size = len(start)
        moved, broken = np.full(2 * size, NEARNESS), np.ones(len(self.limits))
        matrix = hstack([self.matrix, -self.matrix, -eye_array(len(broken))], format="csr")
        room = np.concatenate([self.sizes - start, start, np.full(len(broken), np.inf)])
        found = _solved(np.concatenate([moved, broken]), matrix, self.limits - self.matrix @ start, room)
        point = start + found.x[:size] - found.x[size : 2 * size]
        return np.clip(point, 0, self.sizes), Reach(found.x[2 * size :].sum(), self._by_row(found))

    def _by_row(self, found: OptimizeResult) -> Numbers:
        weights = np.zeros(self.row_count)
        np.add.at(weights, self.rows, np.abs(found.ineqlin.marginals))
        return weights


def _solved(cost: Numbers, matrix: csr_array, limits: Numbers, room: Numbers) -> OptimizeResult:
    """Every unknown lies between 0 and its room."""
    bounds = np.column_stack([np.zeros(len(room)), room])
    found = linprog(cost, A_ub=matrix, b_ub=limits, bounds=bounds, method="highs", options=OPTIONS)
    if found.status != 0:
        raise Unsolved(found.message)
    return found

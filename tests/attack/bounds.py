"""How narrowly what was told bounds one person's own value: linear programs under the rounding of every figure.

Of each group of people whom nothing separates, one stands for all; what is possible for one is possible for each.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import coo_array

from tests.attack.truth import Group, Scale

PATIENCE = 6  # pairs of opposite corners looked at before anybody is bounded alone
SLACK = 1e-7


@dataclass(frozen=True, eq=False)
class Limits:
    """`rows` are cells × groups; the sum of a cell's values lies between `least` and `most`.

    `thirds` are cells × (low, middle, high) × (least, most) counts, NaN where no distribution was told.
    """

    rows: NDArray[np.int64]
    least: NDArray[np.float64]
    most: NDArray[np.float64]
    thirds: NDArray[np.float64]


def narrow(groups: Sequence[Group], limits: Limits, scale: Scale) -> list[tuple[Group, float, float]]:
    """Groups whose every member's own value is known to less than half of the scale, with the bounds."""
    half = (scale[1] - scale[0]) / 2 - SLACK
    program = _Program(groups, limits, scale)
    least, most = np.array([min(g.values) for g in groups]), np.array([max(g.values) for g in groups])
    random = Random(len(groups))
    for turn in range(2 * PATIENCE):
        doubtful = most - least < half
        if not doubtful.any():
            return []
        if turn % 2 == 0:
            direction = np.array([random.choice((-1, 1)) for _ in groups])
        corner = program.corner(np.where(doubtful, direction * (-1) ** turn, 0))
        least, most = np.minimum(least, corner), np.maximum(most, corner)
    found = []
    for place in np.flatnonzero(most - least < half):
        one = np.eye(len(groups))[place]
        low, high = program.corner(one)[place], program.corner(-one)[place]
        if high - low < half:
            found.append((groups[place], float(low), float(high)))
    return found


class _Program:
    """Unknown are, for every group, one person's value, the others' sum, and how many of each lie in which third."""

    def __init__(self, groups: Sequence[Group], limits: Limits, scale: Scale) -> None:
        self.count = len(groups)
        others = np.array([len(group.columns) - 1 for group in groups], dtype=float)
        sizes = np.concatenate([np.ones(self.count), others])
        low, high = scale
        self.bounds = [(size * low, size * high) for size in sizes]
        told = np.isfinite(limits.least)
        twice = np.hstack([limits.rows, limits.rows])
        rows, most = [twice[told], -twice[told]], [limits.most[told], -limits.least[told]]
        self.equal: tuple[NDArray, NDArray] | None = None
        if np.isfinite(limits.thirds).any():
            self._count_thirds(rows, most, twice, limits.thirds, sizes, scale)
        self.rows, self.most = coo_array(np.vstack(rows)).tocsr(), np.concatenate(most) + SLACK

    def corner(self, direction: NDArray) -> NDArray[np.float64]:
        """The values of those who stand for their groups, as far against the direction as what was told allows."""
        goal = np.zeros(len(self.bounds))
        goal[: self.count] = direction
        fixed = dict(zip(("A_eq", "b_eq"), self.equal, strict=True)) if self.equal else {}
        solved = linprog(goal, A_ub=self.rows, b_ub=self.most, bounds=self.bounds, method="highs", **fixed)
        assert solved.success, f"the truth does not fit what was told: {solved.message}"
        return np.asarray(solved.x[: self.count])

    def _count_thirds(
        self, rows: list[NDArray], most: list[NDArray], twice: NDArray, thirds: NDArray, sizes: NDArray, scale: Scale
    ) -> None:
        """Whoever lies in a third has a value within it; the shares of a cell bound how many do."""
        low, high = scale
        cuts = np.linspace(low, high, 4)
        parts, own = len(sizes), np.eye(len(sizes))
        rows[:] = [np.hstack([part, np.zeros((len(part), 3 * parts))]) for part in rows]
        rows.append(np.hstack([-own, *(own * cut for cut in cuts[:3])]))
        rows.append(np.hstack([own, *(own * -cut for cut in cuts[1:])]))
        most += [np.zeros(parts), np.zeros(parts)]
        for third in range(3):
            told = np.isfinite(thirds[:, third, 0])
            counted = np.zeros((int(told.sum()), 4 * parts))
            counted[:, (third + 1) * parts : (third + 2) * parts] = twice[told]
            rows += [counted, -counted]
            most += [thirds[told, third, 1], -thirds[told, third, 0]]
        self.equal = np.hstack([np.zeros((parts, parts)), own, own, own]), sizes
        self.bounds = [*self.bounds, *((0.0, float(size)) for size in np.tile(sizes, 3))]

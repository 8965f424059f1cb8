"""How sure a figure is: intervals from a factor's fixed spread, never from the group's own (trust.md SDC-9)."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dashboard.statistics.points import COARSE

Z = 1.96  # 95 %
POWER = 2.80  # 1.96 + 0.84: 80 % power at 5 % significance
FEWEST_DEGREES = 30
# What is told of s and t is rounded to fives, so the truth may lie this much higher; verdicts allow for it.
ROUNDED_AWAY = COARSE / 2


@dataclass(frozen=True, slots=True)
class Basis:
    """What a published figure rests on: n answers from `groups` child groups or teams.

    `groups` is 0 for a unit that its answers are attached to: its own members are all there are, so groups add nothing
    within a round; between rounds its members are new and enter as one group drawn anew.
    """

    n: int
    groups: int

    @property
    def drawn(self) -> int:
        """Groups that would be drawn anew in another round."""
        return max(1, self.groups)


def spread(n: ArrayLike, total: ArrayLike, squares: ArrayLike, institutions: ArrayLike) -> tuple[float, float]:
    """(s, t) on the answer scale, from one row for every unit that answers are attached to.

    s² = Σ(x − x̄ᵤ)² / (N − U). t² is the variance component between units inside an institution, by the one-way
    analysis of variance with unequal groups (Searle, Casella & McCulloch 1992, section 3.6). With fewer than 30
    degrees of freedom s is the deviation over all respondents and t is 0.
    """
    n, total, squares = (np.asarray(column, dtype=float) for column in (n, total, squares))
    full = n > 0
    n, total, squares, place = n[full], total[full], squares[full], np.asarray(institutions)[full]
    respondents, groups = n.sum(), len(n)
    if respondents - groups < FEWEST_DEGREES:
        return _deviation(n, total, squares), 0.0
    within = max(0.0, float((squares - total**2 / n).sum() / (respondents - groups)))
    return math.sqrt(within), math.sqrt(_between(n, total, place, within))


def _deviation(n: NDArray[np.float64], total: NDArray[np.float64], squares: NDArray[np.float64]) -> float:
    count = n.sum()
    return math.sqrt(max(0.0, squares.sum() / count - (total.sum() / count) ** 2)) if count else 0.0


def _between(n: NDArray[np.float64], total: NDArray[np.float64], place: NDArray[np.int64], within: float) -> float:
    _, index = np.unique(place, return_inverse=True)
    size, answers = np.bincount(index, n), np.bincount(index, total)
    degrees = len(n) - len(size)
    if degrees <= 0:
        return 0.0
    between = (n * (total / n - (answers / size)[index]) ** 2).sum() / degrees
    effective = (n.sum() - (np.bincount(index, n**2) / size).sum()) / degrees
    return max(0.0, float((between - within) / effective))


def margin(n: ArrayLike, groups: ArrayLike, within: float, between: float) -> NDArray[np.float64]:
    """Half the width of the 95 % interval, in points: 1.96 · √(s²/n + t²/G); t counts nothing where groups is 0."""
    groups = np.asarray(groups, dtype=float)
    carried = np.where(groups > 0, between**2 / np.maximum(groups, 1), 0.0)
    return Z * np.sqrt(within**2 / np.asarray(n, dtype=float) + carried)


def error_between_rounds(one: Basis, other: Basis, within: float, between: float) -> float:
    """Standard error of the difference between two rounds of a unit whose members are new each round."""
    return math.sqrt(within**2 * (1 / one.n + 1 / other.n) + between**2 * (1 / one.drawn + 1 / other.drawn))


def error_of_same_members(one: Basis, other: Basis, within: float, between: float = 0.0) -> float:
    """Standard error of the difference between two rounds of a unit that has kept its members.

    What sets the unit apart it has kept too, so `between` counts nothing. Nobody is followed from round to round; the
    more alike a person's two answers are, the wider this is than it need be.
    """
    return math.sqrt(within**2 * (1 / one.n + 1 / other.n))


def error_against_whole(unit: Basis, whole: Basis, within: float, between: float) -> float:
    """Standard error of unit minus the whole it is part of, with the part's own answers counted once.

    For a unit that answers are attached to, t is 0 on its own side, so only the whole's groups carry it.
    """
    answers = max(0.0, 1 / unit.n - 1 / whole.n)
    groups = max(0.0, 1 / unit.groups - 1 / whole.drawn) if unit.groups else 1 / whole.drawn
    return math.sqrt(within**2 * answers + between**2 * groups)


def variance(basis: Basis, within: float, between: float) -> float:
    """Of a figure by itself: s²/n + t²/G, the second only where the answers come from several groups."""
    return within**2 / basis.n + (between**2 / basis.groups if basis.groups else 0.0)

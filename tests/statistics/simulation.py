"""A programme simulated over many rounds: every round draws its classes anew, so that only chance moves its figures."""

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import polars as pl
from numpy.typing import NDArray

from dashboard.cells import Cell, Status
from dashboard.organisation import Unit
from dashboard.publication.constants import completed
from dashboard.publication.sums import from_atoms
from dashboard.statistics import atoms
from dashboard.statistics.points import Constants, points, rounding, to_step
from dashboard.statistics.uncertainty import Basis, margin
from dashboard.tree import Tree
from tests.statistics.made_up import make_form

FORM = make_form([{"key": "wellbeing", "scale": (-1e4, 1e4), "items": ["q1"]}])


@dataclass(frozen=True)
class Classes:
    """Rounds × institutions × classes; `truth` is each class's own true mean."""

    n: NDArray[np.int64]
    total: NDArray[np.float64]
    truth: NDArray[np.float64]


@dataclass(frozen=True)
class Figures:
    """What is published of units, and the truth in exact points: arrays of one shape, rounds first."""

    n: NDArray[np.int64]
    groups: NDArray[np.int64]
    points: NDArray[np.int64]
    truth: NDArray[np.float64]

    def of_rounds(self, rounds: slice) -> "Figures":
        return Figures(self.n[rounds], self.groups[rounds], self.points[rounds], self.truth[rounds])

    def beside(self, parts: "Figures") -> "Figures":
        """Repeated for each of the parts, to be compared one by one."""
        added = tuple(range(self.n.ndim, parts.n.ndim))

        def repeated(column: NDArray) -> NDArray:
            return np.broadcast_to(np.expand_dims(column, added), parts.n.shape)

        return Figures(repeated(self.n), repeated(self.groups), repeated(self.points), repeated(self.truth))

    def are_covered(self, constants: Constants) -> NDArray[np.bool_]:
        """Whether each published interval holds the truth."""
        half = margin(self.n, self.groups, constants.within, constants.between)
        low, high = to_step(self.points - half, 1), to_step(self.points + half, 1)
        return (low <= self.truth) & (self.truth <= high)

    def bases(self) -> list[Basis]:
        return [Basis(*basis) for basis in zip(self.n.ravel().tolist(), self.groups.ravel().tolist(), strict=True)]

    def cells(self) -> list[Cell]:
        told = zip(self.bases(), self.points.ravel().tolist(), strict=True)
        return [Cell(Status.SHOWN, basis.n, value, 0, 0, None, basis.groups) for basis, value in told]


@dataclass(frozen=True)
class Programme:
    """`within`, `between` and `differ` are the true deviations of persons, of classes and of institutions, in points.

    A class has `smallest` to `largest` persons who answer, drawn anew each round. With `steps` the answers are
    multiples of it, and none is above `highest`.
    """

    within: float
    between: float
    institutions: int = 50
    classes: int = 4
    smallest: int = 14
    largest: int = 24
    differ: float = 15.0
    steps: float = 0.0
    highest: float = math.inf
    seed: int = 1

    @cached_property
    def chance(self) -> np.random.Generator:
        return np.random.default_rng(self.seed)

    @cached_property
    def effects(self) -> NDArray[np.float64]:
        """The institutions' own true means, the same in every round."""
        return 500 + self.differ * self.chance.standard_normal(self.institutions)

    @cached_property
    def constants(self) -> Constants:
        """Fixed by the production code on a first round that is then forgotten."""
        persons, answered, _ = self._persons(1)
        _, institutions, classes, _ = np.nonzero(answered)
        codes = [f"{one}-{other}" for one, other in zip(institutions.tolist(), classes.tolist(), strict=True)]
        counted = atoms.of(pl.LazyFrame({"unit": codes, "q1": persons[answered]}), FORM).collect().to_native()
        return completed(FORM, from_atoms(counted, FORM, self._tree()), {})["wellbeing"]

    def drawn(self, rounds: int) -> Classes:
        persons, answered, truth = self._persons(rounds)
        return Classes(answered.sum(-1), np.where(answered, persons, 0).sum(-1), truth)

    def of_classes(self, drawn: Classes) -> Figures:
        return self._told(drawn.n, 0, drawn.total, drawn.truth)

    def of_institutions(self, drawn: Classes) -> Figures:
        return self._told(drawn.n.sum(-1), self.classes, drawn.total.sum(-1), self.effects)

    def of_the_whole(self, drawn: Classes) -> Figures:
        """The truth is that of the institutions, weighted by how many answered in each."""
        n = drawn.n.sum((1, 2))
        truth = (drawn.n.sum(-1) * self.effects).sum(-1) / n
        return self._told(n, self.institutions * self.classes, drawn.total.sum((1, 2)), truth)

    def _persons(self, rounds: int) -> tuple[NDArray[np.float64], NDArray[np.bool_], NDArray[np.float64]]:
        """Scores, which of them are given (both with the persons last), and the classes' truth."""
        shape = (rounds, self.institutions, self.classes)
        truth = self.effects[:, None] + self.between * self.chance.standard_normal(shape)
        sizes = self.chance.integers(self.smallest, self.largest + 1, shape)
        scores = truth[..., None] + self.within * self.chance.standard_normal((*shape, self.largest))
        if self.steps:
            scores = np.minimum(self.steps * np.round(scores / self.steps), self.highest)
        return scores, np.arange(self.largest) < sizes[..., None], truth

    def _tree(self) -> Tree:
        places = range(self.institutions)
        schools = [Unit(f"{one}", "", "institution", "") for one in places]
        classes = [
            Unit(f"{one}-{other}", f"{one}", "child_group", "") for one in places for other in range(self.classes)
        ]
        return Tree.of("pfl", [*schools, *classes])

    def _told(self, n: NDArray, groups: int, total: NDArray, truth: NDArray) -> Figures:
        value = to_step(points(total / n, self.constants), rounding(n))
        true = np.broadcast_to(points(truth, self.constants), n.shape)
        return Figures(n, np.full(n.shape, groups), value, true)

"""A programme simulated over many rounds: every round draws its classes anew, so that only chance moves its figures."""

from dataclasses import dataclass, replace
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
from dashboard.statistics.uncertainty import margin
from dashboard.tree import Tree
from tests.statistics.made_up import make_form

FORM = make_form([{"key": "wellbeing", "scale": (-1e4, 1e4), "items": ["q1"]}])
EXACT = Constants(mean=500, deviation=100, within=100, between=0, scale=(-1e4, 1e4), turned=False)


@dataclass(frozen=True)
class Figures:
    """What is told of many units, and the truth in exact points: arrays of one shape, rounds first."""

    n: NDArray[np.int64]
    groups: NDArray[np.int64]
    points: NDArray[np.int64]
    truth: NDArray[np.float64]

    def covered(self, constants: Constants) -> float:
        """The share of published intervals that hold the truth."""
        half = margin(self.n, self.groups, constants.within, constants.between)
        low, high = to_step(self.points - half, 1), to_step(self.points + half, 1)
        return float(np.mean((low <= self.truth) & (self.truth <= high)))

    def cells(self) -> list[Cell]:
        rows = zip(self.n.ravel().tolist(), self.points.ravel().tolist(), self.groups.ravel().tolist(), strict=True)
        return [Cell(Status.SHOWN, n, value, 0, 0, None, groups) for n, value, groups in rows]

    def only(self, rounds: slice) -> "Figures":
        return Figures(self.n[rounds], self.groups[rounds], self.points[rounds], self.truth[rounds])


@dataclass(frozen=True)
class Round:
    """Classes of several rounds: rounds × institutions × classes; `truth` is the class's own true mean."""

    n: NDArray[np.int64]
    total: NDArray[np.float64]
    truth: NDArray[np.float64]


@dataclass(frozen=True)
class Programme:
    """`effects` are what makes institutions truly differ, `within` and `between` the deviations of persons and classes.

    Scores are drawn in points of the truth. A class has `smallest` to `largest` persons who answer, drawn each round.
    With `steps` the answers are whole steps of that size and none is above `highest`.
    """

    within: float
    between: float
    institutions: int = 50
    classes: int = 4
    smallest: int = 14
    largest: int = 24
    differ: float = 15.0
    seed: int = 1

    @cached_property
    def chance(self) -> np.random.Generator:
        return np.random.default_rng(self.seed)

    @cached_property
    def effects(self) -> NDArray[np.float64]:
        return 500 + self.differ * self.chance.standard_normal(self.institutions)

    @cached_property
    def first_round(self) -> Constants:
        """Fixed by the production code on a round that is then forgotten."""
        persons, answered, _ = self._persons(1)
        _, institution, group, _ = np.nonzero(answered)
        places = [f"{one}-{other}" for one, other in zip(institution.tolist(), group.tolist(), strict=True)]
        counted = atoms.of(pl.LazyFrame({"unit": places, "q1": persons[answered]}), FORM).collect().to_native()
        return completed(FORM, from_atoms(counted, FORM, self._tree()), {})["wellbeing"]

    @property
    def rounded_truth(self) -> Constants:
        """As a first round without end would fix them: s and t are wrong only by their rounding."""
        return replace(EXACT, within=int(to_step(self.within, 5)), between=int(to_step(self.between, 5)))

    def rounds(self, count: int) -> Round:
        persons, answered, truth = self._persons(count)
        return Round(answered.sum(-1), np.where(answered, persons, 0).sum(-1), truth)

    def _persons(self, rounds: int) -> tuple[NDArray[np.float64], NDArray[np.bool_], NDArray[np.float64]]:
        shape = (rounds, self.institutions, self.classes)
        truth = self.effects[:, None] + self.between * self.chance.standard_normal(shape)
        sizes = self.chance.integers(self.smallest, self.largest + 1, shape)
        persons = truth[..., None] + self.within * self.chance.standard_normal((*shape, self.largest))
        return persons, np.arange(self.largest) < sizes[..., None], truth

    def _tree(self) -> Tree:
        schools = [Unit(f"{one}", "", "institution", "") for one in range(self.institutions)]
        groups = [Unit(f"{one}-{other}", f"{one}", "child_group", "") for one in range(self.institutions) for other in range(self.classes)]
        return Tree.of("pfl", [*schools, *groups])


def of_classes(drawn: Round, constants: Constants) -> Figures:
    return _told(drawn.n, 0, drawn.total, drawn.truth, constants)


def of_institutions(drawn: Round, programme: Programme, constants: Constants) -> Figures:
    return _told(drawn.n.sum(-1), programme.classes, drawn.total.sum(-1), programme.effects, constants)


def of_the_programme(drawn: Round, programme: Programme, constants: Constants) -> Figures:
    """The truth is that of the institutions, weighted by who answered."""
    n = drawn.n.sum((1, 2))
    truth = (drawn.n.sum(-1) * programme.effects).sum(-1) / n
    return _told(n, programme.institutions * programme.classes, drawn.total.sum((1, 2)), truth, constants)


def _told(n: NDArray, groups: int, total: NDArray, truth: NDArray, constants: Constants) -> Figures:
    value = to_step(points(total / n, constants), rounding(n))
    return Figures(n, np.full(n.shape, groups), value, np.broadcast_to(points(truth, constants), n.shape))

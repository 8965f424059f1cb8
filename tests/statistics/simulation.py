"""A programme simulated over many rounds: every round has new classes, so that only chance moves its figures."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import polars as pl
from numpy.typing import NDArray

from dashboard.mapping import Form
from dashboard.organisation import Unit
from dashboard.publication.constants import completed
from dashboard.publication.sums import from_atoms
from dashboard.statistics import atoms
from dashboard.statistics.points import Constants, points, rounding, to_step
from dashboard.tree import Tree

FORM = Form.model_validate(
    {
        "key": "pupil",
        "informant": "pupil",
        "name": {"da": "Elever"},
        "factor": [{"key": "wellbeing", "scale": (-1e4, 1e4), "items": ["q1"]}],
    }
)


@dataclass(frozen=True)
class Told:
    """Figures as they are published, and the truth behind them in exact points: arrays of one shape."""

    n: NDArray[np.int64]
    groups: NDArray[np.int64]
    points: NDArray[np.int64]
    truth: NDArray[np.float64]


@dataclass(frozen=True)
class Programme:
    """`effects` are the institutions' true means; `within` and `between` the deviations of persons and of classes.

    A class has `smallest` to `largest` persons, drawn anew each round like the classes themselves. Constants are fixed
    by the production code on a first round that is not counted.
    """

    effects: NDArray[np.float64]
    classes: int = 4
    within: float = 95.0
    between: float = 30.0
    smallest: int = 8
    largest: int = 26
    rounds: int = 250
    in_steps: bool = False
    seed: int = 1

    @cached_property
    def random(self) -> np.random.Generator:
        return np.random.default_rng(self.seed)

    @cached_property
    def constants(self) -> Constants:
        scores, there, _ = self._drawn(1)
        places = [(i, c) for _, i, c, _ in np.argwhere(there)]
        units = [Unit(f"{i}", "", "institution", "") for i in range(len(self.effects))]
        units += [Unit(f"{i}-{c}", f"{i}", "child_group", "") for i in range(len(units)) for c in range(self.classes)]
        answers = pl.DataFrame({"unit": [f"{i}-{c}" for i, c in places], "q1": scores[there]})
        sums = from_atoms(atoms.of(answers.lazy(), FORM).collect().to_native(), FORM, Tree.of("p", units))
        return completed(FORM, sums, {})["wellbeing"]

    def _drawn(self, rounds: int):
        shape = (rounds, len(self.effects), self.classes)
        truth = self.effects[:, None] + self.between * self.random.standard_normal(shape)
        sizes = self.random.integers(self.smallest, self.largest + 1, shape)
        there = np.arange(self.largest) < sizes[..., None]
        scores = truth[..., None] + self.within * self.random.standard_normal((*shape, self.largest))
        return scores, there, truth

    @cached_property
    def drawn(self):
        self.constants
        scores, there, truth = self._drawn(self.rounds)
        return there.sum(-1), np.where(there, scores, 0).sum(-1), truth

    def told(self, n, groups, total, truth):
        exact = points(total / n, self.constants)
        return Told(n, np.broadcast_to(groups, n.shape), to_step(exact, rounding(n)), np.broadcast_to(points(truth, self.constants), n.shape))

    @property
    def institutions(self): 
        n, total, _ = self.drawn
        return self.told(n.sum(-1), self.classes, total.sum(-1), self.effects)
    @property
    def class_groups(self):
        n, total, truth = self.drawn
        return self.told(n, 0, total, truth)
    @property
    def whole(self):
        n, total, _ = self.drawn
        N = n.sum((1,2)); 
        w = n.sum(-1)/N[:,None]
        return self.told(N, n.shape[1]*n.shape[2], total.sum((1,2)), (w*self.effects).sum(-1))

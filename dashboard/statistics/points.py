"""The standardised scale: points = 500 + 100 × (score − μ) / σ, turned when higher is worse (design.md section 3)."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

CENTRE, UNIT = 500, 100
FINE_FROM = 100  # answers; below, whole fives are all the data can carry
COARSE = 5  # points


@dataclass(frozen=True, slots=True)
class Constants:
    """A factor's anchor, fixed at its first publication.

    `mean` and `deviation` (population, ddof 0) are on the answer scale `scale`; `within` (s) and `between` (t) are in
    points, in whole fives.
    """

    mean: float
    deviation: float
    within: int
    between: int
    scale: tuple[float, float]
    turned: bool

    @property
    def direction(self) -> int:
        return -1 if self.turned else 1


def on_first_scale(score: ArrayLike, scale: tuple[float, float], first: tuple[float, float]) -> NDArray[np.float64]:
    """A score moved linearly from a later answer scale to the one the constants were fixed on."""
    share = (np.asarray(score, dtype=float) - scale[0]) / (scale[1] - scale[0])
    return first[0] + share * (first[1] - first[0])


def points(score: ArrayLike, constants: Constants) -> NDArray[np.float64]:
    """Unrounded points of scores on the constants' scale."""
    return CENTRE + constants.direction * UNIT * (np.asarray(score, dtype=float) - constants.mean) / constants.deviation


def rounding(n: ArrayLike) -> NDArray[np.int64]:
    """The step, in points, that figures of n answers are told in."""
    return np.where(np.asarray(n) < FINE_FROM, COARSE, 1)


def to_step(value: ArrayLike, step: ArrayLike) -> NDArray[np.int64]:
    """The nearest multiple of the step, halves upwards."""
    step = np.asarray(step)
    return (np.floor(np.asarray(value, dtype=float) / step + 0.5) * step).astype(np.int64)

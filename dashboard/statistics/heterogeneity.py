"""How far units lie apart in truth: the variance between them beyond chance, and estimates drawn towards their centre.

A unit's figure is its true value and an error of known variance; the true values are spread around a centre by the
variance between units. Values are in points, variances in squared points.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dashboard.statistics import chi_square
from dashboard.statistics.points import rounding
from dashboard.statistics.uncertainty import Z

# Of k figures of one precision each is drawn by (k − 1) / Q of its distance to the centre, which is sure to pay while
# k − 1 ≤ 2 (k − 3), that is from five on (James & Stein 1961).
FEWEST_UNITS = 5
INNER, OUTER = Z, 3.09  # standard errors: 95 % and 99.8 % of equal units lie within (Spiegelhalter 2005)
TAIL = 0.025
PRECISION = 1e-10
STEPS = 400

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Between:
    """The variance between units with its 95 % interval, and their centre, weighted by 1 / (own variance + that)."""

    variance: float
    low: float
    high: float
    centre: float


@dataclass(frozen=True, slots=True)
class Shares:
    """How much of the spread of the figures is more than chance, 0-1, with its 95 % interval."""

    value: float
    low: float
    high: float


def variance_of_rounding(n: ArrayLike) -> Numbers:
    """What rounding to whole steps adds: step²/12, as of a uniform error.

    Under 100 answers, where steps are 5 points, it is 2.1: up to 2 % of the variance of a class, and more where answers
    are nearly alike, so that rounding alone would else pass for a difference.
    """
    return np.asarray(rounding(n), dtype=float) ** 2 / 12


def between_units(values: ArrayLike, variances: ArrayLike) -> Between:
    """Paule & Mandel (1982), with the Q-profile interval (Viechtbauer 2007).

    All ends are 0 where the figures lie closer together than chance would bring them in 39 of 40 cases.
    """
    y, v, degrees = _numbers(values), _numbers(variances), np.size(values) - 1
    found = _where(y, v, degrees)
    low, high = (_where(y, v, chi_square.above(degrees, tail)) for tail in (TAIL, 1 - TAIL))
    return Between(found, low, high, _centre(y, 1 / (v + found)))


def shares(between: Between, variances: ArrayLike) -> Shares:
    """Of the variance of the figures as they are shown; that is on average the one between units and their mean own."""
    own = float(np.mean(_numbers(variances)))
    value, low, high = (one / (one + own) for one in (between.variance, between.low, between.high))
    return Shares(value, low, high)


def shrunken(values: ArrayLike, variances: ArrayLike, between: Between) -> tuple[Numbers, Numbers]:
    """(estimates, half widths of their 95 % intervals): centre + B · (value − centre), B = τ² / (τ² + own variance).

    The error is averaged over all variances between units that the figures allow, every one as likely beforehand
    (Morris 1983, section 5): it carries that of the centre, and of not knowing how far to draw. The formula with one
    variance alone covers too little where units are few or much alike.
    """
    y, v = _numbers(values), _numbers(variances)
    estimates = _drawn(y, v, between.variance, between.centre)
    possible, weights = _plausible(y, v, between.variance + float(v.mean()))
    precision = 1 / (v + possible[:, None])
    centres = (precision * y).sum(1) / precision.sum(1)
    toward = v * precision
    own = (1 - toward) * v + toward**2 / precision.sum(1)[:, None]
    moved = centres[:, None] + (1 - toward) * (y - centres[:, None]) - estimates
    return estimates, Z * np.sqrt(weights @ (own + moved**2))


def _numbers(values: ArrayLike) -> Numbers:
    return np.asarray(values, dtype=float)


def _centre(y: Numbers, weights: Numbers) -> float:
    return float((weights * y).sum() / weights.sum())


def _drawn(y: Numbers, v: Numbers, between: float, centre: float) -> Numbers:
    return centre + between / (between + v) * (y - centre)


def _where(y: Numbers, v: Numbers, wanted: float) -> float:
    """The variance between units at which Q = Σ (y − centre)² / (v + τ²) is as large as wanted, 0 if it nowhere is.

    Q falls and is convex in τ², so that Newton's steps from 0 never pass the place (DerSimonian & Kacker 2007).
    """
    between, step = 0.0, 1.0
    while step > PRECISION * (between + float(v.min())):
        weights = 1 / (v + between)
        apart = (y - _centre(y, weights)) ** 2
        excess = float((weights * apart).sum()) - wanted
        step = excess / float((weights**2 * apart).sum()) if excess > 0 else 0.0
        between += step
    return between


def _plausible(y: Numbers, v: Numbers, scale: float) -> tuple[Numbers, Numbers]:
    """Variances between units from 0 to infinity, and how likely each is, by the restricted likelihood."""
    way = (np.arange(STEPS) + 0.5) / STEPS
    possible = scale * way / (1 - way)
    precision = 1 / (v + possible[:, None])
    total = precision.sum(1)
    apart = (y - ((precision * y).sum(1) / total)[:, None]) ** 2
    logarithm = (np.log(precision).sum(1) - np.log(total) - (precision * apart).sum(1)) / 2 - 2 * np.log(1 - way)
    likely = np.exp(logarithm - logarithm.max())
    return possible, likely / likely.sum()

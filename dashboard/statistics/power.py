"""What it takes to see a change: how often a true one gets its verdict, and how many answers and groups it needs."""

import math
from dataclasses import dataclass
from statistics import NormalDist

from dashboard.statistics.uncertainty import POWER, ROUNDED_AWAY, Basis, Z, error_between_rounds
from dashboard.statistics.verdicts import FALSE_DISCOVERY_RATE

_NORMAL = NormalDist()


@dataclass(frozen=True, slots=True)
class Errors:
    """Standard errors of a change, in points: how much it varies by chance, and what its verdict allows for."""

    likely: float
    judged: float


def errors(now: Basis, later: Basis, within: float, between: float) -> Errors:
    """Of the change between two rounds of a unit; `within` and `between` are s and t as they are told."""
    return Errors(
        error_between_rounds(now, later, within, between),
        error_between_rounds(now, later, within + ROUNDED_AWAY, between + ROUNDED_AWAY),
    )


def power(change: float, error: Errors, figures: int = 1) -> float:
    """The probability that a true change of so many points gets its verdict, in its own direction.

    It is one of `figures` that are judged together, and the only one of them that has changed: the first step of
    Benjamini-Hochberg, 0.05/figures two-sided, by which it is never seen more seldom than by Bonferroni's rule. Normal
    approximation.
    """
    room = abs(change) - _strictness(figures) * error.judged
    if error.likely == 0:
        return 1.0 if room > 0 else 0.0
    return _NORMAL.cdf(room / error.likely)


def detectable(error: Errors, figures: int = 1) -> float:
    """The true change, in points, that gets its verdict four times out of five: POWER × SE where the verdict allows for
    nothing more than chance, and what it allows for on top of that."""
    return _strictness(figures) * error.judged + (POWER - Z) * error.likely


def _strictness(figures: int) -> float:
    """How many standard errors a difference must lie away from 0."""
    return Z if figures == 1 else _NORMAL.inv_cdf(1 - FALSE_DISCOVERY_RATE / 2 / figures)


def with_endless_answers(groups: int, between: float) -> float:
    """The change, in points, that as many groups again would show four times out of five if no person's answer were
    left to chance."""
    share = math.sqrt(2 / groups)
    return detectable(Errors(between * share, (between + ROUNDED_AWAY) * share))


def needed_groups(change: float, each: int, within: float, between: float) -> int:
    """How many groups with so many answers each it takes to see a change, in both rounds, four times out of five."""
    one = Basis(each, 1)
    return math.ceil((detectable(errors(one, one, within, between)) / change) ** 2)

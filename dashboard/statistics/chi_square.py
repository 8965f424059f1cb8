"""The chi-square value beyond which a given share of a distribution lies, without a library that takes long to load."""

import math
from statistics import NormalDist

TINY = 1e-300  # keeps the fraction from dividing by 0
PRECISION = 1e-15


def above(degrees: int, share: float) -> float:
    """The value that a chi-square of so many degrees of freedom passes with this probability.

    Bisection from the place where Wilson & Hilferty (1931) expect it; it ends where no number lies between.
    """
    low, high = 0.0, 2 * _expected(degrees, share) + 1
    while _beyond(degrees, high) > share:
        high *= 2
    while low < (middle := (low + high) / 2) < high:
        low, high = (middle, high) if _beyond(degrees, middle) > share else (low, middle)
    return high


def _expected(degrees: int, share: float) -> float:
    part = 2 / (9 * degrees)
    return degrees * float((1 - part + NormalDist().inv_cdf(1 - share) * math.sqrt(part)) ** 3)


def _beyond(degrees: int, value: float) -> float:
    """The probability of more, Q(a, x) with a half the degrees and x half the value (DLMF 8.2.4)."""
    a, x = degrees / 2, value / 2
    if x <= 0:
        return 1.0
    front = math.exp(a * math.log(x) - x - math.lgamma(a))
    return 1 - front * _series(a, x) if x < a + 1 else front * _fraction(a, x)


def _series(a: float, x: float) -> float:
    """P(a, x) less its front: Σ xⁿ / (a (a + 1) … (a + n)) (DLMF 8.7.1)."""
    term = total = 1 / a
    while term > PRECISION * total:
        a += 1
        term *= x / a
        total += term
    return total


def _fraction(a: float, x: float) -> float:
    """Q(a, x) less its front: the continued fraction of DLMF 8.9.2, from its top by Lentz's rule (Press et al. 2007,
    section 5.2)."""
    below = x + 1 - a
    upper, lower, step = 1 / TINY, 1 / below, 0
    found, change = lower, 0.0
    while abs(change - 1) > PRECISION:
        step += 1
        part = step * (a - step)
        below += 2
        lower = 1 / (below + part * lower or TINY)
        upper = below + part / upper or TINY
        change = upper * lower
        found *= change
    return found

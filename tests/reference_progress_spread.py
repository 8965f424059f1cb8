"""The slow, obvious second implementation of how far units lie apart, written from the sources and not from the code.

Values are in points, variances in squared points; plain loops, bisection, scanning and numerical integration.
"""

import math
from collections.abc import Callable, Sequence
from itertools import pairwise

from scipy.stats import chi2

from tests.reference import Side, error_between_rounds, standard_error

Numbers = Sequence[float]


def centre(values: Numbers, variances: Numbers, between: float) -> float:
    weights = [1 / (variance + between) for variance in variances]
    return math.fsum(weight * value for weight, value in zip(weights, values, strict=True)) / math.fsum(weights)


def heterogeneity(values: Numbers, variances: Numbers, between: float) -> float:
    """Generalised Q (DerSimonian & Kacker 2007)."""
    middle = centre(values, variances, between)
    return math.fsum((value - middle) ** 2 / (own + between) for value, own in zip(values, variances, strict=True))


def paule_mandel(values: Numbers, variances: Numbers) -> float:
    """The τ² at which Q is as large as it is on average: one less than the number of units."""
    wanted, low, high = len(values) - 1, 0.0, 1.0
    if heterogeneity(values, variances, 0.0) <= wanted:
        return 0.0
    while heterogeneity(values, variances, high) > wanted:
        high *= 2
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if heterogeneity(values, variances, middle) > wanted else (low, middle)
    return (low + high) / 2


def q_profile(values: Numbers, variances: Numbers, step: float, most: float) -> tuple[float, float]:
    """The first and the last of 0, step, 2 step … up to `most` at which Q is no surprise; zeros where it always is."""
    degrees = len(values) - 1
    least, largest = chi2.ppf(0.025, degrees), chi2.ppf(0.975, degrees)
    likely = [
        place * step
        for place in range(int(most / step) + 1)
        if least <= heterogeneity(values, variances, place * step) <= largest
    ]
    return (likely[0], likely[-1]) if likely else (0.0, 0.0)


def share(between: float, variances: Numbers) -> float:
    return between / (between + math.fsum(variances) / len(variances))


def shrunken(values: Numbers, variances: Numbers, between: float) -> list[float]:
    middle = centre(values, variances, between)
    return [middle + between / (between + own) * (y - middle) for y, own in zip(values, variances, strict=True)]


def shrunken_error(values: Numbers, variances: Numbers, between: float, unit: int) -> float:
    """Root of the mean squared error of one unit's shrunken value, over all τ² with a flat prior."""
    told = shrunken(values, variances, between)[unit]

    def squared(possible: float) -> float:
        own, middle = variances[unit], centre(values, variances, possible)
        kept = possible / (possible + own)
        weights = math.fsum(1 / (variance + possible) for variance in variances)
        moved = middle + kept * (values[unit] - middle) - told
        return kept * own + (1 - kept) ** 2 / weights + moved**2

    def likely(possible: float) -> float:
        weights = [1 / (variance + possible) for variance in variances]
        logarithm = math.fsum(map(math.log, weights)) - math.log(math.fsum(weights))
        return math.exp((logarithm - heterogeneity(values, variances, possible)) / 2 - start)

    start = 0.0
    start = math.log(likely(between))
    return math.sqrt(_whole(lambda one: squared(one) * likely(one)) / _whole(likely))


def _whole(function: Callable[[float], float]) -> float:
    """From nothing to where nothing is left, by trapezia that grow by a fiftieth."""
    ends = [0.0, *(0.01 * 1.02**power for power in range(1050))]
    return math.fsum((high - low) * (function(low) + function(high)) / 2 for low, high in pairwise(ends))


def level_variance(side: Side, s: float, t: float) -> float:
    return standard_error(side, s, t) ** 2 + rounded(side.n)


def change_variance(now: Side, before: Side, s: float, t: float) -> float:
    return error_between_rounds(now, before, s, t) ** 2 + rounded(now.n) + rounded(before.n)


def rounded(n: int) -> float:
    """The variance of an error that is anywhere within half a step."""
    step = 5 if n < 100 else 1
    return step * step / 12

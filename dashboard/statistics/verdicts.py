"""Whether a difference can be told from chance, and how large it is in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import NormalDist

from dashboard.statistics.uncertainty import Z

SMALL, LARGE = 20, 50  # points; design.md section 4, "size"
FALSE_DISCOVERY_RATE = 0.05
_NORMAL = NormalDist()


class Verdict(StrEnum):
    BETTER = "better"
    WORSE = "worse"
    CHANCE = "chance"  # cannot be told from chance


class Size(StrEnum):
    SMALL = "small"
    NOTICEABLE = "noticeable"
    LARGE = "large"


@dataclass(frozen=True, slots=True)
class Difference:
    """`value` with its 95 % interval in whole points, own minus other; positive is better for every factor."""

    value: int
    low: int
    high: int
    verdict: Verdict
    size: Size


def size(points: float) -> Size:
    distance = abs(points)
    return Size.SMALL if distance < SMALL else Size.NOTICEABLE if distance <= LARGE else Size.LARGE


def p_value(difference: float, standard_error: float) -> float:
    """Two-sided, normal approximation; with no error at all any difference is certain."""
    if standard_error == 0:
        return 0.0 if difference else 1.0
    return 2 * (1 - _NORMAL.cdf(abs(difference) / standard_error))


def discoveries(p_values: Sequence[float], rate: float = FALSE_DISCOVERY_RATE) -> list[bool]:
    """Benjamini-Hochberg (1995): which of a family are told apart while at most `rate` of those are expected false."""
    ranked = sorted(range(len(p_values)), key=lambda index: p_values[index])
    passing = [rank for rank, index in enumerate(ranked, 1) if p_values[index] <= rate * rank / len(p_values)]
    last = max(passing, default=0)
    found = set(ranked[:last])
    return [index in found for index in range(len(p_values))]


def judge(difference: float, standard_error: float, discovered: bool) -> Verdict:
    """Better or worse only when the family's control lets it through and the interval itself excludes 0."""
    if not discovered or abs(difference) <= Z * standard_error:
        return Verdict.CHANCE
    return Verdict.BETTER if difference > 0 else Verdict.WORSE

"""What a published figure says of the sum that it was made of, for somebody who knows how it was made."""

import math
from dataclasses import dataclass
from fractions import Fraction

from tests.attack.claims import Claim
from tests.attack.truth import Scale

Ends = tuple[float, float]


@dataclass(frozen=True)
class Constants:
    """A factor's μ and σ; `turned` where higher is worse."""

    mean: float
    deviation: float
    turned: bool

    def score(self, points: float) -> float:
        return self.mean + (-1 if self.turned else 1) * (points - 500) / 100 * self.deviation


def sums(claim: Claim, n: int, scale: Scale, constants: Constants | None) -> Ends:
    """Where the sum of the cell's n values lies. A figure that is no bound also says that the mean is at no end.

    Not a number where nothing but n is told.
    """
    if None in claim.figures:
        return math.nan, math.nan
    margin = (scale[1] - scale[0]) / 2 / n
    top, bottom = scale[1] - margin, scale[0] + margin
    if claim.is_bound:
        assert constants is not None
        at_top = claim.figures[0].startswith(">") is not constants.turned
        return (n * top, n * scale[1]) if at_top else (n * scale[0], n * bottom)
    low, high = _means(claim, constants)
    return n * max(low, bottom), n * min(high, top)


def _means(claim: Claim, constants: Constants | None) -> Ends:
    if constants is None:
        return claim.figures[0] - 0.05, claim.figures[0] + 0.05
    half = 2.5 if (claim.n or 0) < 100 else 0.5
    ends = sorted(constants.score(claim.figures[0] + side * half) for side in (-1, 1))
    return ends[0], ends[1]


def thirds(claim: Claim) -> list[Ends]:
    """How many of the n can lie in each third of the scale, given the three shares."""
    n = claim.n or 0
    return [_counts(share, n) for share in claim.figures]


def _counts(share: str, n: int) -> Ends:
    fitting = [count for count in range(n + 1) if _as_told(count, n) == share]
    return float(min(fitting)), float(max(fitting))


def _as_told(count: int, n: int) -> str:
    share = Fraction(100 * count, n)
    return "<10" if share < 10 else ">90" if share > 90 else str(math.floor(share + Fraction(1, 2)))

"""In which order the factors of one unit stand: as they were asked, or by how far they lie from what they are held
against."""

from collections.abc import Sequence

from dashboard.profile import FactorRow

ASKED, DISTANCE = "asked", "distance"
ORDERS = (ASKED, DISTANCE)


def ordered(factors: Sequence[FactorRow], order: str | None) -> tuple[FactorRow, ...]:
    """Those without a difference come last, as they were asked: what is hidden has no place that could tell it."""
    if order != DISTANCE:
        return tuple(factors)
    return tuple(sorted(factors, key=_distance))


def _distance(factor: FactorRow) -> float:
    return -abs(factor.difference.value) if factor.difference else 1.0

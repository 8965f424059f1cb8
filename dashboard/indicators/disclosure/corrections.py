"""A figure that was told once and is told anew: who holds both must not learn of fewer than k persons from the pair."""

from dataclasses import dataclass
from math import ceil

from dashboard.indicators.catalogue import Indicator, Kind


@dataclass(frozen=True, slots=True)
class Earlier:
    """What was told of a place: a value or a bound, and of how many persons."""

    n: int | None
    value: float | None
    bound: str | None = None


def persons_changed(indicator: Indicator, before: Earlier, now: Earlier, k: int) -> int:
    """So many persons came, went or changed at least, as far as the two figures tell; 0 when they are the same.

    Where it is not told how many there are, nobody can reckon back to single ones: that counts as k.
    """
    if before == now:
        return 0
    if before.n is None or now.n is None:
        return k
    return max(1, abs(now.n - before.n), _moved(indicator, before, now))


def _moved(indicator: Indicator, before: Earlier, now: Earlier) -> int:
    """So many persons would make the difference if each went from one end of the scale to the other."""
    if before.value is None or now.value is None or before.n is None or now.n is None:
        return 0
    width = 100.0 if indicator.kind is Kind.SHARE else indicator.highest - indicator.lowest
    lowest = 0.0 if indicator.kind is Kind.SHARE else indicator.lowest
    moved = abs(now.n * (now.value - lowest) - before.n * (before.value - lowest)) / width
    return ceil(round(moved, 6)) if indicator.kind is not Kind.SHARE else round(moved)

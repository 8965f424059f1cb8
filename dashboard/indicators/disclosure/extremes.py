"""Values so near an end that they would tell what holds of everybody: told as a bound instead (trust.md SDC-4).

A mean leaves one person half of the scale. A person counts in a share or does not, so half a person would tell exactly
that nobody does: there one whole person is left open, and a bound stands for both counts.
"""

from math import ceil, floor

from dashboard.disclosure.extremes import highest_told, lowest_told, too_high, too_low
from dashboard.indicators.catalogue import Indicator, Kind

OPEN = 1  # persons
WITHOUT_N = 5.0  # per cent: as if there were at least twenty persons


def bound(indicator: Indicator, value: float, n: int | None, kind: str) -> str | None:
    """As ">=95", of a unit of that kind; None where the value may be told."""
    if indicator.kind is Kind.COUNT or kind == "country":
        return None
    if n is None:
        return _without_n(indicator, value) if kind == "institution" else None
    return _share(value, n) if indicator.kind is Kind.SHARE else _mean(indicator, value, n)


def _share(value: float, n: int) -> str | None:
    counted = floor(value * n / 100 + 0.5)
    if counted <= OPEN:
        return _at_most(100 * OPEN / n, 1)
    return _at_least(100 - 100 * OPEN / n, 1) if counted >= n - OPEN else None


def _mean(indicator: Indicator, value: float, n: int) -> str | None:
    scale = indicator.lowest, indicator.highest
    if too_low(value, n, scale):
        return _at_most(float(lowest_told(n, scale)), max(1, indicator.decimals))
    return _at_least(float(highest_told(n, scale)), max(1, indicator.decimals)) if too_high(value, n, scale) else None


def _without_n(indicator: Indicator, value: float) -> str | None:
    if indicator.kind is not Kind.SHARE:
        return None
    if value <= WITHOUT_N:
        return _at_most(WITHOUT_N, 1)
    return _at_least(100 - WITHOUT_N, 1) if value >= 100 - WITHOUT_N else None


def _at_most(limit: float, decimals: int) -> str:
    """Rounded away from the end, so that it is true."""
    return f"<={ceil(round(limit * 10**decimals, 6)) / 10**decimals:g}"


def _at_least(limit: float, decimals: int) -> str:
    return f">={floor(round(limit * 10**decimals, 6)) / 10**decimals:g}"

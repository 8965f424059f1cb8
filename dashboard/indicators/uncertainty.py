"""How sure a value is: a 95 % interval from the rounded value and the number of persons behind it."""

import math
from functools import lru_cache

from dashboard.disclosure.extremes import SLACK
from dashboard.indicators.catalogue import Indicator, Kind
from dashboard.indicators.disclosure.extremes import OPEN, WITHOUT_N
from dashboard.indicators.panel import Point
from dashboard.indicators.precision import rounded_away
from dashboard.indicators.values import Told, Value
from dashboard.statistics.beta import quantile
from dashboard.statistics.uncertainty import Z

TAIL = 0.025  # of the chances, outside the interval at either end
# Pupils of one class are alike, and next year there are other classes: both assumed, since no file tells them.
CLASS = 20  # pupils
ALIKE = 0.08  # intra-class correlation
DESIGN = 1 + (CLASS - 1) * ALIKE  # design effect (Kish 1965): so many pupils tell as much as one drawn alone
_SCARCE = 1e-9  # a bound such as 97.5 is not exact in binary

Limits = tuple[float, float]


def point(indicator: Indicator, value: Value) -> Point:
    found = interval(indicator, value)
    return Point(value) if found is None else Point(value, *found)


def interval(indicator: Indicator, value: Value) -> Limits | None:
    """In the value's own unit; None where there is no chance in it, or where the number of persons is not told."""
    if indicator.kind is Kind.COUNT:
        return None
    if value.status is Told.EXTREME and value.bound:
        return _beyond(indicator, value.bound)
    if value.value is None or not value.n:
        return None
    half = rounded_away(indicator, value.n)
    return _limits(indicator, value.value - half, value.value + half, value.n)


def _limits(indicator: Indicator, lowest: float, highest: float, n: int) -> Limits | None:
    """Of a value that lies somewhere between these two."""
    if indicator.kind is Kind.SHARE:
        return share_limits(lowest, highest, counts_as(n))
    if indicator.spread is None:
        return None
    margin = Z * indicator.spread / math.sqrt(counts_as(n))
    return max(indicator.lowest, lowest - margin), min(indicator.highest, highest + margin)


def counts_as(n: float) -> float:
    """How many persons drawn each by themselves would tell as much as n in classes."""
    return n / DESIGN


@lru_cache(maxsize=20_000)
def share_limits(lowest: float, highest: float, n: float) -> Limits:
    """Of a share that lies somewhere between these two per cents of n persons, each drawn by themselves.

    Clopper & Pearson (1934): either limit is wrong in at most 2.5 % of cases, whatever the true share and however few
    the persons. Shorter intervals, as Wilson's, keep that only on average.
    """
    fewest, most = max(0.0, lowest / 100 * n), min(float(n), highest / 100 * n)
    low = quantile(fewest, n - fewest + 1, TAIL) if fewest > 0 else 0.0
    high = quantile(most + 1, n - most, 1 - TAIL) if most < n else 1.0
    return 100 * low, 100 * high


def bounded(bound: str) -> tuple[str, float]:
    """ ">=95" is ">=" and 95."""
    return bound[:2], float(bound[2:])


def _beyond(indicator: Indicator, bound: str) -> Limits | None:
    """A bound is set by the number of persons (dashboard/indicators/disclosure/extremes.py), and so tells it; but for
    that of a share of which the number is not known, which tells nothing."""
    sign, at = bounded(bound)
    ends = (at, indicator.highest) if sign == ">=" else (indicator.lowest, at)
    left, scale = ends[1] - ends[0], indicator.highest - indicator.lowest
    if indicator.kind is Kind.SHARE and abs(left - WITHOUT_N) < _SCARCE:
        return None
    slack = OPEN if indicator.kind is Kind.SHARE else SLACK
    n = math.floor(slack * scale / left + _SCARCE) if left > 0 else 0
    return _limits(indicator, *ends, n) if n else None

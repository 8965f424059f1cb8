"""Two values of an indicator held against each other, and which of a family of differences can be told from chance."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from dashboard.indicators.catalogue import Indicator, Kind
from dashboard.indicators.panel import Point, Why
from dashboard.indicators.precision import rounded_away
from dashboard.indicators.uncertainty import counts_as
from dashboard.statistics.verdicts import Verdict, discoveries, p_value

Key = TypeVar("Key")
_DIGITS = 6  # more than any value is told with: leaves off what binary numbers add


@dataclass(frozen=True, slots=True)
class Pair:
    """Two values that are shown, and that no break lies between."""

    indicator: Indicator
    one: Point
    other: Point


@dataclass(frozen=True, slots=True)
class Between:
    """One less the other, in the value's own unit; no `verdict` where none can be given, and then `why`."""

    verdict: Verdict | None
    difference: float
    low: float | None = None
    high: float | None = None
    why: Why | None = None


def judged(pairs: Mapping[Key, Pair]) -> dict[Key, Between]:
    """The pairs in which there is chance are one family; administrative figures differ by as much as they say."""
    uncertain = {key: pair for key, pair in pairs.items() if _limits(pair) is not None}
    found = discoveries([_p_value(pair) for pair in uncertain.values()])
    discovered = dict(zip(uncertain, found, strict=True))
    return {key: _between(pair, discovered.get(key)) for key, pair in pairs.items()}


def _between(pair: Pair, discovered: bool | None) -> Between:
    difference, limits = _difference(pair), _limits(pair)
    if limits is not None:
        is_clear = bool(discovered) and not limits[0] <= 0 <= limits[1]
        verdict = _direction(pair.indicator, difference) if is_clear else Verdict.CHANCE
        return Between(verdict, difference, *limits, why=None if is_clear else Why.CHANCE)
    if pair.indicator.kind is not Kind.COUNT:
        return Between(None, difference, why=Why.UNKNOWN_N)
    if difference == 0:
        return Between(None, difference, why=Why.SAME)
    return Between(_direction(pair.indicator, difference), difference, why=Why.COUNTED)


def _direction(indicator: Indicator, difference: float) -> Verdict:
    return Verdict.BETTER if (difference > 0) == indicator.higher_is_better else Verdict.WORSE


def _difference(pair: Pair) -> float:
    return round(_value(pair.one) - _value(pair.other), _DIGITS)


def _limits(pair: Pair) -> tuple[float, float] | None:
    found = limits_of_sum((pair.one,), (pair.other,))
    return None if found is None else found[1:]


def limits_of_sum(plus: Sequence[Point], minus: Sequence[Point]) -> tuple[float, float, float] | None:
    """Some values less others, with 95 % limits: the distances of the values from their own limits, squared and added
    (Newcombe 1998, method 10; Zou & Donner 2008). None where nothing is known of how sure one of them is."""
    reaches = [_reach(point) for point in plus], [_reach(point) for point in minus]
    up, down = ([one for one in several if one] for several in reaches)
    if len(up) < len(plus) or len(down) < len(minus):
        return None
    total = round(sum(_value(one) for one in plus) - sum(_value(one) for one in minus), _DIGITS)
    below = math.hypot(*(one[0] for one in up), *(one[1] for one in down))
    above = math.hypot(*(one[1] for one in up), *(one[0] for one in down))
    return total, total - below, total + above


def _reach(point: Point) -> tuple[float, float] | None:
    """How far the interval goes below and above the value."""
    if point.low is None or point.high is None:
        return None
    return _value(point) - point.low, point.high - _value(point)


def _p_value(pair: Pair) -> float:
    """Two-sided. The roundings are taken from the difference, as if both had made it larger."""
    one, other = _persons(pair.one), _persons(pair.other)
    away = rounded_away(pair.indicator, one) + rounded_away(pair.indicator, other)
    error = _spread_if_same(pair, one, other) * math.sqrt(1 / counts_as(one) + 1 / counts_as(other))
    return p_value(max(0.0, abs(_difference(pair)) - away), error)


def _spread_if_same(pair: Pair, one: int, other: int) -> float:
    """Between persons, were both values the same: of a share that of the two taken together, else the assumed one."""
    if pair.indicator.kind is not Kind.SHARE:
        assert pair.indicator.spread is not None
        return pair.indicator.spread
    share = (_value(pair.one) * one + _value(pair.other) * other) / (one + other)
    return math.sqrt(share * (100 - share))


def _value(point: Point) -> float:
    assert point.value.value is not None
    return point.value.value


def _persons(point: Point) -> int:
    assert point.value.n is not None
    return point.value.n

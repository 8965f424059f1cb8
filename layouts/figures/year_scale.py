"""The axis of values in charts by school year: round numbers that hold all that is drawn, never beyond the scale."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

LEAST = 0.2  # of the whole scale: so that small changes do not look like large ones
LEAST_OF_RATE = 0.04  # absence lies in a small corner of what could be measured
MOST_STEPS = 6
_ROUND = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True, slots=True)
class Scale:
    """`ticks` run from the lower end to the upper one; `decimals` are what they need."""

    ticks: tuple[float, ...]
    decimals: int

    @property
    def low(self) -> float:
        return self.ticks[0]

    @property
    def high(self) -> float:
        return self.ticks[-1]


def year_scale(values: Iterable[float], lowest: float, highest: float, least: float = LEAST) -> Scale:
    """`lowest` and `highest` are the ends of what can be measured; the axis spans `least` of it at least."""
    inside = [min(max(value, lowest), highest) for value in values] or [lowest, highest]
    low, high = _widened(min(inside), max(inside), (lowest, highest), least)
    step = _step(high - low)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    places = [place * step for place in range(first, last + 1)]
    kept = [round(place, 6) for place in places if lowest <= round(place, 6) <= highest]
    ends = ([lowest] if places[0] < lowest else []), ([highest] if places[-1] > highest else [])
    ticks = tuple(dict.fromkeys((*ends[0], *kept, *ends[1])))
    return Scale(ticks, _decimals(ticks))


def _widened(low: float, high: float, ends: tuple[float, float], least: float) -> tuple[float, float]:
    lowest, highest = ends
    missing = max(0.0, (highest - lowest) * least - (high - low)) / 2
    low, high = low - missing, high + missing
    up, down = max(0.0, lowest - low), max(0.0, high - highest)
    return max(lowest, low - down), min(highest, high + up)


def _step(width: float) -> float:
    rough = width / MOST_STEPS
    power = 10.0 ** math.floor(math.log10(rough))
    return next(factor * power for factor in _ROUND if factor * power >= rough - 1e-9)


def _decimals(ticks: Iterable[float]) -> int:
    return max(next(places for places in range(4) if abs(round(tick, places) - tick) < 1e-6) for tick in ticks)

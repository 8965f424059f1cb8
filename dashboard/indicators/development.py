"""A unit's newest value against its own earlier ones: never across a break, never without both values shown."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dashboard.indicators.catalogue import Indicator
from dashboard.indicators.difference import Between, Pair, judged
from dashboard.indicators.panel import Development, Point, Series, Why
from dashboard.indicators.values import Told


@dataclass(frozen=True, slots=True)
class Way:
    """One series and what it is of."""

    indicator: Indicator
    series: Series


Pick = Callable[[tuple[Point, ...]], Point]


def since_last(ways: Mapping[str, Way]) -> dict[str, Development]:
    """By key: since the newest earlier value. All that can be told from one another are one family."""
    return _developments(ways, lambda earlier: earlier[-1])


def since_start(ways: Mapping[str, Way]) -> dict[str, Development]:
    """By key: since the first value after the last break; another family."""
    return _developments(ways, lambda earlier: earlier[0])


def _developments(ways: Mapping[str, Way], pick: Pick) -> dict[str, Development]:
    earlier = {key: _earlier(way.series) for key, way in ways.items() if not way.indicator.background}
    pairs = {key: _pair(ways[key], pick(points)) for key, points in earlier.items() if points}
    found = judged(pairs)
    return {
        key: _told(pairs[key], found[key]) if key in found else Development(None, why=_why_not(way))
        for key, way in ways.items()
    }


def _pair(way: Way, before: Point) -> Pair:
    assert way.series.newest is not None
    return Pair(way.indicator, way.series.newest, before)


def _told(pair: Pair, found: Between) -> Development:
    since = pair.other.school_year
    return Development(found.verdict, since, found.difference, found.low, found.high, found.why)


def _earlier(series: Series) -> tuple[Point, ...]:
    """Those that the newest value may be held against, oldest first."""
    newest = series.newest
    if newest is None or not newest.shown:
        return ()
    return tuple(one for one in series.shown if one is not newest and series.comparable(one, newest))


def _why_not(way: Way) -> Why:
    newest = way.series.newest
    if way.indicator.background:
        return Why.BACKGROUND
    if newest is None or not newest.shown:
        return Why.EXTREME if newest and newest.value.status is Told.EXTREME else Why.HIDDEN
    if len(way.series.shown) > 1:
        return Why.BREAK
    return Why.EARLIER_HIDDEN if len(way.series.points) > 1 else Why.FIRST

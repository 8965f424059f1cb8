"""How far groups of pupils lie apart on one indicator, and whether they have come closer (national goal 2)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from dashboard.indicators.catalogue import Grouping, Indicator, groupings
from dashboard.indicators.difference import Between, Pair, judged, limits_of_sum
from dashboard.indicators.panel import Point, Series
from dashboard.indicators.series import by_group
from dashboard.indicators.values import Value


class Movement(StrEnum):
    CLOSER = "closer"
    FARTHER = "farther"
    TURNED = "turned"  # it has moved so far that the values now lie the other way round
    CHANCE = "chance"  # cannot be told from chance


@dataclass(frozen=True, slots=True)
class Gap:
    """Two groups of one school year, each as key=value; `between` is the one less the other, `better` the one."""

    one: str
    other: str
    between: Between


@dataclass(frozen=True, slots=True)
class Moved:
    """The outermost gap, one less other, now less that of `since`, with its 95 % interval."""

    movement: Movement
    since: int
    difference: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Gaps:
    """The groups of one grouping, by group in the order of the catalogue, hidden ones too.

    `gaps` are of the newest `school_year` in which two or more groups are shown, all pairs of them; `outer` is that of
    the first and the last group of the catalogue, None where one of them is hidden or has no value.
    """

    grouping: Grouping
    groups: Mapping[str, Series]
    school_year: int | None
    gaps: tuple[Gap, ...]
    outer: Gap | None
    moved: Moved | None


def gaps(indicator: Indicator, values: Iterable[Value]) -> tuple[Gaps, ...]:
    """Of every grouping in which the values have two groups or more; nothing is judged by what is no result."""
    given = list(values)
    found = {key: by_group(indicator, given, key) for key in groupings() if not indicator.background}
    return tuple(_gaps(indicator, groupings()[key], groups) for key, groups in found.items() if len(groups) > 1)


def _gaps(indicator: Indicator, grouping: Grouping, groups: Mapping[str, Series]) -> Gaps:
    by_year = _by_year(groups)
    year = max((year for year, points in by_year.items() if len(points) > 1), default=None)
    if year is None:
        return Gaps(grouping, groups, None, (), None, None)
    apart = _apart(indicator, by_year[year])
    ends = grouping.groups[0], grouping.groups[-1]
    outer = next((one for one in apart if (one.one, one.other) == ends), None)
    return Gaps(grouping, groups, year, apart, outer, _moved(groups, ends, year) if outer else None)


def _by_year(groups: Mapping[str, Series]) -> dict[int, dict[str, Point]]:
    found: dict[int, dict[str, Point]] = {}
    for group, series in groups.items():
        for point in series.shown:
            found.setdefault(point.school_year, {})[group] = point
    return found


def _apart(indicator: Indicator, points: Mapping[str, Point]) -> tuple[Gap, ...]:
    """All pairs of one year and grouping are one family."""
    pairs = {(one, other): Pair(indicator, points[one], points[other]) for one, other in combinations(points, 2)}
    return tuple(Gap(*ends, between) for ends, between in judged(pairs).items())


def _moved(groups: Mapping[str, Series], ends: tuple[str, str], year: int) -> Moved | None:
    """Since the first year after the last break in which both are shown. One test, so no family."""
    one, other = groups[ends[0]], groups[ends[1]]
    at = {point.school_year: point for point in one.shown}, {point.school_year: point for point in other.shown}
    earlier = sorted(then for then in at[0].keys() & at[1].keys() if then < year and _comparable(one, then, year))
    if not earlier:
        return None
    since = earlier[0]
    found = limits_of_sum((at[0][year], at[1][since]), (at[1][year], at[0][since]))
    if found is None:
        return None
    difference, low, high = found
    then, _, _ = limits_of_sum((at[0][since],), (at[1][since],)) or (0.0, 0.0, 0.0)
    return Moved(_movement(then, then + difference, low, high), since, difference, low, high)


def _comparable(series: Series, then: int, now: int) -> bool:
    return not any(then < at.school_year <= now for at in series.breaks)


def _movement(then: float, now: float, low: float, high: float) -> Movement:
    if low <= 0 <= high:
        return Movement.CHANCE
    if then * now < 0:
        return Movement.TURNED
    return Movement.CLOSER if abs(now) < abs(then) else Movement.FARTHER

"""How far groups of pupils lie apart on one indicator, and whether they have come closer (national goal 2)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from dashboard.indicators.catalogue import Grouping, Indicator, groupings
from dashboard.indicators.difference import Between, Pair, judged, limits_of_sum
from dashboard.indicators.panel import Point, Series
from dashboard.indicators.series import by_group
from dashboard.indicators.uncertainty import Limits
from dashboard.indicators.values import Value
from dashboard.statistics.verdicts import Verdict


class Movement(StrEnum):
    CLOSER = "closer"
    FARTHER = "farther"
    TURNED = "turned"  # one lay clearly higher then, the other does now
    TOWARDS = "towards"  # it has moved, but whether they lie closer now cannot be told
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
    return Gaps(grouping, groups, year, apart, outer, _moved(indicator, groups, by_year, outer) if outer else None)


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


def _moved(
    indicator: Indicator, groups: Mapping[str, Series], by_year: Mapping[int, Mapping[str, Point]], outer: Gap
) -> Moved | None:
    """Since the first year after the last break in which both are shown. One test, so no family."""
    ends, year = (outer.one, outer.other), max(year for year, points in by_year.items() if len(points) > 1)
    both = sorted(then for then, points in by_year.items() if then < year and points.keys() >= set(ends))
    since = next((then for then in both if _comparable(groups[outer.one], then, year)), None)
    if since is None:
        return None
    now, then = (tuple(by_year[at][group] for group in ends) for at in (year, since))
    change = limits_of_sum((now[0], then[1]), (now[1], then[0]))
    total = limits_of_sum((now[0], then[0]), (now[1], then[1]))
    if change is None or total is None:
        return None
    earlier = next(one for one in _apart(indicator, by_year[since]) if (one.one, one.other) == ends)
    sides = {outer.between.verdict, earlier.between.verdict}
    return Moved(_movement(change[1:], total[1:], sides), since, *change)


def _comparable(series: Series, then: int, now: int) -> bool:
    return not any(then < at.school_year <= now for at in series.breaks)


def _movement(change: Limits, total: Limits, sides: set[Verdict | None]) -> Movement:
    """What a clear change has made of a gap. With g then and h now, h² - g² = (h - g)(h + g): they lie closer or
    farther apart only where the sum of the two can be told from 0 as well (as in dashboard/equity.py)."""
    if change[0] <= 0 <= change[1]:
        return Movement.CHANCE
    if sides == {Verdict.BETTER, Verdict.WORSE}:
        return Movement.TURNED
    if total[0] <= 0 <= total[1]:
        return Movement.TOWARDS
    return Movement.FARTHER if (change[0] > 0) == (total[0] > 0) else Movement.CLOSER

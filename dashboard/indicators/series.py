"""The values of one indicator of a unit as series over school years: of everybody, of one grade, of one group."""

from collections.abc import Iterable, Mapping

from dashboard.indicators.catalogue import Indicator, groupings
from dashboard.indicators.panel import Series
from dashboard.indicators.uncertainty import point
from dashboard.indicators.values import ALL, Value


def series(indicator: Indicator, values: Iterable[Value], grade: str = ALL, group: str = ALL) -> Series:
    """From values of one unit, among which may be those of other indicators, grades and groups."""
    wanted = (indicator.key, grade, group)
    found = [one for one in values if (one.indicator, one.grade, one.group) == wanted]
    points = tuple(point(indicator, one) for one in sorted(found, key=lambda one: one.school_year))
    if not points:
        return Series()
    first, last = points[0].school_year, points[-1].school_year
    return Series(points, tuple(at for at in indicator.breaks_of(grade) if first < at.school_year <= last))


def by_grade(indicator: Indicator, values: Iterable[Value]) -> Mapping[str, Series]:
    """Of the single grades that have values, in the order of the catalogue."""
    given = list(values)
    found = {grade: series(indicator, given, grade) for grade in indicator.grades}
    return {grade: one for grade, one in found.items() if one.points}


def by_group(indicator: Indicator, values: Iterable[Value], grouping: str, grade: str = ALL) -> Mapping[str, Series]:
    """Of the groups of one grouping, such as gender, that have values, in the order of the catalogue."""
    given = list(values)
    found = {group: series(indicator, given, grade, group) for group in groupings()[grouping].groups}
    return {group: one for group, one in found.items() if one.points}

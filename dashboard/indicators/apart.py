"""How far pupils lie apart by their parents' education, on what the goals count: what national goal 2 is about."""

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.indicators.catalogue import Indicator, Indicators
from dashboard.indicators.gap import Gap, Gaps, gaps
from dashboard.indicators.panel import Point
from dashboard.indicators.values import Value

GOAL = "background"
GROUPING = "education"


@dataclass(frozen=True, slots=True)
class Apart:
    """The parents with the shortest education and those with the longest, of the newest year that tells both."""

    indicator: Indicator
    gaps: Gaps
    outer: Gap
    school_year: int

    @property
    def ends(self) -> tuple[Point, Point]:
        """The two that are held against each other."""
        one, other = (self._at(group) for group in (self.outer.one, self.outer.other))
        return one, other

    @property
    def made_up(self) -> bool:
        return any(point.value.made_up for point in self.ends)

    def _at(self, group: str) -> Point:
        return next(point for point in self.gaps.groups[group].shown if point.school_year == self.school_year)


def apart(known: Indicators, values: Iterable[Value]) -> tuple[Apart, ...]:
    """Of every indicator of the goal of which both are told, in the order of the catalogue."""
    given = list(values)
    found = [(one, of) for one in known.values() if one.goal == GOAL for of in gaps(one, given)]
    return tuple(
        Apart(one, of, of.outer, of.school_year)
        for one, of in found
        if of.grouping.key == GROUPING and of.outer is not None and of.school_year is not None
    )

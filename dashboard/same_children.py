"""Groups of children followed from round to round: what the group they are in now has changed by since they were
together before. Nobody is followed one by one."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.cells import Cell
from dashboard.comparison import Pair, against_same_children
from dashboard.profile import Choice, UnitLink
from dashboard.trend import Line, Since, Stop, There, Trend


@dataclass(frozen=True, slots=True)
class Followed:
    """A group with all factors that its children were asked about; the stops, the group's own last, are those of
    `lines`."""

    unit: UnitLink
    stops: tuple[Stop, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Then:
    """One group in one round: where the children were, and the figure of the factor in view."""

    stop: Stop
    cell: Cell
    comparable: bool


@dataclass(frozen=True, slots=True)
class Group:
    """`then` is by round, without the rounds in which these children were in no group; the own round is the last."""

    unit: UnitLink
    then: dict[str, Then]
    since: Since | None

    @property
    def before(self) -> frozenset[There]:
        """Where the children were in earlier rounds."""
        return frozenset(one.stop.there for one in list(self.then.values())[:-1])

    @property
    def can_be_followed(self) -> bool:
        """Whether the reader may know of any earlier group with the same form."""
        return There.OPEN in self.before


@dataclass(frozen=True, slots=True)
class SameChildren:
    """One factor of all groups that are the same children as a group before. `rounds` are those any of them was in."""

    rounds: tuple[Choice, ...]
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class TrendPage:
    """The unit's own way, and what became of the groups in it that are the same children as before."""

    trend: Trend
    children: SameChildren | None


def same_children(followed: Sequence[Followed], shown: frozenset[int], factor: str) -> SameChildren:
    """Verdicts are judged over all factors of all groups; `shown` are the groups that are then in view."""
    found = _judged(followed)
    groups = tuple(_group(one, factor, found) for one in followed if one.unit.unit in shown)
    stops = {stop.round.key: stop for one in followed if one.unit.unit in shown for stop in one.stops}
    ordered = sorted(stops.values(), key=lambda stop: stop.opened)
    return SameChildren(tuple(stop.round for stop in ordered), groups)


def _judged(followed: Sequence[Followed]) -> dict[tuple[int, str], Since]:
    """By group and factor: since the first round that may be compared and tells a number."""
    pairs: dict[str, Pair] = {}
    since: dict[str, tuple[tuple[int, str], Choice]] = {}
    for one in followed:
        now = len(one.stops) - 1
        for line in one.lines:
            if (first := line.first(now)) is not None:
                key = f"{one.unit.unit} {line.key}"
                pairs[key] = line.pair(now, first)
                since[key] = ((one.unit.unit, line.key), one.stops[first].round)
    told = against_same_children(pairs)
    return {since[key][0]: Since(since[key][1], difference) for key, difference in told.items()}


def _group(one: Followed, factor: str, found: dict[tuple[int, str], Since]) -> Group:
    line = next((line for line in one.lines if line.key == factor), None)
    now = len(one.stops) - 1
    then = {
        stop.round.key: Then(stop, line.own[place], line.comparable(place, now))
        for place, stop in enumerate(one.stops)
        if line is not None
    }
    return Group(one.unit, then, found.get((one.unit.unit, factor)))

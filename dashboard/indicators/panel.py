"""What the panel shows of one unit: a card for each indicator, values only, ready to be laid out.

Only the internal edition holds a `Card`; a reader outside gets a `PublicCard` (dashboard/indicators/public.py).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from dashboard.goals import Goal
from dashboard.indicators.catalogue import Break, Indicator
from dashboard.indicators.targets import Target
from dashboard.indicators.values import Told, Value
from dashboard.statistics.verdicts import Verdict


class Status(StrEnum):
    """What can be said of a target. Under way: clearly not met, but clearly better than at the start."""

    MET = "met"
    UNDER_WAY = "under_way"
    NOT_MET = "not_met"
    CANNOT_TELL = "cannot_tell"


class Why(StrEnum):
    """Why something cannot be told, or on what it was judged."""

    CLOSE = "close"  # the target lies inside the interval
    CHANCE = "chance"  # the change cannot be told from chance
    HIDDEN = "hidden"  # the newest value is hidden or was never there
    EXTREME = "extreme"  # no more is told than that nearly all, or nearly none, are counted
    UNKNOWN_N = "unknown_n"  # on how many persons it rests is not told: judged by the value alone, or not at all
    COUNTED = "counted"  # an administrative figure, in which there is no chance: judged by the value alone
    SAME = "same"  # the two values shown are the same
    BREAK = "break"  # the earlier values cannot be compared with it
    EARLIER_HIDDEN = "earlier_hidden"  # there are earlier values, but none that is shown
    FIRST = "first"  # there is no earlier value
    YEAR_BEFORE = "year_before"  # there are earlier values, but none of the year before
    BACKGROUND = "background"  # it is no result, so neither more nor less of it is better


@dataclass(frozen=True, slots=True)
class Judgement:
    status: Status
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class Development:
    """The newest value held against that of `since`, an earlier school year; no `verdict` where none can be given.

    `difference`, `low` and `high` are newest less earlier, in the value's own unit: above 0 has risen, good or bad.
    """

    verdict: Verdict | None
    since: int | None = None
    difference: float | None = None
    low: float | None = None
    high: float | None = None
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """A value with its 95 % interval; `low` and `high` are None where nothing is known of how sure it is."""

    value: Value
    low: float | None = None
    high: float | None = None

    @property
    def school_year(self) -> int:
        return self.value.school_year

    @property
    def shown(self) -> bool:
        return self.value.status is Told.SHOWN


@dataclass(frozen=True, slots=True)
class Series:
    """The values of one grade and group, a point for each school year that has a row, oldest first, hidden ones too.

    `breaks` are those that lie between the first point and the last.
    """

    points: tuple[Point, ...] = ()
    breaks: tuple[Break, ...] = ()

    @property
    def newest(self) -> Point | None:
        return self.points[-1] if self.points else None

    @property
    def shown(self) -> tuple[Point, ...]:
        return tuple(point for point in self.points if point.shown)

    def comparable(self, one: Point, other: Point) -> bool:
        """No break lies between them."""
        first, last = sorted((one.school_year, other.school_year))
        return not any(first < at.school_year <= last for at in self.breaks)

    def runs(self) -> list[tuple[Point, ...]]:
        """Those that a line may be drawn through: shown, year upon year, and with no break between."""
        found: list[list[Point]] = [[point] for point in self.shown[:1]]
        for before, point in pairwise(self.shown):
            if point.school_year == before.school_year + 1 and self.comparable(before, point):
                found[-1].append(point)
            else:
                found.append([point])
        return [tuple(run) for run in found]


@dataclass(frozen=True, slots=True)
class Card:
    """All that may be told inside of one indicator of one unit: everybody, in all grades together.

    `target` is the one in force in the newest value's school year and `national` the national one, where that is
    another. `judgement` is None where there is no target, or no value yet. `development` is since the newest earlier
    value and `since_start` since the first, both after the last break; `since_start` is None where both are the same.
    """

    indicator: Indicator
    own: Series
    country: Series
    target: Target | None
    national: Target | None
    judgement: Judgement | None
    development: Development
    since_start: Development | None

    @property
    def newest(self) -> Point | None:
        return self.own.newest

    @property
    def made_up(self) -> bool:
        return any(point.value.made_up for point in self.own.points)


@dataclass(frozen=True, slots=True)
class PublicCard:
    """What anybody may be told of one indicator of one unit, and nothing else.

    `figures` is the whole card where the indicator is published, else None, and then there are words alone: `status`
    and `verdict` against the unit's own value of `since`. `why` there is no verdict is told where it says nothing about
    the figures. `by_value`: the status rests on the value alone, since nothing is known of how sure that is.
    """

    indicator: Indicator
    school_year: int | None
    target: Target | None
    status: Status | None
    verdict: Verdict | None
    since: int | None
    why: Why | None = None
    by_value: bool = False
    made_up: bool = False
    figures: Card | None = None


AnyCard = Card | PublicCard


@dataclass(frozen=True, slots=True)
class Part:
    """The cards of one national goal; `goal` is None for those outside the goals. `own`: a municipality added them."""

    goal: Goal | None
    own: bool
    cards: tuple[AnyCard, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many targets there are with a value to judge, and what is said of them."""

    met: int = 0
    under_way: int = 0
    not_met: int = 0
    cannot_tell: int = 0

    @property
    def targets(self) -> int:
        return self.met + self.under_way + self.not_met + self.cannot_tell


@dataclass(frozen=True, slots=True)
class Panel:
    """Goals in the order of the catalogue, then what lies outside them, then a municipality's own."""

    parts: tuple[Part, ...]

    @property
    def cards(self) -> Iterator[AnyCard]:
        return (card for part in self.parts for card in part.cards)

    @property
    def tally(self) -> Tally:
        return tally(self.cards)


def tally(cards: Iterable[AnyCard]) -> Tally:
    found = [status for card in cards if (status := status_of(card)) is not None]
    return Tally(*(found.count(status) for status in Status))


def status_of(card: AnyCard) -> Status | None:
    """None without a target, and where there is nothing yet to judge."""
    if isinstance(card, PublicCard):
        return card.status
    return card.judgement.status if card.judgement else None

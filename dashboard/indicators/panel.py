"""What the panel shows of one unit: a card for each indicator, values only, ready to be laid out.

Only the internal edition holds a `Card`; a reader outside gets a `PublicCard` (dashboard/indicators/public.py).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
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
        """A year in which there never was a figure is passed over, unless there is no other."""
        there = [point for point in self.points if point.value.status is not Told.MISSING]
        return (there or self.points)[-1] if self.points else None

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


class Parts(StrEnum):
    """Figures of single grades or groups of pupils: as they came, or made up, some of them at least."""

    TOLD = "told"
    MADE_UP = "made_up"


@dataclass(frozen=True, slots=True)
class Card:
    """All that may be told inside of one indicator of one unit: everybody, in all grades together.

    `target` is the one in force in the newest value's school year and `national` the national one, where that is
    another; `judgement` and `national_judgement` are of these two, None where there is no such target, or no value yet.
    `development` is since the newest earlier value and `since_start` since the first, both after the last break;
    `since_start` is None where both are the same. `parts` is None where no single grade or group is told.
    """

    indicator: Indicator
    own: Series
    country: Series
    target: Target | None
    national: Target | None
    judgement: Judgement | None
    national_judgement: Judgement | None
    development: Development
    since_start: Development | None
    parts: Parts | None = None

    @property
    def newest(self) -> Point | None:
        return self.own.newest

    @property
    def school_year(self) -> int | None:
        return self.newest.school_year if self.newest else None

    @property
    def made_up(self) -> bool:
        return self.parts is Parts.MADE_UP or any(point.value.made_up for point in self.own.points)

    @property
    def country_made_up(self) -> bool:
        return any(point.value.made_up for point in self.country.points)

    @property
    def only_parts(self) -> bool:
        """There are figures of single grades or groups, and none of everybody."""
        return self.parts is not None and not self.own.points


@dataclass(frozen=True, slots=True)
class PublicCard:
    """What anybody may be told of one indicator of one unit, and nothing else.

    `figures` is the whole card where the indicator is published, else None, and then there are words alone: `status`
    of the target in force, `national_status` of the national one where that is another, and `verdict` against the
    unit's own value of `since`, where it is clear and that is the year before. `by_value`: the status rests on the
    value alone, since nothing is known of how sure that is.
    """

    indicator: Indicator
    school_year: int | None
    target: Target | None
    national: Target | None
    status: Status | None
    national_status: Status | None
    verdict: Verdict | None
    since: int | None
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
class Panel:
    """Goals in the order of the catalogue, then what lies outside them, then a municipality's own."""

    parts: tuple[Part, ...]

    @property
    def cards(self) -> Iterator[AnyCard]:
        return (card for part in self.parts for card in part.cards)


def judged(card: AnyCard) -> list[tuple[Target, Status]]:
    """Each target that the newest value is held against, the one in force first, and what is said of it."""
    both = ((card.target, status_of(card)), (card.national, national_status_of(card)))
    return [(target, status) for target, status in both if target is not None and status is not None]


def afterwards(card: AnyCard) -> date | None:
    """The day on which the target in force was set, if the school year that it is held against had ended by then."""
    if card.target is None or card.school_year is None:
        return None
    return card.target.afterwards(card.school_year)


def status_of(card: AnyCard) -> Status | None:
    """None without a target, and where there is nothing yet to judge."""
    if isinstance(card, PublicCard):
        return card.status
    return card.judgement.status if card.judgement else None


def national_status_of(card: AnyCard) -> Status | None:
    """None, too, where no other target is in force than the national one."""
    if isinstance(card, PublicCard):
        return card.national_status
    return card.national_judgement.status if card.national_judgement else None

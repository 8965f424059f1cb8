"""How far the units below one lie apart in a factor, or in its change: a funnel and careful estimates, no ranking."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

import numpy as np

from dashboard.cells import Cell
from dashboard.comparison import Pair, against_round
from dashboard.levels import is_group
from dashboard.mapping import Name
from dashboard.profile import UnitLink
from dashboard.statistics.heterogeneity import (
    FEWEST_UNITS,
    OUTER,
    Between,
    Numbers,
    Shares,
    between_units,
    shares,
    shrunken,
    variance_of_rounding,
)
from dashboard.statistics.uncertainty import ROUNDED_AWAY, Basis, error_between_rounds, variance


class Measure(StrEnum):
    LEVEL = "level"
    CHANGE = "change"  # later minus earlier


@dataclass(frozen=True, slots=True)
class Topic:
    """A factor of the form; `is_comparable` where it was asked in the same way in the earlier round."""

    key: str
    name: Name
    turned: bool
    is_comparable: bool
    within: int
    between: int


@dataclass(frozen=True, slots=True)
class Below:
    """A unit with its published cells of the factor, `before` None where its level is looked at."""

    unit: UnitLink
    now: Cell
    before: Cell | None = None

    @property
    def shown(self) -> bool:
        return self.now.shown and (self.before is None or self.before.shown)

    @property
    def value(self) -> int:
        assert self.now.points is not None
        return self.now.points - ((self.before.points or 0) if self.before else 0)

    @property
    def rests_on(self) -> tuple[int, ...]:
        """Answers, earlier round first."""
        return tuple(cell.n or 0 for cell in (self.before, self.now) if cell)


@dataclass(frozen=True, slots=True)
class Place:
    """A unit in the funnel, in whole points.

    `worth` is how many independent answers, for a change in each round, the figure is worth; `careful` is the value
    drawn towards the centre.
    """

    unit: UnitLink
    rests_on: tuple[int, ...]
    value: int
    low: int
    high: int
    careful: int
    careful_low: int
    careful_high: int
    worth: float
    is_outside: bool


@dataclass(frozen=True, slots=True)
class Apart:
    """What the units shown tell together. `of_one` is the largest standard error that a figure worth one answer has."""

    places: tuple[Place, ...]
    between: Between
    shares: Shares
    of_one: float

    @property
    def is_clear(self) -> bool:
        """Whether the whole interval says, in the figures told, that the units differ."""
        return round(100 * self.shares.low) > 0 and round(math.sqrt(self.between.low)) > 0


@dataclass(frozen=True, slots=True)
class Spread:
    """Everything in the section. `apart` is None where fewer than five units are shown, `topic` where the unit's form
    has no factor; `shown` is how many of the units asked have a figure here, `untold` how many have none, and `further`
    are those of them with units inside that the reader may see.

    `groups_apart` is how far groups lie apart inside institutions, in points, where that is surely more than the units
    do; `whole` is the value of the unit itself, None where it is not shown.
    """

    kind: str | None
    kinds: tuple[str, ...]
    measure: Measure
    topics: tuple[Topic, ...]
    topic: Topic | None
    shown: int = 0
    untold: int = 0
    further: tuple[UnitLink, ...] = ()
    whole: int | None = None
    apart: Apart | None = None
    groups_apart: int | None = None

    @property
    def is_broken(self) -> bool:
        """Whether a change is asked for that cannot be told of this factor."""
        return self.measure is Measure.CHANGE and self.topic is not None and not self.topic.is_comparable

    def told(self, below: Sequence[Below], whole: Below | None) -> Self:
        """With the figures of the units below, and of the unit itself."""
        assert self.topic is not None
        shown = [one for one in below if one.shown]
        found = apart(shown, self.topic)
        return replace(
            self,
            shown=len(shown),
            untold=len(below) - len(shown),
            whole=whole.value if whole and whole.shown else None,
            apart=found,
            groups_apart=groups_apart(found, shown, self.topic),
        )


def apart(shown: Sequence[Below], topic: Topic) -> Apart | None:
    """Of units that are shown; None where they are too few."""
    if len(shown) < FEWEST_UNITS:
        return None
    values = [one.value for one in shown]
    variances = np.array([_variance(one, topic.within, topic.between) for one in shown])
    # s and t are told in fives: what is marked, and the limits that it is held against, allow for it as verdicts do.
    within, between_groups = topic.within + ROUNDED_AWAY, topic.between + ROUNDED_AWAY
    largest = np.array([_variance(one, within, between_groups) for one in shown])
    between = between_units(values, variances)
    drawn = shrunken(values, variances, between)
    of_one = within * math.sqrt(len(shown[0].rests_on))
    places = _places(shown, _intervals(shown, topic), between.centre, drawn, np.sqrt(largest), of_one)
    return Apart(places, between, shares(between, variances), of_one)


def groups_apart(found: Apart | None, shown: Sequence[Below], topic: Topic) -> int | None:
    """t, where all the units hold groups and it is surely more than they lie apart: twice the most that these can.

    t is an estimate as well, in a small programme a rough one, and no interval of it is published.
    """
    least = topic.between - ROUNDED_AWAY
    whose = [one for one in shown if one.now.groups and not one.before and not is_group(one.unit.kind)]
    if found is None or least <= 0 or len(whose) < len(shown):
        return None
    return topic.between if least > 2 * math.sqrt(found.between.high) else None


def _variance(one: Below, within: float, between: float) -> float:
    """Of the value by itself, with what rounding adds."""
    now = Basis(one.now.n or 0, one.now.groups or 0)
    rounded = float(variance_of_rounding(one.rests_on).sum())
    if one.before is None:
        return variance(now, within, between) + rounded
    before = Basis(one.before.n or 0, one.before.groups or 0)
    return error_between_rounds(now, before, within, between) ** 2 + rounded


def _intervals(shown: Sequence[Below], topic: Topic) -> list[tuple[int, int]]:
    """As published for levels, as on every other page for changes."""
    pairs = {
        place: Pair(one.now, one.before, topic.within, topic.between) for place, one in enumerate(shown) if one.before
    }
    changes = {place: (told.low, told.high) for place, told in against_round(pairs).items()}
    return [changes.get(place, (one.now.low or 0, one.now.high or 0)) for place, one in enumerate(shown)]


def _places(
    shown: Sequence[Below],
    intervals: Sequence[tuple[int, int]],
    centre: float,
    drawn: tuple[Numbers, Numbers],
    errors: Numbers,
    of_one: float,
) -> tuple[Place, ...]:
    rows = zip(shown, intervals, *(one.tolist() for one in (*drawn, errors)), strict=True)
    return tuple(
        Place(
            unit=one.unit,
            rests_on=one.rests_on,
            value=one.value,
            low=interval[0],
            high=interval[1],
            careful=round(careful),
            careful_low=round(careful - half),
            careful_high=round(careful + half),
            worth=(of_one / error) ** 2,
            is_outside=abs(one.value - centre) > OUTER * error,
        )
        for one, interval, careful, half, error in rows
    )

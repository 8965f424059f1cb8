"""Which units have changed, and in what: every change between two rounds under one control of false discoveries."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from dashboard.cells import Cell
from dashboard.comparison import Pair, against_round
from dashboard.mapping import Name
from dashboard.profile import UnitLink
from dashboard.statistics.verdicts import FALSE_DISCOVERY_RATE, Difference


class Group(StrEnum):
    """What can be said of a change, the rarest first."""

    BETTER = "better"
    WORSE = "worse"
    CHANCE = "chance"
    UNTOLD = "untold"  # one of the two figures is not shown


CLEAR = (Group.BETTER, Group.WORSE)


class Earlier(StrEnum):
    """Why a unit can, or cannot, be held against the earlier round."""

    THERE = "there"
    UNASKED = "unasked"  # it stood there, and the form was not put to it
    CLOSED = "closed"  # it stood there, and this reader may not open it in that round
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Column:
    """A factor that was asked in the same way in both rounds; `within` and `between` are its s and t in points."""

    key: str
    name: Name
    turned: bool
    within: int
    between: int


@dataclass(frozen=True, slots=True)
class Change:
    """`difference` is later minus earlier, None where one of the two figures is not shown."""

    now: Cell
    before: Cell
    difference: Difference | None = None

    @property
    def group(self) -> Group:
        return Group(self.difference.verdict) if self.difference else Group.UNTOLD


Sides = Sequence[tuple[Cell, Cell]]  # of one unit: now and before, a pair for each column


def judged(rows: Sequence[Sides], columns: Sequence[Column]) -> list[tuple[Change, ...]]:
    """All changes of all rows are one family, whatever of it is looked at afterwards."""
    pairs = {
        (row, place): Pair(now, before, column.within, column.between)
        for row, sides in enumerate(rows)
        for place, (column, (now, before)) in enumerate(zip(columns, sides, strict=True))
    }
    found = against_round(pairs)
    return [
        tuple(Change(now, before, found.get((row, place))) for place, (now, before) in enumerate(sides))
        for row, sides in enumerate(rows)
    ]


@dataclass(frozen=True, slots=True)
class Line:
    """One unit: a change for each column. `answers` is None where hidden or unknown; `place` the municipality it lies
    in, where the table has units of several."""

    unit: UnitLink
    earlier: Earlier
    changes: tuple[Change, ...]
    answers: int | None = None
    place: str = ""

    @property
    def counts(self) -> Counter[Group]:
        return Counter(one.group for one in self.changes)

    @property
    def is_clear(self) -> bool:
        return any(one.group in CLEAR for one in self.changes)

    @property
    def is_told(self) -> bool:
        return any(one.difference for one in self.changes)


@dataclass(frozen=True)
class HeatMap:
    """The units of one kind below another, all of them, and that other itself, judged in a family of its own.

    `kinds` are those to choose between, `is_young` where small children answer. `broken` names the factors that were
    asked in another way before, and `fresh` those that were not asked at all.
    """

    kind: str | None
    kinds: tuple[str, ...]
    columns: tuple[Column, ...]
    whole: Line
    lines: tuple[Line, ...]
    k_before: int
    is_young: bool = False
    broken: tuple[Name, ...] = ()
    fresh: tuple[Name, ...] = ()

    @property
    def is_placed(self) -> bool:
        return any(line.place for line in self.lines)

    @cached_property
    def counts(self) -> Counter[Group]:
        return total(self.lines)

    @property
    def tried(self) -> int:
        """How many changes can be told at all."""
        return self.counts.total() - self.counts[Group.UNTOLD]

    def place_of(self, factor: str | None) -> int | None:
        """The factor's column."""
        return next((place for place, column in enumerate(self.columns) if column.key == factor), None)


def total(lines: Iterable[Line]) -> Counter[Group]:
    return sum((line.counts for line in lines), Counter())


def by_factor(lines: Sequence[Line], columns: Sequence[Column]) -> list[Counter[Group]]:
    """For each column, how many of the units lie in which group."""
    return [Counter(line.changes[place].group for line in lines) for place in range(len(columns))]


def expected_false(clear: int) -> int:
    """The most that the rate allows among so many, rounded up: Benjamini-Hochberg keeps it on average."""
    return math.ceil(FALSE_DISCOVERY_RATE * clear)

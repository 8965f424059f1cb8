"""Targets by school year: which one is in force, how a municipality sets its own, and what it set before."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from dashboard.access import Place, Role, Scope
from dashboard.indicators.catalogue import Aim, Indicator, Kind
from dashboard.logged import holds_cpr
from dashboard.moments import danish

LONGEST_NOTE = 500  # characters
AHEAD = 5  # school years after the one that runs now, for which a target can be set
BEGINS = 8  # the month in which a school year begins
_WRITTEN = re.compile(r"-?[0-9]{1,6}(?:[.,][0-9]{1,2})?")  # a third decimal could as well be a sign between thousands


class CannotSet(ValueError):
    """The target cannot be set or withdrawn like that; says why in a word, and which field is at fault."""

    def __init__(self, field: str, why: str) -> None:
        super().__init__(why)
        self.field = field


class Whose(StrEnum):
    NATIONAL = "national"
    MUNICIPAL = "municipal"


@dataclass(frozen=True, slots=True)
class Target:
    """`value` is None where the target is to become better; `school_year` that for which a municipality set its own,
    and `set_on` the day on which it did."""

    whose: Whose
    aim: Aim
    value: float | None = None
    school_year: int | None = None
    set_on: date | None = None

    def afterwards(self, school_year: int) -> date | None:
        """The day on which it was set, if that school year had ended by then and its results could be known."""
        return self.set_on if self.set_on is not None and self.set_on >= end(school_year) else None


@dataclass(frozen=True, slots=True)
class About:
    """What a municipality's target is of; `unit` is its number."""

    unit: int
    indicator: str
    school_year: int


@dataclass(frozen=True, slots=True)
class Step:
    """One line of what a municipality has set; without a `value` it was withdrawn."""

    number: int
    about: About
    value: float | None
    note: str
    account: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Level:
    """A target that stands, and since which day: to give another reason for the same number does not set it anew."""

    value: float
    set_on: date


Own = Mapping[int, Level]  # a municipality's targets of one indicator that stand, by the school year of each


@dataclass(frozen=True, slots=True)
class Targets:
    """What a reader may know of the targets of one indicator. `history` is newest first, empty for whom it is not.

    `now` is the target in force in `running`, the school year of today; `years` are those for which the reader may set
    one.
    """

    indicator: Indicator
    running: int
    national: Target | None
    now: Target | None
    own: Own
    history: tuple[Step, ...] = ()
    years: range = range(0)

    @property
    def may_set(self) -> bool:
        return len(self.years) > 0


def standing(steps: Iterable[Step]) -> dict[str, dict[int, Level]]:
    """By indicator: of each school year the newest, where that was not withdrawn; in order of time."""
    newest: dict[About, Level | None] = {}
    for step in sorted(steps, key=lambda one: one.number):
        newest[step.about] = _level(step, newest.get(step.about))
    found: dict[str, dict[int, Level]] = {}
    for about in sorted(newest, key=lambda one: one.school_year):
        if (level := newest[about]) is not None:
            found.setdefault(about.indicator, {})[about.school_year] = level
    return found


def _level(step: Step, before: Level | None) -> Level | None:
    if step.value is None:
        return None
    return before if before and before.value == step.value else Level(step.value, danish(step.at).date())


def in_force(indicator: Indicator, own: Own, school_year: int) -> Target | None:
    """The municipality's own for that year or the last one before it; else the national one, where there is one."""
    since = max((year for year in own if year <= school_year), default=None)
    if since is None:
        return national(indicator)
    return Target(Whose.MUNICIPAL, Aim.LEVEL, own[since].value, since, own[since].set_on)


def national(indicator: Indicator) -> Target | None:
    """Beside the national goals there is nothing to become better at, only levels where the catalogue has one."""
    if indicator.aim is not Aim.LEVEL:
        return Target(Whose.NATIONAL, indicator.aim) if indicator.goal else None
    return None if indicator.target is None else Target(Whose.NATIONAL, Aim.LEVEL, indicator.target)


def may_set(scope: Scope, place: Place) -> bool:
    """A municipality sets its own targets, and nobody else does."""
    return place.kind == "municipality" and Role.MUNICIPALITY in scope.roles_at(place.unit)


def running(today: date) -> int:
    return today.year if today.month >= BEGINS else today.year - 1


def end(school_year: int) -> date:
    """The first day after it."""
    return date(school_year + 1, BEGINS, 1)


def years(today: date) -> range:
    """For which a target can be set: none that has ended, since its results may be known."""
    now = running(today)
    return range(now, now + AHEAD + 1)


def not_ended(school_year: int, offered: range) -> int:
    """Raises CannotSet."""
    if school_year < offered.start:
        raise CannotSet("school_year", "past")
    return school_year


def value(typed: str, indicator: Indicator) -> float:
    """What was typed, with comma or point before the decimals. Raises CannotSet."""
    found = typed.strip()
    if indicator.kind is not Kind.MEAN:
        found = found.removesuffix("%").rstrip()
    if not found:
        raise CannotSet("value", "empty")
    if not _WRITTEN.fullmatch(found):
        raise CannotSet("value", "number")
    number = float(found.replace(",", "."))
    if not indicator.lowest <= number <= indicator.highest:
        raise CannotSet("value", "range")
    return number


def note(typed: str) -> str:
    """Why, in own words. Raises CannotSet."""
    if not typed.strip():
        raise CannotSet("note", "reason")
    if len(typed) > LONGEST_NOTE:
        raise CannotSet("note", "long")
    if holds_cpr(typed):
        raise CannotSet("note", "cpr")
    return typed

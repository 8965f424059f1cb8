"""Targets by school year: which one is in force, how a municipality sets its own, and what it set before."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from dashboard.access import Place, Role, Scope
from dashboard.indicators.catalogue import Aim, Indicator, Kind
from dashboard.logged import holds_cpr

LONGEST_NOTE = 500  # characters
AHEAD = 5  # school years after the one that runs now, for which a target can be set
BEGINS = 8  # the month in which a school year begins
_WRITTEN = re.compile(r"-?[0-9]{1,6}(?:[.,][0-9]{1,2})?")  # a third decimal could as well be a sign between thousands


class CannotSet(ValueError):
    """The target cannot be set like that; says why in a word."""


class Whose(StrEnum):
    NATIONAL = "national"
    MUNICIPAL = "municipal"


@dataclass(frozen=True, slots=True)
class Target:
    """`value` is None where the target is a course; `school_year` that for which a municipality set its own."""

    whose: Whose
    aim: Aim
    value: float | None = None
    school_year: int | None = None

    @property
    def is_national(self) -> bool:
        return self.whose is Whose.NATIONAL


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


Own = Mapping[int, float]  # a municipality's targets of one indicator that stand, by the school year of each


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


def standing(steps: Iterable[Step]) -> dict[str, dict[int, float]]:
    """By indicator: of each school year the newest, where that was not withdrawn; in order of time."""
    newest = {one.about: one for one in sorted(steps, key=lambda one: one.number)}
    found: dict[str, dict[int, float]] = {}
    for about in sorted(newest, key=lambda one: one.school_year):
        value = newest[about].value
        if value is not None:
            found.setdefault(about.indicator, {})[about.school_year] = value
    return found


def in_force(indicator: Indicator, own: Own, school_year: int) -> Target | None:
    """The municipality's own for that year or the last one before it; else the national one, where there is one."""
    since = max((year for year in own if year <= school_year), default=None)
    return national(indicator) if since is None else Target(Whose.MUNICIPAL, Aim.LEVEL, own[since], since)


def national(indicator: Indicator) -> Target | None:
    """Beside the national goals there is no course to keep, only levels where the catalogue has one."""
    if indicator.aim is Aim.COURSE:
        return Target(Whose.NATIONAL, Aim.COURSE) if indicator.goal else None
    return None if indicator.target is None else Target(Whose.NATIONAL, Aim.LEVEL, indicator.target)


def may_set(scope: Scope, place: Place) -> bool:
    """A municipality sets its own targets, and nobody else does."""
    return place.kind == "municipality" and Role.MUNICIPALITY in scope.roles_at(place.unit)


def running(today: date) -> int:
    return today.year if today.month >= BEGINS else today.year - 1


def years(known: Iterable[int], today: date) -> range:
    """For which a target can be set: from the first one that is `known` on, and some that are still to come."""
    now = running(today)
    return range(min([*known, now]), now + AHEAD + 1)


def value(typed: str, indicator: Indicator) -> float:
    """What was typed, with comma or point before the decimals. Raises CannotSet."""
    found = typed.strip()
    if indicator.kind is not Kind.MEAN:
        found = found.removesuffix("%").rstrip()
    if not found:
        raise CannotSet("empty")
    if not _WRITTEN.fullmatch(found):
        raise CannotSet("number")
    number = float(found.replace(",", "."))
    if not indicator.lowest <= number <= indicator.highest:
        raise CannotSet("range")
    return number


def note(typed: str) -> str:
    """Why, in own words; may be empty. Raises CannotSet."""
    if len(typed) > LONGEST_NOTE:
        raise CannotSet("long")
    if holds_cpr(typed):
        raise CannotSet("cpr")
    return typed

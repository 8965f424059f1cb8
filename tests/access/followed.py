"""Indicators of every unit of the world, with numbers that tell whose they are; and other figures of the same words."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, delete, insert

from data_access import tables

CONFIDENTIAL, PUBLISHED, WITHIN = "reading_good", "wellbeing_general", "canary_within"
NAME_WITHIN = "KANARIE-INDIKATOR"
FIRST, LAST = 2017, 2019  # school years
_MET, _NOT_MET = 85.0, 45.0  # against 80 %, beyond doubt with so many pupils
OWN_TARGET = 60.0  # on the same side of all of them as 80 %
_RISES = 6.0  # a year
_PARTS = (("all", "all"), ("4", "all"), ("all", "gender=girl"))
_NEARLY_ALL, _NEARLY_NONE = 97.0, 3.0
_MANY = {CONFIDENTIAL: 5_000_000, PUBLISHED: 6_000_000, WITHIN: 7_000_000}
_OWN = {
    "key": WITHIN, "local": True, "kind": "share", "publication": "internal", "grades": ["4"],
    "name": {"da": NAME_WITHIN, "en": NAME_WITHIN},
    "definition": {"da": NAME_WITHIN, "en": NAME_WITHIN},
    "source": {"da": "Kommunen", "en": "The municipality"},
}  # fmt: skip


@dataclass(frozen=True)
class Figure:
    """`n`, how many persons, no two of them have in common. Unless it is shown, `value` and `n` are told to nobody."""

    unit: int
    indicator: str
    school_year: int
    grade: str
    group: str
    value: float
    n: int
    status: str = "shown"
    bound: str | None = None

    @property
    def confidential(self) -> bool:
        return self.indicator != PUBLISHED


def figures(units: Sequence[int]) -> Iterator[Figure]:
    """Every third unit meets the target; of all of them more are good each year."""
    for place, unit in enumerate(sorted(units)):
        for part, (grade, group) in enumerate(_PARTS):
            for year in range(FIRST, LAST + 1):
                top = (_MET if place % 3 == 0 else _NOT_MET) + place % 5 - (LAST - year) * _RISES
                for indicator, many in _MANY.items():
                    n = many + 100 * unit + 10 * part + year - FIRST
                    value = 3.1 + place % 7 / 10 if indicator == PUBLISHED else top
                    yield Figure(unit, indicator, year, grade, group, value, n)


def same_words(one: Figure) -> Figure:
    """Another figure that says the same of the target and of the years before; of what is only told inside anything."""
    if one.indicator == WITHIN or (one.grade, one.group) != ("all", "all"):
        return turned(one)
    return replace(one, value=one.value - 2.0 if one.value < 80 else one.value + 2.0, n=one.n + 333_333)


def turned(one: Figure) -> Figure:
    """Met becomes not met, and what rose falls."""
    return replace(one, value=131.0 - one.value if one.confidential else one.value, n=one.n + 444_444)


def by_chance(one: Figure) -> Figure:
    """Of everybody the same each year, so that nothing has changed."""
    if one.indicator == WITHIN or (one.grade, one.group) != ("all", "all"):
        return one
    return replace(one, value=_NEARLY_ALL if one.unit % 3 else _NEARLY_NONE)


def with_holes(one: Figure) -> Figure:
    """The same, but the year before is hidden at some units, and at the others of the newest only a bound is told."""
    found = by_chance(one)
    if found == one or one.school_year == FIRST:
        return found
    if one.unit % 2 and one.school_year < LAST:
        return replace(found, status="few")
    bound = ">=99.9" if found.value == _NEARLY_ALL else "<=0.1"
    return found if one.unit % 2 or one.school_year < LAST else replace(found, status="extreme", bound=bound)


def keep(store: Connection, found: Sequence[Figure]) -> None:
    """In place of what stands there of these units."""
    value, units = tables.indicator_value, sorted({one.unit for one in found})
    store.execute(delete(value).where(value.c.unit_id.in_(units)))
    store.execute(insert(value), [_row(one) for one in found])


def keep_own(store: Connection) -> None:
    """An indicator that a municipality has added for itself."""
    row = {"key": WITHIN, "definition": json.dumps(_OWN), "position": 1, "account": "console"}
    store.execute(insert(tables.own_indicator).values(**row, at=datetime(2020, 8, 1, tzinfo=UTC)))


def keep_target(store: Connection, unit: int) -> None:
    """A municipality's own beside the national one, set when all that it is held against was known."""
    row = {"unit_id": unit, "indicator": CONFIDENTIAL, "school_year": LAST, "value": OWN_TARGET, "note": "Why"}
    set_at = datetime(2026, 11, 23, 12, tzinfo=UTC)
    store.execute(insert(tables.indicator_target).values(**row, account="console", at=set_at))


def _row(one: Figure) -> dict[str, Any]:
    at = {"unit_id": one.unit, "indicator": one.indicator, "school_year": one.school_year, "grade": one.grade}
    value, n = (one.value, one.n) if one.status == "shown" else (None, None)
    told = {"group": one.group, "status": one.status, "value": value, "n": n, "bound": one.bound}
    return at | told | {"source": "The ministry", "made_up": True}

"""Targets that municipalities set: rows are added and never changed, so that what stood before can be told."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, insert, select

from dashboard.indicators.targets import About, Step
from dashboard.moments import present, utc
from data_access import tables
from data_access.focus_areas import one_at_a_time

_target = tables.indicator_target.c


def put(store: Connection, about: About, value: float, note: str, account: str, *, at: datetime | None = None) -> bool:
    """False where just that stands already, for the same reason. Only what is made up was set at another time."""
    one_at_a_time(store, about.unit)
    last = _last(store, about)
    if last is not None and (last.value, last.note) == (value, note):
        return False
    _add(store, about, {"value": value, "note": note, "account": account}, at or present())
    return True


def withdraw(store: Connection, about: About, note: str, account: str) -> bool:
    """False where none stands for that year."""
    one_at_a_time(store, about.unit)
    last = _last(store, about)
    if last is None or last.value is None:
        return False
    _add(store, about, {"value": None, "note": note, "account": account}, present())
    return True


def steps(store: Connection, unit: int, indicators: Collection[str] | None = None) -> list[Step]:
    """Everything that a municipality has set and withdrawn, oldest first; of some indicators, or of all."""
    wanted = select(tables.indicator_target).where(_target.unit_id == unit).order_by(_target.id)
    if indicators is not None:
        wanted = wanted.where(_target.indicator.in_(sorted(indicators)))
    return [
        Step(row.id, About(unit, row.indicator, row.school_year), row.value, row.note, row.account, utc(row.at))
        for row in store.execute(wanted)
    ]


def _last(store: Connection, about: About) -> Step | None:
    found = [one for one in steps(store, about.unit, [about.indicator]) if one.about == about]
    return found[-1] if found else None


def _add(store: Connection, about: About, row: dict[str, float | str | None], at: datetime) -> None:
    where = {"unit_id": about.unit, "indicator": about.indicator, "school_year": about.school_year}
    store.execute(insert(tables.indicator_target).values(**where, at=at, **row))

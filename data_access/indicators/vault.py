"""Values of indicators in the vault: as they came, and what was ever told of them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from dashboard.indicators.disclosure.corrections import Earlier
from dashboard.indicators.disclosure.drafts import Draft
from dashboard.indicators.given import Given, Key
from dashboard.indicators.values import Told
from data_access import vault_tables as tables

Kept = Mapping[Key, tuple[Given, bool]]  # and whether it is made up


def given(vault: Connection, years: Collection[int]) -> dict[Key, tuple[Given, bool]]:
    """All values of these school years; a row's number in its file is not kept."""
    here = tables.indicator_given
    rows = vault.execute(select(here).where(here.c.school_year.in_(sorted(years))))
    found = [(_given(row), row.made_up) for row in rows]
    return {one.key: (one, made_up) for one, made_up in found}


def years(vault: Connection) -> list[int]:
    here = tables.indicator_given.c.school_year
    return list(vault.execute(select(here).distinct().order_by(here)).scalars())


def keep(vault: Connection, rows: Iterable[Given], fingerprint: str, made_up: bool) -> None:
    """Instead of what was there of the same."""
    rows = list(rows)
    here = tables.indicator_given
    for row in rows:
        vault.execute(delete(here).where(*(here.c[name] == value for name, value in _at(row.key).items())))
    if rows:
        vault.execute(insert(here), [_row(row, fingerprint, made_up) for row in rows])


def told(vault: Connection, years: Collection[int]) -> dict[Key, list[Earlier]]:
    """What was told in these school years, oldest first."""
    here = tables.indicator_told
    wanted = select(here).where(here.c.school_year.in_(sorted(years))).order_by(here.c.position)
    found: dict[Key, list[Earlier]] = {}
    for row in vault.execute(wanted):
        found.setdefault(_key(row), []).append(Earlier(row.n, row.value, row.bound))
    return found


def told_at(vault: Connection, years: Collection[int]) -> dict[tuple[Key, Earlier], float]:
    """When each was told first, in seconds."""
    here = tables.indicator_told
    rows = vault.execute(select(here).where(here.c.school_year.in_(sorted(years))))
    return {(_key(row), Earlier(row.n, row.value, row.bound)): seconds(row.told_at) for row in rows}


def brought_by(vault: Connection, years: Collection[int]) -> dict[Key, str]:
    """The fingerprint of the file that brought each value."""
    here = tables.indicator_given
    rows = vault.execute(select(here).where(here.c.school_year.in_(sorted(years))))
    return {_key(row): row.fingerprint for row in rows}


def with_persons(vault: Connection, rows: Collection[Given]) -> list[Given]:
    """With the number of persons known last where a row tells none: leaving it out takes nothing back."""
    years = {row.school_year for row in rows if row.n is None}
    told_n = {key: one.n for key, some in told(vault, years).items() for one in some if one.n}
    known = told_n | {key: row.n for key, (row, _) in given(vault, years).items() if row.n}
    return [replace(row, n=known.get(row.key)) if row.n is None else row for row in rows]


def seconds(moment: datetime) -> float:
    return moment.replace(tzinfo=UTC).timestamp() if moment.tzinfo is None else moment.timestamp()


def remember(vault: Connection, drafts: Iterable[Draft], before: Mapping[Key, list[Earlier]]) -> None:
    """What is told for the first time."""
    now, rows = datetime.now(UTC), []
    for draft in drafts:
        one, known = Earlier(draft.row.n, draft.value, draft.bound), before.get(draft.row.key, [])
        if draft.status in (Told.SHOWN, Told.EXTREME) and one not in known:
            telling = {"value": one.value, "n": one.n, "bound": one.bound, "told_at": now}
            rows.append(_at(draft.row.key) | telling | {"position": len(known)})
    if rows:
        vault.execute(insert(tables.indicator_told), rows)


def _at(key: Key) -> dict[str, Any]:
    return dict(zip(("indicator", "unit", "school_year", "grade", "group"), key, strict=True))


def _key(row: Row) -> Key:
    return row.indicator, row.unit, row.school_year, row.grade, row.group


def _row(one: Given, fingerprint: str, made_up: bool) -> dict[str, Any]:
    values = {"value": one.value, "n": one.n, "status": one.status.value, "source": one.source}
    return _at(one.key) | values | {"made_up": made_up, "fingerprint": fingerprint}


def _given(row: Row) -> Given:
    return Given(*_key(row), value=row.value, n=row.n, status=Told(row.status), source=row.source, row=0)

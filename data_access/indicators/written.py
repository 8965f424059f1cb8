"""What an import writes into the store: the file, the names it matched, the indicators it brought and what is told."""

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select

from dashboard.indicators.disclosure.drafts import Draft
from dashboard.indicators.given import Checked, Key
from dashboard.indicators.values import COUNTRY, COUNTRY_CODE
from data_access import tables
from data_access.rows import numbered, put


def is_known(store: Connection, fingerprint: str) -> bool:
    here = tables.indicator_import.c
    return store.execute(select(here.id).where(here.fingerprint == fingerprint)).first() is not None


def brought_at(store: Connection) -> dict[str, datetime]:
    """When each file was brought in, by fingerprint."""
    here = tables.indicator_import.c
    return {row.fingerprint: row.at for row in store.execute(select(here.fingerprint, here.at))}


def is_any_known(store: Connection) -> bool:
    return store.execute(select(tables.indicator_import.c.id).limit(1)).first() is not None


def new(store: Connection, checked: Checked) -> tuple[int, int]:
    """How many definitions and how many matched names of the file are not known yet."""
    own, name = tables.own_indicator.c, tables.unit_name.c
    defined = {row.key: row.definition for row in store.execute(select(own.key, own.definition))}
    matched = select(name.spelling, tables.unit.c.code).join(tables.unit, tables.unit.c.id == name.unit_id)
    names = {row.spelling: row.code for row in store.execute(matched)}
    definitions = sum(defined.get(row["key"]) != _definition(row) for row in checked.own)
    return definitions, sum(names.get(spelling) != code for spelling, code in checked.matches.items())


def file(store: Connection, checked: Checked, account: str) -> None:
    now = datetime.now(UTC)
    values = {"name": checked.file, "made_up": checked.made_up, "rows": len(checked.rows)}
    values |= {"account": account, "at": now}
    numbered(store, tables.indicator_import, {"fingerprint": checked.fingerprint}, values)
    _definitions(store, checked, {"account": account, "at": now})
    _names(store, checked.matches, {"account": account, "at": now})


def values(store: Connection, drafts: Sequence[Draft], made_up: Collection[Key], numbers: Mapping[str, int]) -> None:
    """Instead of all that was told of units in these school years; the country's stay where there is nothing new."""
    here = tables.indicator_value
    years = sorted({draft.row.school_year for draft in drafts})
    country = {draft.row.indicator for draft in drafts if draft.row.unit == COUNTRY_CODE}
    replaced = (here.c.unit_id != COUNTRY) | here.c.indicator.in_(sorted(country))
    store.execute(delete(here).where(here.c.school_year.in_(years), replaced))
    if drafts:
        store.execute(insert(here), [_row(draft, draft.row.key in made_up, numbers) for draft in drafts])


def _row(draft: Draft, made_up: bool, numbers: Mapping[str, int]) -> dict[str, Any]:
    row = draft.row
    place = {"indicator": row.indicator, "school_year": row.school_year, "grade": row.grade, "group": row.group}
    figure = {"status": draft.status.value, "value": draft.value, "n": draft.n, "bound": draft.bound}
    return {"unit_id": numbers[row.unit]} | place | figure | {"source": row.source, "made_up": made_up}


def _definitions(store: Connection, checked: Checked, who: dict[str, Any]) -> None:
    here = tables.own_indicator
    last = store.execute(select(func.max(here.c.position))).scalar() or 0
    for position, row in enumerate(checked.own, last + 1):
        definition = {"definition": _definition(row)} | who
        put(store, here, {"key": row["key"], "position": position} | definition, definition)


def _names(store: Connection, matches: Mapping[str, str], who: dict[str, Any]) -> None:
    for spelling, code in matches.items():
        unit = store.execute(select(tables.unit.c.id).where(tables.unit.c.code == code)).scalar_one()
        put(store, tables.unit_name, {"spelling": spelling, "unit_id": unit} | who, {"unit_id": unit} | who)


def _definition(row: Mapping[str, Any]) -> str:
    return json.dumps(dict(row), ensure_ascii=False)

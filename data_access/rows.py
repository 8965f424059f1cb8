"""Rows with a lasting number: inserted the first time, brought up to date after that."""

from typing import Any

from sqlalchemy import Connection, Table, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from dashboard.mapping import Name

_UPSERT: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


def numbered(store: Connection, table: Table, address: dict[str, Any], values: dict[str, Any]) -> int:
    """Insert the row or bring it up to date; returns its number, the first of several where the key has several."""
    at = [table.c[name] == value for name, value in address.items()]
    found = store.execute(select(*table.primary_key).where(*at)).first()
    if found is None:
        return inserted(store, table, address | values)
    if values:
        store.execute(update(table).where(*at).values(values))
    return found[0]


def inserted(store: Connection, table: Table, values: dict[str, Any]) -> int:
    """The new row's number."""
    key = store.execute(insert(table).values(values)).inserted_primary_key
    assert key is not None  # only for inserts of many rows
    return int(key[0])


def put(store: Connection, table: Table, row: dict[str, Any], changed: dict[str, Any]) -> None:
    """Insert the row, or make what is `changed` in the one with its key; in one statement, so that two may at once."""
    new = _UPSERT[store.dialect.name](table).values(row)
    store.execute(new.on_conflict_do_update(index_elements=list(table.primary_key), set_=changed))


def names(name: Name) -> dict[str, str]:
    return {"name_da": name.da, "name_en": name.in_language("en")}

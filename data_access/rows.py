"""Rows with a lasting number: inserted the first time, brought up to date after that."""

from typing import Any

from sqlalchemy import Connection, Table, insert, select, update

from dashboard.mapping import Name


def numbered(store: Connection, table: Table, address: dict[str, Any], values: dict[str, Any]) -> int:
    """Insert the row or bring it up to date; returns its number, or 0 for a table without one."""
    at = [table.c[name] == value for name, value in address.items()]
    found = store.execute(select(*table.primary_key).where(*at)).first()
    if found is None:
        row = store.execute(insert(table).values(address | values))
        return row.inserted_primary_key[0] if row.inserted_primary_key else 0
    if values:
        store.execute(update(table).where(*at).values(values))
    return found[0]


def names(name: Name) -> dict[str, str]:
    return {"name_da": name.da, "name_en": name.in_language("en")}

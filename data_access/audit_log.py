"""The audit log as it is kept: entries in a chain of hashes, so that a changed or missing one shows."""

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC, datetime

from sqlalchemy import Connection, Row, insert, select, text

from dashboard.logged import Entry
from data_access import tables

BEGINNING = "0" * 64  # stands before the first hash


def append(store: Connection, entries: Iterable[Entry]) -> None:
    """In the caller's transaction: what was done and its entry are kept together or not at all."""
    _one_at_a_time(store)
    number, before = _last(store)
    for entry in entries:
        row = _row(number := number + 1, datetime.now(UTC), entry)
        before = _hash(before, row)
        store.execute(insert(tables.audit_log).values(row | {"hash": before}))


def _one_at_a_time(store: Connection) -> None:
    """Two writers at once would fork the chain; SQLite takes turns by itself."""
    if store.dialect.name == "postgresql":
        store.execute(text("LOCK TABLE audit_log IN EXCLUSIVE MODE"))


def _last(store: Connection) -> tuple[int, str]:
    for table in (tables.audit_log, tables.audit_anchor):
        row: Row | None = store.execute(select(table.c.id, table.c.hash).order_by(table.c.id.desc()).limit(1)).first()
        if row is not None:
            return row.id, row.hash
    return 0, BEGINNING


def _row(number: int, at: datetime, entry: Entry) -> dict[str, object]:
    detail = json.dumps(entry.detail, ensure_ascii=False, sort_keys=True)
    whose = {"account": entry.account, "unit_id": entry.unit, "institution_id": None}
    return {"id": number, "at": at, "event": entry.event.value, "detail": detail} | whose


def _hash(before: str, row: dict[str, object]) -> str:
    return hashlib.sha256(f"{before}{json.dumps(row, default=str, sort_keys=True)}".encode()).hexdigest()

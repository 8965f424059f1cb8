"""The audit log as it is kept: entries in a chain of hashes, so that a changed or missing one shows."""

import json
from collections.abc import Collection, Iterable

from sqlalchemy import Connection, insert, select, text, update

from dashboard.chain import BEGINNING, hash_of
from dashboard.logged import LONGEST_NAME, Entry, cleaned
from dashboard.moments import present, utc
from data_access import rounds, tables


def append(store: Connection, entries: Iterable[Entry]) -> None:
    """In the caller's transaction, best as its last step: what was done and its entry are kept together or not at all.

    Until that transaction ends, everybody else who writes to the log waits.
    """
    entries = list(entries)
    if not entries:
        return
    _one_at_a_time(store)
    number, before = head(store)
    institutions = _institutions(store, {entry.unit for entry in entries if entry.unit is not None})
    rows = []
    for entry in entries:
        number += 1
        row = _row(number, entry, institutions)
        before = hash_of(before, row)
        rows.append(row | {"hash": before})
    store.execute(insert(tables.audit_log), rows)
    _set_head(store, number, before)


def head(store: Connection) -> tuple[int, str]:
    """Number and hash at which the chain ends."""
    for table in (tables.audit_head, tables.audit_log, tables.audit_anchor):
        row = store.execute(select(table.c.id, table.c.hash).order_by(table.c.id.desc()).limit(1)).first()
        if row is not None:
            return row.id, row.hash
    return 0, BEGINNING


def _one_at_a_time(store: Connection) -> None:
    """Two writers at once would fork the chain; SQLite takes turns by itself."""
    if store.dialect.name == "postgresql":
        store.execute(text("LOCK TABLE audit_log IN EXCLUSIVE MODE"))


def _institutions(store: Connection, units: Collection[int]) -> dict[int, int]:
    """By unit: the institution it is or belongs to, in the newest round where it does."""
    if not units:
        return {}
    up, here = tables.ancestor.c, tables.unit_in_round.c
    over = (here.round_id == up.round_id) & (here.unit_id == up.ancestor_id)
    wanted = select(up.unit_id, up.ancestor_id).join(tables.unit_in_round, over)
    wanted = wanted.join(tables.round_, tables.round_.c.id == up.round_id)
    wanted = wanted.where(up.unit_id.in_(units), here.kind == "institution").order_by(*rounds.oldest_first())
    return {row.unit_id: row.ancestor_id for row in store.execute(wanted)}


def _row(number: int, entry: Entry, institutions: dict[int, int]) -> dict[str, object]:
    detail = {key: cleaned(value) for key, value in entry.detail.items()}
    return {
        "id": number,
        "at": utc(entry.at) if entry.at else present(),
        "event": entry.event.value,
        "account": cleaned(entry.account, LONGEST_NAME),
        "unit_id": entry.unit,
        "institution_id": institutions.get(entry.unit) if entry.unit is not None else None,
        "detail": json.dumps(detail, ensure_ascii=False, sort_keys=True),
    }


def _set_head(store: Connection, number: int, hash_: str) -> None:
    values = {"id": number, "hash": hash_}
    if not store.execute(update(tables.audit_head).values(values)).rowcount:
        store.execute(insert(tables.audit_head).values(values))

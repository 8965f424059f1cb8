"""Which small teams the administrator has joined, round by round, as the vault keeps it."""

import json
from datetime import UTC, datetime

from sqlalchemy import Connection, delete, insert, select

from dashboard.joining import Join
from data_access import vault_tables as tables


def joins_of(vault: Connection, round_key: str) -> tuple[Join, ...]:
    """In the order in which they were made."""
    here = tables.joined.c
    found = vault.execute(select(here.parts, here.name).where(here.round == round_key).order_by(here.joined_at))
    return tuple(Join(tuple(json.loads(row.parts)), row.name) for row in found)


def keep(vault: Connection, round_key: str, join: Join) -> None:
    row = {"round": round_key, "code": join.code, "parts": json.dumps(join.parts), "name": join.name}
    vault.execute(insert(tables.joined).values(row | {"joined_at": datetime.now(UTC)}))


def drop(vault: Connection, round_key: str, code: str) -> bool:
    """Whether there was such a joined team."""
    here = tables.joined.c
    return vault.execute(delete(tables.joined).where(here.round == round_key, here.code == code)).rowcount > 0

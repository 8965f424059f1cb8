"""Who has a worksheet open, so that a team sees who else is writing; known for as long as it lasts and no longer."""

from datetime import timedelta

from sqlalchemy import Connection, delete, select

from dashboard.moments import present, utc
from data_access import tables
from data_access.rows import put

_presence = tables.presence.c
HERE = timedelta(seconds=45)  # since the page was heard of
FRESH = timedelta(seconds=15)  # what was heard less long ago is not written anew


def others(store: Connection, worksheet: int, account: str) -> list[str]:
    """The names of everybody else who has it open, in order of names."""
    name = tables.account.c.name
    wanted = select(name).join(tables.presence, _presence.account_id == tables.account.c.id)
    here = (_presence.worksheet_id == worksheet, _presence.seen_at > present() - HERE, name != account)
    return list(store.execute(wanted.where(*here).order_by(name)).scalars())


def is_fresh(store: Connection, worksheet: int, number: int) -> bool:
    """Whether the account, by its number, was seen just now."""
    wanted = select(_presence.seen_at).where(_presence.worksheet_id == worksheet, _presence.account_id == number)
    seen = store.execute(wanted).scalar()
    return seen is not None and utc(seen) > present() - FRESH


def see(store: Connection, worksheet: int, number: int) -> None:
    """The account has it open; whoever closed it long ago is forgotten."""
    store.execute(delete(tables.presence).where(_presence.seen_at < present() - 2 * HERE))
    now = present()
    row = {"worksheet_id": worksheet, "account_id": number, "seen_at": now}
    put(store, tables.presence, row, {"seen_at": now})

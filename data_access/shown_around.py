"""Which pages somebody has been shown around on."""

from contextlib import suppress

from sqlalchemy import Connection, delete, insert, select
from sqlalchemy.exc import IntegrityError

from dashboard.moments import present
from data_access import tables
from data_access.accounts import number_of

_shown = tables.shown_around.c


def is_seen(store: Connection, account: str, view: str) -> bool:
    mine = select(tables.account.c.id).where(tables.account.c.name == account).scalar_subquery()
    return store.execute(select(_shown.at).where(_shown.account_id == mine, _shown.view == view)).first() is not None


def remember(store: Connection, account: str, view: str) -> None:
    """The first time only."""
    row = {"account_id": number_of(store, account), "view": view, "at": present()}
    with suppress(IntegrityError), store.begin_nested():
        store.execute(insert(tables.shown_around).values(row))


def forget(store: Connection, account: str, view: str) -> None:
    """They want to be shown around again."""
    mine = (_shown.account_id == number_of(store, account), _shown.view == view)
    store.execute(delete(tables.shown_around).where(*mine))

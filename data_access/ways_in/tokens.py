"""Tokens of the API: what another program shows instead of a password. An account can have several."""

import secrets
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from data_access import tables
from data_access.ways_in.fingerprints import fingerprint

PREFIX = "blik_"  # so that a token left lying about is known for what it is


def make(store: Connection, account_id: int, now: datetime) -> str:
    """A new token, which only the caller ever sees."""
    token = PREFIX + secrets.token_urlsafe(32)
    store.execute(insert(tables.token).values(hash=fingerprint(token), account_id=account_id, made_at=now))
    return token


def owner(store: Connection, token: str) -> int | None:
    """The account's number; None for a token that is wrong or ended, and for an account that is closed."""
    joined = select(tables.account.c.id).join(tables.token)
    mine = (tables.token.c.hash == fingerprint(token), tables.account.c.disabled.is_(False))
    return store.execute(joined.where(*mine)).scalar()


def end_all(store: Connection, account_id: int) -> int:
    """How many there were."""
    return store.execute(delete(tables.token).where(tables.token.c.account_id == account_id)).rowcount

"""Invitations: links that open an account once, for somebody new and for whoever has forgotten the password."""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import ColumnElement, Connection, Row, insert, select, update

from dashboard.moments import utc
from data_access import tables
from data_access.ways_in.fingerprints import fingerprint

LASTS = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Invitation:
    """`mark` is what the link's token is kept as."""

    mark: str
    account: int
    name: str
    invited_by: str
    ends_at: datetime


def invite(store: Connection, account_id: int, invited_by: str, now: datetime) -> str:
    """The token of the link, which only the caller ever sees. Earlier links of the account end."""
    withdraw(store, account_id, now)
    token = secrets.token_urlsafe(32)
    values = {"hash": fingerprint(token), "account_id": account_id, "invited_by": invited_by}
    store.execute(insert(tables.invitation).values(values | {"made_at": now, "ends_at": now + LASTS}))
    return token


def withdraw(store: Connection, account_id: int, now: datetime) -> int:
    """How many open links of the account end."""
    mine = tables.invitation.c.account_id == account_id
    return store.execute(update(tables.invitation).where(mine, *_open(now)).values(ends_at=now)).rowcount


def found(store: Connection, mark: str, now: datetime) -> Invitation | None:
    """None for a link that never was, is used, has ended, or is of an account that is closed."""
    return _first(store, tables.invitation.c.hash == mark, *_open(now))


def use(store: Connection, mark: str, now: datetime) -> Invitation | None:
    """As `found`, once: of two at the same moment one gets None."""
    invitation = found(store, mark, now)
    taken = update(tables.invitation).where(tables.invitation.c.hash == mark, *_open(now)).values(used_at=now)
    return invitation if invitation and store.execute(taken).rowcount == 1 else None


def open_for(store: Connection, name: str, now: datetime | None = None) -> Invitation | None:
    """The link that the account of that name has not used yet."""
    return _first(store, tables.account.c.name == name, *_open(now or datetime.now(UTC)))


def _first(store: Connection, *conditions: ColumnElement[bool]) -> Invitation | None:
    joined = select(tables.invitation, tables.account.c.name).join(tables.account)
    row = store.execute(joined.where(*conditions, tables.account.c.disabled.is_(False))).first()
    return None if row is None else _invitation(row)


def _invitation(row: Row) -> Invitation:
    return Invitation(row.hash, row.account_id, row.name, row.invited_by, utc(row.ends_at))


def _open(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return tables.invitation.c.used_at.is_(None), tables.invitation.c.ends_at > now

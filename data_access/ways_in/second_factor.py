"""Second factors: the encrypted secret of an account's authenticator app, and codes that work once."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, or_, select, update

from dashboard.one_time_codes import step_of
from data_access import tables
from data_access.ways_in import sessions
from data_access.ways_in.sealing import opened, sealed


def has_one(store: Connection, account_id: int) -> bool:
    return _kept(store, account_id) is not None


def can_prove(store: Connection, account_id: int) -> bool:
    """Whether the account has anything of ours to show who it is: a password or a second factor."""
    account = tables.account.c
    shown = or_(account.password_hash.is_not(None), account.second_factor.is_not(None))
    return store.execute(select(account.id).where(account.id == account_id, shown)).first() is not None


def is_required(store: Connection, account_id: int, roles: Collection[str], today: date) -> bool:
    """Whether the account holds one of the roles that may not sign in without a second factor."""
    grant = tables.grant.c
    begun, unfinished = or_(grant.from_date.is_(None), grant.from_date <= today), _open_end(today)
    held = select(grant.id).where(grant.account_id == account_id, grant.role.in_(roles), begun, unfinished)
    return store.execute(held.limit(1)).first() is not None


def keep(store: Connection, key: bytes, account_id: int, secret: str, step: int) -> None:
    """From now on the account must give codes of this secret; the one of `step` is used up. Its sessions end."""
    _change(store, account_id, second_factor=sealed(key, secret), second_factor_step=step)


def reset(store: Connection, account_id: int) -> None:
    """For somebody who has lost the telephone. Their sessions end."""
    _change(store, account_id, second_factor=None, second_factor_step=None)


def use(store: Connection, key: bytes, account_id: int, code: str, now: datetime) -> bool:
    """Whether the code is right and was not used before: of two at the same moment one works."""
    kept = _kept(store, account_id)
    secret = opened(key, kept) if kept else None
    step = step_of(secret, code, now) if secret else None
    if step is None:
        return False
    last = tables.account.c.second_factor_step
    unused = (tables.account.c.id == account_id, or_(last.is_(None), last < step))
    return store.execute(update(tables.account).where(*unused).values(second_factor_step=step)).rowcount == 1


def _open_end(today: date) -> ColumnElement[bool]:
    return or_(tables.grant.c.to_date.is_(None), tables.grant.c.to_date >= today)


def _kept(store: Connection, account_id: int) -> str | None:
    return store.execute(select(tables.account.c.second_factor).where(tables.account.c.id == account_id)).scalar()


def _change(store: Connection, account_id: int, **values: object) -> None:
    store.execute(update(tables.account).where(tables.account.c.id == account_id).values(values))
    sessions.end_all(store, account_id)

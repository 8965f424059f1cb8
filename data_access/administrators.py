"""Somebody can always administer: what would lock everybody out is refused."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from sqlalchemy import Connection, exists, or_, select

from dashboard.access import Role, is_in_force
from data_access import tables


class LastAdministrator(ValueError):
    """Nobody who can sign in would be left to administer."""


@contextmanager
def keeping_one(store: Connection, today: date) -> Iterator[None]:
    """Around a change in the same transaction. Raises LastAdministrator when it leaves the administration worse off:
    nobody where there was somebody, or only for a time where it was for good."""
    before = _care(store, today)
    yield
    if _care(store, today) < before:
        raise LastAdministrator


def _care(store: Connection, today: date) -> int:
    """2 where somebody administers for good, 1 where only until a day, 0 where nobody does."""
    account, grant, identity = tables.account.c, tables.grant, tables.identity.c
    has_entry = or_(account.password_hash.is_not(None), exists().where(identity.account_id == account.id))
    wanted = select(grant).where(grant.c.role == Role.ADMINISTRATOR).order_by(grant.c.id).with_for_update()
    held = store.execute(wanted).all()  # locked, so that of two at once the second sees what the first did
    able = select(account.id).where(account.disabled.is_(False), has_entry)
    open_accounts = set(store.execute(able.where(account.id.in_({row.account_id for row in held}))).scalars())
    mine = [row for row in held if row.account_id in open_accounts and is_in_force(row.from_date, row.to_date, today)]
    return max((2 if row.to_date is None else 1 for row in mine), default=0)

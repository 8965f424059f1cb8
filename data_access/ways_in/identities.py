"""Accounts of another sign-on service, and whose they are here: issuer and subject together, never a name or e-mail."""

from datetime import datetime

from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import IntegrityError

from data_access import tables


class IdentityTaken(ValueError):
    """The identity belongs to another account."""


def owner(store: Connection, issuer: str, subject: str) -> int | None:
    """The account's number; None for an identity that nobody has linked, and for an account that is closed."""
    joined = select(tables.account.c.id).join(tables.identity)
    return store.execute(joined.where(*_key(issuer, subject), tables.account.c.disabled.is_(False))).scalar()


def link(store: Connection, issuer: str, subject: str, account_id: int, now: datetime) -> None:
    """From now on the identity signs in to the account. Raises IdentityTaken."""
    linked = store.execute(select(tables.identity.c.account_id).where(*_key(issuer, subject))).scalar()
    if linked is None:
        values = {"issuer": issuer, "subject": subject, "account_id": account_id, "linked_at": now}
        try:
            with store.begin_nested():
                store.execute(insert(tables.identity).values(values))
        except IntegrityError:  # somebody else was quicker
            raise IdentityTaken from None
    elif linked != account_id:
        raise IdentityTaken


def _key(issuer: str, subject: str) -> tuple:
    return tables.identity.c.issuer == issuer, tables.identity.c.subject == subject

"""Whether an account still stands as it did when somebody began to sign in to it."""

from sqlalchemy import Connection, select

from data_access import tables
from data_access.ways_in.fingerprints import fingerprint


def standing(store: Connection, account_id: int) -> str | None:
    """Another one as soon as the password or the second factor is another; None for an account that is closed."""
    account = tables.account.c
    wanted = select(account.password_hash, account.second_factor)
    row = store.execute(wanted.where(account.id == account_id, account.disabled.is_(False))).first()
    return None if row is None else fingerprint(f"{row.password_hash} {row.second_factor}")

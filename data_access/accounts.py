"""Accounts: names, passwords as argon2id hashes, and whether they are open."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import Connection, Row, select, update

from data_access import tables
from data_access.rows import inserted

_HASHER = PasswordHasher()  # argon2id with the library's defaults, above the floor of trust.md AC-7
_NOBODY = _HASHER.hash("nobody's password")  # so that an unknown name takes as long as a wrong password


class UnknownAccount(LookupError):
    """No account has this name."""


class NameTaken(ValueError):
    """Another account has this name."""


def add(store: Connection, name: str, password: str | None = None) -> int:
    """The new account's number; without a password nobody can sign in with it. Raises NameTaken."""
    if _account(store, name) is not None:
        raise NameTaken(name)
    values = {"name": name, "password_hash": password and _HASHER.hash(password), "disabled": False}
    return inserted(store, tables.account, values)


def set_password(store: Connection, name: str, password: str) -> None:
    _change(store, name, password_hash=_HASHER.hash(password))


def disable(store: Connection, name: str) -> None:
    _change(store, name, disabled=True)


def verified(store: Connection, name: str, password: str) -> int | None:
    """The account's number if the password is right and the account open."""
    account = _account(store, name)
    if account is not None and (account.disabled or account.password_hash is None):
        account = None
    try:
        _HASHER.verify(_NOBODY if account is None else account.password_hash, password)
    except (VerificationError, InvalidHashError):
        return None
    return None if account is None else account.id


def name_of(store: Connection, number: int) -> str | None:
    """None for an account that is gone or disabled."""
    account = tables.account
    wanted = select(account.c.name).where(account.c.id == number, account.c.disabled.is_(False))
    return store.execute(wanted).scalar()


def number_of(store: Connection, name: str) -> int:
    """Raises UnknownAccount."""
    account = _account(store, name)
    if account is None:
        raise UnknownAccount(name)
    return account.id


def names(store: Connection) -> list[str]:
    return list(store.execute(select(tables.account.c.name).order_by(tables.account.c.name)).scalars())


def _account(store: Connection, name: str) -> Row | None:
    return store.execute(select(tables.account).where(tables.account.c.name == name)).first()


def _change(store: Connection, name: str, **values: object) -> None:
    if not store.execute(update(tables.account).where(tables.account.c.name == name).values(values)).rowcount:
        raise UnknownAccount(name)

"""Accounts: names, passwords as argon2id hashes, and whether they are open."""

from collections.abc import Iterable
from datetime import UTC, datetime

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import Connection, Row, select, update
from sqlalchemy.exc import IntegrityError

from dashboard.account_names import alike, refusal
from dashboard.passwords import LONGEST, SHORTEST, normal
from data_access import tables
from data_access.rows import inserted
from data_access.ways_in import invitations, sessions, tokens

_HASHER = PasswordHasher()  # argon2id with the library's defaults, above the floor of trust.md AC-7
_NOBODY = _HASHER.hash("nobody's password")  # so that an unknown name takes as long as a wrong password


class UnknownAccount(LookupError):
    """No account has this name."""


class NameTaken(ValueError):
    """Another account has this name."""


class NameRefused(ValueError):
    """Nobody may be called that; the argument is the key of the text that says why."""


def add(store: Connection, name: str, password: str | None = None) -> int:
    """The new account's number; without a password nobody can sign in with it. Raises NameTaken, NameRefused."""
    if reason := refusal(name):
        raise NameRefused(reason)
    if alike(name) in map(alike, names(store)):
        raise NameTaken(name)
    values = {"name": name, "password_hash": password and _hashed(password), "disabled": False}
    try:
        with store.begin_nested():
            return inserted(store, tables.account, values)
    except IntegrityError:  # somebody else was quicker
        raise NameTaken(name) from None


def set_password(store: Connection, name: str, password: str) -> None:
    """Signs the account out everywhere, and ends the links that would set another password."""
    _change(store, name, password_hash=_hashed(password))
    sessions.end_all(store, number_of(store, name))
    invitations.withdraw(store, number_of(store, name), datetime.now(UTC))


def disable(store: Connection, name: str) -> None:
    """Signs the account out everywhere; links and tokens are gone, also when it is opened again."""
    _change(store, name, disabled=True)
    number = number_of(store, name)
    sessions.end_all(store, number)
    invitations.withdraw(store, number, datetime.now(UTC))
    tokens.end_all(store, number)


def open_again(store: Connection, name: str) -> None:
    _change(store, name, disabled=False)


def verified(store: Connection, name: str, password: str) -> int | None:
    """The account's number if the password is right and the account open.

    In a real store the password of the demonstration opens nothing, nor does any other that is too short.
    """
    account = _account(store, name)
    if account is not None and (account.disabled or account.password_hash is None):
        account = None
    right = _matches(_NOBODY if account is None else account.password_hash, password)
    if not right or account is None or (len(password) < SHORTEST and not _is_demonstration(store)):
        return None
    return account.id


def renew(store: Connection, number: int, password: str) -> bool:
    """After the password was found right: keep it under today's parameters where it is kept under older ones."""
    account = tables.account
    found = store.execute(select(account.c.password_hash).where(account.c.id == number)).scalar()
    if not found or not _HASHER.check_needs_rehash(found):
        return False
    return (
        store.execute(update(account).where(account.c.id == number).values(password_hash=_hashed(password))).rowcount
        == 1
    )


def with_password(store: Connection, names: Iterable[str], password: str) -> list[str]:
    """Those of the open accounts with these names whose password it is."""
    found = [row for name in names if (row := _account(store, name)) and row.password_hash and not row.disabled]
    return [row.name for row in found if _matches(row.password_hash, password)]


def name_of(store: Connection, number: int) -> str | None:
    """None for an account that is gone or disabled."""
    account = tables.account
    wanted = select(account.c.name).where(account.c.id == number, account.c.disabled.is_(False))
    return store.execute(wanted).scalar()


def any_name_of(store: Connection, number: int) -> str | None:
    """Of disabled accounts too; None where there is none."""
    return store.execute(select(tables.account.c.name).where(tables.account.c.id == number)).scalar()


def number_of(store: Connection, name: str) -> int:
    """Raises UnknownAccount."""
    account = _account(store, name)
    if account is None:
        raise UnknownAccount(name)
    return account.id


def names(store: Connection) -> list[str]:
    return list(store.execute(select(tables.account.c.name).order_by(tables.account.c.name)).scalars())


def _hashed(password: str) -> str:
    return _HASHER.hash(normal(password))


def _matches(kept: str, password: str) -> bool:
    """Of a password that is too long for any account only the beginning is read, so that it takes no longer."""
    try:
        return _HASHER.verify(kept, normal(password[: 4 * LONGEST]))
    except (VerificationError, InvalidHashError):
        return False


def _is_demonstration(store: Connection) -> bool:
    return bool(store.execute(select(tables.programme.c.made_up)).scalar())


def _account(store: Connection, name: str) -> Row | None:
    if "\0" in name:  # which PostgreSQL cannot even be asked for
        return None
    return store.execute(select(tables.account).where(tables.account.c.name == name)).first()


def _change(store: Connection, name: str, **values: object) -> None:
    if not store.execute(update(tables.account).where(tables.account.c.name == name).values(values)).rowcount:
        raise UnknownAccount(name)

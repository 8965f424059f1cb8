"""Accounts from the console: add, password, grant, revoke, disable."""

import secrets
import sys
from argparse import Namespace
from collections.abc import Callable
from getpass import getpass

from callbacks.commands import console
from callbacks.commands.opening import opened
from dashboard.access import Role
from data_access import accounts, grants
from data_access.accounts import NameTaken, UnknownAccount
from data_access.engine import Connection, writing
from data_access.grants import NotThere, UnknownUnit

SHORTEST_PASSWORD = 12  # trust.md AC-7


def add(arguments: Namespace) -> int:
    """Without --password a password is drawn and printed once."""
    password = arguments.password or secrets.token_urlsafe(12)
    if len(password) < SHORTEST_PASSWORD:
        return console.refuse("command.user.short", n=SHORTEST_PASSWORD)
    code = _change(lambda store: accounts.add(store, arguments.name, password), "command.user.added", arguments.name)
    if code == console.DONE and not arguments.password:
        console.say(password)
    return code


def password(arguments: Namespace) -> int:
    """Asks without echo at a terminal, else reads a line, so that no password need stand in a command."""
    fresh = getpass() if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    if len(fresh) < SHORTEST_PASSWORD:
        return console.refuse("command.user.short", n=SHORTEST_PASSWORD)
    return _change(lambda s: accounts.set_password(s, arguments.name, fresh), "command.user.password", arguments.name)


def disable(arguments: Namespace) -> int:
    return _change(lambda store: accounts.disable(store, arguments.name), "command.user.disabled", arguments.name)


def grant(arguments: Namespace) -> int:
    def give(store: Connection) -> None:
        grants.give(store, arguments.name, Role(arguments.role), arguments.unit, arguments.start, arguments.end)

    return _change(give, "command.user.granted", arguments.name)


def revoke(arguments: Namespace) -> int:
    def take_back(store: Connection) -> None:
        grants.take_back(store, arguments.name, Role(arguments.role), arguments.unit)

    return _change(take_back, "command.user.revoked", arguments.name)


def _change(change: Callable[[Connection], object], key: str, name: str) -> int:
    try:
        with opened() as at, writing(at.store) as store:
            change(store)
    except UnknownAccount:
        return console.refuse("command.unknown_account", name=name)
    except UnknownUnit as unknown:
        return console.refuse("command.unknown_unit", code=str(unknown))
    except NameTaken:
        return console.refuse("command.user.taken", name=name)
    except NotThere as wrong:
        return console.refuse("command.user.wrong_level", role=str(wrong))
    return console.done(key, name=name)

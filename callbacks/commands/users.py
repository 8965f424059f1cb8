"""Accounts from the console: add, password, grant, revoke, disable."""

import secrets
import sys
from argparse import Namespace
from collections.abc import Callable
from dataclasses import replace
from getpass import getpass

from callbacks.commands import console
from callbacks.commands.opening import opened
from dashboard.access import OPERATOR, Role
from dashboard.logged import CONSOLE, Entry, Event
from dashboard.passwords import refusal
from data_access import accounts, audit_log, grants
from data_access.accounts import NameRefused, NameTaken, UnknownAccount
from data_access.engine import Connection, writing
from data_access.grants import NotThere, UnknownUnit
from data_access.questions import sites


def add(arguments: Namespace) -> int:
    """Without --password a password is drawn and printed once."""
    password = arguments.password or secrets.token_urlsafe(12)
    if reason := refusal(password, arguments.name):
        return console.refuse(reason)
    entry = _account(arguments.name, "added")
    code = _change(lambda store: accounts.add(store, arguments.name, password), "command.user.added", entry)
    if code == console.DONE and not arguments.password:
        console.say(password)
    return code


def password(arguments: Namespace) -> int:
    """Asks without echo at a terminal, else reads a line, so that no password need stand in a command."""
    fresh = getpass() if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    if reason := refusal(fresh, arguments.name):
        return console.refuse(reason)
    entry = _account(arguments.name, "password")
    return _change(lambda s: accounts.set_password(s, arguments.name, fresh), "command.user.password", entry)


def disable(arguments: Namespace) -> int:
    entry = _account(arguments.name, "disabled")
    return _change(lambda store: accounts.disable(store, arguments.name), "command.user.disabled", entry)


def grant(arguments: Namespace) -> int:
    def give(store: Connection) -> None:
        grants.give(store, arguments.name, Role(arguments.role), arguments.unit, arguments.start, arguments.end)

    days = {name: day.isoformat() for name, day in (("from", arguments.start), ("to", arguments.end)) if day}
    return _change(give, "command.user.granted", _role(Event.GRANTED, arguments, **days))


def revoke(arguments: Namespace) -> int:
    def take_back(store: Connection) -> None:
        grants.take_back(store, arguments.name, Role(arguments.role), arguments.unit)

    return _change(take_back, "command.user.revoked", _role(Event.REVOKED, arguments))


def _account(name: str, change: str) -> Entry:
    return Entry(Event.ACCOUNT, CONSOLE, detail={"account": name, "change": change})


def _role(event: Event, arguments: Namespace, **days: str) -> Entry:
    code = {"code": arguments.unit} if arguments.unit else {}
    return Entry(event, CONSOLE, detail={"account": arguments.name, "role": arguments.role} | code | days)


def _change(change: Callable[[Connection], object], key: str, entry: Entry) -> int:
    """What is done and its entry in the log are kept together or not at all."""
    name = entry.detail["account"]
    try:
        with opened() as at, writing(at.store) as store:
            change(store)
            audit_log.append(store, [_placed(store, entry)])
    except UnknownAccount:
        return console.refuse("command.unknown_account", name=name)
    except UnknownUnit as unknown:
        return console.refuse("command.unknown_unit", code=str(unknown))
    except NameTaken:
        return console.refuse("command.user.taken", name=name)
    except NameRefused as refused:
        return console.refuse(str(refused))
    except NotThere as wrong:
        return console.refuse("command.user.wrong_level", role=str(wrong))
    return console.done(key, name=name)


def _placed(store: Connection, entry: Entry) -> Entry:
    """With the number of the unit whose code it names."""
    code = entry.detail.get("code")
    return replace(entry, unit=sites.matching(OPERATOR, store, code)[0].unit) if code else entry

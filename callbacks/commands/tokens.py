"""Tokens of the API from the console: a new one, or the end of all that an account has."""

from argparse import Namespace
from datetime import UTC, datetime

from callbacks.commands import console
from callbacks.commands.opening import opened
from dashboard.logged import CONSOLE, Entry, Event
from data_access import accounts, audit_log
from data_access.accounts import UnknownAccount
from data_access.engine import Connection, writing
from data_access.ways_in import tokens


def token(arguments: Namespace) -> int:
    """The token stands alone on standard output, so that a script can take it."""
    try:
        with opened() as at, writing(at.store) as store:
            done = _end(store, arguments.name) if arguments.end else _make(store, arguments.name)
    except UnknownAccount:
        return console.refuse("command.unknown_account", name=arguments.name)
    console.say(done)
    return console.DONE


def _make(store: Connection, name: str) -> str:
    made = tokens.make(store, accounts.number_of(store, name), datetime.now(UTC))
    audit_log.append(store, [Entry(Event.TOKEN, CONSOLE, detail={"account": name, "change": "made"})])
    return made


def _end(store: Connection, name: str) -> str:
    ended = tokens.end_all(store, accounts.number_of(store, name))
    audit_log.append(store, [Entry(Event.TOKEN, CONSOLE, detail={"account": name, "change": "ended"})])
    return console.language().text("command.token.ended", name=name, n=ended)

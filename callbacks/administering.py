"""What an administrator does with accounts: adding, closing, inviting, and ending the ways in."""

from collections.abc import Callable
from datetime import UTC, date, datetime

from callbacks import fields as read
from callbacks.changing import Change, change, invitation_address
from callbacks.granting import given
from callbacks.mounting import Denied, Fields, Mounted
from callbacks.reader import Reader
from callbacks.said import Answer
from callbacks.view import Store
from dashboard.account_names import normal
from dashboard.administration import Section
from dashboard.logged import Entry, Event
from dashboard.said import Said
from dashboard.selection import Selection
from data_access import accounts
from data_access.administrators import keeping_one
from data_access.engine import Connection
from data_access.ways_in import invitations, second_factor, sessions, tokens
from layouts.pieces.site_field import NO_ROLE

LIST = Selection("administration").address
Act = Callable[[Connection, Reader, int, str], Change]


def register(on: Mounted) -> None:
    on.form("add", add)
    for name, act in ACTS.items():
        on.form(name, _of_account(name, act))


def add(who: Reader, store: Store, fields: Fields) -> Answer:
    """A new account, with a role if one was chosen, and the link that opens it."""

    def do(connection: Connection) -> Change:
        name = normal(fields.get("name", ""))
        account = accounts.add(connection, name)
        entries = [Entry(Event.ACCOUNT, who.name, None, {"account": name, "change": "added"})]
        if fields.get("role") != NO_ROLE:
            entries += given(who, connection, name, fields)
        told = _invite(connection, who, account, name)
        return Change(told.said, entries + told.entries, _card(account))

    return change(store, LIST, "add", fields, do)


def _of_account(action: str, act: Act) -> Callable[[Reader, Store, Fields], Answer]:
    def handle(who: Reader, store: Store, fields: Fields) -> Answer:
        account = read.number(fields, "account")
        shown = Section.INVITATIONS.value if fields.get("section") == Section.INVITATIONS else None
        address = Selection("administration", section=shown).address if shown else _card(account)

        def do(connection: Connection) -> Change:
            name = accounts.any_name_of(connection, account)
            if name is None:
                raise Denied
            return act(connection, who, account, name)

        return change(store, address, action, fields, do)

    return handle


def _invite(connection: Connection, who: Reader, account: int, name: str) -> Change:
    """Also for whoever has forgotten the password: the link sets a new one."""
    token = invitations.invite(connection, account, who.name, datetime.now(UTC))
    said = Said("administration.said.invited", {"name": name}, secret=invitation_address(token))
    return Change(said, [Entry(Event.INVITED, who.name, None, {"account": name})])


def _withdraw(connection: Connection, who: Reader, account: int, name: str) -> Change:
    invitations.withdraw(connection, account, datetime.now(UTC))
    return _changed(who, name, "withdrawn", Event.INVITED)


def _disable(connection: Connection, who: Reader, account: int, name: str) -> Change:
    with keeping_one(connection, date.today()):
        accounts.disable(connection, name)
    return _changed(who, name, "disabled")


def _open(connection: Connection, who: Reader, account: int, name: str) -> Change:
    accounts.open_again(connection, name)
    return _changed(who, name, "opened")


def _reset(connection: Connection, who: Reader, account: int, name: str) -> Change:
    second_factor.reset(connection, account)
    return _changed(who, name, "second_factor_reset")


def _end_sessions(connection: Connection, who: Reader, account: int, name: str) -> Change:
    sessions.end_all(connection, account)
    return _changed(who, name, "sessions_ended")


def _end_tokens(connection: Connection, who: Reader, account: int, name: str) -> Change:
    tokens.end_all(connection, account)
    return _changed(who, name, "tokens_ended", Event.TOKEN)


def _changed(who: Reader, name: str, what: str, event: Event = Event.ACCOUNT) -> Change:
    entry = Entry(event, who.name, None, {"account": name, "change": what})
    return Change(Said(f"administration.said.{what}", {"name": name}), [entry])


def _card(account: int) -> str:
    return Selection("administration", account=str(account)).address


ACTS: dict[str, Act] = {
    "invite": _invite,
    "withdraw": _withdraw,
    "disable": _disable,
    "open": _open,
    "second_factor": _reset,
    "sessions": _end_sessions,
    "tokens": _end_tokens,
}

"""What an administrator does with roles: giving them, changing their dates, taking them back."""

from datetime import UTC, date, datetime

from callbacks import fields as read
from callbacks.changing import Change, change
from callbacks.fields import Refused
from callbacks.mounting import Denied, Fields, Mounted
from callbacks.reader import Reader
from callbacks.said import Answer
from callbacks.view import Store
from dashboard.access import LEVELS, Role, Scope
from dashboard.administration import Site
from dashboard.logged import Entry, Event
from dashboard.said import Said
from dashboard.selection import Selection
from data_access import accounts, grants, held
from data_access.administrators import keeping_one
from data_access.engine import Connection
from data_access.held import HeldGrant
from data_access.questions import sites
from data_access.ways_in import invitations
from layouts.pieces.site_field import NO_ROLE

MOST = 5  # places of the same name that a refusal lists
PROGRAMME = frozenset({"programme"})


def register(on: Mounted) -> None:
    on.form("give", give)
    on.form("dates", dates)
    on.form("revoke", revoke)


def give(who: Reader, store: Store, fields: Fields) -> Answer:
    account = read.number(fields, "account")

    def do(connection: Connection) -> Change:
        name = accounts.any_name_of(connection, account)
        if name is None:
            raise Denied
        entries = given(who, connection, name, fields)
        own = name == who.name and fields.get("role") != Role.ADMINISTRATOR
        key = "administration.said.granted_self" if own else "administration.said.granted"
        return Change(Said(key, {"name": name}), entries)

    return change(store, _card(account), "give", fields, do)


def dates(who: Reader, store: Store, fields: Fields) -> Answer:
    number, start_and_end = read.number(fields, "grant"), lambda: read.days(fields)
    address = _address_of(store, number)

    def do(connection: Connection) -> Change:
        one, (start, end) = _held(connection, number), start_and_end()
        with keeping_one(connection, date.today()):
            held.set_dates(connection, number, start, end)
        detail = {"account": one.name, "role": one.role.value, **_written(start, end)}
        entry = Entry(Event.GRANTED, who.name, one.unit, detail)
        return Change(Said("administration.said.dates", {"name": one.name}), [entry])

    return change(store, address, f"dates-{number}", fields, do)


def revoke(who: Reader, store: Store, fields: Fields) -> Answer:
    number = read.number(fields, "grant")
    address = _address_of(store, number)

    def do(connection: Connection) -> Change:
        one = _held(connection, number)
        with keeping_one(connection, date.today()):
            held.take_back(connection, number)
        entry = Entry(Event.REVOKED, who.name, one.unit, {"account": one.name, "role": one.role.value})
        return Change(Said("administration.said.revoked", {"name": one.name}), [entry])

    return change(store, address, "revoke", fields, do)


def given(who: Reader, connection: Connection, name: str, fields: Fields) -> list[Entry]:
    """Gives the role that the fields name. Raises Refused.

    A link that somebody else made ends: whoever kept it would come into more than they gave.
    """
    role, (start, end) = _role(fields), read.days(fields)
    site = None if LEVELS[role] == PROGRAMME else _site(who.scope, connection, role, read.text(fields, "site"))
    grants.give(connection, name, role, site.code if site else None, start, end)
    detail = {"account": name, "role": role.value, **_written(start, end)}
    detail |= {"self": "yes"} if name == who.name else {}
    return [Entry(Event.GRANTED, who.name, site.unit if site else None, detail), *_withdrawn(who, connection, name)]


def _withdrawn(who: Reader, connection: Connection, name: str) -> list[Entry]:
    link = invitations.open_for(connection, name)
    if link is None or link.invited_by == who.name:
        return []
    invitations.withdraw(connection, link.account, datetime.now(UTC))
    return [Entry(Event.INVITED, who.name, None, {"account": name, "change": "withdrawn"})]


def _role(fields: Fields) -> Role:
    if fields.get("role") == NO_ROLE:
        raise Refused("administration.refused.no_role")
    try:
        return Role(fields.get("role", ""))
    except ValueError:
        raise Denied from None


def _site(scope: Scope, connection: Connection, role: Role, typed: str) -> Site:
    if not typed:
        raise Refused("administration.refused.no_site")
    found = sites.matching(scope, connection, typed)
    if not found:
        raise Refused("administration.refused.unknown_site", site=typed)
    fitting = [site for site in found if site.kind in LEVELS[role]]
    if not fitting:
        raise Refused("administration.refused.level", site=found[0].name)
    if len(fitting) > 1:
        listed = [f"{site.code} ({site.within})" if site.within else site.code for site in fitting[:MOST]]
        raise Refused("administration.refused.many_sites", site=typed, codes=", ".join(listed))
    return fitting[0]


def _held(connection: Connection, number: int) -> HeldGrant:
    found = held.grant(connection, number)
    if found is None:
        raise Denied
    return found


def _address_of(store: Store, number: int) -> str:
    with store.asked() as (connection, _):
        return _card(_held(connection, number).account)


def _written(start: date | None, end: date | None) -> dict[str, str]:
    days = {"from": start, "to": end}
    return {name: day.isoformat() for name, day in days.items() if day}


def _card(account: int) -> str:
    return Selection("administration", account=str(account)).address

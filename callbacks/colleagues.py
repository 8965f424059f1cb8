"""The page of colleagues: a leader names who works in which team, a coordinator invites to the own team."""

from datetime import UTC, datetime

from callbacks import fields as read
from callbacks.changing import Change, change, invitation_address
from callbacks.fields import Refused
from callbacks.mounting import Denied, Fields, Mounted
from callbacks.reader import Reader
from callbacks.said import Answer
from callbacks.view import Shown, Store
from dashboard.access import Role
from dashboard.account_names import normal
from dashboard.colleagues import GIVEN_BY
from dashboard.logged import Entry, Event
from dashboard.moments import today
from dashboard.said import Said
from dashboard.selection import Selection
from data_access import accounts, grants, held
from data_access.accounts import UnknownAccount
from data_access.engine import Connection
from data_access.questions import colleagues as questions
from data_access.ways_in import invitations
from layouts import colleagues as layout

TICKED = "unit-"
# Who is in a team reads what it writes: these come in when its coordinator invites them, never by the leader's hand.
BESIDE_TEAMS = frozenset({Role.LEADER, Role.RESOURCE_PERSON, Role.BOARD})


def show(who: Reader, store: Store, selection: Selection) -> Shown | None:
    assert selection.unit is not None  # the view is of a unit
    with store.asked() as (connection, _):
        found = questions.colleagues(who.scope, connection, selection.unit)
    if found is None:
        return None
    kept = who.said.kept if who.said else {}
    return layout.title(found, who.language), layout.page(found, today(), kept, who.language)


def register(on: Mounted, store: Store) -> None:
    on.form("add", add)
    on.form("revoke", revoke)


def add(who: Reader, store: Store, fields: Fields) -> Answer:
    """Whoever has an account already only gets the role: a link would let the leader take the account over."""
    unit = read.number(fields, "unit")

    def do(connection: Connection) -> Change:
        role, places = _role(who, unit, fields), _places(who, connection, unit, fields)
        start, end = read.days(fields)
        name = normal(fields.get("name", ""))
        told = _invited(who, connection, unit, name)
        days = {key: day.isoformat() for key, day in (("from", start), ("to", end)) if day}
        detail = {"account": name, "role": role.value, **days}
        for code in places.values():
            grants.give(connection, name, role, code, start, end)
        return Change(told.said, told.entries + [Entry(Event.GRANTED, who.name, place, detail) for place in places])

    return change(store, _address(unit), "add", fields, do)


def revoke(who: Reader, store: Store, fields: Fields) -> Answer:
    unit, number = read.number(fields, "unit"), read.number(fields, "grant")

    def do(connection: Connection) -> Change:
        one = held.grant(connection, number)
        if one is None or not questions.may_take_back(who.scope, connection, unit, number):
            raise Denied(unit)
        held.take_back(connection, number)
        entry = Entry(Event.REVOKED, who.name, one.unit, {"account": one.name, "role": one.role.value})
        return Change(Said("administration.said.revoked", {"name": one.name}), [entry])

    return change(store, _address(unit), "revoke", fields, do)


def _role(who: Reader, unit: int, fields: Fields) -> Role:
    own = questions.role_at(who.scope, unit)
    given = [role for role in GIVEN_BY[own] if role == fields.get("role")] if own else []
    if not given:
        raise Denied(unit)
    return given[0]


def _places(who: Reader, connection: Connection, unit: int, fields: Fields) -> dict[int, str]:
    """Codes of the ticked places; where there is one only, as for a coordinator, it is meant without a tick."""
    may = questions.codes(who.scope, connection, unit)
    ticked = [name.removeprefix(TICKED) for name in fields if name.startswith(TICKED)]
    known = {str(place): place for place in may}
    for forged in set(ticked) - set(known):
        raise Denied(int(forged) if forged.isascii() and forged.isdecimal() and len(forged) < 10 else None)
    chosen = list(may) if len(may) == 1 else [known[place] for place in ticked]
    if not chosen:
        raise Refused("colleagues.refused.no_place")
    return {place: may[place] for place in chosen}


def _invited(who: Reader, connection: Connection, unit: int, name: str) -> Change:
    """A new account and its link, where nobody has that name yet; else somebody who works in the institution already.

    Anybody else might only be called the same, and would get a role and lose sight of sums without being asked.
    """
    try:
        account = accounts.number_of(connection, name)
    except UnknownAccount:
        return _added(who, connection, name)
    there = grants.scope_of(connection, account, today()).grants
    house = {unit, *(grant.institution for grant in who.scope.grants if grant.unit == unit)} - {None}
    here = {grant.role for grant in there if not house.isdisjoint((grant.unit, grant.institution))}
    if not here:
        raise Refused("colleagues.refused.elsewhere")
    if questions.role_at(who.scope, unit) is Role.LEADER and here & BESIDE_TEAMS:
        raise Refused("colleagues.refused.beside")
    return Change(Said("colleagues.said.added", {"name": name}))


def _added(who: Reader, connection: Connection, name: str) -> Change:
    account = accounts.add(connection, name)
    token = invitations.invite(connection, account, who.name, datetime.now(UTC))
    entries = [
        Entry(Event.ACCOUNT, who.name, None, {"account": name, "change": "added"}),
        Entry(Event.INVITED, who.name, None, {"account": name}),
    ]
    return Change(Said("colleagues.said.invited", {"name": name}, secret=invitation_address(token)), entries)


def _address(unit: int) -> str:
    return Selection("colleagues", unit).address

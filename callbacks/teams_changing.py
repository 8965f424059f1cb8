"""Changing one team that works with results (PLF), as its leader does: who is in it, its name and places, its end."""

from collections.abc import Callable, Collection, Mapping

from callbacks import fields as read
from callbacks.changing import Change, change
from callbacks.fields import Refused
from callbacks.mounting import Denied, Fields, Mounted
from callbacks.reader import Reader
from callbacks.said import Answer
from callbacks.view import Store
from dashboard.account_names import normal
from dashboard.logged import Entry, Event
from dashboard.moments import today
from dashboard.plc import Plc
from dashboard.said import Said
from dashboard.selection import Selection
from dashboard.teams import LONGEST_NAME, name_refusal
from data_access import plcs
from data_access.engine import Connection
from data_access.questions import teams as questions

TICKED = "unit-"


def register(on: Mounted) -> None:
    on.form("change", change_team)
    on.form("join", join)
    on.form("leave", leave)
    on.form("end", end)


def change_team(who: Reader, store: Store, fields: Fields) -> Answer:
    """Its name, and the places whose results it works with."""
    with store.asked() as (_, catalogue):
        pass  # as of now

    def do(connection: Connection, plc: Plc) -> Change:
        inside = questions.inside(who.scope, connection, catalogue, plc.institution)
        name, places = named(fields), ticked(inside, plc.institution, fields)
        plcs.rename(connection, plc.number, name)
        plcs.place(connection, plc.number, places - {plc.unit})
        return Change(Said("teams.said.changed", {"name": name}), [entry(who, plc.unit, "changed")])

    return _changed(who, store, fields, "change", do)


def join(who: Reader, store: Store, fields: Fields) -> Answer:
    """Somebody who works there; whoever is new is invited on the page of colleagues first."""

    def do(connection: Connection, plc: Plc) -> Change:
        name = normal(fields.get("name", ""))
        if name not in questions.colleagues(who.scope, connection, plc.institution, today()):
            raise Refused("teams.refused.unknown")
        plcs.join(connection, plc.number, name, coordinates=bool(fields.get("coordinates")))
        told = Said("teams.said.joined", {"name": name, "team": plc.name})
        return Change(told, [entry(who, plc.unit, "joined", account=name)])

    return _changed(who, store, fields, "join", do)


def leave(who: Reader, store: Store, fields: Fields) -> Answer:
    def do(connection: Connection, plc: Plc) -> Change:
        name = normal(fields.get("name", ""))
        if name not in questions.named(who.scope, connection, plc, today()):
            raise Denied(plc.unit)
        plcs.leave(connection, plc.number, name)
        told = Said("teams.said.left", {"name": name, "team": plc.name})
        return Change(told, [entry(who, plc.unit, "left", account=name)])

    return _changed(who, store, fields, "leave", do)


def end(who: Reader, store: Store, fields: Fields) -> Answer:
    def do(connection: Connection, plc: Plc) -> Change:
        if not fields.get("sure"):
            raise Refused("teams.refused.sure")
        plcs.end(connection, plc.number)
        return Change(Said("teams.said.ended", {"name": plc.name}), [entry(who, plc.unit, "ended")])

    return _changed(who, store, fields, "end", do)


def named(fields: Fields) -> str:
    """Raises Refused."""
    name = normal(read.text(fields, "name"))
    if reason := name_refusal(name):
        raise Refused(reason, longest=str(LONGEST_NAME))
    return name


def ticked(inside: Collection[int], home: int, fields: Mapping[str, str]) -> set[int]:
    """The ticked places, all of them among those `inside` the institution. Raises Denied."""
    known = {str(unit): unit for unit in inside}
    found = {name.removeprefix(TICKED) for name in fields if name.startswith(TICKED)}
    if not found <= known.keys():
        raise Denied(home)
    return {known[one] for one in found}


def entry(who: Reader, unit: int, done: str, **more: str) -> Entry:
    return Entry(Event.PLC, who.name, unit, {"done": done} | more)


def address(home: int) -> str:
    return Selection("teams", home).address


def _changed(who: Reader, store: Store, fields: Fields, form: str, do: Callable[[Connection, Plc], Change]) -> Answer:
    """Whether the team may be changed is asked again when it is our turn: it may have ended meanwhile."""
    number = read.number(fields, "plc")
    with store.asked() as (connection, _):
        home = _to_set_up(who, connection, number).institution

    def in_turn(connection: Connection) -> Change:
        plcs.take_turns(connection, home)
        return do(connection, _to_set_up(who, connection, number))

    return change(store, address(home), f"{form}-{number}", fields, in_turn)


def _to_set_up(who: Reader, store: Connection, number: int) -> Plc:
    plc = questions.to_set_up(who.scope, store, number)
    if plc is None:
        raise Denied
    return plc

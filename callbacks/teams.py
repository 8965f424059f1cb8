"""The page on which a leader names the teams that work with results (PLF): parse, ask, hand on."""

from collections.abc import Mapping
from datetime import date

from callbacks import fields as read
from callbacks.changing import Change, change
from callbacks.fields import Refused
from callbacks.mounting import Denied, Fields, Mounted
from callbacks.reader import Reader
from callbacks.said import Answer
from callbacks.view import Shown, Store
from dashboard.account_names import normal
from dashboard.logged import Entry, Event, holds_cpr
from dashboard.notes import cleaned
from dashboard.plc import Plc, may_set_up
from dashboard.said import Said
from dashboard.selection import Selection
from dashboard.teams import LONGEST_NAME, LONGEST_WAY
from data_access import audit_log, plcs, way_of_working
from data_access.engine import Connection, writing
from data_access.questions import teams as questions
from layouts import teams as layout

TICKED = "unit-"


def show(who: Reader, store: Store, selection: Selection) -> Shown | None:
    assert selection.unit is not None  # the view is of a unit
    with store.asked() as (connection, catalogue):
        found = questions.teams(who.scope, connection, catalogue, selection.unit, date.today())
    if found is None:
        return None
    kept = who.said.kept if who.said else {}
    return layout.title(found, who.language), layout.page(found, kept, who.language)


def register(on: Mounted, store: Store) -> None:
    on.form("propose", propose)
    on.form("begin", begin)
    on.form("change", change_team)
    on.form("join", join)
    on.form("leave", leave)
    on.form("end", end)
    on.form("way", way)


def propose(who: Reader, store: Store, fields: Fields) -> Answer:
    """All that the page proposed, under the names that it proposed."""
    home = _home(who, fields)
    with store.asked() as (_, catalogue):
        pass  # as of now; what is proposed is asked again in the transaction, so that two clicks name teams once

    def do(connection: Connection) -> Change:
        found = questions.teams(who.scope, connection, catalogue, home, date.today())
        if found is None or not found.proposals:
            raise Refused("teams.refused.nothing")
        for one in found.proposals:
            plcs.begin(connection, home, one.unit.unit, layout.proposed_name(one.unit, who.language))
        told = Said("teams.said.proposed")
        return Change(told, [_entry(who, one.unit.unit, "begun") for one in found.proposals])

    return change(store, _address(home), "propose", fields, do)


def begin(who: Reader, store: Store, fields: Fields) -> Answer:
    home = _home(who, fields)

    def do(connection: Connection) -> Change:
        own = read.number(fields, "belongs")
        places = _ticked(who, store, home, fields)
        if own != home and own not in _inside(who, store, home):
            raise Denied(own)
        name = _name(fields)
        plcs.begin(connection, home, own, name, places - {own})
        return Change(Said("teams.said.begun", {"name": name}), [_entry(who, own, "begun")])

    return change(store, _address(home), "begin", fields, do)


def change_team(who: Reader, store: Store, fields: Fields) -> Answer:
    """Its name, and the places whose results it works with."""
    plc = _team(who, store, fields)

    def do(connection: Connection) -> Change:
        name, places = _name(fields), _ticked(who, store, plc.institution, fields)
        plcs.rename(connection, plc.number, name)
        plcs.place(connection, plc.number, places - {plc.unit})
        return Change(Said("teams.said.changed", {"name": name}), [_entry(who, plc.unit, "changed")])

    return change(store, _address(plc.institution), f"change-{plc.number}", fields, do)


def join(who: Reader, store: Store, fields: Fields) -> Answer:
    """Somebody who works in the house; whoever is new is invited on the page of colleagues first."""
    plc = _team(who, store, fields)

    def do(connection: Connection) -> Change:
        name = normal(fields.get("name", ""))
        if name not in questions.colleagues(who.scope, connection, plc.institution, date.today()):
            raise Refused("teams.refused.unknown")
        plcs.join(connection, plc.number, name, coordinates=bool(fields.get("coordinates")))
        told = Said("teams.said.joined", {"name": name, "team": plc.name})
        return Change(told, [_entry(who, plc.unit, "joined", account=name)])

    return change(store, _address(plc.institution), f"join-{plc.number}", fields, do)


def leave(who: Reader, store: Store, fields: Fields) -> Answer:
    plc = _team(who, store, fields)

    def do(connection: Connection) -> Change:
        name = normal(fields.get("name", ""))
        if name not in questions.named(who.scope, connection, plc):
            raise Denied(plc.unit)
        plcs.leave(connection, plc.number, name)
        told = Said("teams.said.left", {"name": name, "team": plc.name})
        return Change(told, [_entry(who, plc.unit, "left", account=name)])

    return change(store, _address(plc.institution), f"leave-{plc.number}", fields, do)


def end(who: Reader, store: Store, fields: Fields) -> Answer:
    plc = _team(who, store, fields)

    def do(connection: Connection) -> Change:
        if not fields.get("sure"):
            raise Refused("teams.refused.sure")
        plcs.end(connection, plc.number)
        return Change(Said("teams.said.ended", {"name": plc.name}), [_entry(who, plc.unit, "ended")])

    return change(store, _address(plc.institution), f"end-{plc.number}", fields, do)


def way(who: Reader, store: Store, fields: Fields) -> Answer:
    """How the work is organised; refused with everything kept that was typed, however long it is."""
    home, text = _home(who, fields), cleaned(fields.get("text", ""))
    if reason := _why_not(text):
        kept = {"form": "way", "text": fields.get("text", "")}
        longest = {"longest": who.language.number(LONGEST_WAY)}
        return Answer(_address(home), Said(reason, longest, refused=True, kept=kept))
    with writing(store.engine) as connection:
        if way_of_working.write(connection, home, who.name, text):
            audit_log.append(connection, [_entry(who, home, "way")])
    return Answer(_address(home), Said("teams.said.way"))


def _why_not(text: str) -> str | None:
    if not text:
        return "teams.refused.empty"
    if len(text) > LONGEST_WAY:
        return "teams.refused.long"
    return "teams.refused.cpr" if holds_cpr(text) else None


def _home(who: Reader, fields: Fields) -> int:
    """The institution that the browser claims, if the reader leads it. Raises Denied."""
    home = read.number(fields, "unit")
    if not may_set_up(who.scope, home):
        raise Denied(home)
    return home


def _team(who: Reader, store: Store, fields: Fields) -> Plc:
    with store.asked() as (connection, _):
        plc = questions.to_set_up(who.scope, connection, read.number(fields, "plc"))
    if plc is None:
        raise Denied
    return plc


def _name(fields: Fields) -> str:
    name = normal(read.text(fields, "name"))
    if not name or len(name) > LONGEST_NAME:
        raise Refused("teams.refused.name")
    if holds_cpr(name):
        raise Refused("teams.refused.cpr")
    return name


def _inside(who: Reader, store: Store, home: int) -> set[int]:
    with store.asked() as (connection, catalogue):
        return {unit.unit for unit, _ in questions.below(who.scope, connection, catalogue, home)}


def _ticked(who: Reader, store: Store, home: int, fields: Mapping[str, str]) -> set[int]:
    """The ticked places, all of them the institution's own. Raises Denied."""
    known = {str(unit): unit for unit in _inside(who, store, home)}
    ticked = {name.removeprefix(TICKED) for name in fields if name.startswith(TICKED)}
    if not ticked <= known.keys():
        raise Denied(home)
    return {known[one] for one in ticked}


def _entry(who: Reader, unit: int, done: str, **more: str) -> Entry:
    return Entry(Event.PLC, who.name, unit, {"done": done} | more)


def _address(home: int) -> str:
    return Selection("teams", home).address

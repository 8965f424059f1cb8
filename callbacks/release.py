"""Releasing a round upward, taking it back, and reading who has: parse, ask, hand on."""

from callbacks import fields as read
from callbacks.changing import Change, change
from callbacks.fields import Refused
from callbacks.mounting import Denied, Fields, Mounted
from callbacks.reader import Reader
from callbacks.said import Answer
from callbacks.view import Shown, Store
from dashboard.logged import Entry, Event
from dashboard.release import Reach
from dashboard.release_state import State
from dashboard.said import Said
from dashboard.selection import Selection
from data_access import releases
from data_access.catalogue import Round
from data_access.engine import Connection
from data_access.questions import release as questions
from data_access.releases import NotLooked, Revised
from layouts import release as layout


def show(who: Reader, store: Store, selection: Selection) -> Shown | None:
    with store.asked() as (connection, catalogue):
        found = questions.release(who.scope, connection, catalogue, selection)
    if found is None:
        return None
    return layout.title(found, who.language), layout.page(found, who.language), found.selection


def register(on: Mounted, store: Store) -> None:
    on.form("release", release)
    on.form("undo", undo)


def release(who: Reader, store: Store, fields: Fields) -> Answer:
    """The leader's alone; everybody else is told that there is no such thing."""
    unit, round_ = _claimed(who, store, fields)

    def do(connection: Connection) -> Change:
        reach = fields.get("reach", "")
        if reach not in tuple(Reach) or not fields.get("sure"):
            raise Refused("release.refused.sure")
        try:
            releases.release(connection, round_.id, unit, who.name, with_teams=reach == Reach.TEAMS)
        except NotLooked:
            raise Refused("release.refused.look") from None
        except Revised:
            raise Refused("release.refused.revised") from None
        state = releases.stands(connection, round_.id, unit).state
        told = Said("release.said.open" if state is State.OPEN else "release.said.waiting")
        return Change(told, [Entry(Event.RELEASED, who.name, unit, {"round": round_.key, "reach": reach})])

    return change(store, _address(unit, round_), "release", fields, do)


def undo(who: Reader, store: Store, fields: Fields) -> Answer:
    unit, round_ = _claimed(who, store, fields)

    def do(connection: Connection) -> Change:
        if not releases.undo(connection, round_.id, unit, who.name):
            raise Refused("release.refused.nothing")
        return Change(Said("release.said.undone"), [Entry(Event.UNRELEASED, who.name, unit, {"round": round_.key})])

    return change(store, _address(unit, round_), "undo", fields, do)


def _claimed(who: Reader, store: Store, fields: Fields) -> tuple[int, Round]:
    """The unit and round that the browser claims, if they are the leader's to release. Raises Denied."""
    unit = read.number(fields, "unit")
    with store.asked() as (connection, catalogue):
        round_ = questions.leads(who.scope, connection, catalogue, unit, fields.get("round", ""))
    if round_ is None:
        raise Denied(unit)
    return unit, round_


def _address(unit: int, round_: Round) -> str:
    return Selection("release", unit, round_.key).address

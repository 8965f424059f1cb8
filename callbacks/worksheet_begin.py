"""Beginning a worksheet, and a new cycle of an old one: parse, ask, hand on."""

from collections.abc import Callable
from contextlib import suppress

from flask import request

from callbacks import fields as read
from callbacks.changing import Change, change
from callbacks.fields import Refused
from callbacks.mounting import Denied, Fields, Mounted
from callbacks.reader import Reader
from callbacks.said import Answer
from callbacks.view import Store
from dashboard.logged import Entry, Event
from dashboard.moments import today
from dashboard.plc import Plc, takes_part
from dashboard.said import Said
from dashboard.selection import Malformed, Selection
from dashboard.worksheet import form
from dashboard.worksheet.sheet import MOST_AREAS, school_year
from data_access import findings, plcs, revisions
from data_access.engine import Connection
from data_access.revisions import Refused as RefusedText
from data_access.worksheet_round import round_for
from data_access.worksheet_start import NewSheet, NotTheirArea, just_begun, start


def register(on: Mounted) -> None:
    on.form("begin", begin)


def begin(who: Reader, store: Store, fields: Fields) -> Answer:
    """`plc`, `template`, `area` as often as there are areas, and `back`, where it is refused."""
    number, template, areas = read.number(fields, "plc"), fields.get("template", ""), _areas()
    with store.asked() as (connection, catalogue):
        plc = writing_in(who, connection, number)
        round_ = round_for(connection, catalogue, plc, areas)
    if round_ is None or template not in form.templates():
        raise Denied(plc.unit)

    def do(connection: Connection) -> Change:
        plcs.take_turns(connection, plc.institution)
        new = NewSheet(writing_in(who, connection, number), round_, template, who.name, tuple(areas))
        if len(areas) > MOST_AREAS:
            raise Refused("worksheet.refused.areas", n=str(MOST_AREAS))
        try:
            return begun(connection, new, lambda: start(connection, catalogue, new))
        except NotTheirArea:
            raise Denied(plc.unit) from None

    return change(store, _back(fields), "begin", fields, do)


def writing_in(who: Reader, store: Connection, number: int) -> Plc:
    """The team, if the reader takes part in it and it still works. Raises Denied."""
    plc = plcs.team(store, number)
    if plc is None or plc.ended or not takes_part(who.scope, plc):
        raise Denied
    return plc


def begun(store: Connection, new: NewSheet, make: Callable[[], int]) -> Change:
    """The worksheet's page; of two presses of the same button the second gets what the first has made."""
    number = just_begun(store, new)
    entries = []
    if number is None:
        number = make()
        _fill_in(store, new, number)
        said = {"done": "begun", "worksheet": str(number), "plc": str(new.plc.number), "round": new.round.key}
        entries = [Entry(Event.WORKSHEET, new.account, new.plc.unit, said)]
    return Change(Said(_told(findings.areas_held(store, number))), entries, Selection("worksheet", number).address)


def _told(held: list[bool]) -> str:
    """Whether there were figures for all, some or none of its focus areas."""
    if not held:
        return "worksheet.said.begun"
    return f"worksheet.said.begun_{'held' if all(held) else 'some' if any(held) else 'none'}"


def _fill_in(store: Connection, new: NewSheet, number: int) -> None:
    """What is known already; the team may write something else."""
    day = today()
    people = ", ".join(one.name for one in plcs.people(store, new.plc, day))
    for address, text in (("head.school_year", school_year(day)), ("head.participants", people)):
        with suppress(RefusedText):
            revisions.write(store, number, new.account, address, text)


def _areas() -> list[int]:
    """Numbers. Raises Denied."""
    return [read.number({"area": one}, "area") for one in request.form.getlist("area")]


def _back(fields: Fields) -> str:
    """One of our own pages, by the grammar of addresses."""
    path, _, query = fields.get("back", "/").partition("?")
    with suppress(Malformed):
        return Selection.from_address(path, query).address
    return Selection().address

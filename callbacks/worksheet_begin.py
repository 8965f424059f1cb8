"""Beginning a worksheet, and a new cycle of an old one: parse, ask, hand on."""

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
from dashboard.moments import danish, present
from dashboard.plc import Plc, takes_part
from dashboard.said import Said
from dashboard.selection import Malformed, Selection
from dashboard.worksheet import form
from dashboard.worksheet.sheet import school_year
from data_access import plcs, revisions
from data_access.catalogue import Round
from data_access.engine import Connection
from data_access.revisions import Refused as RefusedText
from data_access.worksheet_start import NotTheirArea, start

MOST_AREAS = 3


def register(on: Mounted) -> None:
    on.form("begin", begin)


def begin(who: Reader, store: Store, fields: Fields) -> Answer:
    """`plc`, `round`, `template`, `area` as often as there are areas, and `back`, where it is refused."""
    template, areas = fields.get("template", ""), _areas()
    with store.asked() as (connection, catalogue):
        plc = writing_in(who, connection, read.number(fields, "plc"))
    round_ = catalogue.round(fields.get("round") or None)
    if round_ is None or template not in form.templates():
        raise Denied(plc.unit)

    def do(connection: Connection) -> Change:
        if len(areas) > MOST_AREAS:
            raise Refused("worksheet.refused.areas", n=str(MOST_AREAS))
        try:
            number = start(connection, catalogue, plc, round_, template, who.name, areas)
        except NotTheirArea:
            raise Denied(plc.unit) from None
        fill_in(connection, plc, number, who.name)
        return begun(who, plc, round_, number)

    return change(store, _back(fields), "begin", fields, do)


def writing_in(who: Reader, store: Connection, number: int) -> Plc:
    """The team, if the reader takes part in it and it still works. Raises Denied."""
    plc = plcs.team(store, number)
    if plc is None or plc.ended or not takes_part(who.scope, plc):
        raise Denied
    return plc


def fill_in(store: Connection, plc: Plc, number: int, account: str) -> None:
    """What is known already; the team may write something else."""
    today = danish(present()).date()
    people = ", ".join(one.name for one in plcs.people(store, plc, today))
    for address, text in (("head.school_year", school_year(today)), ("head.participants", people)):
        with suppress(RefusedText):
            revisions.write(store, number, account, address, text)


def begun(who: Reader, plc: Plc, round_: Round, number: int) -> Change:
    said = {"done": "begun", "worksheet": str(number), "plc": str(plc.number), "round": round_.key}
    entry = Entry(Event.WORKSHEET, who.name, plc.unit, said)
    return Change(Said("worksheet.said.begun"), [entry], Selection("worksheet", number).address)


def _areas() -> list[int]:
    """Numbers. Raises Denied."""
    return [read.number({"area": one}, "area") for one in request.form.getlist("area")]


def _back(fields: Fields) -> str:
    """One of our own pages, by the grammar of addresses."""
    path, _, query = fields.get("back", "/").partition("?")
    with suppress(Malformed):
        return Selection.from_address(path, query).address
    return Selection().address

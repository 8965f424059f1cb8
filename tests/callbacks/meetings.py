"""A team of the demonstration's coordinator and member, with a worksheet that holds one finding, and its meetings."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from threading import Event as Signal
from threading import Thread

from flask.testing import FlaskClient
from sqlalchemy import Connection, Row, event, select

from dashboard.logged import Event
from dashboard.plc import Plc
from dashboard.selection import Selection
from data_access import accounts, catalogue, meetings, plcs, tables, worksheets
from data_access.engine import Engine, reading, writing
from data_access.grants import scope_of_team
from data_access.worksheet_start import hold

ROLES = ("facilitator", "dataholder", "note_taker")


@dataclass(frozen=True)
class Table:
    """`points` are those of the finding's own figure; `leader` leads the institution."""

    sheet: int
    meeting: int
    institution: int
    points: int


def laid(engine: Engine) -> Table:
    """Planned, and not begun."""
    with writing(engine) as store:
        known, cell = catalogue.read(store), _cell(store)
        home = store.execute(select(tables.grant.c.unit_id).where(tables.grant.c.role == "leader")).scalars().first()
        assert home is not None
        plc = Plc(plcs.begin(store, home, cell.unit_id, "PLF Mandag"), "PLF Mandag", cell.unit_id, home)
        sheet = worksheets.begin(store, plc.number, cell.round_id, "analysis", "coordinator")
        what = Selection("profile", cell.unit_id, cell.round, cell.form, factor=cell.factor)
        assert hold(store, known, scope_of_team(store, plc), sheet, what, "coordinator")
        return Table(sheet, meetings.plan(store, sheet, None, 45), home, cell.points)


def _cell(store: Connection) -> Row:
    """A figure that is told of the coordinator's own team."""
    cell, number = tables.cell.c, accounts.number_of(store, "coordinator")
    own = select(tables.grant.c.unit_id).where(tables.grant.c.account_id == number)
    names = [
        tables.round_.c.key.label("round"),
        tables.form.c.key.label("form"),
        tables.factor.c.key.label("factor"),
    ]
    wanted = (
        select(tables.cell, *names).select_from(tables.cell).join(tables.round_, tables.round_.c.id == cell.round_id)
    )
    wanted = wanted.join(tables.form, tables.form.c.id == cell.form_id)
    wanted = wanted.join(tables.factor, tables.factor.c.id == cell.factor_id)
    wanted = wanted.join(tables.split, (tables.split.c.id == cell.split_id) & (tables.split.c.key == "all"))
    found = store.execute(wanted.where(cell.unit_id.in_(own), cell.points.is_not(None))).first()
    assert found is not None
    return found


def begin(client: FlaskClient, table: Table) -> None:
    assert client.post("/meeting/begin", data={"meeting": table.meeting}).status_code == 303


def lead(client: FlaskClient, table: Table, before: str, to: str, *, skip: bool = False) -> dict:
    answer = client.post(f"/meeting/{table.meeting}/step", json={"from": before, "to": to, "skip": skip})
    assert answer.status_code == 200, answer.text
    return dict(answer.json or {})


def logged(engine: Engine, table: Table) -> list[str]:
    """What the log says was done with meetings of the worksheet, from the first to the last."""
    entry = tables.audit_log.c
    with reading(engine) as store:
        rows = store.execute(select(entry.detail).where(entry.event == Event.MEETING).order_by(entry.id)).scalars()
        told = [json.loads(row) if isinstance(row, str) else row for row in rows]
    return [one["done"] for one in told if one["worksheet"] == str(table.sheet)]


def meanwhile(engine: Engine, press: Callable[[], object], change: Callable[[Connection], object]) -> None:
    """Somebody presses a button while a change is on its way: it is kept when the press wants to write itself."""
    wants_to_write = Signal()

    def sent(_connection: Connection, _cursor: object, statement: str, *_: object) -> None:
        if statement == "BEGIN IMMEDIATE":
            wants_to_write.set()

    presser = Thread(target=press)
    with writing(engine) as store:
        change(store)
        event.listen(engine, "before_cursor_execute", sent)
        presser.start()
        assert wants_to_write.wait(30)
    presser.join()
    event.remove(engine, "before_cursor_execute", sent)

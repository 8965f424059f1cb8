"""Worksheets of the demonstration's coordinator, begun and changed as a browser does it."""

from collections.abc import Callable
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import select

from data_access import revisions, tables
from data_access.engine import Engine, reading, writing

Enter = Callable[[str], FlaskClient]
SECRET = "Klassen er urolig efter frikvarteret"
FIELD = "challenge.text"


def plc_of(store: Engine, name: str) -> int:
    """The team that works where the account has a role."""
    with reading(store) as connection:
        grant, plc = tables.grant.c, tables.plc.c
        wanted = select(plc.id).join(tables.grant, grant.unit_id == plc.unit_id).join(tables.account)
        return int(connection.execute(wanted.where(tables.account.c.name == name)).scalars().first() or 0)


def sheets_of(store: Engine, plc: int) -> list[int]:
    here = tables.worksheet.c
    with reading(store) as connection:
        return list(connection.execute(select(here.id).where(here.plc_id == plc).order_by(here.id)).scalars())


def begin(client: FlaskClient, plc: int, **fields: Any) -> int:
    """The worksheet's number."""
    answer = client.post("/worksheet/begin", data={"plc": plc, "template": "analysis"} | fields)
    assert answer.status_code == 303, answer.text
    view, number = answer.location.strip("/").split("/")
    assert view == "worksheet"
    return int(number)


def write(store: Engine, number: int, text: str = SECRET, address: str = FIELD) -> None:
    with writing(store) as connection:
        revisions.write(connection, number, "coordinator", address, text)


def do(client: FlaskClient, action: str, number: int, **fields: Any) -> int:
    return client.post(f"/worksheet/{action}", data={"worksheet": number} | fields).status_code

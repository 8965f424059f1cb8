"""Worksheets as they are kept: begun, shared, closed and opened again, and never deleted."""

from collections.abc import Collection

from sqlalchemy import Connection, insert, select, update

from dashboard.moments import present
from dashboard.plc import Visibility
from dashboard.worksheet.sheet import Status
from data_access import tables
from data_access.accounts import number_of
from data_access.rows import inserted

_sheet = tables.worksheet.c


def take_turns(store: Connection, number: int) -> None:
    """One change of a worksheet at a time, until it is made; SQLite takes turns by itself."""
    store.execute(select(_sheet.id).where(_sheet.id == number).with_for_update())


def begin(
    store: Connection,
    plc: int,
    round_id: int,
    template: str,
    account: str,
    areas: Collection[int] = (),
    previous: int | None = None,
) -> int:
    """The worksheet's number. `areas` are the focus areas it works on. Raises UnknownAccount."""
    values = {"plc_id": plc, "round_id": round_id, "template": template, "previous_id": previous}
    values |= {"status": Status.OPEN.value, "visibility": Visibility.TEAM.value}
    number = inserted(store, tables.worksheet, values | {"account_id": number_of(store, account), "at": present()})
    for area in dict.fromkeys(areas):
        work_on(store, number, area)
    return number


def work_on(store: Connection, number: int, area: int) -> None:
    """The worksheet works on the focus area too."""
    take_turns(store, number)
    link = tables.worksheet_area
    same = (link.c.worksheet_id == number, link.c.focus_area_id == area)
    if store.execute(select(link.c.worksheet_id).where(*same)).first() is None:
        store.execute(insert(link).values(worksheet_id=number, focus_area_id=area))


def close(store: Connection, number: int) -> bool:
    """Whether it is the first time: only then it counts as work done."""
    store.execute(update(tables.worksheet).where(_sheet.id == number).values(status=Status.CLOSED.value))
    first = update(tables.worksheet).where(_sheet.id == number, _sheet.closed_at.is_(None))
    return store.execute(first.values(closed_at=present())).rowcount == 1


def open_again(store: Connection, number: int) -> None:
    store.execute(update(tables.worksheet).where(_sheet.id == number).values(status=Status.OPEN.value))


def share(store: Connection, number: int, visibility: Visibility) -> None:
    store.execute(update(tables.worksheet).where(_sheet.id == number).values(visibility=visibility.value))


def follow_template(store: Connection, number: int, template: str) -> None:
    """Another way through the same fields."""
    store.execute(update(tables.worksheet).where(_sheet.id == number).values(template=template))

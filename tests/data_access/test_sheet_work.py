"""What a team does counts once for its institution, and at each of the focus areas it works on."""

from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from dashboard.cells import Cell, Status
from dashboard.work import Work
from data_access import accounts, focus_areas, plcs, sheet_work, tables, work, worksheets
from data_access.engine import Connection, reading, writing
from data_access.focus_areas import Address
from tests.stores import Stores

CELL = Cell(Status.SHOWN, 12, 480, 450, 510, groups=2)
ROUND = 1


@pytest.fixture
def store(stores: Stores, first_round: Path) -> Engine:
    stores.take(first_round)
    with writing(stores.store) as connection:
        accounts.add(connection, "anna", "a long password")
    return stores.store


def unit(store: Connection, code: str) -> int:
    return int(store.execute(select(tables.unit.c.id).where(tables.unit.c.code == code)).scalar_one())


def sheet(store: Connection, *areas: int) -> int:
    plc = plcs.begin(store, unit(store, "0101"), unit(store, "0101-t"), "Team 4")
    return worksheets.begin(store, plc, ROUND, "analysis", "anna", areas)


def area(store: Connection, factor: int) -> int:
    return focus_areas.choose(store, Address(unit(store, "0101-t"), ROUND, 1, factor), CELL, None, "anna")


def test_an_action_counts_once_for_the_school_and_at_every_area(store: Engine) -> None:
    with writing(store) as connection:
        areas = [area(connection, 1), area(connection, 2)]
        number, school = sheet(connection, *areas), unit(connection, "0101")
        sheet_work.done(connection, number, Work.ACTION_DONE)
        sheet_work.done(connection, number, Work.MEETING_HELD)
    with reading(store) as connection:
        done = work.done_in(connection, [ROUND], [school])[ROUND, school]
        worked = connection.execute(select(tables.focus_area.c.worked)).scalars().all()
    assert [done.of(one) for one in Work] == [0, 1, 0, 1]
    assert worked == [2, 2]


def test_a_sheet_without_areas_counts_for_the_school(store: Engine) -> None:
    with writing(store) as connection:
        number, school = sheet(connection), unit(connection, "0101")
        sheet_work.done(connection, number, Work.WORKSHEET_CLOSED)
        assert work.done_in(connection, [ROUND], [school])[ROUND, school].of(Work.WORKSHEET_CLOSED) == 1


def test_a_worksheet_is_closed_for_the_first_time_once(store: Engine) -> None:
    with writing(store) as connection:
        number = sheet(connection)
        assert worksheets.close(connection, number)
        worksheets.open_again(connection, number)
        assert not worksheets.close(connection, number)

"""The round that a worksheet looks at: of its focus areas, else the newest that its team's unit is in."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from dashboard.cells import Cell, Status
from dashboard.plc import Plc
from data_access import focus_areas, tables
from data_access.catalogue import read
from data_access.engine import writing
from data_access.focus_areas import Address
from data_access.worksheet_round import round_for
from tests.packages.builders import package, replaced
from tests.stores import Stores

GONE, STAYS = "0102-4a", "0101-4a"  # classes: one is there in the first round alone
CELL = Cell(Status.SHOWN, 12, 480, 450, 510, groups=2)


def in_year(year: str) -> Callable[[str], str]:
    return lambda text: text.replace("2015", year)


@pytest.fixture
def house(stores: Stores, tmp_path: Path) -> Stores:
    other = replaced(GONE, "0102-4c", count=-1)
    stores.take(package(tmp_path / "first"))
    files = {"invited.csv": other}
    stores.take(package(tmp_path / "then", files, mapping=in_year("2017"), units=other, pupil=other))
    return stores


def team(store: Connection, code: str) -> Plc:
    unit = store.execute(select(tables.unit.c.id).where(tables.unit.c.code == code)).scalar_one()
    return Plc(1, "PLF", unit, unit)


def area(store: Connection, plc: Plc, year: str) -> int:
    round_ = read(store).round(year)
    assert round_ is not None
    return focus_areas.choose(store, Address(plc.unit, round_.id, 1, 1), CELL, None, "anna")


def told(store: Connection, plc: Plc, *areas: int) -> str:
    found = round_for(store, read(store), plc, areas)
    assert found is not None
    return found.key


def test_without_an_area_it_is_the_newest_that_the_unit_is_in(house: Stores) -> None:
    with writing(house.store) as store:
        assert [told(store, team(store, code)) for code in (STAYS, GONE)] == ["2017", "2015"]


def test_an_area_brings_its_own_round_and_of_several_the_newest_holds(house: Stores) -> None:
    with writing(house.store) as store:
        plc = team(store, STAYS)
        old, new = area(store, plc, "2015"), area(store, plc, "2017")
        assert [told(store, plc, old), told(store, plc, old, new)] == ["2015", "2017"]


def test_nothing_is_looked_at_before_anything_is_published(stores: Stores) -> None:
    with writing(stores.store) as store:
        assert round_for(store, read(store), Plc(1, "PLF", 1, 1)) is None

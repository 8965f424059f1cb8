"""How the work is organised, as those are told it who work there, and nobody else."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from dashboard.access import Role, Scope
from dashboard.moments import today
from data_access import accounts, grants, plcs, tables, way_of_working
from data_access.engine import writing
from data_access.questions.way_of_working import newest
from tests.data_access.team import begun
from tests.stores import Stores


@pytest.fixture
def store(stores: Stores, first_round: Path) -> Iterator[Connection]:
    stores.take(first_round)
    with writing(stores.store) as connection:
        begun(connection)
        yield connection


def home(store: Connection) -> tuple[int, str]:
    of_team = tables.plc.c.institution_id == tables.unit.c.id
    wanted = select(tables.unit.c.id, tables.unit.c.code).join(tables.plc, of_team)
    row = store.execute(wanted).one()
    return row.id, row.code


def told(store: Connection, name: str) -> str | None:
    scope = grants.scope_of(store, accounts.number_of(store, name), today())
    found = newest(scope, store, home(store)[0])
    return found.text if found else None


def test_the_newest_text_stands(store: Connection) -> None:
    number, code = home(store)
    grants.give(store, "Anna", Role.LEADER, code)
    assert told(store, "Anna") is None
    for text in ("Vi mødes hver måned.", "Vi mødes hver uge."):
        way_of_working.write(store, number, "Anna", text)
    assert told(store, "Anna") == "Vi mødes hver uge."


def test_only_those_who_work_there_are_told(store: Connection) -> None:
    number, code = home(store)
    way_of_working.write(store, number, "Anna", "Vi mødes hver uge.")
    plcs.join(store, store.execute(select(tables.plc.c.id)).scalar_one(), "Anna", coordinates=False)
    grants.give(store, "Bo", Role.BOARD, code)
    assert [told(store, name) for name in ("Anna", "Bo", "Cihan")] == ["Vi mødes hver uge.", None, None]
    grants.give(store, "Cihan", Role.RESOURCE_PERSON, code)
    assert told(store, "Cihan") == "Vi mødes hver uge."


def test_nobody_is_told_of_another_institution(store: Connection) -> None:
    number, _ = home(store)
    way_of_working.write(store, number, "Anna", "Vi mødes hver uge.")
    assert newest(Scope(), store, number) is None

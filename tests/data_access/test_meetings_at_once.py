"""Meetings that several press a button for at once: planned one by one, and each counted as held once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from threading import Barrier
from typing import TypeVar

import pytest
from sqlalchemy import Connection, select

from dashboard.meeting import agenda
from data_access import meetings, tables, worksheets
from data_access.engine import reading, writing
from tests.data_access.team import begun
from tests.stores import Stores

PEOPLE = 4
WHEN = datetime(2030, 5, 2, 14, 0)
Found = TypeVar("Found")


@pytest.fixture
def house(stores: Stores, first_round: Path) -> Stores:
    stores.take(first_round)
    return stores


@pytest.fixture
def sheet(house: Stores) -> int:
    with writing(house.store) as store:
        return begun(store).sheet


def at_once(house: Stores, do: Callable[[Connection], Found]) -> list[Found]:
    ready = Barrier(PEOPLE)

    def press(_: int) -> Found:
        ready.wait()
        with writing(house.store) as store:
            return do(store)

    with ThreadPoolExecutor(PEOPLE) as people:
        return list(people.map(press, range(PEOPLE)))


def places(house: Stores) -> list[int]:
    with reading(house.store) as store:
        return list(store.execute(select(tables.meeting.c.number).order_by(tables.meeting.c.number)).scalars())


def test_meetings_that_are_planned_at_once_each_have_a_place_of_their_own(house: Stores, sheet: int) -> None:
    assert len(set(at_once(house, lambda store: meetings.plan(store, sheet, WHEN, 45)))) == PEOPLE
    assert places(house) == list(range(1, PEOPLE + 1))


def test_who_waits_for_their_turn_finds_the_meeting_that_the_first_has_planned(house: Stores, sheet: int) -> None:
    def plan(store: Connection) -> int:
        worksheets.take_turns(store, sheet)
        return meetings.waiting(store, sheet, WHEN) or meetings.plan(store, sheet, WHEN, 45)

    assert len(set(at_once(house, plan))) == 1
    assert places(house) == [1]


def test_who_waits_for_their_turn_finds_the_meeting_that_the_first_has_begun(house: Stores, sheet: int) -> None:
    def begin(store: Connection) -> int:
        worksheets.take_turns(store, sheet)
        number = meetings.running(store, sheet) or meetings.plan(store, sheet, None, 45)
        meetings.begin(store, number)
        return number

    assert len(set(at_once(house, begin))) == 1
    assert places(house) == [1]


@pytest.mark.parametrize("does", [meetings.begin, meetings.end, meetings.resume])
def test_of_several_who_do_the_same_at_once_one_has_done_it(
    house: Stores, sheet: int, does: Callable[[Connection, int], bool]
) -> None:
    with writing(house.store) as store:
        number = meetings.plan(store, sheet, WHEN, 45)
        if does is not meetings.begin:
            meetings.begin(store, number)
        if does is meetings.resume:
            meetings.end(store, number)
    assert sorted(at_once(house, lambda store: does(store, number))) == [*[False] * (PEOPLE - 1), True]


def test_of_several_who_lead_a_meeting_on_at_once_one_leads_it(house: Stores, sheet: int) -> None:
    before, to = (one.key for one in agenda().steps[:2])
    with writing(house.store) as store:
        number = meetings.plan(store, sheet, WHEN, 45)
        meetings.begin(store, number)
    assert sum(at_once(house, lambda store: meetings.go(store, number, before, to))) == 1

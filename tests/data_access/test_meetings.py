"""Meetings as they are kept: numbered, led from step to step, counted once, and found again as they were left."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, select, update

from dashboard.access import Role, Scope
from dashboard.meeting import Meeting, State, agenda
from dashboard.moments import present
from dashboard.plc import Visibility
from data_access import catalogue, grants, meetings, plcs, revisions, tables, worksheets
from data_access.accounts import number_of
from data_access.engine import writing
from data_access.questions.worksheets import meetings as questions
from data_access.questions.worksheets.as_it_stood import after_meeting, roles_before
from data_access.questions.worksheets.sheet import sheet
from tests.data_access.team import Team, begun
from tests.stores import Stores

WHEN = datetime(2030, 5, 2, 14, 0)
FIRST, SECOND = (one.key for one in agenda().steps[:2])


@pytest.fixture
def store(stores: Stores, first_round: Path) -> Engine:
    stores.take(first_round)
    return stores.store


@pytest.fixture
def team(store: Engine) -> Iterator[Team]:
    with writing(store) as connection:
        found = begun(connection)
        plc = connection.execute(select(tables.plc.c.id)).scalar_one()
        plcs.join(connection, plc, "Anna", coordinates=True)
        yield found


def scope(store: Connection, name: str) -> Scope:
    return grants.scope_of(store, number_of(store, name), date.today())


def found(team: Team, number: int, name: str = "Anna") -> Meeting | None:
    over = questions.meeting(scope(team.store, name), team.store, catalogue.read(team.store), number)
    return over.meeting if over else None


def held(team: Team) -> int:
    number = meetings.plan(team.store, team.sheet, None, 45)
    meetings.begin(team.store, number)
    return number


def test_meetings_of_a_worksheet_are_counted_from_one(team: Team) -> None:
    numbers = [meetings.plan(team.store, team.sheet, WHEN, 45) for _ in range(3)]
    told = [found(team, number) for number in numbers]
    assert [one.place for one in told if one] == [1, 2, 3]
    assert all(one and one.planned == WHEN and one.until == WHEN + timedelta(minutes=45) for one in told)


def test_a_meeting_that_is_called_off_has_no_day_and_can_get_another(team: Team) -> None:
    number = meetings.plan(team.store, team.sheet, WHEN, 45)
    meetings.move(team.store, number, None, 45)
    one = found(team, number)
    assert one is not None
    assert (one.planned, one.until, one.state) == (None, None, State.PLANNED)
    meetings.move(team.store, number, WHEN, 60)
    one = found(team, number)
    assert one is not None
    assert (one.planned, one.minutes) == (WHEN, 60)


def test_two_who_begin_a_meeting_begin_one(team: Team) -> None:
    number = meetings.plan(team.store, team.sheet, WHEN, 45)
    assert [meetings.begin(team.store, number), meetings.begin(team.store, number)] == [True, False]
    one = found(team, number)
    assert one is not None
    assert (one.state, one.step) == (State.RUNNING, FIRST)


def test_a_meeting_that_has_begun_is_not_moved(team: Team) -> None:
    number = meetings.plan(team.store, team.sheet, WHEN, 45)
    assert meetings.move(team.store, number, WHEN + timedelta(days=1), 60)
    meetings.begin(team.store, number)
    assert not meetings.move(team.store, number, WHEN, 45)
    one = found(team, number)
    assert one is not None
    assert (one.planned, one.minutes) == (WHEN + timedelta(days=1), 60)


def test_only_who_stands_where_the_meeting_stands_leads_it_on(team: Team) -> None:
    number = held(team)
    assert meetings.go(team.store, number, FIRST, SECOND)
    assert not meetings.go(team.store, number, FIRST, "plan")
    one = found(team, number)
    assert one is not None
    assert one.step == SECOND


def test_a_meeting_ends_for_the_first_time_once(team: Team) -> None:
    number = held(team)
    assert meetings.end(team.store, number)
    assert not meetings.end(team.store, number)
    assert meetings.resume(team.store, number)
    assert not meetings.resume(team.store, number)
    one = found(team, number)
    assert one is not None
    assert (one.state, one.step) == (State.RUNNING, agenda().steps[-1].key)
    assert not meetings.end(team.store, number)


def test_a_meeting_that_never_began_cannot_be_taken_up_again(team: Team) -> None:
    assert not meetings.resume(team.store, meetings.plan(team.store, team.sheet, WHEN, 45))


def test_the_minutes_hold_the_worksheet_as_the_meeting_left_it(team: Team) -> None:
    number = held(team)
    team.save("Anna", "goal.difference", 0, "Mere ro")
    team.save("Anna", "meetings.1.guess", 0, "480")
    meetings.end(team.store, number)
    revisions.write(team.store, team.sheet, "Anna", "goal.difference", "Noget helt andet")
    revisions.write(team.store, team.sheet, "Anna", "actions.a1.title", "Læse højt")
    revisions.write(team.store, team.sheet, "Anna", "meetings.1.guess", "490")
    reader, one = scope(team.store, "Anna"), found(team, number)
    page = sheet(reader, team.store, catalogue.read(team.store), team.sheet)
    assert one is not None
    assert page is not None
    then = after_meeting(reader, team.store, page, one)
    assert then.text("goal.difference") == "Mere ro"
    assert then.rows("actions") == []
    assert then.text("meetings.1.guess") == "490"  # about the meeting itself, which may be put right


def test_nobody_else_is_told_of_a_meeting_and_a_leader_only_where_it_is_shared(team: Team) -> None:
    number = meetings.plan(team.store, team.sheet, WHEN, 45)
    home = team.store.execute(select(tables.plc.c.institution_id)).scalar_one()
    code = team.store.execute(select(tables.unit.c.code).where(tables.unit.c.id == home)).scalar_one()
    grants.give(team.store, "Bo", Role.LEADER, code)
    assert found(team, number, "Bo") is None
    assert found(team, number, "Cihan") is None
    worksheets.share(team.store, team.sheet, Visibility.HOUSE)
    assert found(team, number, "Bo") is not None
    assert found(team, number, "Cihan") is None


def test_the_meetings_of_worksheets_are_listed_for_those_who_read_them(team: Team) -> None:
    reader = scope(team.store, "Anna")
    page = sheet(reader, team.store, catalogue.read(team.store), team.sheet)
    assert page is not None
    assert questions.of_sheets(reader, team.store, [page]) == {team.sheet: []}
    meetings.plan(team.store, team.sheet, WHEN, 45)
    assert [one.place for one in questions.of_sheets(reader, team.store, [page])[team.sheet]] == [1]


def test_who_had_which_role_is_found_in_the_meetings_that_were_held(team: Team) -> None:
    first, planned = held(team), meetings.plan(team.store, team.sheet, WHEN, 45)
    earlier = update(tables.meeting).where(tables.meeting.c.id == first)
    team.store.execute(earlier.values(began_at=present() - timedelta(days=7)))
    third = held(team)
    for place, name in ((1, "Bo"), (2, "Cihan"), (3, "Anna")):
        team.save("Anna", f"meetings.{place}.facilitator", 0, name)
    reader, one = scope(team.store, "Anna"), found(team, third)
    page = sheet(reader, team.store, catalogue.read(team.store), team.sheet)
    assert one is not None
    assert page is not None
    assert roles_before(reader, team.store, [page], ["facilitator"], one) == [{"facilitator": "Bo"}]
    meetings.begin(team.store, planned)
    told = roles_before(reader, team.store, [page], ["facilitator"], one)
    assert [held["facilitator"] for held in told] == ["Bo", "Cihan"]

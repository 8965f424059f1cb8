"""Teams that work with results: who takes part in them, and what they see by it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, insert, select

from dashboard.access import Role, Scope, Sight
from dashboard.moments import today
from dashboard.plc import Plc
from data_access import accounts, grants, held, plcs, tables
from data_access.engine import reading, writing
from tests.data_access.test_grants import sight
from tests.stores import Stores

TODAY = date(2026, 5, 1)
Number = Callable[[str], int]


@pytest.fixture
def store(stores: Stores, first_round: Path) -> Engine:
    """A store with one round and the accounts `anna` and `bo`."""
    stores.take(first_round)
    with writing(stores.store) as connection:
        accounts.add(connection, "anna", "a long password")
        accounts.add(connection, "bo", "a long password")
    return stores.store


@pytest.fixture
def number(store: Engine) -> Number:
    with reading(store) as connection:
        known = dict(connection.execute(select(tables.unit.c.code, tables.unit.c.id)).all())
    return lambda code: known[code]


def begin(store: Engine, number: Number, unit: str, *places: str) -> int:
    with writing(store) as connection:
        return plcs.begin(connection, number("0101"), number(unit), "Matematik", [number(one) for one in places])


def scope(store: Engine, name: str = "anna", today: date = TODAY) -> Scope:
    with reading(store) as connection:
        return grants.scope_of(connection, accounts.number_of(connection, name), today)


def people(store: Engine, plc: int, unit: int, institution: int, today: date = TODAY) -> list[tuple[str, bool]]:
    with reading(store) as connection:
        found = plcs.people(connection, Plc(plc, "", unit, institution), today)
    return [(one.name, one.coordinates) for one in found]


def names(store: Engine, plc: int) -> list[tuple[bool, bool]]:
    """Of everybody who was ever named: whether as coordinator, and whether they still are."""
    member = tables.plc_member.c
    with reading(store) as connection:
        wanted = select(tables.plc_member).where(member.plc_id == plc).order_by(member.id)
        return [(row.coordinates, row.to_date is None) for row in connection.execute(wanted)]


def test_whoever_is_named_sees_the_places_of_the_team(store: Engine, number: Number) -> None:
    plc = begin(store, number, "0101", "0101-4b")
    assert scope(store) == Scope()
    with writing(store) as connection:
        plcs.join(connection, plc, "anna", coordinates=False)
    reader = scope(store)
    assert reader.plcs == {plc: Role.MEMBER}
    assert sight(store, reader, "0101-4b") is Sight.EVERYTHING
    assert sight(store, reader, "0101-4a") is Sight.NOTHING
    assert sight(store, reader, "0101") is Sight.WHOLE
    assert sight(store, reader, "0102") is Sight.NOTHING


def test_to_be_named_in_a_team_of_the_whole_school_shows_nothing_by_itself(store: Engine, number: Number) -> None:
    plc = begin(store, number, "0101")
    with writing(store) as connection:
        plcs.join(connection, plc, "anna", coordinates=True)
    reader = scope(store)
    assert (reader.plcs, reader.grants) == ({plc: Role.COORDINATOR}, ())


def test_whoever_works_in_the_team_or_class_takes_part_without_being_named(store: Engine, number: Number) -> None:
    plc = begin(store, number, "0101-t")
    with writing(store) as connection:
        grants.give(connection, "anna", Role.COORDINATOR, "0101-t")
        grants.give(connection, "bo", Role.MEMBER, "0101-4b")
    assert scope(store).plcs == {plc: Role.COORDINATOR}
    assert scope(store, "bo").plcs == {}
    assert people(store, plc, number("0101-t"), number("0101")) == [("anna", True)]


def test_both_ways_at_once_give_the_stronger_role(store: Engine, number: Number) -> None:
    plc = begin(store, number, "0101-t")
    with writing(store) as connection:
        grants.give(connection, "anna", Role.MEMBER, "0101-t")
        plcs.join(connection, plc, "anna", coordinates=True)
        plcs.join(connection, plc, "bo", coordinates=False)
        grants.give(connection, "bo", Role.COORDINATOR, "0101-t")
    assert scope(store).plcs == scope(store, "bo").plcs == {plc: Role.COORDINATOR}
    assert people(store, plc, number("0101-t"), number("0101")) == [("anna", True), ("bo", True)]


def test_a_leader_does_not_take_part_by_leading(store: Engine, number: Number) -> None:
    begin(store, number, "0101")
    with writing(store) as connection:
        grants.give(connection, "anna", Role.LEADER, "0101")
    assert scope(store).plcs == {}


def test_who_left_takes_part_no_more_and_sees_nothing_by_it(store: Engine, number: Number) -> None:
    plc = begin(store, number, "0101", "0101-4b")
    with writing(store) as connection:
        plcs.join(connection, plc, "anna", coordinates=False)
        plcs.leave(connection, plc, "anna")
    assert scope(store, today=today()) == Scope()
    assert people(store, plc, number("0101"), number("0101"), today()) == []
    assert len(names(store, plc)) == 1


def test_a_name_holds_between_its_dates(store: Engine, number: Number) -> None:
    plc = begin(store, number, "0101", "0101-4b")
    start, end = date(2026, 4, 1), date(2026, 5, 1)
    with writing(store) as connection:
        account = accounts.number_of(connection, "anna")
        member = {"plc_id": plc, "account_id": account, "coordinates": False, "from_date": start, "to_date": end}
        connection.execute(insert(tables.plc_member).values(member))
    for day, taking_part in ((date(2026, 3, 31), False), (start, True), (end, True), (date(2026, 5, 2), False)):
        assert bool(scope(store, "anna", day).plcs) is bool(scope(store, "anna", day).grants) is taking_part
        assert bool(people(store, plc, number("0101"), number("0101"), day)) is taking_part


def test_a_team_that_ended_shows_no_figures_and_can_still_be_read(store: Engine, number: Number) -> None:
    plc = begin(store, number, "0101", "0101-4b")
    with writing(store) as connection:
        plcs.join(connection, plc, "anna", coordinates=False)
        assert plcs.end(connection, plc)
        assert not plcs.end(connection, plc)
    reader = scope(store)
    assert (reader.plcs, reader.grants) == ({plc: Role.MEMBER}, ())


def test_an_account_that_is_closed_takes_part_in_nothing(store: Engine, number: Number) -> None:
    plc = begin(store, number, "0101", "0101-4b")
    with writing(store) as connection:
        plcs.join(connection, plc, "anna", coordinates=False)
        accounts.disable(connection, "anna")
    assert scope(store) == Scope()
    assert people(store, plc, number("0101"), number("0101")) == []


def grant_number(store: Engine, role: Role) -> int:
    with reading(store) as connection:
        return int(connection.execute(select(tables.grant.c.id).where(tables.grant.c.role == role)).scalar_one())


@pytest.mark.parametrize("way", ["console", "page", "dates"])
def test_whoever_loses_the_last_role_of_a_school_is_named_in_its_teams_no_more(
    store: Engine, number: Number, way: str
) -> None:
    plc = begin(store, number, "0101", "0101-4b")
    with writing(store) as connection:
        grants.give(connection, "anna", Role.MEMBER, "0101-t")
        plcs.join(connection, plc, "anna", coordinates=True)
    role = grant_number(store, Role.MEMBER)
    with writing(store) as connection:
        if way == "console":
            grants.take_back(connection, "anna", Role.MEMBER, "0101-t")
        elif way == "page":
            held.take_back(connection, role)
        else:
            held.set_dates(connection, role, None, date(2020, 1, 1))
    assert scope(store, today=today()) == Scope()
    assert names(store, plc) == [(True, False)]


def test_whoever_still_works_there_in_another_team_stays_named(store: Engine, number: Number) -> None:
    plc = begin(store, number, "0101", "0101-4b")
    with writing(store) as connection:
        for code in ("0101-t", "0101-4a"):
            grants.give(connection, "anna", Role.MEMBER, code)
        plcs.join(connection, plc, "anna", coordinates=False)
        grants.take_back(connection, "anna", Role.MEMBER, "0101-t")
    assert scope(store, today=today()).plcs == {plc: Role.MEMBER}


def test_a_role_that_is_no_work_in_teams_takes_no_name_with_it(store: Engine, number: Number) -> None:
    """Whoever was named without ever having worked there stays until the leader takes them out."""
    plc = begin(store, number, "0101", "0101-4b")
    with writing(store) as connection:
        grants.give(connection, "anna", Role.BOARD, "0101")
        plcs.join(connection, plc, "anna", coordinates=False)
        grants.take_back(connection, "anna", Role.BOARD, "0101")
    assert scope(store, today=today()).plcs == {plc: Role.MEMBER}


def test_names_at_another_school_are_none_of_its_business(store: Engine, number: Number) -> None:
    with writing(store) as connection:
        other = plcs.begin(connection, number("0102"), number("0102"), "Dansk")
        grants.give(connection, "anna", Role.MEMBER, "0101-t")
        plcs.join(connection, other, "anna", coordinates=False)
        grants.take_back(connection, "anna", Role.MEMBER, "0101-t")
    assert scope(store, today=today()).plcs == {other: Role.MEMBER}


def test_to_be_named_otherwise_keeps_what_somebody_was_before(store: Engine, number: Number) -> None:
    plc = begin(store, number, "0101")
    with writing(store) as connection:
        for coordinates in (False, False, True):
            plcs.join(connection, plc, "anna", coordinates=coordinates)
    assert names(store, plc) == [(False, False), (True, True)]


def test_many_who_name_the_same_person_at_once_name_them_once(store: Engine, number: Number) -> None:
    plc = begin(store, number, "0101")

    def send(_: int) -> None:
        with writing(store) as connection:
            plcs.join(connection, plc, "anna", coordinates=False)

    with ThreadPoolExecutor(4) as senders:
        list(senders.map(send, range(8)))
    assert names(store, plc) == [(False, True)]

"""Roles that hold where and when they were given."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from dashboard.access import Role, Scope, Sight
from data_access import accounts, grants, tables
from data_access.engine import reading, writing
from data_access.questions import units
from tests.stores import Stores

TODAY = date(2026, 5, 1)


@pytest.fixture
def store(stores: Stores, first_round: Path) -> Engine:
    """A store with one round and the account `anna`."""
    stores.take(first_round)
    with writing(stores.store) as connection:
        accounts.add(connection, "anna", "a long password")
    return stores.store


def scope(store: Engine, today: date = TODAY) -> Scope:
    with reading(store) as connection:
        return grants.scope_of(connection, accounts.number_of(connection, "anna"), today)


def give(store: Engine, role: Role, code: str | None, *dates: date | None) -> None:
    with writing(store) as connection:
        grants.give(connection, "anna", role, code, *dates)


def sight(store: Engine, reader: Scope, code: str) -> Sight:
    with reading(store) as connection:
        round_id = connection.execute(select(tables.round_.c.id)).scalar_one()
        ways = units.visible(reader, connection, round_id)
    return next((reader.sight(way, round_id) for way in ways if way[-1].code == code), Sight.NOTHING)


def test_a_leader_sees_the_own_school_and_its_classes(store: Engine) -> None:
    give(store, Role.LEADER, "0101")
    reader = scope(store)
    assert sight(store, reader, "0101") is Sight.EVERYTHING
    assert sight(store, reader, "0101-4a") is Sight.EVERYTHING
    assert sight(store, reader, "700") is Sight.EVERYTHING
    assert sight(store, reader, "0102") is Sight.NOTHING


def test_a_member_sees_the_team_and_the_school_as_a_whole(store: Engine) -> None:
    give(store, Role.MEMBER, "0101-t")
    reader = scope(store)
    assert sight(store, reader, "0101-4a") is Sight.EVERYTHING
    assert sight(store, reader, "0101-4b") is Sight.NOTHING
    assert sight(store, reader, "0101") is Sight.WHOLE
    assert sight(store, reader, "700") is Sight.COMPARISON


def test_a_grant_holds_between_its_dates(store: Engine) -> None:
    give(store, Role.RESOURCE_PERSON, "0101", date(2026, 4, 1), date(2026, 5, 1))
    assert scope(store, date(2026, 3, 31)) == Scope()
    assert len(scope(store, date(2026, 4, 1)).grants) == 1
    assert scope(store, date(2026, 5, 2)) == Scope()


def test_a_role_given_twice_is_held_once(store: Engine) -> None:
    give(store, Role.LEADER, "0101")
    give(store, Role.LEADER, "0101")
    assert len(scope(store).grants) == 1


def test_a_role_taken_back_is_gone(store: Engine) -> None:
    give(store, Role.LEADER, "0101")
    with writing(store) as connection:
        assert grants.take_back(connection, "anna", Role.LEADER, "0101") == 1
    assert scope(store) == Scope()


@pytest.mark.parametrize(
    ("role", "code"),
    [(Role.LEADER, "700"), (Role.LEADER, None), (Role.MEMBER, "0101"), (Role.MUNICIPALITY, "0101"),
     (Role.PROGRAMME, "700"), (Role.BOARD, "0101-4a")],
)  # fmt: skip
def test_a_role_cannot_be_held_at_another_level(store: Engine, role: Role, code: str | None) -> None:
    with pytest.raises(grants.NotThere):
        give(store, role, code)


def test_what_is_not_known_is_said(store: Engine) -> None:
    with pytest.raises(grants.UnknownUnit):
        give(store, Role.LEADER, "nowhere")
    with writing(store) as connection:
        with pytest.raises(accounts.NameTaken):
            accounts.add(connection, "anna")
        with pytest.raises(accounts.UnknownAccount):
            grants.give(connection, "bent", Role.LEADER, "0101")
        with pytest.raises(accounts.UnknownAccount):
            accounts.disable(connection, "bent")


def test_a_disabled_account_is_closed_at_once(store: Engine) -> None:
    give(store, Role.LEADER, "0101")
    with writing(store) as connection:
        accounts.disable(connection, "anna")
        assert accounts.verified(connection, "anna", "a long password") is None
        number = connection.execute(select(tables.account.c.id)).scalar_one()
        assert grants.scope_of(connection, number, TODAY) == Scope()

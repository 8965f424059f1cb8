"""Sessions: how long they live, and that ending one ends it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, func, select

from data_access import accounts, tables
from data_access.engine import Connection, reading, writing
from data_access.ways_in import sessions
from tests.stores import Stores

NOON = datetime(2026, 5, 1, 12, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.fixture
def store(stores: Stores) -> Engine:
    return stores.store


@pytest.fixture
def anna(store: Engine) -> int:
    with writing(store) as connection:
        return accounts.add(connection, "anna")


@pytest.fixture
def connection(store: Engine, anna: int) -> Iterator[Connection]:
    with writing(store) as connection:
        yield connection


def kept(connection: Connection) -> int:
    return connection.execute(select(func.count()).select_from(tables.session)).scalar_one()


def test_what_is_kept_is_found_again(connection: Connection, anna: int) -> None:
    name = sessions.begin(connection, anna, {"said": {"key": "saved"}}, NOON)
    found = sessions.find(connection, name, NOON + SECOND)
    assert found == sessions.Kept(anna, {"said": {"key": "saved"}}, unseen=False)


def test_the_name_is_long_and_not_in_the_store(connection: Connection, anna: int) -> None:
    names = {sessions.begin(connection, anna, {}, NOON) for _ in range(20)}
    assert len(names) == 20
    assert all(len(name) == 43 for name in names)  # 256 bits
    hashes = set(connection.execute(select(tables.session.c.hash)).scalars())
    assert not names & hashes


@pytest.mark.parametrize("name", ["", "x" * 43, "null", "\N{SNOWMAN}", "\0", "x" * 100_000])
def test_a_name_that_nobody_was_given_opens_nothing(connection: Connection, anna: int, name: str) -> None:
    sessions.begin(connection, anna, {}, NOON)
    assert sessions.find(connection, name, NOON) is None


def test_an_unused_session_runs_out_after_an_hour(connection: Connection, anna: int) -> None:
    name = sessions.begin(connection, anna, {}, NOON)
    assert sessions.find(connection, name, NOON + timedelta(minutes=60) - SECOND)
    assert sessions.find(connection, name, NOON + timedelta(minutes=60)) is None


def test_a_used_session_runs_out_after_twelve_hours(connection: Connection, anna: int) -> None:
    name, now = sessions.begin(connection, anna, {}, NOON), NOON
    while now < NOON + timedelta(hours=12) - timedelta(minutes=30):
        now += timedelta(minutes=30)
        assert sessions.find(connection, name, now), now
        sessions.see(connection, name, now)
    assert sessions.find(connection, name, NOON + timedelta(hours=12)) is None


def test_somebody_on_the_way_in_has_a_quarter_of_an_hour(connection: Connection) -> None:
    name = sessions.begin(connection, None, {"arriving": 1}, NOON)
    sessions.see(connection, name, NOON + timedelta(minutes=14))
    assert sessions.find(connection, name, NOON + timedelta(minutes=15) - SECOND)
    assert sessions.find(connection, name, NOON + timedelta(minutes=15)) is None


def test_being_used_is_written_down_once_a_minute(connection: Connection, anna: int) -> None:
    name = sessions.begin(connection, anna, {}, NOON)
    minute = timedelta(minutes=1)
    assert [_unseen(connection, name, NOON + minute - SECOND), _unseen(connection, name, NOON + minute)] == [
        False,
        True,
    ]
    sessions.see(connection, name, NOON + minute)
    assert not _unseen(connection, name, NOON + 2 * minute - SECOND)


def _unseen(connection: Connection, name: str, now: datetime) -> bool:
    found = sessions.find(connection, name, now)
    assert found
    return found.unseen


def test_what_two_requests_change_at_once_is_both_kept(connection: Connection, anna: int) -> None:
    before = {"said": "saved", "place": 1}
    name = sessions.begin(connection, anna, before, NOON)
    sessions.change(connection, name, before, {"place": 1, "mine": 2})
    sessions.change(connection, name, before, {"place": 3})
    assert _data(connection, name) == {"place": 3, "mine": 2}


def test_what_was_heard_is_not_lost_when_something_new_is_said(connection: Connection, anna: int) -> None:
    name = sessions.begin(connection, anna, {"said": "old"}, NOON)
    sessions.change(connection, name, {"said": "old"}, {"said": "new"})
    sessions.change(connection, name, {"said": "old"}, {})
    assert _data(connection, name) == {"said": "new"}


def test_a_late_request_does_not_bring_an_ended_session_back(connection: Connection, anna: int) -> None:
    name = sessions.begin(connection, anna, {}, NOON)
    sessions.end(connection, name)
    sessions.change(connection, name, {}, {"said": "saved"})
    sessions.see(connection, name, NOON)
    assert sessions.find(connection, name, NOON) is None
    assert kept(connection) == 0


def _data(connection: Connection, name: str) -> dict[str, object]:
    found = sessions.find(connection, name, NOON)
    assert found
    return found.data


def test_sessions_that_have_run_out_are_deleted_when_somebody_signs_in(connection: Connection, anna: int) -> None:
    sessions.begin(connection, anna, {}, NOON)
    sessions.begin(connection, None, {"arriving": 1}, NOON)
    later = NOON + timedelta(minutes=20)
    sessions.begin(connection, anna, {}, later)
    assert kept(connection) == 2
    sessions.begin(connection, anna, {}, later + timedelta(hours=13))
    assert kept(connection) == 1


@pytest.mark.parametrize("way", ["set_password", "disable"])
def test_a_new_password_and_disabling_end_all_sessions(store: Engine, anna: int, way: str) -> None:
    with writing(store) as connection:
        bent = accounts.add(connection, "bent")
        mine = [sessions.begin(connection, anna, {}, NOON) for _ in range(3)]
        other = sessions.begin(connection, bent, {}, NOON)
        if way == "disable":
            accounts.disable(connection, "anna")
        else:
            accounts.set_password(connection, "anna", "grass under the old boat")
    with reading(store) as connection:
        assert [sessions.find(connection, name, NOON) for name in mine] == [None] * 3
        assert sessions.find(connection, other, NOON)

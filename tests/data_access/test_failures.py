"""The brake on guessing as it is kept: shared by all processes, and without naming anybody."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from data_access import tables
from data_access.engine import Connection, reading, writing
from data_access.ways_in import failures
from tests.stores import Stores

NOON = datetime(2026, 5, 1, 12, 0, tzinfo=UTC)
KEY = b"k" * 32
HOME, SCHOOL = "192.0.2.1", "198.51.100.7"


@pytest.fixture
def connection(stores: Stores) -> Iterator[Connection]:
    with writing(stores.store) as connection:
        yield connection


def wait(connection: Connection, name: str, address: str, after: float = 0) -> int:
    return failures.wait(connection, KEY, name, address, NOON + timedelta(seconds=after))


def fail(connection: Connection, times: int, name: str = "anna", address: str = HOME, after: float = 0) -> None:
    for _ in range(times):
        failures.remember(connection, KEY, name, address, NOON + timedelta(seconds=after))


def test_ten_failures_slow_one_account_at_one_address(connection: Connection) -> None:
    fail(connection, 9)
    assert wait(connection, "anna", HOME) == 0
    fail(connection, 1)
    assert wait(connection, "anna", HOME) > 0
    assert wait(connection, "anna", SCHOOL) == 0
    assert wait(connection, "bent", HOME) == 0


def test_the_wait_ends(connection: Connection) -> None:
    fail(connection, 10)
    seconds = wait(connection, "anna", HOME)
    assert wait(connection, "anna", HOME, seconds - 1) == 1
    assert wait(connection, "anna", HOME, seconds) == 0


def test_an_account_that_does_not_exist_is_slowed_the_same(connection: Connection) -> None:
    fail(connection, 10, "nobody")
    assert wait(connection, "nobody", HOME) > 0


def test_whoever_is_called_almost_the_same_cannot_wipe_out_failures(connection: Connection) -> None:
    fail(connection, 10)
    failures.forget(connection, KEY, "ANNA", HOME)
    assert wait(connection, "anna", HOME) > 0


def test_fifty_failures_slow_an_address_for_everybody(connection: Connection) -> None:
    for number in range(50):
        fail(connection, 1, f"user {number}")
    assert wait(connection, "anna", HOME) > 0
    assert wait(connection, "anna", SCHOOL) == 0


def test_an_ipv6_network_counts_as_one_address(connection: Connection) -> None:
    for number in range(10):
        fail(connection, 1, address=f"2001:db8::{number:x}")
    assert wait(connection, "anna", "2001:db8::ffff") > 0
    assert wait(connection, "anna", "2001:db8:0:1::1") == 0


def test_many_addresses_against_one_account_take_turns_and_its_owner_gets_in(connection: Connection) -> None:
    for number in range(40):
        fail(connection, 1, address=f"203.0.113.{number}")
    seconds = wait(connection, "anna", HOME)
    assert 0 < seconds <= 5
    assert wait(connection, "anna", HOME, seconds) == 0
    assert wait(connection, "bent", HOME) == 0


def test_success_forgets_what_was_mistyped(connection: Connection) -> None:
    fail(connection, 10)
    fail(connection, 10, address=SCHOOL)
    failures.forget(connection, KEY, "anna", HOME)
    assert wait(connection, "anna", HOME) == 0
    assert wait(connection, "anna", SCHOOL) > 0


def test_after_a_quarter_of_an_hour_nothing_is_left(connection: Connection) -> None:
    fail(connection, 30)
    fail(connection, 1, "bent", after=15 * 60)
    assert len(connection.execute(select(tables.failure)).all()) == 1
    assert wait(connection, "anna", HOME, 15 * 60) == 0


def test_other_processes_see_the_same_failures(stores: Stores) -> None:
    with writing(stores.store) as connection:
        fail(connection, 10)
    with reading(stores.store) as connection:
        assert wait(connection, "anna", HOME) > 0


def test_neither_name_nor_address_can_be_read_in_the_store(connection: Connection) -> None:
    fail(connection, 1)
    row = connection.execute(select(tables.failure.c.name_hash, tables.failure.c.address_hash)).one()
    failures.remember(connection, b"x" * 32, "anna", HOME, NOON)
    other = (
        connection.execute(select(tables.failure.c.name_hash).order_by(tables.failure.c.id.desc())).scalars().first()
    )
    assert "anna" not in str(row)
    assert HOME not in str(row)
    assert row.name_hash != other  # another installation's hashes are no help

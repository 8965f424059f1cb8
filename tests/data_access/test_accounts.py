"""Accounts: passwords that only their owner knows."""

import unicodedata
from datetime import date
from pathlib import Path

import pytest
from argon2 import PasswordHasher, extract_parameters
from sqlalchemy import Engine, select, update

from data_access import accounts, tables
from data_access.engine import reading, writing
from tests.stores import Stores

TODAY = date(2026, 5, 1)


@pytest.fixture
def store(stores: Stores, first_round: Path) -> Engine:
    """A store with one round and the account `anna`."""
    stores.take(first_round)
    with writing(stores.store) as connection:
        accounts.add(connection, "anna", "a long password")
    return stores.store


def test_only_the_right_password_opens(store: Engine) -> None:
    with reading(store) as connection:
        assert accounts.verified(connection, "anna", "a long password") is not None
        for name, password in (("anna", "another"), ("anna", ""), ("bent", "a long password"), ("", "")):
            assert accounts.verified(connection, name, password) is None


def test_the_password_is_not_in_the_store(store: Engine) -> None:
    with reading(store) as connection:
        kept = connection.execute(select(tables.account.c.password_hash)).scalar_one()
    assert kept.startswith("$argon2id$")


def test_a_new_password_replaces_the_old(store: Engine) -> None:
    with writing(store) as connection:
        accounts.set_password(connection, "anna", "a newer password")
        assert accounts.verified(connection, "anna", "a long password") is None
        assert accounts.verified(connection, "anna", "a newer password") is not None


def test_a_password_is_the_same_however_a_keyboard_writes_it(store: Engine) -> None:
    written = "grå æbler på Ærø"
    with writing(store) as connection:
        accounts.set_password(connection, "anna", unicodedata.normalize("NFD", written))
        assert accounts.verified(connection, "anna", unicodedata.normalize("NFC", written)) is not None


def test_passwords_are_hashed_above_the_floor_and_brought_up_to_it(store: Engine) -> None:
    weak = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash("a long password")
    with writing(store) as connection:
        number = accounts.number_of(connection, "anna")
        connection.execute(update(tables.account).values(password_hash=weak))
        assert accounts.verified(connection, "anna", "a long password") == number
        accounts.renew(connection, number, "a long password")
        assert accounts.verified(connection, "anna", "a long password") == number
        kept = connection.execute(select(tables.account.c.password_hash)).scalar_one()
        parameters = extract_parameters(kept)
        assert parameters.memory_cost >= 19 * 1024
        assert parameters.time_cost >= 2
        accounts.renew(connection, number, "a long password")
        assert connection.execute(select(tables.account.c.password_hash)).scalar_one() == kept


def test_a_real_store_refuses_the_users_of_the_demonstration(stores: Stores, store: Engine) -> None:
    with writing(store) as connection:
        accounts.add(connection, "leader", "demo")
        assert accounts.verified(connection, "leader", "demo") is not None
        connection.execute(update(tables.programme).values(made_up=False))
        assert accounts.verified(connection, "leader", "demo") is None
        assert accounts.verified(connection, "anna", "a long password") is not None
        assert accounts.with_password(connection, ["leader", "anna", "nobody"], "demo") == ["leader"]
        accounts.disable(connection, "leader")
        assert accounts.with_password(connection, ["leader"], "demo") == []


@pytest.mark.parametrize("name", ["\0", "anna\0", "x" * 5000, "\N{SNOWMAN}"])
def test_any_name_can_be_tried(store: Engine, name: str) -> None:
    with reading(store) as connection:
        assert accounts.verified(connection, name, "p" * 100_000) is None

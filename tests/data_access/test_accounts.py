"""Accounts: passwords that only their owner knows."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

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

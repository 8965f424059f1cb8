"""Own sets of units as they are kept: each belongs to one account, within limits."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, insert

from dashboard.comparisons import MOST_SETS, MOST_UNITS, OwnSet
from data_access import accounts, comparison_sets, tables
from data_access.comparison_sets import CannotKeep, NotTheirs
from data_access.engine import reading, writing
from tests.stores import Stores, new_stores

UNITS = list(range(1, MOST_UNITS + 2))


@pytest.fixture
def store(stores: Stores) -> Iterator[Connection]:
    with writing(stores.store) as connection:
        connection.execute(insert(tables.unit), [{"code": f"{number}"} for number in UNITS])
        for name in ("anna", "bo"):
            accounts.add(connection, name)
        yield connection


@pytest.fixture
def anna(store: Connection) -> int:
    return accounts.number_of(store, "anna")


@pytest.fixture
def bo(store: Connection) -> int:
    return accounts.number_of(store, "bo")


def test_a_set_keeps_its_name_and_its_units_in_their_order(store: Connection, anna: int) -> None:
    number = comparison_sets.add(store, anna, "Vores hold", [3, 1, 2])
    assert comparison_sets.of_account(store, anna) == [OwnSet(number, "Vores hold", 3)]
    assert comparison_sets.members(store, anna, number) == [3, 1, 2]


def test_name_and_units_can_be_changed(store: Connection, anna: int) -> None:
    number = comparison_sets.add(store, anna, "Vores hold", [3, 1])
    comparison_sets.change(store, anna, number, "Andre hold", [2])
    assert comparison_sets.of_account(store, anna) == [OwnSet(number, "Andre hold", 1)]
    assert comparison_sets.members(store, anna, number) == [2]


def test_a_set_that_is_removed_is_gone_and_the_others_stay(store: Connection, anna: int) -> None:
    first, second = (comparison_sets.add(store, anna, name, [1, 2]) for name in ("Et", "To"))
    assert comparison_sets.remove(store, anna, first) == "Et"
    assert comparison_sets.of_account(store, anna) == [OwnSet(second, "To", 2)]
    assert comparison_sets.members(store, anna, second) == [1, 2]


def test_nobody_else_sees_changes_or_removes_a_set(store: Connection, anna: int, bo: int) -> None:
    number = comparison_sets.add(store, anna, "Vores hold", [1])
    assert comparison_sets.of_account(store, bo) == []
    for attempt in (
        lambda: comparison_sets.members(store, bo, number),
        lambda: comparison_sets.change(store, bo, number, "Mit", [2]),
        lambda: comparison_sets.remove(store, bo, number),
        lambda: comparison_sets.members(store, anna, number + 1),
    ):
        with pytest.raises(NotTheirs):
            attempt()
    assert comparison_sets.of_account(store, anna) == [OwnSet(number, "Vores hold", 1)]


def test_two_accounts_may_use_the_same_name_and_one_account_may_not(store: Connection, anna: int, bo: int) -> None:
    number = comparison_sets.add(store, anna, "Vores hold", [1])
    comparison_sets.add(store, bo, "Vores hold", [1])
    other = comparison_sets.add(store, anna, "Andre hold", [1])
    for attempt in (
        lambda: comparison_sets.add(store, anna, "Vores hold", [2]),
        lambda: comparison_sets.change(store, anna, other, "Vores hold", [2]),
    ):
        with pytest.raises(CannotKeep, match="taken"):
            attempt()
    comparison_sets.change(store, anna, number, "Vores hold", [2])


@pytest.mark.parametrize(
    ("name", "units", "reason"), [("", [1], "name"), ("Tomt", [], "none"), ("Stort", UNITS, "units")]
)
def test_what_makes_no_set_is_refused(store: Connection, anna: int, name: str, units: list[int], reason: str) -> None:
    number = comparison_sets.add(store, anna, "Vores hold", UNITS[:MOST_UNITS])
    with pytest.raises(CannotKeep, match=reason):
        comparison_sets.add(store, anna, name, units)
    with pytest.raises(CannotKeep, match=reason):
        comparison_sets.change(store, anna, number, name, units)
    assert comparison_sets.of_account(store, anna) == [OwnSet(number, "Vores hold", MOST_UNITS)]


def test_there_is_an_end_to_sets(store: Connection, anna: int) -> None:
    numbers = [comparison_sets.add(store, anna, f"Hold {one}", [1]) for one in range(MOST_SETS)]
    with pytest.raises(CannotKeep, match="sets"):
        comparison_sets.add(store, anna, "Et til", [1])
    comparison_sets.change(store, anna, numbers[0], "Et andet", [2])
    comparison_sets.remove(store, anna, numbers[0])
    comparison_sets.add(store, anna, "Et til", [1])


def test_sets_outlast_the_connection(tmp_path: Path) -> None:
    with new_stores(f"sqlite:///{tmp_path / 'store.db'}", tmp_path / "vault") as made:
        with writing(made.store) as connection:
            connection.execute(insert(tables.unit), [{"code": "1"}])
            account = accounts.add(connection, "anna")
            number = comparison_sets.add(connection, account, "Vores hold", [1])
        with reading(made.store) as connection:
            assert comparison_sets.members(connection, account, number) == [1]

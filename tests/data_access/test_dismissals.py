"""Proposals that were turned down as they are kept: once, with the reason, and withdrawn rather than deleted."""

from pathlib import Path
from threading import Barrier, Thread

import pytest
from sqlalchemy import func, select

from data_access import accounts, dismissals, tables
from data_access.engine import reading, writing
from data_access.focus_areas import Address
from tests.stores import Stores

AT = Address(unit_id=3, round_id=1, form_id=1, factor_id=1)


@pytest.fixture
def house(stores: Stores, first_round: Path) -> Stores:
    stores.take(first_round)
    with writing(stores.store) as store:
        accounts.add(store, "anna", "something long and odd")
    return stores


def turn_down(house: Stores, reason: str = "Vi er i gang") -> int:
    with writing(house.store) as store:
        return dismissals.dismiss(store, AT, reason, "anna")


def standing(house: Stores, unit: int = AT.unit_id) -> list[tuple[str, str, str, str]]:
    with reading(house.store) as store:
        rows = dismissals.standing(store, unit, AT.round_id)
        return [(row.form, row.factor, row.reason, row.author) for row in rows]


def kept(house: Stores) -> int:
    with reading(house.store) as store:
        return int(store.execute(select(func.count()).select_from(tables.dismissal)).scalar_one())


def test_a_reason_is_kept_with_who_gave_it(house: Stores) -> None:
    turn_down(house)
    assert standing(house) == [("pupil", "relation", "Vi er i gang", "anna")]
    assert standing(house, unit=2) == []


def test_what_is_turned_down_twice_is_turned_down_once(house: Stores) -> None:
    assert turn_down(house) == turn_down(house, "En anden grund")
    assert [reason for *_, reason, _ in standing(house)] == ["Vi er i gang"]


def test_two_who_turn_it_down_at_once_do_so_once(house: Stores) -> None:
    ready = Barrier(2)

    def too() -> None:
        ready.wait()
        turn_down(house)

    people = [Thread(target=too) for _ in range(2)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert kept(house) == 1


def test_it_is_withdrawn_once_and_stays_in_the_store(house: Stores) -> None:
    number = turn_down(house)
    for expected in (True, False):
        with writing(house.store) as store:
            assert dismissals.withdraw(store, number) is expected
    assert (standing(house), kept(house)) == ([], 1)
    assert turn_down(house, "Igen") != number
    assert [reason for *_, reason, _ in standing(house)] == ["Igen"]


def test_what_is_chosen_after_all_is_turned_down_no_more(house: Stores) -> None:
    turn_down(house)
    elsewhere = Address(unit_id=2, round_id=1, form_id=1, factor_id=1)
    with writing(house.store) as store:
        dismissals.dismiss(store, elsewhere, "Heller ikke her", "anna")
        dismissals.withdraw_all(store, AT)
    assert standing(house) == []
    assert len(standing(house, unit=2)) == 1

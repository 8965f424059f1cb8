"""Proposals that were turned down as they are kept: once, with the reason, and withdrawn rather than deleted."""

from contextlib import suppress
from pathlib import Path
from threading import Barrier, Thread

import pytest
from sqlalchemy import func, select

from dashboard.cells import Cell, Status
from data_access import accounts, dismissals, focus_areas, tables
from data_access.engine import reading, writing
from data_access.focus_areas import Address
from tests.stores import Stores

AT = Address(unit_id=3, round_id=1, form_id=1, factor_id=1)
CELL = Cell(Status.SHOWN, 12, 480, 450, 510, groups=2)


@pytest.fixture
def house(stores: Stores, first_round: Path) -> Stores:
    stores.take(first_round)
    with writing(stores.store) as store:
        accounts.add(store, "anna", "something long and odd")
    return stores


def turn_down(house: Stores, reason: str = "Vi er i gang") -> bool:
    with writing(house.store) as store:
        return dismissals.dismiss(store, AT, reason, "anna")


def standing(house: Stores, unit: int = AT.unit_id) -> list[tuple[str, str, str, str]]:
    with reading(house.store) as store:
        rows = dismissals.standing(store, unit, AT.round_id)
        return [(row.form, row.factor, row.reason, row.author) for row in rows]


def number_of(house: Stores) -> int:
    """Of the only one that stands."""
    with reading(house.store) as store:
        [row] = dismissals.standing(store, AT.unit_id, AT.round_id)
        return int(row.id)


def choose(house: Stores, at: Address = AT) -> int:
    with writing(house.store) as store:
        focus_areas.one_at_a_time(store, at.unit_id)
        number = focus_areas.choose(store, at, CELL, None, "anna")
        dismissals.withdraw_all(store, at)
        return number


def kept(house: Stores) -> int:
    with reading(house.store) as store:
        return int(store.execute(select(func.count()).select_from(tables.dismissal)).scalar_one())


def test_a_reason_is_kept_with_who_gave_it(house: Stores) -> None:
    turn_down(house)
    assert standing(house) == [("pupil", "relation", "Vi er i gang", "anna")]
    assert standing(house, unit=2) == []


def test_what_is_turned_down_twice_is_turned_down_once(house: Stores) -> None:
    assert [turn_down(house), turn_down(house, "En anden grund")] == [True, False]
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
    turn_down(house)
    number = number_of(house)
    for expected in (True, False):
        with writing(house.store) as store:
            assert dismissals.withdraw(store, number) is expected
    assert (standing(house), kept(house)) == ([], 1)
    assert turn_down(house, "Igen")
    assert number_of(house) != number
    assert [reason for *_, reason, _ in standing(house)] == ["Igen"]


def test_what_is_chosen_after_all_is_turned_down_no_more(house: Stores) -> None:
    turn_down(house)
    elsewhere = Address(unit_id=2, round_id=1, form_id=1, factor_id=1)
    with writing(house.store) as store:
        dismissals.dismiss(store, elsewhere, "Heller ikke her", "anna")
        dismissals.withdraw_all(store, AT)
    assert standing(house) == []
    assert len(standing(house, unit=2)) == 1


def test_what_is_worked_on_is_not_turned_down_until_it_has_ended(house: Stores) -> None:
    number = choose(house)
    with pytest.raises(dismissals.WorkedOn):
        turn_down(house)
    with writing(house.store) as store:
        focus_areas.end(store, number)
    assert turn_down(house)


def test_of_a_choice_and_a_dismissal_at_once_only_one_stands(house: Stores) -> None:
    ready = Barrier(2)

    def dismiss_too() -> None:
        ready.wait()
        with suppress(dismissals.WorkedOn):
            turn_down(house)

    def choose_too() -> None:
        ready.wait()
        choose(house)

    people = [Thread(target=dismiss_too), Thread(target=choose_too)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    with reading(house.store) as store:
        assert focus_areas.is_worked_on(store, AT)
    assert standing(house) == []

"""Focus areas as they are kept: with the figure as it stood, once, and never deleted."""

from pathlib import Path
from threading import Barrier, Thread

import pytest
from sqlalchemy import select

from dashboard.access import OPERATOR
from dashboard.cells import Cell, Status
from data_access import focus_areas, tables, work
from data_access.catalogue import read
from data_access.engine import reading, writing
from data_access.focus_areas import Address, NoSuchAim, NotShown, Serves
from data_access.questions.progress.chosen import chosen, ways
from tests.stores import Stores

AT = Address(unit_id=3, round_id=1, form_id=1, factor_id=1)
CELL = Cell(Status.SHOWN, 12, 480, 450, 510, groups=2)


@pytest.fixture
def house(stores: Stores, first_round: Path) -> Stores:
    stores.take(first_round)
    return stores


def kept(house: Stores) -> list[focus_areas.Chosen]:
    with reading(house.store) as store:
        rounds = read(store).rounds
        there = ways(OPERATOR, store, AT.unit_id, rounds)
        return chosen(OPERATOR, store, AT.unit_id, rounds, there, work.turns(store, [one.id for one in rounds]))


def choose(house: Stores, cell: Cell = CELL, aim: int | None = None) -> int:
    with writing(house.store) as store:
        return focus_areas.choose(store, AT, cell, aim, "anna")


def test_the_figure_is_kept_as_it_stood(house: Stores) -> None:
    number = choose(house, aim=510)
    [one] = kept(house)
    assert (one.number, one.at, one.aim, one.worked, one.ended) == (number, AT, 510, 0, None)
    assert (one.form, one.factor) == ("pupil", "relation")
    assert one.cell is not None
    assert (one.cell.n, one.cell.points, one.cell.low, one.cell.high) == (12, 480, 450, 510)


@pytest.mark.parametrize(
    "cell", [Cell(Status.FEW), Cell(Status.PROTECT), Cell(Status.EXTREME, bound=">=700"), Cell(Status.ABSENT)]
)
def test_what_is_hidden_cannot_be_chosen(house: Stores, cell: Cell) -> None:
    with pytest.raises(NotShown, match=cell.status.value):
        choose(house, cell)
    assert kept(house) == []


@pytest.mark.parametrize("aim", [-1, 1001])
def test_an_aim_lies_on_the_scale(house: Stores, aim: int) -> None:
    with pytest.raises(NoSuchAim):
        choose(house, aim=aim)
    assert kept(house) == []


def test_what_is_chosen_twice_is_chosen_once(house: Stores) -> None:
    assert choose(house) == choose(house, aim=500)
    assert [one.aim for one in kept(house)] == [None]


def test_two_who_choose_at_once_choose_one(house: Stores) -> None:
    ready, numbers = Barrier(2), list[int]()

    def choose_too() -> None:
        ready.wait()
        numbers.append(choose(house))

    people = [Thread(target=choose_too) for _ in range(2)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert len(numbers) == 2
    assert len(set(numbers)) == len(kept(house)) == 1


def test_an_area_ends_once_and_stays(house: Stores) -> None:
    number = choose(house)
    for expected in (True, False):
        with writing(house.store) as store:
            assert focus_areas.end(store, number) is expected
    [one] = kept(house)
    assert one.ended is not None
    assert choose(house) != number
    assert len(kept(house)) == 2


def test_work_on_an_area_counts_there(house: Stores) -> None:
    number = choose(house)
    with writing(house.store) as store:
        focus_areas.worked(store, number, 2)
        focus_areas.worked(store, number)
    assert [one.worked for one in kept(house)] == [3]


def test_choices_outlive_a_publication(house: Stores, first_round: Path) -> None:
    choose(house)
    (first_round / "answers" / "pupil.csv").write_text(
        (first_round / "answers" / "pupil.csv").read_text().replace(";completed;101,5;", ";completed;99,5;")
    )
    assert house.take(first_round)
    assert len(kept(house)) == 1


def serving(house: Stores) -> tuple[int | None, str | None, str | None]:
    with reading(house.store) as store:
        row = store.execute(select(tables.focus_area)).one()
        assert (row.n, row.points, row.low, row.high) == (CELL.n, CELL.points, CELL.low, CELL.high)
        return row.aim, row.goal, row.target


def test_what_an_area_serves_can_be_changed_while_the_figure_stays(house: Stores) -> None:
    with writing(house.store) as store:
        number = focus_areas.choose(store, AT, CELL, 500, "anna", serves=Serves("trust"))
    assert serving(house) == (500, "trust", None)
    with writing(house.store) as store:
        focus_areas.change(store, number, None, Serves(None, "Alle har en ven"))
    assert serving(house) == (None, None, "Alle har en ven")
    with pytest.raises(NoSuchAim), writing(house.store) as store:
        focus_areas.change(store, number, 1001, Serves())
    assert serving(house) == (None, None, "Alle har en ven")


def test_an_area_that_ended_is_taken_up_again_unless_it_was_chosen_anew(house: Stores) -> None:
    number = choose(house)
    with writing(house.store) as store:
        assert focus_areas.resume(store, number) is False
        focus_areas.end(store, number)
        assert focus_areas.resume(store, number) is True
    assert [one.ended for one in kept(house)] == [None]
    with writing(house.store) as store:
        focus_areas.end(store, number)
    again = choose(house)
    with writing(house.store) as store:
        assert focus_areas.resume(store, number) is False
    assert [one.number for one in kept(house) if one.ended is None] == [again]

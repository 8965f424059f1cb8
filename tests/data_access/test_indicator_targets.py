"""Targets as they are kept: every step stays, and the newest of a year stands."""

from pathlib import Path
from threading import Barrier, Thread

import pytest

from dashboard.indicators.targets import About, Step, standing
from data_access.engine import writing
from data_access.indicators import targets
from tests.stores import Stores, dump

AT = About(2, "reading_good", 2018)
OTHERS = (About(3, "reading_good", 2018), About(2, "absence", 2018), About(2, "reading_good", 2019))


def put(stores: Stores, about: About, value: float, note: str = "", account: str = "anna") -> bool:
    with writing(stores.store) as store:
        return targets.put(store, about, value, note, account)


def withdraw(stores: Stores, about: About, note: str = "", account: str = "bo") -> bool:
    with writing(stores.store) as store:
        return targets.withdraw(store, about, note, account)


def steps(stores: Stores, unit: int = 2) -> list[Step]:
    with writing(stores.store) as store:
        return targets.steps(store, unit)


def test_every_step_stays_with_who_and_when(stores: Stores) -> None:
    assert put(stores, AT, 82, "Byrådet")
    assert put(stores, AT, 84.5, account="carl")
    assert withdraw(stores, AT, "Det var en fejl")
    found = steps(stores)
    assert [(one.value, one.note, one.account) for one in found] == [
        (82, "Byrådet", "anna"), (84.5, "", "carl"), (None, "Det var en fejl", "bo"),
    ]  # fmt: skip
    assert all(one.about == AT and one.at.tzinfo is not None for one in found)
    assert [one.number for one in found] == sorted({one.number for one in found})
    assert standing(found) == {}


def test_setting_the_same_once_more_changes_nothing(stores: Stores) -> None:
    assert put(stores, AT, 82, "Byrådet")
    before = dump(stores.store)
    assert not put(stores, AT, 82, "Byrådet", account="carl")
    assert dump(stores.store) == before
    assert put(stores, AT, 82, "Byrådet og skolerne")


def test_what_does_not_stand_cannot_be_withdrawn(stores: Stores) -> None:
    assert not withdraw(stores, AT)
    assert put(stores, AT, 82)
    assert withdraw(stores, AT)
    assert not withdraw(stores, AT)
    assert put(stores, AT, 82)


@pytest.mark.parametrize("other", OTHERS, ids=("unit", "indicator", "year"))
def test_a_target_is_of_one_municipality_indicator_and_year(stores: Stores, other: About) -> None:
    put(stores, AT, 82)
    put(stores, other, 60)
    withdraw(stores, other)
    [(indicator, own)] = standing(steps(stores)).items()
    assert (indicator, {year: level.value for year, level in own.items()}) == (AT.indicator, {AT.school_year: 82})


def test_the_same_from_two_at_once_is_kept_once(stores: Stores, first_round: Path) -> None:
    stores.take(first_round)  # in which there is such a unit
    ready, done = Barrier(2), list[bool]()

    def act() -> None:
        ready.wait()
        done.append(put(stores, AT, 82))

    both = [Thread(target=act) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert sorted(done) == [False, True]
    assert len(steps(stores)) == 1

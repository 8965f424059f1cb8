"""The youngest classes of the made-up schools name the daycare rooms that their children were in two years before."""

from collections import Counter
from itertools import pairwise

import pytest

from dashboard.demonstration.programme import MadeUpRound
from dashboard.organisation import Unit

Rounds = dict[str, MadeUpRound]
Units = dict[str, Unit]


def by_code(made_up: MadeUpRound) -> Units:
    return {unit.code: unit for unit in made_up.units}


def above(units: Units, code: str, kind: str) -> Unit:
    unit = units[code]
    return unit if unit.kind == kind else above(units, unit.parent, kind)


def starts(before: Units, now: Units) -> dict[str, str]:
    """By class: the room of a daycare."""
    return {
        unit.code: unit.same_children_as
        for unit in now.values()
        if unit.same_children_as and above(before, unit.same_children_as, "institution").type == "daycare"
    }


@pytest.fixture(params=["small", "municipality", "programme"])
def rounds(request: pytest.FixtureRequest) -> list[Units]:
    made_up: Rounds = request.getfixturevalue(request.param)
    return [by_code(one) for one in made_up.values()]


def test_every_municipality_with_daycares_has_classes_that_came_from_them(rounds: list[Units]) -> None:
    for before, now in pairwise(rounds):
        with_daycares = {unit.parent for unit in before.values() if unit.type == "daycare"}
        assert with_daycares
        assert {above(now, code, "municipality").code for code in starts(before, now)} == with_daycares


def test_children_of_four_and_five_are_in_the_two_youngest_grades_two_years_later(rounds: list[Units]) -> None:
    for before, now in pairwise(rounds):
        assert {now[code].grade for code in starts(before, now)} == {"0", "1"}


def test_every_group_they_came_from_is_listed_in_the_round_before_and_named_once(rounds: list[Units]) -> None:
    for before, now in pairwise(rounds):
        named = Counter(unit.same_children_as for unit in now.values() if unit.same_children_as)
        assert named.keys() <= before.keys()
        assert set(named.values()) == {1}
        assert {before[code].kind for code in named} == {"child_group"}


def test_they_stay_in_their_municipality_and_go_to_one_school(rounds: list[Units]) -> None:
    for before, now in pairwise(rounds):
        schools: dict[str, set[str]] = {}
        for code, room in starts(before, now).items():
            assert above(now, code, "municipality").code == above(before, room, "municipality").code
            schools.setdefault(above(before, room, "institution").code, set()).add(above(now, code, "institution").code)
        assert {len(found) for found in schools.values()} == {1}


def test_a_small_room_is_among_them(small: Rounds) -> None:
    """So that a pair below the minimum can be seen."""
    sizes = small["2015"].invited("child")
    came = starts(by_code(small["2015"]), by_code(small["2017"])).values()
    assert min(sizes[room] for room in came) == min(sizes.values()) == 6

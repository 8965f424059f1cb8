"""Who reads which edition of whose indicators, where the tree is too small for everybody to be hidden in it."""

import pytest

from dashboard.access import Grant, Place, Role, Scope
from dashboard.indicators.rights import ANYBODY, EVERYTHING, Reading, reading

PROGRAMME, TOWN, SCHOOL = Place(1, "programme"), Place(2, "municipality"), Place(3, "institution")
OF_TOWN = (PROGRAMME, TOWN)


def read(role: Role, unit: int, institutions: int, above: frozenset[int] = frozenset()) -> Reading | None:
    return reading(Scope((Grant(role, unit, above=above),)), OF_TOWN, institutions)


@pytest.mark.parametrize("role", [Role.PROGRAMME, Role.RESEARCHER])
def test_from_above_a_municipality_is_read_from_four_institutions_on(role: Role) -> None:
    assert [read(role, PROGRAMME.unit, many) for many in (0, 1, 3)] == [None, None, None]
    assert read(role, PROGRAMME.unit, 4) == ANYBODY


def test_those_inside_read_their_municipality_however_small_it_is() -> None:
    assert read(Role.MUNICIPALITY, TOWN.unit, 1) == EVERYTHING
    assert read(Role.LEADER, SCHOOL.unit, 1, frozenset({PROGRAMME.unit, TOWN.unit})) == ANYBODY


def test_who_holds_a_role_above_and_one_inside_reads_by_the_one_inside() -> None:
    both = Scope((Grant(Role.PROGRAMME, PROGRAMME.unit), Grant(Role.MUNICIPALITY, TOWN.unit)))
    assert reading(both, OF_TOWN, 1) == EVERYTHING

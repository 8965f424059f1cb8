"""Teams are proposed from the organisation: one for each team, or for each child group where there are none."""

from dashboard.profile import UnitLink
from dashboard.teams import proposals

HOME = 1
YOUNG, OLD = UnitLink(2, "team", "Indskoling"), UnitLink(3, "team", "Udskoling")
FIRST, SECOND, ALONE = (UnitLink(number, "child_group", name) for number, name in ((4, "1.A"), (5, "2.A"), (6, "9.A")))


def test_each_team_is_proposed_with_the_child_groups_in_it() -> None:
    found = proposals([(YOUNG, HOME), (OLD, HOME), (FIRST, 2), (SECOND, 2), (ALONE, 3)], taken=())
    assert [(one.unit, one.inside) for one in found] == [(YOUNG, (FIRST, SECOND)), (OLD, (ALONE,))]


def test_without_teams_each_child_group_is_proposed() -> None:
    assert [one.unit for one in proposals([(FIRST, HOME), (SECOND, HOME)], taken=())] == [FIRST, SECOND]


def test_a_unit_that_has_its_team_already_is_not_proposed_again() -> None:
    assert [one.unit for one in proposals([(YOUNG, HOME), (OLD, HOME), (FIRST, 2)], taken={2})] == [OLD]


def test_an_institution_without_anything_below_has_nothing_proposed() -> None:
    assert proposals([], taken=()) == ()

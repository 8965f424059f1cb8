"""What stands in a pair whose own figures cannot be shown."""

import pytest

from dashboard.cells import Cell, Status
from dashboard.mapping import Name
from dashboard.profile import Choice, UnitLink
from dashboard.transition import Crossing, Route, Side, Standing, Transition, with_the_whole

BEFORE, NOW = Choice("2017", Name(da="2017")), Choice("2019", Name(da="2019"))
DAYCARE, SCHOOL = UnitLink(3, "institution", "Solen"), UnitLink(4, "institution", "Bakken")
CLASS = UnitLink(5, "child_group", "0.A")
TOWN = Side(UnitLink(2, "municipality", "Byen"), whole=True)


def standing(points: int | None, form: str = "child", factor: str = "mood", status: Status = Status.FEW) -> Standing:
    cell = Cell(status) if points is None else Cell(Status.SHOWN, 50, points, points - 20, points + 20, None, 3)
    return Standing(Choice(form, Name(da=form)), factor, Name(da=factor), False, cell)


def crossing(then: Standing, now: Standing) -> Crossing:
    return Crossing("mood", then, now)


WHOLE = Route(TOWN, TOWN, (crossing(standing(500), standing(510, "pupil")),))


@pytest.mark.parametrize("status", [Status.FEW, Status.PROTECT, Status.EXTREME])
def test_a_side_without_a_number_gives_both_places_to_the_whole(status: Status) -> None:
    hidden = standing(None, status=status)
    for pair in (crossing(hidden, standing(520, "pupil")), crossing(standing(520), replaced(hidden, "pupil"))):
        [found] = with_the_whole([pair], WHOLE)
        assert (found.pooled, found.then, found.now) == (True, *sides(WHOLE))


def replaced(one: Standing, form: str) -> Standing:
    return Standing(Choice(form, Name(da=form)), one.factor, one.name, one.turned, one.cell)


def sides(pair: Route) -> tuple[Standing, Standing]:
    return pair.crossings[0].then, pair.crossings[0].now


def test_what_is_shown_on_both_sides_stays_as_it_is() -> None:
    own = crossing(standing(520), standing(530, "pupil"))
    assert with_the_whole([own], WHOLE) == (own,)


def test_without_a_whole_the_reason_stands_as_it_is() -> None:
    own = crossing(standing(None), standing(530, "pupil"))
    assert with_the_whole([own], None) == (own,)


def test_what_a_side_was_not_asked_is_no_crossing() -> None:
    assert with_the_whole([crossing(standing(None, status=Status.ABSENT), standing(530, "pupil"))], WHOLE) == ()


def test_two_factors_of_one_construct_keep_their_own_figures() -> None:
    hidden = crossing(standing(None, factor="other"), standing(510, "pupil"))
    assert with_the_whole([hidden], WHOLE) == (hidden,)


def test_the_own_figures_of_a_unit_are_counted_once_and_without_those_of_everybody() -> None:
    school, here = Side(SCHOOL), crossing(standing(505), standing(530, "pupil"))
    grouped = Route(TOWN, Side(CLASS, SCHOOL), (crossing(standing(500), standing(470, "pupil")),))
    pooled = Route(Side(DAYCARE), school, with_the_whole([crossing(standing(None), standing(530, "pupil"))], WHOLE))
    found = Transition(
        NOW, BEFORE, WHOLE, (Route(Side(DAYCARE), school, (here,)), Route(TOWN, school, (here,)), grouped, pooled)
    )
    assert [one.cell.points for one in found.own(SCHOOL.unit)] == [530, 470]
    assert [one.cell.points for one in found.own(DAYCARE.unit)] == [505]

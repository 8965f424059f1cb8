"""A figure told anew: not when it and the one told before speak of fewer than k pupils together."""

import pytest

from dashboard.indicators.catalogue import shipped
from dashboard.indicators.disclosure.corrections import Earlier, persons_changed
from dashboard.indicators.values import ALL, Told
from tests.disclosure.indicators.worlds import World, as_earlier, broken, by_grade, masked, statuses, told

SHARE = shipped()["reading_good"]
BEFORE = by_grade([(18, 7), (20, 9), (25, 14)])


def again(world: World, before: World = BEFORE) -> dict[tuple[str, str, str], Told]:
    earlier = as_earlier(told(before))
    drafted = told(world, earlier)
    assert not broken(world, drafted, earlier)
    return statuses(drafted)


def test_the_same_again_is_told_as_before() -> None:
    assert again(BEFORE) == statuses(told(BEFORE))


@pytest.mark.parametrize("late", [1, 4])
def test_fewer_than_k_late_pupils_are_not_told_nor_is_the_total(late: int) -> None:
    found = again(by_grade([(18 + late, 8), (20, 9), (25, 14)]))
    assert found["s1", "2", ALL] is Told.PROTECT
    assert found["s1", ALL, ALL] is Told.PROTECT
    assert found["s1", "4", ALL] is Told.SHOWN


def test_k_late_pupils_are_told() -> None:
    found = again(by_grade([(23, 10), (20, 9), (25, 14)]))
    assert found["s1", "2", ALL] is Told.SHOWN


def test_one_result_put_right_is_not_told() -> None:
    found = again(by_grade([(18, 8), (20, 9), (25, 14)]))
    assert found["s1", "2", ALL] is Told.PROTECT


def test_a_figure_that_is_too_few_now_does_not_follow_from_the_others_told_before() -> None:
    found = again(by_grade([(3, 1), (20, 9), (25, 14)]))
    assert found["s1", "2", ALL] is Told.FEW
    assert found["s1", ALL, ALL] is Told.PROTECT, "the others are known from before, so the total would give it away"


def test_what_was_told_before_and_still_holds_is_not_hidden_in_vain() -> None:
    """A new grade of few cannot be protected by one that everybody has seen: the total must be."""
    before = by_grade([(0, 0), (20, 9), (25, 14)])
    found = again(by_grade([(3, 1), (20, 9), (25, 14)]), before)
    assert found["s1", "4", ALL] is Told.SHOWN
    assert found["s1", "6", ALL] is Told.SHOWN
    assert found["s1", ALL, ALL] is Told.PROTECT


@pytest.mark.parametrize(
    ("before", "now", "persons"),
    [
        (Earlier(20, 50.0), Earlier(20, 50.0), 0),
        (Earlier(20, 50.0), Earlier(21, 50.0), 1),
        (Earlier(20, 50.0), Earlier(20, 55.0), 1),
        (Earlier(20, 50.0), Earlier(26, 50.0), 6),
        (Earlier(20, 50.0), Earlier(20, 100.0), 10),
        (Earlier(20, None, "<=5"), Earlier(20, 10.0), 1),
        (Earlier(20, None, "<=5"), Earlier(20, None, "<=5"), 0),
        (Earlier(None, 50.0), Earlier(None, 51.0), 5),
    ],
)
def test_two_figures_speak_of_so_many_persons_at_least(before: Earlier, now: Earlier, persons: int) -> None:
    assert persons_changed(SHARE, before, now, 5) == persons


def test_hiding_does_not_depend_on_the_order_in_which_two_were_told() -> None:
    first = as_earlier(masked(BEFORE))
    both = {key: [*some, Earlier(99, 12.0)] for key, some in first.items()}
    turned = {key: some[::-1] for key, some in both.items()}
    late = by_grade([(19, 8), (20, 9), (25, 14)])
    assert statuses(masked(late, both)) == statuses(masked(late, turned))

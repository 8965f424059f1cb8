"""Shares and means near an end: told as a bound, and not to be worked out from others."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.indicators.audit.audit import breaches
from dashboard.indicators.catalogue import Kind, shipped
from dashboard.indicators.disclosure.drafts import Draft, drafts
from dashboard.indicators.disclosure.extremes import bound
from dashboard.indicators.values import ALL, Told
from data_access.indicators.drafting import safe, standing
from tests.disclosure.indicators.worlds import broken, by_grade, masked, statuses, told

SHARE, MEAN = shipped()["reading_good"], shipped()["wellbeing_general"]


@pytest.mark.parametrize(
    ("counted", "n", "told_as"),
    [
        (0, 20, "<=5"),
        (1, 20, "<=5"),
        (2, 20, None),
        (18, 20, None),
        (19, 20, ">=95"),
        (20, 20, ">=95"),
        (0, 5, "<=20"),
        (5, 5, ">=80"),
        (22, 27, None),
        (0, 80, "<=1.3"),
        (79, 80, ">=98.7"),
    ],
)
def test_a_share_with_at_most_one_pupil_at_an_end_is_told_as_a_bound(counted: int, n: int, told_as: str | None) -> None:
    assert bound(SHARE, 100 * counted / n, n, "institution") == told_as


@given(st.integers(5, 3000), st.data())
def test_a_bound_stands_for_more_than_one_count_and_holds_for_each(n: int, data: st.DataObject) -> None:
    counted = data.draw(st.integers(0, n))
    found = bound(SHARE, 100 * counted / n, n, "institution")
    same = [one for one in {0, 1, n - 1, n} if bound(SHARE, 100 * one / n, n, "institution") == found]
    if found is None:
        assert 1 < counted < n - 1
    else:
        assert len(same) >= 2
        limit = float(found[2:])
        assert all(100 * one / n <= limit if found[0] == "<" else 100 * one / n >= limit for one in same)


def test_a_source_that_rounds_does_not_open_the_end() -> None:
    assert bound(SHARE, 1.2, 80, "institution") == "<=1.3"


def test_a_mean_leaves_one_person_half_of_the_scale() -> None:
    assert bound(MEAN, 5.0, 10, "institution") == ">=4.8"
    assert bound(MEAN, 1.05, 10, "institution") == "<=1.2"
    assert bound(MEAN, 4.7, 10, "institution") is None


def test_the_whole_country_and_what_is_only_counted_have_no_ends_to_hide() -> None:
    counted = next(one for one in shipped().values() if one.kind is Kind.COUNT)
    assert bound(counted, 100.0, 40, "institution") is None
    assert bound(SHARE, 100.0, 40, "country") is None


@pytest.mark.parametrize(("value", "told_as"), [(0.0, "<=5"), (5.0, "<=5"), (6.0, None), (97.0, ">=95")])
def test_without_a_number_of_pupils_a_school_is_told_as_if_it_were_small(value: float, told_as: str | None) -> None:
    assert bound(SHARE, value, None, "institution") == told_as
    assert bound(SHARE, value, None, "municipality") is None


def test_an_end_cannot_be_worked_out_from_the_total() -> None:
    """Of 45 pupils 9 are good, and all 9 in the second grade of two: nobody in the first."""
    world = by_grade([(20, 0), (25, 9)])
    assert broken(world, masked(world)) == ["person", "person"], "of the school, and of the municipality"
    found = statuses(told(world))
    assert found["s1", "2", ALL] is Told.EXTREME
    assert found["s1", "4", ALL] is Told.PROTECT
    assert found["s1", ALL, ALL] is Told.SHOWN


def test_few_of_whom_all_are_counted_cannot_be_worked_out() -> None:
    """All of the 3 and of the 8 hidden ones are good, which is what the others leave."""
    world = by_grade([(3, 3), (8, 8), (25, 14), (30, 11)])
    assert "person" in broken(world, masked(world))
    assert not broken(world, told(world))


def test_a_total_that_cannot_be_true_does_not_hide_what_another_gives_away() -> None:
    """The municipality's total is a slip; the first school's is not, and its second grade is told by the others."""
    world = by_grade([(20, 0), (25, 9)], [(30, 12), (28, 13)])
    rows = [replace(row, value=95.0) if row.unit == "m" and row.grade == ALL else row for row in world.rows()]
    found = breaches(standing(drafts(rows, world.rules(), {}), world.rules(), {}))
    assert ("person", "s1") in [(one.finding.rule, one.finding.places[0].unit) for one in found]


@pytest.mark.parametrize(("limit", "passes"), [(">=4.8", True), (">=4.9", False), ("<=4.9", True), ("<=4.7", False)])
def test_a_bound_that_is_not_true_of_a_mean_is_found(limit: str, passes: bool) -> None:
    world = by_grade([(20, 9)])
    row = replace(world.rows()[-1], indicator=MEAN.key, value=4.85, n=20)
    found = list(breaches(standing([Draft(row, Told.EXTREME, bound=limit)], world.rules(), {})))
    assert not found if passes else found


def test_a_bound_beside_a_total_that_is_told_takes_another_grade_with_it() -> None:
    """Nobody, one, all but one, all: whichever it is, or hiding itself would tell which."""
    for good in (0, 1, 19, 20):
        for others in range(3, 23):
            world = by_grade([(20, good), (25, others)])
            drafted = told(world)
            assert not broken(world, drafted)
            assert {statuses(drafted)["s1", "4", ALL], statuses(drafted)["s1", ALL, ALL]} != {Told.SHOWN}, (
                good,
                others,
            )


def test_so_many_counts_follow_all_the_same() -> None:
    """Of every world of two grades of ten: 10 of 121, because the hidden grade must be no bound itself."""
    seen: dict[object, list[tuple[int, int]]] = {}
    for counts in product(range(11), repeat=2):
        world = by_grade([(10, counts[0]), (10, counts[1])])
        rows = [row for row in world.rows() if row.unit != "m"]
        drafted = sorted(safe(rows, world.rules(), {}), key=lambda one: one.row.grade)
        seen.setdefault(tuple((one.status, one.value, one.bound) for one in drafted), []).append(counts)
    single = [key for key, worlds in seen.items() if len(worlds) == 1 and _holds_a_hidden_grade(key)]
    assert len(single) == 10, "docs/decisions.md tells how many"


def _holds_a_hidden_grade(told_as: object) -> bool:
    assert isinstance(told_as, tuple)
    return any(status is not Told.SHOWN for status, *_ in told_as[:2])

"""What is told of indicators: nothing of few pupils, and nothing from which their figure follows."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.indicators.catalogue import shipped
from dashboard.indicators.disclosure import mask
from dashboard.indicators.disclosure.drafts import drafts
from dashboard.indicators.disclosure.families import families
from dashboard.indicators.disclosure.places import lies_within
from dashboard.indicators.values import ALL, Told
from tests.disclosure.indicators.attacker import singled_out
from tests.disclosure.indicators.worlds import (
    K,
    World,
    broken,
    by_gender,
    by_grade,
    masked,
    statuses,
    told,
    with_suppressed,
)

cells = st.integers(0, 30).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n)))
small = st.integers(0, 8).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n)))


def crossed(schools: int, grades: int) -> st.SearchStrategy[World]:
    """Worlds in which every school, grade and gender is told."""
    atoms = [
        (f"s{school}", str(grade), f"gender={gender}")
        for school in range(schools)
        for grade in range(grades)
        for gender in ("girl", "boy")
    ]
    return st.lists(cells | small, min_size=len(atoms), max_size=len(atoms)).map(
        lambda counted: World(dict(zip(atoms, counted, strict=True)))
    )


def test_few_pupils_are_hidden_and_a_second_grade_with_them() -> None:
    found = statuses(masked(by_grade([(3, 1), (20, 9), (25, 14)])))
    assert found["s1", "2", ALL] is Told.FEW
    assert found["s1", "4", ALL] is Told.PROTECT, "the smaller of the two others"
    assert found["s1", "6", ALL] is Told.SHOWN
    assert found["s1", ALL, ALL] is Told.SHOWN


def test_where_all_are_many_all_is_told() -> None:
    found = statuses(told(by_grade([(20, 9), (25, 14)], [(30, 11), (31, 20)])))
    assert set(found.values()) == {Told.SHOWN}


def test_a_school_of_few_is_protected_by_a_second_school_and_the_municipality_stays() -> None:
    found = statuses(masked(by_grade([(3, 1)], [(20, 9)], [(40, 22)])))
    assert [found[unit, ALL, ALL] for unit in ("s1", "s2", "s3", "m")] == [
        Told.FEW,
        Told.PROTECT,
        Told.SHOWN,
        Told.SHOWN,
    ]


def test_one_gender_of_few_takes_the_other_with_it() -> None:
    found = statuses(masked(by_gender([(2, 1), (20, 9)])))
    assert found["s1", ALL, "gender=boy"] is Told.PROTECT
    assert found["s1", ALL, ALL] is Told.SHOWN


def test_what_the_source_hides_is_protected_however_many_it_is() -> None:
    world = with_suppressed(by_grade([(12, 5), (20, 9), (25, 14)]), ("s1", "2", ALL))
    found = statuses(masked(world))
    assert found["s1", "2", ALL] is Told.SUPPRESSED
    assert found["s1", "4", ALL] is Told.PROTECT


def test_what_the_source_hides_without_telling_how_many_is_protected_too() -> None:
    world = with_suppressed(by_grade([(12, 5), (20, 9), (25, 14)]), ("s1", "2", ALL))
    rows = [replace(row, n=None) for row in world.rows() if row.unit == "s1"]
    shown = [draft for draft in drafts(rows, world.rules(), {}) if draft.status is Told.SHOWN]
    assert len(shown) == 2, "of everybody and two grades, one is hidden with the suppressed one"


def test_pupils_of_no_grade_are_protected_too() -> None:
    world = by_grade([(3, 1), (20, 9), (25, 14)])
    rows = [row for row in world.rows() if row.grade != "2"]
    found = statuses(drafts(rows, world.rules(), {}))
    assert found["s1", "4", ALL] is Told.PROTECT


def test_spans_of_grades_add_up_from_single_ones() -> None:
    assert lies_within("4", "4-6")
    assert lies_within("4-6", "0-9")
    assert lies_within("4-6", ALL)
    assert not lies_within("4-6", "4-6")
    assert not lies_within("4-6", "6-9")
    assert not lies_within(ALL, "4-6")


def test_shares_of_the_same_pupils_are_one_family_and_others_are_not() -> None:
    world = by_grade([(20, 9), (25, 14)])
    other = by_grade([(21, 9), (25, 14)])
    good, best = world.rows(), replace(world, indicator="reading_best").rows()
    absent = replace(other, indicator="maths_good").rows()
    assert [sorted(one.rows) for one in families([*good, *best, *absent], shipped())] == [
        ["maths_good"],
        ["reading_best", "reading_good"],
    ]


def test_what_is_hidden_of_one_share_is_hidden_of_all_of_the_same_pupils() -> None:
    world = by_grade([(3, 1), (20, 9), (25, 14)])
    good = world.rows()
    best = [row for row in replace(world, indicator="reading_best").rows() if row.grade != "2"]
    found = {(one.row.indicator, one.row.grade): one.status for one in drafts([*good, *best], world.rules(), {})}
    assert found["reading_best", "4"] is Told.PROTECT


@settings(deadline=None)
@given(crossed(schools=2, grades=2))
def test_nobody_can_be_singled_out_of_what_is_told(world: World) -> None:
    drafted = told(world)
    assert not list(singled_out(world, drafted, K))
    assert not broken(world, drafted)


@settings(deadline=None)
@given(crossed(schools=2, grades=2))
def test_the_audit_finds_what_the_attacker_finds(world: World) -> None:
    """Told without any protection but that of few."""
    naive = [draft for draft in masked(world) if draft.status is not Told.FEW]
    rules = world.rules()
    naive = [rules.shown(draft.row) for draft in naive]
    hidden = [draft for draft in masked(world) if draft.status is Told.FEW]
    attacked = bool(list(singled_out(world, naive, K)))
    assert ("group" in broken(world, [*naive, *hidden])) == attacked


@settings(deadline=None)
@given(st.lists(st.lists(cells | small, min_size=3, max_size=3), min_size=1, max_size=4))
def test_grades_of_schools_of_any_size_pass_the_audit(schools: list[list[tuple[int, int]]]) -> None:
    world = by_grade(*schools)
    drafted = told(world)
    assert not broken(world, drafted)
    assert not list(singled_out(world, drafted, K))


@settings(deadline=None)
@given(st.lists(st.lists(cells | small, min_size=3, max_size=3), min_size=1, max_size=4), st.data())
def test_a_hidden_value_decides_nothing_of_what_the_mask_hides(
    schools: list[list[tuple[int, int]]], data: st.DataObject
) -> None:
    """Which places the mask hides depends on how many pupils there are alone."""
    before = {place for place, status in statuses(masked(by_grade(*schools))).items() if status is Told.PROTECT}
    others = [[(n, data.draw(st.integers(0, n))) for n, _ in school] for school in schools]
    after = {place for place, status in statuses(masked(by_grade(*others))).items() if status is Told.PROTECT}
    assert before == after


@settings(deadline=None)
@given(crossed(schools=2, grades=2))
def test_searching_for_few_finds_what_looking_at_all_of_them_does(world: World) -> None:
    """As in pieces that are too large to look at every set of few."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(mask, "MOST", 0)
        searched = masked(world)
    assert "group" not in broken(world, searched)
    assert not list(singled_out(world, searched, K))
    hidden = {place for place, status in statuses(masked(world)).items() if status is Told.PROTECT}
    assert hidden <= {place for place, status in statuses(searched).items() if status is Told.PROTECT}

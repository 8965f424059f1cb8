"""Fewer than k are found however many told cells must be added and subtracted to single them out, and nobody else."""

from collections.abc import Sequence

import pytest
from hypothesis import given

from dashboard.gate.findings import Place, Rule
from dashboard.gate.groups import exposed_groups
from dashboard.publication.counted import Publication
from tests.gate import attacker
from tests.gate.builders import attached, counted, group, told, tree
from tests.gate.random_worlds import many_examples, publications

SCHOOL = tree("M . municipality", "S M institution", "a S child_group", "b S child_group", "c S child_group")
TWO_SCHOOLS = tree(
    "M . municipality", "S M institution", "a S child_group", "b S child_group", "T M institution", "d T child_group"
)


def places(found: Sequence[Publication], k: int = 5) -> set[tuple[str, str]]:
    """Unit and label of every told cell that gives somebody away."""
    return {
        (place.unit, place.label)
        for finding in exposed_groups("pupil", found, k)
        if finding.rule is Rule.GROUP
        for place in finding.places
    }


def test_groups_of_k_are_safe() -> None:
    classes = counted(SCHOOL, attached(a=group(5, 5), b=group(6, 7), c=group(8, 5)))
    assert exposed_groups("pupil", [told(classes, "M", "S", "S gender=girl", "S gender=boy", "a", "b", "c")], 5) == []


@pytest.mark.parametrize(("k", "found"), [(3, False), (4, False), (5, True), (7, True)])
def test_what_is_left_of_a_school_without_its_told_classes_is_found(k: int, found: bool) -> None:
    classes = counted(SCHOOL, attached(a=group(9, 9), b=group(9, 9), c=group(2, 2)))
    assert bool(places([told(classes, "S", "a", "b")], k)) is found
    assert not places([told(classes, "S", "a")], k)


def test_the_places_are_the_cells_that_are_added_and_subtracted() -> None:
    classes = counted(SCHOOL, attached(a=group(9, 9), b=group(9, 9), c=group(2, 2)))
    assert places([told(classes, "S gender=girl", "S", "a", "b")]) == {("S", "all"), ("a", "all"), ("b", "all")}


def test_those_without_a_value_are_what_is_left_of_all_without_the_values() -> None:
    classes = counted(SCHOOL, attached(a=group(9, 9, 2), b=group(9, 9), c=group(9, 9)))
    assert places([told(classes, "S", "S gender=girl", "S gender=boy")])
    assert not places([told(classes, "S", "S gender=girl")])


def test_a_class_of_one_gender_is_found_by_way_of_the_school() -> None:
    """Boys of the school, less the class of boys and one girl, less ..."""
    classes = counted(SCHOOL, attached(a=group(0, 9), b=group(1, 9), c=group(0, 9)))
    assert places([told(classes, "S gender=boy", "a", "b", "c")]) == {
        ("S", "gender=boy"),
        ("a", "all"),
        ("b", "all"),
        ("c", "all"),
    }


def test_a_hidden_school_is_found_through_the_municipality() -> None:
    schools = counted(TWO_SCHOOLS, attached(a=group(9, 9), b=group(9, 9), d=group(2, 1)))
    assert places([told(schools, "M", "S")]) == {("M", "all"), ("S", "all")}
    assert places([told(schools, "M", "a", "b")])
    assert not places([told(schools, "M", "a")])


def test_two_routes_to_the_same_hidden_cell_are_both_seen() -> None:
    schools = counted(TWO_SCHOOLS, attached(a=group(9, 9), b=group(2, 1), d=group(9, 9)))
    assert places([told(schools, "S", "a")])
    assert places([told(schools, "M", "T", "a")])
    assert not places([told(schools, "M", "S", "T")])


def test_a_value_told_by_the_municipality_and_hidden_by_its_schools_joins_them() -> None:
    """Girls of the municipality, less the class that is all girls, less the other school: three girls are left."""
    schools = counted(TWO_SCHOOLS, attached(a=group(9, 0), b=group(3, 9), d=group(9, 0)))
    assert places([told(schools, "M gender=girl", "a", "d")])
    assert not places([told(schools, "M gender=girl", "a", "b")])


@pytest.mark.parametrize("size", [1, 2, 3, 4])
def test_a_few_in_as_many_groups_depend_on_each_other(size: int) -> None:
    """One girl in each of some classes, and the girls of the school."""
    names = [f"c{number}" for number in range(size)]
    school = tree("M . municipality", "S M institution", *(f"{name} S child_group" for name in names))
    classes = counted(school, attached(**{name: group(1, 9) for name in names}))
    assert places([told(classes, "S gender=girl")], size + 1) == {("S", "gender=girl")}
    assert not places([told(classes, "S gender=girl")], size)
    assert not places([told(classes, "S", *names)], size + 1)


def test_persons_protect_each_other_and_their_answers_do_not() -> None:
    """One contact teacher answered about nine children."""
    teachers = counted(SCHOOL, {("a", ("girl",)): (9, 27.0, 1), ("b", ("girl",)): (9, 27.0, 5)})
    assert places([told(teachers, "a", "b")]) == {("a", "all")}


def test_answers_that_count_as_nobody_protect_nobody() -> None:
    teachers = counted(SCHOOL, {("a", ("girl",)): (9, 27.0, 0), ("b", ("girl",)): (9, 27.0, 4)})
    assert places([told(teachers, "S")]) == {("S", "all")}
    assert not places([told(teachers, "S")], 4)


def test_every_variable_is_judged_by_its_own_answers() -> None:
    everybody = attached(a=group(9, 9), b=group(9, 9), c=group(9, 9))
    fewer = attached(a=group(9, 9), b=group(9, 9), c=group(1, 0))
    classes = counted(SCHOOL, {"rows": everybody, "factor.x": everybody, "item.y": fewer})
    found = exposed_groups("pupil", [told(classes, "S", "a", "b")], 5)
    assert [(finding.form, finding.variable) for finding in found] == [("pupil", "item.y")]
    hidden = [told(classes, "S", "a", "b", variables=["rows", "factor.x"])]
    assert exposed_groups("pupil", hidden, 5) == []


BEFORE = attached(a=group(9, 9), b=group(9, 9), c=group(9, 9))
LATE = attached(a=group(9, 9), b=group(9, 9), c=group(10, 9))


def test_a_late_answer_is_found_across_two_versions() -> None:
    first, second = counted(SCHOOL, BEFORE), counted(SCHOOL, LATE)
    found = exposed_groups("pupil", [told(first, "S"), told(second, "S")], 5)
    assert {place for finding in found for place in finding.places} == {Place(0, "S", "all"), Place(1, "S", "all")}
    assert not places([told(first, "S"), told(second, "a", "b")])
    assert places([told(first, "S"), told(second, "M")])


def test_five_late_answers_hide_each_other() -> None:
    five = attached(a=group(10, 10), b=group(10, 10), c=group(10, 9))
    versions = [told(counted(SCHOOL, atoms), "S") for atoms in (BEFORE, five)]
    assert not places(versions)
    assert places(versions, 6)


def test_an_answer_that_was_taken_back_is_found_with_the_newest_publication() -> None:
    versions = [told(counted(SCHOOL, atoms), "S") for atoms in (LATE, BEFORE)]
    assert [{place.publication for place in one.places} for one in exposed_groups("pupil", versions, 5)] == [{0, 1}]


def test_one_answer_changed_in_place_is_found_although_no_count_changes() -> None:
    changed = {**BEFORE, ("a", ("girl",)): (9, 25.0)}
    versions = [told(counted(SCHOOL, atoms), "S") for atoms in (BEFORE, changed)]
    assert places(versions)
    assert not places([told(counted(SCHOOL, BEFORE), "S"), told(counted(SCHOOL, dict(BEFORE)), "S")])


def test_two_masks_of_one_version_are_taken_together() -> None:
    classes = counted(SCHOOL, attached(a=group(9, 9), b=group(9, 9), c=group(2, 1)))
    whole, parts = told(classes, "S"), told(classes, "a", "b")
    assert not places([whole])
    assert not places([parts])
    assert places([whole, parts]) == {("S", "all"), ("a", "all"), ("b", "all")}


def test_a_version_with_joined_groups_is_compared_person_by_person() -> None:
    joined = tree("M . municipality", "S M institution", "P S team", "a P child_group", "b P child_group")
    apart = tree("M . municipality", "S M institution", "a S child_group", "b S child_group")
    atoms = attached(a=group(6, 6), b=group(2, 2))
    versions = [told(counted(apart, atoms), "a"), told(counted(joined, atoms), "P")]
    assert places(versions)
    assert not places(versions[1:])


def test_only_what_the_newest_publication_adds_names_it() -> None:
    classes = counted(SCHOOL, attached(a=group(9, 9), b=group(9, 9, 2), c=group(2, 1)))
    broken = told(classes, "S", "a", "b")
    again = exposed_groups("pupil", [broken, told(classes, "M")], 5)
    assert [{place.publication for place in one.places} for one in again] == [{0}]
    more = exposed_groups("pupil", [broken, told(classes, "S gender=girl", "S gender=boy")], 5)
    assert any(place.publication == 1 for one in more for place in one.places)


def test_versions_with_different_splits_are_never_proved() -> None:
    atoms = attached(a=group(9, 9))
    bare = counted(SCHOOL, {("a", ()): 18}, splits=())
    found = exposed_groups("pupil", [told(bare, "a"), told(counted(SCHOOL, atoms), "a")], 5)
    assert [(one.rule, one.places[-1].publication) for one in found] == [(Rule.DOUBT, 1)]


@given(publications())
@many_examples
def test_the_audit_agrees_with_the_slow_attacker(found: list[Publication]) -> None:
    for k in (3, 5, 7):
        assert bool(exposed_groups("pupil", found, k)) == attacker.is_exposed(found, "factor.x", k)


@given(publications(versions=2))
@many_examples
def test_the_audit_of_two_versions_agrees_with_the_slow_attacker(found: list[Publication]) -> None:
    for k in (3, 5):
        assert bool(exposed_groups("pupil", found, k)) == attacker.is_exposed(found, "factor.x", k)


@given(publications(versions=3))
@many_examples
def test_the_newest_publication_is_named_exactly_when_it_adds_something(found: list[Publication]) -> None:
    named = {place.publication for one in exposed_groups("pupil", found, 5) for place in one.places}
    if not attacker.is_exposed(found[:-1], "factor.x", 5):
        assert (2 in named) == attacker.is_exposed(found, "factor.x", 5)

"""What can be found out about one person's score, by hand and against a slow attack."""

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dashboard.gate.findings import Finding, Place, Rule
from dashboard.gate.persons import narrow_persons
from tests.gate import scored
from tests.gate.scored import FACTOR, FORM, Cell, Person, Version, narrowest, several

MIDDLING = (0.3, 0.4, 0.5, 0.6, 0.7, 0.45)


def found(*versions: Version) -> list[Finding]:
    return narrow_persons(FORM, scored.publications(versions), scored.figures(versions))


def places(*versions: Version) -> set[Cell]:
    return {(place.unit, place.label) for finding in found(*versions) for place in finding.places}


def test_a_person_told_of_alone_is_found() -> None:
    alone = Version(several("i0a", [0.4]) + several("i0b", MIDDLING), (("i0a", "all"), ("i0b", "all")))
    assert found(alone) == [Finding(Rule.PERSON, FORM, FACTOR, (Place(0, "i0a", "all"),))]


def test_nothing_is_known_where_nothing_is_told() -> None:
    assert found(Version(several("i0a", [0.4]), ())) == []


def test_a_group_with_middling_answers_keeps_everybody_open() -> None:
    assert found(Version(several("i0a", MIDDLING), (("i0a", "all"),))) == []


@pytest.mark.parametrize("end", [0.0, 1.0])
def test_all_at_an_end_are_found_by_their_mean_and_not_by_a_bound(end: float) -> None:
    cell = ("i0a", "all")
    shown = Version(several("i0a", [end] * 5), (cell,))
    assert places(shown) == {cell}
    assert found(replace(shown, extreme=frozenset({cell}))) == []


def test_the_bound_is_as_tight_as_it_may_be() -> None:
    cell = ("i0a", "all")
    bounded = Version(several("i0a", [1.0] * 5), (cell,), extreme=frozenset({cell}))
    assert narrowest([bounded]) == pytest.approx(0.5)
    told = scored.figures([bounded])
    assert narrow_persons(FORM, scored.publications([bounded]), replace(told, least=told.least + 0.001))


def test_a_bound_is_found_where_the_whole_and_the_other_parts_are_told() -> None:
    persons = several("i0a", MIDDLING) + several("i0b", MIDDLING) + several("i0c", [1.0] * 5)
    cells = (("i0", "all"), ("i0a", "all"), ("i0b", "all"), ("i0c", "all"))
    version = Version(persons, cells, step=0.01, extreme=frozenset({("i0c", "all")}))
    assert ("i0", "all") in places(version)
    assert found(replace(version, cells=cells[1:])) == []
    assert found(replace(version, cells=(cells[0], cells[1], cells[3]))) == []


def test_a_hidden_rest_near_the_end_is_found_and_rounding_protects_it() -> None:
    persons = several("i0a", MIDDLING) + several("i0b", [0.01, 0.03, 0.0, 0.05, 0.02])
    version = Version(persons, (("i0", "all"), ("i0a", "all")))
    assert places(version) == {("i0", "all"), ("i0a", "all")}
    assert places(replace(version, step=0.01)) == {("i0", "all"), ("i0a", "all")}
    assert found(replace(version, step=0.1)) == []


def test_splits_and_units_are_subtracted_together() -> None:
    persons = several("i0a", MIDDLING) + several("i0a", [0.5], "boy") + several("i0b", MIDDLING, "boy")
    version = Version(persons, (("i0", "gender=girl"), ("i0a", "all")))
    assert places(version) == {("i0", "gender=girl"), ("i0a", "all")}


def test_institutions_are_found_from_above() -> None:
    persons = several("i0", [0.02] * 3) + several("i1", [0.03] * 3) + several("i2", MIDDLING)
    assert places(Version(persons, (("m", "all"), ("i2", "all")))) == {("m", "all"), ("i2", "all")}


def test_what_another_institution_may_hold_keeps_a_person_open() -> None:
    persons = several("i0", [0.5]) + several("i1", [0.5])
    assert found(Version(persons, (("m", "all"),))) == []


def test_a_late_answer_is_found_across_two_versions() -> None:
    early = tuple(Person("i0a", score) for score in (*MIDDLING, *(0.5 + one / 10 for one in MIDDLING)))
    first = Version(early, (("i0a", "all"),), step=0.01)
    second = replace(first, persons=(*early, Person("i0a", 0.31)))
    assert {place.publication for finding in found(first, second) for place in finding.places} == {0, 1}
    assert found(first) == found(second) == found(first, replace(second, cells=())) == []
    assert found(replace(first, step=0.1), replace(second, step=0.1)) == []


@pytest.mark.parametrize("end", [0.01, 0.99])
@pytest.mark.parametrize("order", [1, -1])
def test_what_was_told_before_is_not_named_again(end: float, order: int) -> None:
    first = Version(several("i0a", MIDDLING) + several("i0b", [end] * 5), (("i0a", "all"),))
    second = replace(first, cells=(("i0a", "all"), ("i0", "all")))
    told = scored.figures([first, second])
    arrays = {name: getattr(told, name)[::order] for name in ("publications", "units", "labels", "least", "most")}
    findings = narrow_persons(FORM, scored.publications([first, second]), replace(told, **arrays))
    named = {place for finding in findings for place in finding.places}
    assert named == {Place(0, "i0a", "all"), Place(1, "i0", "all")}


def test_versions_that_contradict_the_fewest_changes_are_doubted_and_hiding_helps() -> None:
    first = Version(several("i0a", [0.1] * 6), (("i0a", "all"),), step=0.01)
    second = replace(first, persons=several("i0a", [0.9] * 6))
    (finding,) = found(first, second)
    assert finding.rule is Rule.DOUBT
    assert {place.publication for place in finding.places} == {0, 1}
    assert found(first, replace(second, cells=())) == []


cells = st.tuples(st.sampled_from(scored.TREE.codes), st.sampled_from(scored.LABELS))
scores = st.sampled_from([0.0, 0.0, 0.05, 0.25, 0.5, 0.6, 0.75, 0.97, 1.0, 1.0])
groups = st.sampled_from([code for code in scored.TREE.codes if len(code) >= 2])
persons = st.builds(Person, unit=groups, score=scores, gender=st.sampled_from(["girl", "boy", ""]))


def filled(people: tuple[Person, ...], chosen: list[Cell]) -> tuple[Cell, ...]:
    return tuple(dict.fromkeys(cell for cell in chosen if any(scored.holds(cell, person) for person in people)))


@st.composite
def versions(draw: st.DrawFn) -> Version:
    people = tuple(draw(st.lists(persons, min_size=1, max_size=16)))
    told = filled(people, draw(st.lists(cells, min_size=1, max_size=10)))
    extreme = frozenset(cell for cell in told if _extreme(people, cell))
    return Version(people, told, draw(st.sampled_from([0.0, 0.01, 0.05, 0.125])), extreme)


def _extreme(people: tuple[Person, ...], cell: Cell) -> bool:
    inside = [person.score for person in people if scored.holds(cell, person)]
    return not 0.5 < sum(inside) < len(inside) - 0.5


@settings(max_examples=60, deadline=None)
@given(versions())
def test_it_agrees_with_a_program_for_every_person(version: Version) -> None:
    assert bool(found(version)) == (narrowest([version]) < 0.5 - 1e-6)


@settings(max_examples=30, deadline=None)
@given(versions(), persons, st.lists(cells, min_size=1, max_size=6))
def test_it_agrees_where_somebody_answered_late(first: Version, late: Person, told: list[Cell]) -> None:
    people = (*first.persons, late)
    second = Version(people, filled(people, told), first.step)
    assert bool(found(first, second)) == (narrowest([first, second]) < 0.5 - 1e-6)


@settings(max_examples=30, deadline=None)
@given(versions(), scores, st.lists(cells, min_size=1, max_size=6))
def test_it_agrees_where_an_answer_was_corrected(first: Version, score: float, told: list[Cell]) -> None:
    corrected = replace(first.persons[0], score=score)
    assume(score != first.persons[0].score)
    people = (corrected, *first.persons[1:])
    second = Version(people, filled(people, told), first.step)
    assert bool(found(first, second)) == (narrowest([first, second]) < 0.5 - 1e-6)


@settings(max_examples=30, deadline=None)
@given(versions(), st.sampled_from([0.01, 0.05, 0.125]))
def test_it_agrees_where_the_same_was_told_twice_with_other_rounding(first: Version, step: float) -> None:
    both = (first, replace(first, step=step, extreme=frozenset()))
    assert bool(found(*both)) == (narrowest(both) < 0.5 - 1e-6)


@settings(max_examples=30, deadline=None)
@given(versions())
def test_hiding_one_named_cell_after_the_other_ends_with_nobody_found(version: Version) -> None:
    for _ in range(len(version.cells)):
        findings = found(version)
        if not findings:
            break
        place = findings[0].places[-1]
        assert (place.unit, place.label) in version.cells
        version = replace(version, cells=tuple(c for c in version.cells if c != (place.unit, place.label)))
    assert found(version) == []

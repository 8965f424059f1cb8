"""A corrected round: whoever kept the earlier figures singles out nobody with the help of the new ones."""

import numpy as np
from hypothesis import given, settings

from dashboard.disclosure.columns import columns
from dashboard.gate.groups import exposed_by_unit, exposed_groups
from dashboard.gate.institutions import exposed_institutions
from dashboard.gate.told import anchoring
from dashboard.publication.counted import Counted, Publication
from tests.disclosure.worlds import LABELS, World, X, corrections
from tests.gate.builders import attached, counted, group, told, tree

SCHOOL = tree("m . municipality", "s m institution", "a s child_group", "b s child_group")


@given(corrections())
@settings(max_examples=200, deadline=None)
def test_both_versions_together_pass_the_gate(pair: tuple[World, World]) -> None:
    first, second = pair
    before = first.publication(first.shown())
    now = second.publication(second.shown([before]))
    assert exposed_groups("form", [before, now], first.k) == []
    assert exposed_institutions("form", [before, now]) == []


@given(corrections())
@settings(max_examples=100, deadline=None)
def test_a_third_version_that_takes_the_correction_back_passes_too(pair: tuple[World, World]) -> None:
    first, second = pair
    before = first.publication(first.shown())
    now = second.publication(second.shown([before]))
    again = World(first.tree, first.direct, first.k)
    last = again.publication(again.shown([before, now]))
    assert exposed_groups("form", [before, now, last], first.k) == []


def test_an_unchanged_version_hides_nothing_more() -> None:
    first = counted(SCHOOL, attached(a=group(8, 9), b=group(7, 6)))
    second = counted(SCHOOL, attached(a=group(8, 9), b=group(7, 6)))
    assert columns([first, second], [X]).alive.all()


def test_one_late_answer_is_a_column_of_one() -> None:
    first = counted(SCHOOL, attached(a=group(8, 9), b=group(7, 6)))
    second = counted(SCHOOL, attached(a=group(9, 9), b=group(7, 6)))
    found = columns([first, second], [X])
    late = [column for column in range(len(found.keys)) if not found.alive[column, 0] and found.n[column, 0]]
    assert [(found.keys[column], int(found.weight[column, 0])) for column in late] == [(("a", "girl"), 1)]


def test_an_answer_that_was_changed_is_one_person_in_two_states() -> None:
    first = counted(SCHOOL, {("a", ("girl",)): (8, 24.0), ("b", ("boy",)): 7})
    second = counted(SCHOOL, {("a", ("girl",)): (8, 26.0), ("b", ("boy",)): 7})
    found = columns([first, second], [X])
    changed = [column for column in range(len(found.keys)) if not found.alive[column].all()]
    assert [int(found.n[column, 0]) for column in changed] == [1, 1]
    assert int(found.weight[changed].sum()) == 1
    stayed = [column for column, key in enumerate(found.keys) if key[0] == "a" and found.alive[column].all()]
    assert found.n[stayed].tolist() == [[7]]


def test_a_late_answer_withholds_every_cell_it_is_part_of() -> None:
    first = World(SCHOOL, by_unit(girls=8, boys=9, more=0), 5)
    second = World(SCHOOL, by_unit(girls=8, boys=9, more=1), 5)
    before = first.publication(first.shown())
    now = second.shown([before])
    codes = {code for code, shown in zip(SCHOOL.codes, now["all"], strict=True) if shown}
    assert codes == {"b"}


def test_five_late_answers_are_told() -> None:
    first = World(SCHOOL, by_unit(girls=8, boys=9, more=0), 5)
    second = World(SCHOOL, by_unit(girls=8, boys=9, more=5), 5)
    before = first.publication(first.shown())
    assert second.shown([before])["all"].all()


def by_unit(girls: int, boys: int, more: int) -> dict[str, np.ndarray]:
    """In both classes; the girls who are more are in the first."""
    girl = np.array([0, 0, 0, girls + more, girls]).reshape(-1, 1)
    boy = np.array([0, 0, 0, boys, boys]).reshape(-1, 1)
    return {"all": girl + boy, "gender=girl": girl, "gender=boy": boy}


def test_the_mean_that_points_are_anchored_to_counts_as_told() -> None:
    """Six schools of a hundred and one of three: 500 is everybody's mean, so the six would tell of the three."""
    schools = tree("m . municipality", *(f"s{number} m institution" for number in range(7)))
    sizes = {f"s{number}": {("",): 100 if number else 3} for number in range(7)}
    version = counted(schools, attached(**sizes), splits=())
    anchor = anchoring(version, {X: (1.0, 5.0)}).publication
    six = told(version, *(f"s{number}" for number in range(1, 7)))
    assert exposed_groups("form", [six], 5) == []
    assert exposed_groups("form", [anchor, six], 5)
    world = World(schools, {"all": whole(version), **{label: 0 * whole(version) for label in LABELS}}, 5)
    shown = world.shown([Publication(world.counted, {"all": anchor.told["all"]})])
    assert shown["all"][schools.of_kind("institution")].sum() == 5


def whole(version: Counted) -> np.ndarray:
    direct = np.zeros((len(version.tree.codes), 1), dtype=np.int64)
    np.add.at(direct, version.units, version.n)
    return direct


def test_filling_in_missing_values_does_not_hide_a_late_answer() -> None:
    """Twenty children of unknown gender, then girls and boys and one more: everybody's cell gives that one away."""
    first = counted(SCHOOL, attached(a=group(nobody=20), b=group(nobody=20)))
    second = counted(SCHOOL, attached(a=group(10, 11), b=group(9, 11)))
    both = [told(first, "a"), told(second, "a")]
    assert exposed_groups("form", both, 5) == []
    assert [one.places[-1].unit for one in exposed_by_unit("form", both, 5)] == ["a"]
    assert exposed_by_unit("form", [told(first, "b"), told(second, "b")], 5) == []

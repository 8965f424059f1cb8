"""The unit tree that counts and sums are rolled up in."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dashboard.organisation import Unit
from dashboard.tree import ROOT, Tree
from tests import reference
from tests.statistics.made_up import some_examples
from tests.statistics.trees import make_tree

KINDS = ("municipality", "institution", "team", "child_group")


@st.composite
def organisations(draw: st.DrawFn) -> list[Unit]:
    """Units in any order, each under one of a higher kind or under the programme."""
    units: list[Unit] = []
    for number in range(draw(st.integers(1, 12))):
        kind = draw(st.sampled_from(KINDS))
        above = [unit.code for unit in units if KINDS.index(unit.kind) < KINDS.index(kind)]
        units.append(Unit(f"u{number}", draw(st.sampled_from(["", *above])), kind, f"Unit {number}"))
    return draw(st.permutations(units))


def parents_of(units: list[Unit]) -> dict[str, str]:
    return {unit.code: unit.parent for unit in units}


@given(organisations())
@some_examples
def test_every_unit_stands_after_its_parent(units: list[Unit]) -> None:
    tree = Tree.of("pfl", units)
    assert sorted(tree.codes[1:]) == sorted(unit.code for unit in units)
    assert all(parent < position for position, parent in enumerate(tree.parents))


@given(organisations())
@some_examples
def test_sums_are_those_of_everything_that_stands_under_a_unit(units: list[Unit]) -> None:
    tree, parents = Tree.of("pfl", units), parents_of(units)
    direct = np.arange(len(tree.codes))
    found = tree.rolled_up(direct)
    for position, code in enumerate(tree.codes):
        above = "" if position == ROOT else code
        under = [one for one in tree.codes[1:] if reference.stands_under(one, above, parents)]
        assert found[position] == sum(tree.position[one] for one in under)


def test_every_group_belongs_to_its_institution_and_what_is_above_one_to_itself() -> None:
    tree = make_tree(
        "M . municipality",
        "S M institution",
        "T S team",
        "4a T child_group",
        "D S institution",
        "D1 D child_group",
        "loose M child_group",
    )
    homes = {code: tree.codes[home] for code, home in zip(tree.codes, tree.institutions, strict=True)}
    assert homes == {
        "pfl": "pfl",
        "M": "M",
        "loose": "loose",
        "S": "S",
        "T": "S",
        "4a": "S",
        "D": "D",
        "D1": "D",
    }

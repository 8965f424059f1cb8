"""The attacker's unknowns and equations: who stands in which told cell, and who can have changed between versions."""

import numpy as np
import pytest

from dashboard.gate.columns import Attack, Columns, merged
from tests.gate.builders import Atoms, attached, counted, group, told, tree

SCHOOL = tree("M . municipality", "S M institution", "a S child_group", "b S child_group")
FACTOR = "factor.x"


def by_cell(attack: Attack, columns: Columns) -> dict[tuple[int, str, str], list[tuple[str, ...]]]:
    """The atoms' keys in every told cell."""
    dense = columns.rows.toarray()
    return {
        (place.publication, place.unit, place.label): [attack.keys[atom] for atom in columns.atoms[row > 0]]
        for place, row in zip(attack.places(columns), dense, strict=True)
    }


def changed(*states: Atoms) -> tuple[list[int], list[int], list[list[bool]]]:
    """n, weight and life of the columns of versions that hold one atom each."""
    versions = [told(counted(SCHOOL, atoms), "a") for atoms in states]
    columns = Attack(versions).columns(FACTOR)
    return columns.n.tolist(), columns.weight.tolist(), columns.alive.tolist()


def one(n: int, total: float, people: int | None = None) -> Atoms:
    return {("a", ("girl",)): (n, total, n if people is None else people)}


def test_a_cell_holds_the_atoms_of_its_subtree_that_have_its_value() -> None:
    attack = Attack([told(counted(SCHOOL, attached(a=group(3, 4), b=group(5, 0, 1))), "M", "S gender=girl", "b")])
    assert by_cell(attack, attack.columns(FACTOR)) == {
        (0, "M", "all"): [("a", "girl"), ("a", "boy"), ("b", "girl"), ("b", "")],
        (0, "S", "gender=girl"): [("a", "girl"), ("b", "girl")],
        (0, "b", "all"): [("b", "girl"), ("b", "")],
    }


def test_atoms_without_an_answer_to_the_variable_have_no_column() -> None:
    atoms = {"factor.x": attached(a=group(3, 4)), "item.y": attached(a=group(3))}
    attack = Attack([told(counted(SCHOOL, atoms), "a")])
    assert attack.variables == ["factor.x", "item.y"]
    assert [attack.keys[atom] for atom in attack.columns("item.y").atoms] == [("a", "girl")]


def test_cells_are_asked_for_in_any_order() -> None:
    attack = Attack([told(counted(SCHOOL, attached(a=group(3), b=group(4))), "M", "a", "b")])
    columns = attack.columns(FACTOR)
    asked = attack.told(FACTOR)
    some = np.array([2, 0])
    chosen = type(asked)(asked.publications[some], asked.units[some], asked.labels[some])
    np.testing.assert_array_equal(attack.rows(chosen, columns).toarray(), columns.rows.toarray()[some])


def test_columns_that_no_told_cell_separates_are_merged() -> None:
    attack = Attack([told(counted(SCHOOL, attached(a=group(3, 4), b=group(5, 2))), "a", "M gender=girl")])
    together = merged(attack.columns(FACTOR))
    assert sorted(zip(together.n.tolist(), together.rows.sum(axis=0).tolist(), strict=True)) == [(3, 2), (4, 1), (5, 1)]
    whole = merged(Attack([told(counted(SCHOOL, attached(a=group(3, 4), b=group(5, 2))), "M")]).columns(FACTOR))
    assert (whole.n.tolist(), whole.weight.tolist(), whole.total.tolist()) == ([14], [14], [42.0])


def test_columns_of_different_institutions_stay_apart() -> None:
    schools = tree("S . institution", "T . institution")
    columns = merged(Attack([told(counted(schools, attached(S=group(3), T=group(4))), "p")]).columns(FACTOR))
    assert columns.n.tolist() == [3, 4]
    assert len(set(columns.blocks.tolist())) == 2


def test_an_atom_that_stays_the_same_is_one_column_in_every_version() -> None:
    assert changed(one(5, 15.0), one(5, 15.0)) == ([5], [5], [[True, True]])


@pytest.mark.parametrize(
    ("states", "n", "weight"),
    [
        pytest.param([one(5, 15), one(7, 20)], [5, 2], [5, 2], id="two came"),
        pytest.param([one(7, 20), one(5, 15)], [5, 2], [5, 2], id="two went"),
        pytest.param([one(5, 15), one(5, 17)], [4, 1, 1], [4, 1, 0], id="one changed"),
        pytest.param([one(5, 15), one(6, 17), one(8, 21)], [5, 1, 3], [5, 1, 0], id="more and more came"),
        pytest.param([one(5, 15), one(5, 17), one(5, 15)], [4, 1, 1], [4, 1, 0], id="changed and back"),
        pytest.param([one(9, 27, 3), one(12, 36, 4)], [9, 3], [3, 1], id="one person with three answers came"),
        pytest.param([one(9, 27, 3), one(12, 36, 3)], [9, 3], [3, 0], id="the same persons answered more"),
        pytest.param([one(1, 3), one(1, 4)], [1, 1], [1, 0], id="the only one changed"),
        pytest.param([{}, one(4, 12)], [4], [4], id="an atom came"),
    ],
)
def test_of_a_changed_atom_as_few_as_possible_differ(states: list[Atoms], n: list[int], weight: list[int]) -> None:
    assert changed(*({("b", ("girl",)): (0, 0.0)} | state for state in states))[:2] == (n, weight)


def test_columns_of_a_state_live_only_in_its_versions() -> None:
    assert changed(one(5, 15), one(6, 17), one(5, 15))[2] == [[True, True, True], [False, True, False]]


def test_nobody_knows_how_the_total_of_a_changed_atom_divides() -> None:
    versions = [told(counted(SCHOOL, atoms), "a") for atoms in (one(5, 15), one(6, 17))]
    assert np.isnan(Attack(versions).columns(FACTOR).total).all()


def test_a_version_without_the_variable_has_none_of_its_columns() -> None:
    first = told(counted(SCHOOL, {"factor.x": one(5, 15)}), "a")
    second = told(counted(SCHOOL, {"factor.y": one(6, 15)}), "a")
    attack = Attack([first, second])
    assert attack.columns("factor.x").alive.tolist() == [[True, False]]
    assert attack.columns("factor.y").rows.toarray().tolist() == [[1]]

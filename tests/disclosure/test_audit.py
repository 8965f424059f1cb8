"""The audit sees what a broken publication would tell, whatever the masking thought."""

from dataclasses import replace

import pytest

from dashboard.cells import Cell, Status
from dashboard.disclosure.audit import Published, violations

ROOT, SCHOOL, SMALL, LARGE = 1, 2, 3, 4
ALL = ("pupil", "wellbeing", "all")
GIRLS = ("pupil", "wellbeing", "gender=girl")


def told(n: int) -> Cell:
    return Cell(Status.SHOWN, n=n, points=505 if n < 100 else 503, low=480, high=530, groups=1)


@pytest.fixture
def safe() -> Published:
    """A school of 24: a class of 4 and one of 9 are hidden, one of 11 is shown; 10 of its pupils are girls."""
    cells = {
        ALL: {ROOT: told(124), SCHOOL: told(24), SMALL: Cell(Status.FEW), LARGE: told(11)},
        GIRLS: {SCHOOL: told(10)},
    }
    return Published(cells, {ROOT: None, SCHOOL: ROOT, SMALL: SCHOOL, LARGE: SCHOOL, 5: SCHOOL}, k=5)


def rules(published: Published) -> set[str]:
    return {violation.rule for violation in violations(published)}


def changed(published: Published, key: tuple[str, str, str], unit: int, cell: Cell) -> Published:
    return replace(published, cells={**published.cells, key: {**published.cells[key], unit: cell}})


def test_a_safe_round_passes(safe: Published) -> None:
    assert violations(safe) == []


def test_a_group_below_k_is_found(safe: Published) -> None:
    assert "fewer than k" in rules(changed(safe, ALL, SMALL, told(4)))


@pytest.mark.parametrize("number", ["n", "points", "low", "high"])
def test_a_number_beside_a_hidden_status_is_found(safe: Published, number: str) -> None:
    assert "number in a hidden cell" in rules(changed(safe, ALL, SMALL, replace(Cell(Status.FEW), **{number: 4})))


def test_a_hidden_class_that_can_be_subtracted_is_found(safe: Published) -> None:
    assert "subtraction" in rules(changed(safe, ALL, LARGE, told(20)))


def test_a_class_under_a_hidden_school_is_subtracted_from_what_stands_above(safe: Published) -> None:
    hidden = changed(safe, ALL, SCHOOL, Cell(Status.PROTECT))
    assert "subtraction" in rules(changed(hidden, ALL, LARGE, told(121)))


def test_a_split_that_tells_the_other_value_is_found(safe: Published) -> None:
    assert "split subtraction" in rules(changed(safe, GIRLS, SCHOOL, told(21)))


def test_a_finer_figure_than_the_answers_carry_is_found(safe: Published) -> None:
    assert "finer than the answers carry" in rules(changed(safe, ALL, LARGE, replace(told(11), points=503)))


def test_a_bound_belongs_to_an_extreme_only(safe: Published) -> None:
    assert "bound without an extreme" in rules(changed(safe, ALL, SMALL, Cell(Status.FEW, bound=">=560")))
    assert "bound without an extreme" in rules(changed(safe, ALL, SMALL, Cell(Status.EXTREME)))


def test_a_shown_cell_without_its_numbers_is_found(safe: Published) -> None:
    assert "shown without a number" in rules(changed(safe, ALL, LARGE, Cell(Status.SHOWN, n=11)))

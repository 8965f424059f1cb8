"""Margins and standard errors, beside the oracle's."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.statistics.uncertainty import (
    Basis,
    error_against_whole,
    error_between_rounds,
    margin,
)
from tests import reference
from tests.reference import Side
from tests.statistics.made_up import some_examples

persons = st.integers(5, 400)
groups = st.integers(0, 30)
bases = st.builds(Basis, persons, groups)
fives = st.integers(0, 24).map(lambda step: 5 * step)


def side(basis: Basis) -> Side:
    return Side(basis.n, basis.groups)


@given(bases, fives, fives)
@some_examples
def test_the_margin_is_the_oracles(basis: Basis, within: int, between: int) -> None:
    low, high = reference.interval(0, reference.standard_error(side(basis), within, between))
    assert margin(basis.n, basis.groups, within, between) == pytest.approx(high) == pytest.approx(-low)


@given(bases, bases, fives, fives)
@some_examples
def test_the_error_between_rounds_is_the_oracles(one: Basis, other: Basis, within: int, between: int) -> None:
    expected = reference.error_between_rounds(side(one), side(other), within, between)
    assert error_between_rounds(one, other, within, between) == pytest.approx(expected)
    assert error_between_rounds(other, one, within, between) == pytest.approx(expected)


@given(bases, persons, st.integers(1, 30), fives, fives)
@some_examples
def test_the_error_against_the_whole_is_the_oracles(
    unit: Basis, more: int, more_groups: int, within: int, between: int
) -> None:
    whole = Basis(unit.n + more, unit.groups + more_groups)
    expected = reference.error_within(side(unit), side(whole), within, between)
    assert error_against_whole(unit, whole, within, between) == pytest.approx(expected)


def test_a_unit_that_is_the_whole_differs_from_it_without_doubt() -> None:
    assert error_against_whole(Basis(80, 4), Basis(80, 4), 95, 20) == 0


def test_groups_weigh_on_an_attached_unit_only_from_round_to_round() -> None:
    attached = Basis(25, 0)
    assert margin(25, 0, 95, 20) == pytest.approx(1.96 * 95 / 5)
    assert error_between_rounds(attached, attached, 95, 20) == pytest.approx(math.sqrt(2 * (95**2 / 25 + 20**2)))

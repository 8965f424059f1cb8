"""The search for small groups, against trying out every group there is."""

from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.disclosure.rowspace import light_set, reduced, vanishing
from tests.reference import rank

Matrix = np.ndarray


@st.composite
def told_rows(draw: st.DrawFn) -> Matrix:
    height, width = draw(st.integers(1, 6)), draw(st.integers(1, 8))
    return np.array(
        draw(st.lists(st.lists(st.integers(0, 1), min_size=width, max_size=width), min_size=height, max_size=height))
    )


def holds_a_sum(rows: Matrix, inside: list[int]) -> bool:
    """Leaving the columns out lowers the rank exactly when some sum lies wholly in them."""
    outside = [column for column in range(rows.shape[1]) if column not in inside]
    return rank(rows[:, outside].tolist()) < rank(rows.tolist())


@given(told_rows(), st.data())
@settings(max_examples=300, deadline=None)
def test_a_light_set_is_found_exactly_when_there_is_one(rows: Matrix, data: st.DataObject) -> None:
    width = rows.shape[1]
    group = np.array(data.draw(st.lists(st.integers(0, width - 1), min_size=width, max_size=width)))
    weights = np.array(data.draw(st.lists(st.integers(0, 6), min_size=width, max_size=width)))
    found = light_set(rows, group, weights, budget=4)
    groups = range(width)
    light = (some for size in range(width + 1) for some in combinations(groups, size) if weights[list(some)].sum() <= 4)
    there_is = any(holds_a_sum(rows, np.flatnonzero(np.isin(group, some)).tolist()) for some in light)
    assert (found is not None) == there_is


@given(told_rows(), st.data())
@settings(max_examples=200, deadline=None)
def test_a_light_set_holds_a_sum_and_is_light(rows: Matrix, data: st.DataObject) -> None:
    width = rows.shape[1]
    weights = np.array(data.draw(st.lists(st.integers(0, 6), min_size=width, max_size=width)))
    found = light_set(rows, np.arange(width), weights, budget=4)
    if found is not None:
        assert weights[list(found)].sum() <= 4
        assert holds_a_sum(rows, sorted(found))


@given(told_rows())
@settings(max_examples=200, deadline=None)
def test_reduced_rows_say_what_they_are_made_of(rows: Matrix) -> None:
    form = reduced(rows)
    assert len(form.pivots) == rank(rows.tolist())
    assert (exactly(form.made_of, rows) == form.rows).all()
    assert not exactly(form.lost, rows).any()


@given(told_rows(), st.data())
@settings(max_examples=200, deadline=None)
def test_sums_that_vanish_are_all_there_are(rows: Matrix, data: st.DataObject) -> None:
    width = rows.shape[1]
    columns = np.array(data.draw(st.lists(st.booleans(), min_size=width, max_size=width)))
    left = vanishing(reduced(rows).rows, columns)
    assert not left[:, columns].any()
    # Of the rows as they were told: the reduced ones are residues, whose −1 is a large number to fractions.
    assert len(left) == rank(rows.tolist()) - rank(rows[:, columns].tolist())


def exactly(coefficients: Matrix, rows: Matrix) -> Matrix:
    """The product in whole numbers of any size, then modulo the prime."""
    from dashboard.disclosure.rowspace import PRIME

    product = coefficients.astype(object) @ rows.astype(object)
    return (product % PRIME).astype(np.int64).reshape(len(coefficients), rows.shape[1])

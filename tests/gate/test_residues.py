"""Linear algebra modulo a prime agrees with elimination in fractions, and every small set of rows is looked at."""

from itertools import combinations
from math import comb

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from dashboard.gate.residues import PRIME, null_space, product, projected, rank, reduced, together, vanishing
from dashboard.gate.subsets import subsets
from tests import reference
from tests.gate.random_worlds import many_examples

matrices = arrays.arrays(
    np.int64, st.tuples(st.integers(0, 5), st.integers(1, 7)), elements=st.sampled_from([0, 0, 1, 1, -1, 2])
)


@given(matrices)
@many_examples
def test_rank_is_that_in_fractions(matrix: np.ndarray) -> None:
    assert rank(matrix) == reference.rank(matrix.tolist())


@given(matrices)
@many_examples
def test_reduced_rows_span_the_same_and_each_stands_alone_in_its_pivot(matrix: np.ndarray) -> None:
    rows, pivots = reduced(matrix)
    assert rank(np.concatenate([rows, matrix])) == len(rows) == rank(matrix)
    np.testing.assert_array_equal(rows[:, pivots], np.eye(len(rows), dtype=np.int64))


@given(matrices)
@many_examples
def test_the_null_space_is_everything_the_matrix_turns_into_nothing(matrix: np.ndarray) -> None:
    basis = null_space(matrix)
    assert not product(matrix % PRIME, basis).any()
    assert basis.shape[1] == rank(basis) == matrix.shape[1] - rank(matrix)


@given(matrices, st.data())
@many_examples
def test_what_vanishes_somewhere_is_all_of_the_row_space_that_does(matrix: np.ndarray, data: st.DataObject) -> None:
    columns = np.array(data.draw(st.lists(st.booleans(), min_size=matrix.shape[1], max_size=matrix.shape[1])))
    found = vanishing(matrix, columns)
    assert not found[:, columns].any()
    assert rank(np.concatenate([found, matrix])) == rank(matrix)
    assert len(found) == rank(matrix) - rank(matrix[:, columns])


def test_products_do_not_overflow() -> None:
    largest = np.full((3, 60), PRIME - 1)
    np.testing.assert_array_equal(product(largest, largest.T), np.full((3, 3), 60))


def test_columns_that_go_together_are_multiples_of_each_other() -> None:
    rows = np.array([[1, 2, 0, 1, 0], [2, 4, 0, 3, 5]])
    assert together(rows).tolist() == [0, 0, -1, 1, 2]


def test_dependent_rows_stay_dependent_when_they_are_projected() -> None:
    rows = np.array([[1, 0, 0, 1, 0], [0, 1, 0, 0, 1], [1, 1, 0, 1, 1], [0, 0, 1, 0, 0]])
    assert rank(projected(rows, 3)[:3]) == 2
    assert rank(projected(rows, 3)[[0, 1, 3]]) == 3


@given(st.lists(st.integers(0, 3), min_size=1, max_size=7), st.integers(1, 4), st.integers(0, 6))
@many_examples
def test_every_set_within_the_budget_is_met_once(weights: list[int], size: int, budget: int) -> None:
    weight = np.sort(np.array(weights))
    rows = np.ones((len(weight), size), dtype=np.int64)
    found = [tuple(one) for sets, _ in subsets(rows, size, weight, budget) for one in sets.tolist()]
    every = combinations(range(len(weight)), size)
    assert sorted(found) == [some for some in every if weight[list(some)].sum() <= budget]


@given(arrays.arrays(np.int64, (5, 3), elements=st.integers(0, 9)))
@many_examples
def test_a_set_has_its_determinant(rows: np.ndarray) -> None:
    for sets, minors in subsets(rows, 3, np.zeros(5, dtype=np.int64), 0):
        assert minors.shape == (comb(5, 3), 1)
        expected = np.round(np.linalg.det(rows[sets].astype(float))).astype(np.int64)
        np.testing.assert_array_equal(minors[:, 0], expected % PRIME)

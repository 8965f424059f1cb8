"""The cheap certificate, the programs and the exact decision, on bare columns and rows."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog
from scipy.sparse import csr_array

from dashboard.gate.moves import reached
from dashboard.gate.pinned import Pinned, pinned
from dashboard.gate.possible import LOOSE, Possible, alone, beside, wide, widths
from dashboard.gate.programs import Program, Unsolved

World = tuple[Possible, np.ndarray, np.ndarray]  # the truth, and numbers of blocks


def told(sizes: list[float], rows: list[list[float]], lowest: list[float], highest: list[float]) -> Possible:
    matrix = csr_array(np.array(rows, dtype=float))
    return Possible(np.array(sizes, dtype=float), matrix, np.array(lowest) - LOOSE, np.array(highest) + LOOSE)


def slowly(possible: Possible) -> set[int]:
    """Pinned columns by dense programs in which every person has a score."""
    persons = np.repeat(np.arange(len(possible.sizes)), possible.sizes.astype(int))
    matrix = possible.rows.toarray()[:, persons]
    bound = [np.vstack([matrix, -matrix]), np.concatenate([possible.highest, -possible.lowest])]
    found = set()
    for column, person in enumerate(np.searchsorted(persons, np.arange(len(possible.sizes)))):
        cost = np.eye(len(persons))[person]
        low, high = (linprog(sign * cost, *bound, bounds=(0, 1)) for sign in (1, -1))
        if -high.fun - low.fun < 0.5 - 1e-6:
            found.add(column)
    return found


@st.composite
def worlds(draw: st.DrawFn) -> World:
    random = np.random.default_rng(draw(st.integers(0, 2**32)))
    columns, rows = draw(st.integers(1, 9)), draw(st.integers(1, 7))
    sizes = random.choice([1.0, 1, 2, 3, 5], columns)
    matrix = (random.random((rows, columns)) < random.choice([0.2, 0.5, 0.8], (rows, 1))).astype(float)
    worth = random.choice([0, 0.05, 0.4, 0.5, 0.7, 0.97, 1], columns) * sizes
    n, sums = matrix @ sizes, matrix @ worth
    below, above = n * random.choice([0, 0.01, 0.05], rows), n * random.choice([0, 0.01, 0.05], rows)
    possible = Possible(sizes, csr_array(matrix), sums - below - LOOSE, sums + above + LOOSE)
    return possible, worth, random.integers(0, 3, columns)


def columns_of(found: list[Pinned]) -> set[int]:
    assert all(one.proven and one.rows for one in found)
    return {one.column for one in found}


@settings(max_examples=100, deadline=None)
@given(worlds())
def test_the_pinned_columns_are_those_of_a_program_for_every_person(world: World) -> None:
    possible, truth, blocks = world
    assert columns_of(list(pinned(possible, blocks, truth))) == slowly(possible)


@settings(max_examples=60, deadline=None)
@given(worlds(), st.integers(0, 2**32))
def test_another_truth_and_other_blocks_make_no_difference(world: World, seed: int) -> None:
    possible, truth, blocks = world
    random = np.random.default_rng(seed)
    other, broken = Program(possible).nearest(random.random(len(truth)) * possible.sizes)
    assert broken.end < 1e-7
    elsewhere = pinned(possible, random.permutation(blocks), other)
    assert columns_of(list(elsewhere)) == columns_of(list(pinned(possible, blocks, truth)))


@settings(max_examples=60, deadline=None)
@given(worlds())
def test_moves_stay_within_what_programs_allow(world: World) -> None:
    possible, truth, _ = world
    low, high = reached(possible, truth)
    program = Program(possible)
    assert (low <= truth).all()
    assert (high >= truth).all()
    for column in range(len(truth)):
        assert program.lowest(column).end <= low[column] + 1e-7
        assert program.highest(column).end >= high[column] - 1e-7


@settings(max_examples=60, deadline=None)
@given(worlds())
def test_a_block_beside_the_truth_holds_less_and_a_block_alone_more_than_is_possible(world: World) -> None:
    possible, truth, blocks = world
    columns = np.flatnonzero(blocks == blocks[0])
    inside = beside(possible, columns, truth, possible.rows @ truth)
    parts = inside, possible, alone(possible, columns)
    for at, column in enumerate(columns.tolist()):
        places = (at, column, at)
        inner, exact, outer = (Program(part).highest(place).end for part, place in zip(parts, places, strict=True))
        assert inner <= exact + 1e-7 <= outer + 2e-7


@settings(max_examples=60, deadline=None)
@given(worlds())
def test_the_named_limits_alone_pin_the_column(world: World) -> None:
    possible, truth, blocks = world
    for one in pinned(possible, blocks, truth):
        low, high = possible.lowest.copy(), possible.highest.copy()
        others = np.setdiff1d(np.arange(len(low)), one.rows)
        low[others], high[others] = -np.inf, np.inf
        assert one.column in columns_of(list(pinned(Possible(possible.sizes, possible.rows, low, high), blocks, truth)))


def test_moves_free_single_persons_who_begin_at_the_ends() -> None:
    low, high = reached(told([1, 1, 5], [[1, 1, 1]], [3.5], [3.5]), np.array([0.0, 1.0, 2.5]))
    assert wide([1, 1, 5], low, high).all()


def test_a_program_frees_those_whom_no_move_does() -> None:
    lowest_and_highest = np.array([0.0, 1.0])
    pair = told([1, 1], [[1, 1]], [1], [1])
    assert not wide([1, 1], *reached(pair, lowest_and_highest)).any()
    assert list(pinned(pair, np.zeros(2, dtype=int), lowest_and_highest)) == []


@pytest.mark.parametrize(
    ("size", "low", "high", "width"),
    [(1, 0.2, 0.6, 0.4), (5, 0, 0.3, 0.3), (5, 4.9, 5, 0.1), (5, 1, 3, 1), (5, 4.5, 5, 0.5), (2, 0.9, 1.1, 1)],
)
def test_the_others_of_a_column_may_hold_any_scores(size: float, low: float, high: float, width: float) -> None:
    assert widths(size, low, high) == pytest.approx(width)


def test_exactly_half_of_the_scale_is_enough() -> None:
    bound = told([5], [[1]], [4.5], [5])
    assert list(pinned(bound, np.zeros(1, dtype=int), np.array([5.0]))) == []


def test_persons_are_pinned_by_what_is_told_above_the_blocks() -> None:
    both = told([1, 1, 3], [[1, 1, 1], [0, 0, 1]], [1.5, 1.5], [1.6, 1.5])
    blocks, truth = np.array([0, 1, 2]), np.array([0.02, 0.0, 1.5])
    found = list(pinned(both, blocks, truth))
    assert [(one.column, set(one.rows)) for one in found] == [(0, {0, 1}), (1, {0, 1})]


def test_the_rest_of_the_organisation_can_free_a_person() -> None:
    both = told([1, 1], [[1, 1]], [1], [1])
    assert list(pinned(both, np.array([0, 1]), np.array([0.5, 0.5]))) == []


def test_limits_that_leave_nothing_possible_are_not_solved_but_broken_as_little_as_can_be() -> None:
    torn = told([4, 4], [[1, 0], [1, 0], [0, 1]], [1, 3, 2], [1, 3, 2])
    with pytest.raises(Unsolved):
        Program(torn).highest(0)
    _, broken = Program(torn).nearest(np.array([1.0, 2.0]))
    assert broken.end == pytest.approx(2)
    assert broken.weights[0] > 0.5 < broken.weights[1]
    assert broken.weights[2] < 0.5
    (doubted,) = pinned(told([1], [[1], [1]], [0.1, 0.9], [0.1, 0.9]), np.zeros(1, dtype=int), np.array([0.1]))
    assert doubted == Pinned(0, (0, 1), proven=False)

"""Relations that few persons bear are found whichever way they are looked for."""

from collections.abc import Iterable
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.gate import supports
from dashboard.gate.supports import suspects
from tests import reference
from tests.gate.random_worlds import many_examples

Sets = set[frozenset[int]]


def light_sets(relations: np.ndarray, weight: np.ndarray, k: int) -> Sets:
    """The smallest sets of columns of less than k outside which some relation vanishes, by trying all."""
    complete, found = reference.rank(relations.tolist()), set()
    for count in range(1, len(weight) + 1):
        for some in map(frozenset, combinations(range(len(weight)), count)):
            rest = np.delete(relations, sorted(some), axis=1)
            if weight[sorted(some)].sum() < k and not any(one <= some for one in found):
                found |= {some} if reference.rank(rest.tolist()) < complete else set()
    return found


@st.composite
def problems(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray, int]:
    width = draw(st.integers(2, 8))
    height = draw(st.integers(1, width))
    entries = st.lists(st.sampled_from([0, 0, 0, 1, 1, -1]), min_size=width, max_size=width)
    relations = np.array(draw(st.lists(entries, min_size=height, max_size=height)))
    weight = np.array(draw(st.lists(st.sampled_from([0, 1, 1, 2, 3]), min_size=width, max_size=width)))
    return relations, weight, draw(st.sampled_from([3, 5]))


@given(problems())
@many_examples
def test_something_is_found_exactly_when_there_is_something(problem: tuple[np.ndarray, np.ndarray, int]) -> None:
    expected = light_sets(*problem)
    found = [frozenset(one.columns.tolist()) for one in suspects(*problem)]
    assert bool(found) == bool(expected)
    assert all(any(small <= one for small in expected) for one in found)


def inside(relations: np.ndarray, some: Iterable[int]) -> int:
    """How many independent relations hold nothing but these columns."""
    outside = np.delete(relations, sorted(some), axis=1)
    return reference.rank(relations.tolist()) - reference.rank(outside.tolist())


@given(problems(), st.integers(0, 7))
@many_examples
def test_whatever_is_not_known_yet_is_found_when_everything_is_asked_for(
    problem: tuple[np.ndarray, np.ndarray, int], known: int
) -> None:
    relations, weight, k = problem
    every = (some for count in range(len(weight) + 1) for some in combinations(range(len(weight)), count))
    light = [some for some in every if weight[list(some)].sum() < k]
    found = [one.columns.tolist() for one in suspects(*problem, every=True)]
    is_new, is_found = (
        any(inside(relations, some) > inside(relations[:known], some) for some in sets) for sets in (light, found)
    )
    assert is_found == is_new


@given(problems())
@many_examples
def test_both_ways_of_looking_agree(problem: tuple[np.ndarray, np.ndarray, int]) -> None:
    relations, weight, k = problem
    independent = supports.reduced(relations)[0]
    if len(independent):
        by_vanishing = next(supports._by_vanishing(independent, weight, k), None)
        by_sets = next(supports._by_sets(independent, weight, k), None)
        assert bool(by_vanishing) == bool(by_sets) == bool(light_sets(*problem))


def test_what_is_too_much_to_look_through_is_not_taken_for_safe(monkeypatch: pytest.MonkeyPatch) -> None:
    relations = np.array([[1, 1, 1, 0, 0, 1], [0, 1, 2, 1, 1, 3]])
    weight = np.full(6, 2)
    assert list(suspects(relations, weight, 5)) == []
    monkeypatch.setattr(supports, "LIMIT", 1)
    assert [one.proved for one in suspects(relations, weight, 5)] == [False]


def test_too_many_findings_end_in_one_that_is_not_proved(monkeypatch: pytest.MonkeyPatch) -> None:
    relations, weight = np.array([[1, 1, 1, 0], [0, 1, 2, 1]]), np.ones(4, dtype=np.int64)
    assert len(list(suspects(relations, weight, 5, every=True))) == len(light_sets(relations, weight, 5)) == 4
    monkeypatch.setattr(supports, "MANY", 2)
    assert [one.proved for one in suspects(relations, weight, 5, every=True)] == [True, True, False]

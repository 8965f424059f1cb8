"""What intervals, verdicts and detectable changes promise, held against programmes whose truth is known.

Chance is seeded. The slack of a share is what chance alone exceeds once in a hundred times: 2.33 standard errors.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from dashboard.comparison import Pair, against_round, against_whole
from dashboard.statistics.power import detectable, errors
from dashboard.statistics.uncertainty import Basis, Z, error_against_whole, error_between_rounds
from dashboard.statistics.verdicts import Difference, Verdict
from tests.statistics.simulation import Figures, Programme

PROGRAMMES, ROUNDS = 12, 20
FACTORS = 12
FAMILIES = 2000
FALSE = 0.05
SLACK = 2.33 * math.sqrt(FALSE * (1 - FALSE) / FAMILIES)  # 1.1 %

WORLDS: dict[str, dict[str, Any]] = {
    "classes alike": {"within": 100, "between": 0},
    "classes differ": {"within": 95, "between": 30},
    "classes differ much": {"within": 85, "between": 50},
    "s and t between two steps": {"within": 92, "between": 22},
    "small classes of any size": {"within": 95, "between": 30, "smallest": 5, "largest": 26, "classes": 3},
    "large institutions": {"within": 95, "between": 30, "classes": 10, "institutions": 40},
}
SIZES: dict[str, dict[str, int]] = {
    "classes of 14 to 24": {},
    "classes of 8 to 26": {"smallest": 8, "largest": 26},
    "small classes of any size": {"smallest": 5, "largest": 26, "classes": 3},
    "large institutions": {"classes": 10},
}
sizes = pytest.mark.parametrize("size", list(SIZES.values()), ids=list(SIZES))

Compare = Callable[[Mapping[str, Pair]], dict[str, Difference]]
Error = Callable[[Basis, Basis, float, float], float]


@pytest.fixture(params=list(WORLDS.values()), ids=list(WORLDS))
def programmes(request: pytest.FixtureRequest) -> list[Programme]:
    """The same world several times over, each with a first round of its own that fixes s and t."""
    return several(**request.param)


def several(within: float, between: float, **size: Any) -> list[Programme]:
    return [Programme(within, between, seed=seed, **size) for seed in range(PROGRAMMES)]


def in_two_rounds(figures: Figures) -> tuple[Figures, Figures]:
    """Every second round, and beside each the round that follows."""
    return figures.of_rounds(slice(0, None, 2)), figures.of_rounds(slice(1, None, 2))


def covered(own: Figures, other: Figures, programme: Programme, error: Error) -> NDArray[np.bool_]:
    """Whether the interval of each published difference holds the true difference."""
    s, t = programme.constants.within, programme.constants.between
    half = Z * np.array([error(one, two, s, t) for one, two in zip(own.bases(), other.bases(), strict=True)])
    missed = (own.points - other.points) - (own.truth - other.truth)
    return np.abs(missed.ravel()) <= half


def unchanged(figures: Figures) -> Figures:
    """For units whose new members come from where the old ones came from: nothing has truly changed."""
    return replace(figures, truth=np.zeros(figures.n.shape))


def assert_holds(flags: Iterable[NDArray[np.bool_]]) -> None:
    share = np.mean(np.concatenate([one.ravel() for one in flags]))
    assert 0.93 <= share <= 0.97


def test_the_interval_of_an_institution_holds_its_truth(programmes: list[Programme]) -> None:
    assert_holds(one.of_institutions(one.drawn(ROUNDS)).are_covered(one.constants) for one in programmes)


def test_the_interval_of_a_class_holds_the_truth_of_its_own_members(programmes: list[Programme]) -> None:
    assert_holds(one.of_classes(one.drawn(ROUNDS)).are_covered(one.constants) for one in programmes)


def test_the_interval_of_a_change_holds_the_truth_when_all_classes_are_new(programmes: list[Programme]) -> None:
    def of(one: Programme) -> NDArray[np.bool_]:
        before, after = in_two_rounds(one.of_institutions(one.drawn(ROUNDS)))
        return covered(after, before, one, error_between_rounds)

    assert_holds(map(of, programmes))


def test_the_interval_of_a_change_holds_the_truth_when_a_class_has_new_members(programmes: list[Programme]) -> None:
    def of(one: Programme) -> NDArray[np.bool_]:
        before, after = in_two_rounds(one.of_classes(one.drawn(ROUNDS // 2)))
        return covered(unchanged(after), unchanged(before), one, error_between_rounds)

    assert_holds(map(of, programmes))


def test_answers_in_five_steps_most_of_them_near_the_top_change_nothing() -> None:
    def of(one: Programme) -> NDArray[np.bool_]:
        before, after = in_two_rounds(one.of_institutions(one.drawn(2 * ROUNDS)))
        return covered(unchanged(after), unchanged(before), one, error_between_rounds)

    assert_holds(map(of, several(95, 30, steps=90, highest=540)))


def test_the_interval_of_an_institution_against_the_whole_holds_the_truth(programmes: list[Programme]) -> None:
    def of(one: Programme) -> NDArray[np.bool_]:
        drawn = one.drawn(ROUNDS)
        own = one.of_institutions(drawn)
        return covered(own, one.of_the_whole(drawn).beside(own), one, error_against_whole)

    assert_holds(map(of, programmes))


def test_the_interval_of_a_class_against_its_institution_holds_the_truth(programmes: list[Programme]) -> None:
    def of(one: Programme) -> NDArray[np.bool_]:
        drawn = one.drawn(ROUNDS // 4)
        own = one.of_classes(drawn)
        return covered(own, one.of_institutions(drawn).beside(own), one, error_against_whole)

    assert_holds(map(of, programmes))


def factors(**size: int) -> list[Programme]:
    """One unit's factors: their s and t lie anywhere between two steps, and no institution truly differs."""
    chance = np.random.default_rng(7)
    spreads = zip(chance.uniform(80, 100, FACTORS), chance.uniform(10, 40, FACTORS), strict=True)
    return [
        Programme(within, between, institutions=100, differ=0, seed=seed, **size)
        for seed, (within, between) in enumerate(spreads)
    ]


def false_verdicts(family: Sequence[tuple[Figures, Figures, Programme]], compare: Compare) -> float:
    """The share of families in which anything is called better or worse."""
    sides = [(own.cells(), other.cells(), programme.constants) for own, other, programme in family]
    judged = 0
    for place in range(FAMILIES):
        pairs = {
            str(key): Pair(own[place], other[place], constants.within, constants.between)
            for key, (own, other, constants) in enumerate(sides)
        }
        judged += any(one.verdict is not Verdict.CHANCE for one in compare(pairs).values())
    return judged / FAMILIES


@sizes
def test_a_unit_that_has_not_changed_is_seldom_told_that_it_has(size: dict[str, int]) -> None:
    family = []
    for programme in factors(**size):
        before, after = in_two_rounds(programme.of_institutions(programme.drawn(40)))
        family.append((after, before, programme))
    share = false_verdicts(family, against_round)
    assert share <= FALSE + SLACK


@sizes
def test_a_unit_that_is_like_the_whole_is_seldom_told_that_it_is_not(size: dict[str, int]) -> None:
    family = []
    for programme in factors(**size):
        drawn = programme.drawn(20)
        own = programme.of_institutions(drawn)
        family.append((own, programme.of_the_whole(drawn).beside(own), programme))
    share = false_verdicts(family, against_whole)
    assert share <= FALSE + SLACK


@sizes
def test_a_class_whose_successor_is_no_different_is_seldom_told_that_it_is(size: dict[str, int]) -> None:
    family = []
    for programme in factors(**size):
        before, after = in_two_rounds(programme.of_classes(programme.drawn(20)))
        family.append((after, before, programme))
    share = false_verdicts(family, against_round)
    assert share <= FALSE + SLACK


def test_the_detectable_change_is_detected_four_times_out_of_five() -> None:
    programme = Programme(95, 30)
    s, t, unit = programme.constants.within, programme.constants.between, programme.constants.deviation / 100
    drawn = programme.drawn(100)
    before, _ = in_two_rounds(programme.of_institutions(drawn))
    change = np.array([detectable(errors(basis, basis, s, t)) for basis in before.bases()]).reshape(before.n.shape)
    n = drawn.n[1::2]
    later = replace(drawn, n=n, total=drawn.total[1::2] + n * (change * unit)[..., None], truth=drawn.truth[1::2])
    cells = zip(programme.of_institutions(later).cells(), before.cells(), strict=True)
    verdicts = [against_round({"only": Pair(own, other, s, t)})["only"].verdict for own, other in cells]
    assert np.mean([verdict is Verdict.BETTER for verdict in verdicts]) == pytest.approx(0.80, abs=0.02)

"""The same children asked twice, whatever is kept of each: intervals hold the change, and nothing is called a change
that is none.

Chance is seeded. The slack of a share is what chance alone exceeds once in a hundred times: 2.33 standard errors.
"""

import math
from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from dashboard.cells import Cell, Status
from dashboard.comparison import Pair, against_round, against_same_children
from dashboard.statistics.points import rounding, to_step
from dashboard.statistics.uncertainty import Basis, error_between_rounds, error_of_same_members
from dashboard.statistics.verdicts import Verdict
from tests import reference
from tests.statistics.made_up import some_examples

FAMILIES, GROUPS, FACTORS = 400, 8, 6  # an institution's table, many times
FALSE = 0.05
SLACK = 2.33 * math.sqrt(FALSE * (1 - FALSE) / FAMILIES)
SPREADS = [(87.5, 20), (92.4, 40), (95, 0), (97, 30), (100, 25), (102.4, 50)]  # true s and t of each factor
CHILDREN = 26  # in a group, of whom some answer

# Where nothing is kept of a child, a new one in its place makes no difference.
KEPT = {"nothing is kept": (0.0, 0.0), "much is kept": (0.7, 0.0), "much is kept and some are new": (0.7, 0.2)}
children_kept = pytest.mark.parametrize(("kept", "leaves"), KEPT.values(), ids=KEPT)


@dataclass(frozen=True)
class Told:
    """What is published of a group in two rounds, and by how much it has truly changed."""

    pairs: list[dict[str, Pair]]
    truth: list[dict[str, float]]


def asked_twice(kept: float, leaves: float, differ: float, seed: int = 1) -> Told:
    """`kept` is the correlation of a child's two answers, `leaves` how many are replaced by new children, `differ` the
    deviation of the groups' true changes. What sets a group apart is kept."""
    chance = np.random.default_rng(seed)
    pairs: list[dict[str, Pair]] = [{} for _ in range(FAMILIES)]
    truth: list[dict[str, float]] = [{} for _ in range(FAMILIES)]
    for factor, (within, between) in enumerate(SPREADS):
        change = differ * chance.standard_normal((FAMILIES, GROUPS))
        group = 500 + between * chance.standard_normal((FAMILIES, GROUPS))
        before, now = (
            told(group + moved, persons, chance)
            for moved, persons in zip((0, change), children(chance, within, kept, leaves), strict=True)
        )
        for family in range(FAMILIES):
            for place in range(GROUPS):
                key = f"{place} {factor}"
                spread = (reference.nearest(within, 5), reference.nearest(between, 5))
                pairs[family][key] = Pair(now[family][place], before[family][place], *spread)
                truth[family][key] = change[family, place]
    return Told(pairs, truth)


def children(
    chance: np.random.Generator, within: float, kept: float, leaves: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """What sets each child apart from the group, in the two rounds."""
    shape = (FAMILIES, GROUPS, CHILDREN)
    lasting, newcomers = chance.standard_normal(shape), chance.standard_normal(shape)
    later = np.where(chance.random(shape) < leaves, newcomers, lasting)
    before, now = (
        within * (math.sqrt(kept) * trait + math.sqrt(1 - kept) * chance.standard_normal(shape))
        for trait in (lasting, later)
    )
    return before, now


def told(group: NDArray[np.float64], persons: NDArray[np.float64], chance: np.random.Generator) -> list[list[Cell]]:
    n = chance.integers(5, CHILDREN + 1, group.shape)
    answers = np.arange(CHILDREN) < n[..., None]
    mean = group + np.where(answers, persons, 0).sum(-1) / n
    points = to_step(mean, rounding(n))
    return [
        [Cell(Status.SHOWN, int(n[f, g]), int(points[f, g]), 0, 0, None, 0) for g in range(GROUPS)]
        for f in range(FAMILIES)
    ]


@children_kept
def test_the_interval_holds_the_change_of_the_group(kept: float, leaves: float) -> None:
    found = asked_twice(kept, leaves, differ=30)
    held = [
        difference.low <= truth[key] <= difference.high
        for pairs, truth in zip(found.pairs, found.truth, strict=True)
        for key, difference in against_same_children(pairs).items()
    ]
    assert len(held) == FAMILIES * GROUPS * FACTORS
    assert np.mean(held) >= 0.93
    if not kept:
        assert np.mean(held) <= 0.97, "where nothing is kept of a child it is no wider than it need be"


@children_kept
def test_groups_that_have_not_changed_are_seldom_told_that_they_have(kept: float, leaves: float) -> None:
    found = asked_twice(kept, leaves, differ=0, seed=2)
    judged = [
        any(one.verdict is not Verdict.CHANCE for one in against_same_children(pairs).values()) for pairs in found.pairs
    ]
    assert np.mean(judged) <= FALSE + SLACK


def test_a_change_of_the_same_children_is_found_more_often_than_with_new_children() -> None:
    found = asked_twice(0.5, 0.1, differ=60, seed=3)
    seen = [
        sum(one.verdict is not Verdict.CHANCE for pairs in found.pairs for one in judge(pairs).values())
        for judge in (against_same_children, against_round)
    ]
    assert seen[0] > 1.2 * seen[1] > 0


sizes = st.integers(5, 900)


@given(sizes, sizes, st.floats(1, 120), st.floats(0, 60))
@some_examples
def test_the_error_is_that_of_new_children_without_what_groups_differ_by(
    n: int, before: int, within: float, between: float
) -> None:
    error = error_of_same_members(Basis(n, 0), Basis(before, 0), within, between)
    assert error == pytest.approx(reference.error_apart(reference.Side(n), reference.Side(before), within, 0))
    assert error <= error_between_rounds(Basis(n, 0), Basis(before, 0), within, between)

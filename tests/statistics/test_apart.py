"""Two figures neither of which is part of the other, such as what two informants say: gaps, intervals and verdicts.

Chance is seeded. The slack of a share is what chance alone exceeds once in a hundred times: 2.33 standard errors.
"""

import math
from collections.abc import Sequence
from itertools import combinations
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.cells import Cell, Status
from dashboard.comparison import Side, apart
from dashboard.statistics.uncertainty import Z, variance
from dashboard.statistics.verdicts import Difference, Size, Verdict
from tests import reference
from tests.statistics.made_up import some_examples
from tests.statistics.simulation import Figures, Programme

CONSTRUCTS, FAMILIES = 6, 1000
FALSE = 0.05
SLACK = 2.33 * math.sqrt(FALSE * (1 - FALSE) / FAMILIES)  # 1.6 %
SIZES: dict[str, dict[str, int]] = {
    "classes of 14 to 24": {},
    "small classes of any size": {"smallest": 5, "largest": 26, "classes": 3},
}
Pairs = dict[str, tuple[Side, Side]]


def make_cell(points: int, n: int, groups: int) -> Cell:
    return Cell(Status.SHOWN, n, points, points - 30, points + 30, None, groups)


figures = st.builds(make_cell, st.integers(400, 600), st.integers(5, 900), st.integers(0, 40))
hidden = st.sampled_from([Cell(Status.FEW), Cell(Status.PROTECT), Cell(Status.EXTREME, bound=">=560")])
fives = st.integers(0, 24).map(lambda step: 5 * step)
sides = st.builds(Side, st.one_of(figures, figures, hidden), fives.filter(bool), fives)
families = st.lists(st.tuples(sides, sides), max_size=8).map(
    lambda pairs: {f"pair{place}": pair for place, pair in enumerate(pairs)}
)


def expected(pairs: Pairs) -> dict[str, Difference]:
    """Of the pairs with numbers on both sides. Verdicts allow for what rounding s and t to fives may have hidden."""
    told = {key: pair for key, pair in pairs.items() if pair[0].cell.shown and pair[1].cell.shown}
    values = {key: (one.cell.points or 0) - (other.cell.points or 0) for key, (one, other) in told.items()}
    words = reference.verdicts([(values[key], error(*pair, more=2.5)) for key, pair in told.items()])
    return {
        key: difference(values[key], error(*pair), word) for (key, pair), word in zip(told.items(), words, strict=True)
    }


def error(one: Side, other: Side, more: float = 0.0) -> float:
    bases = [reference.Side(side.cell.n or 0, side.cell.groups or 0) for side in (one, other)]
    spreads = [(side.within + more, side.between + more) for side in (one, other)]
    return reference.error_between_sets(bases[0], spreads[0], bases[1], spreads[1])


def difference(value: int, error: float, word: str) -> Difference:
    low, high = reference.interval(value, error)
    return Difference(value, round(low), round(high), Verdict(word), Size(reference.size(value)))


@given(families)
@some_examples
def test_two_sets_differ_as_the_oracle_says(pairs: Pairs) -> None:
    assert apart(pairs) == expected(pairs)


@given(families)
@some_examples
def test_a_gap_seen_from_the_other_side_is_the_same_gap(pairs: Pairs) -> None:
    opposite = {Verdict.BETTER: Verdict.WORSE, Verdict.WORSE: Verdict.BETTER, Verdict.CHANCE: Verdict.CHANCE}
    there, back = apart(pairs), apart({key: (other, one) for key, (one, other) in pairs.items()})
    turned = {key: (-one.value, opposite[one.verdict], one.size) for key, one in there.items()}
    assert turned == {key: (one.value, one.verdict, one.size) for key, one in back.items()}


def test_each_side_brings_its_own_spread() -> None:
    sure, unsure = Side(make_cell(540, 100, 0), 20, 0), Side(make_cell(500, 100, 0), 200, 0)
    found = apart({"one": (sure, unsure)})["one"]
    half = 1.96 * math.sqrt(20**2 / 100 + 200**2 / 100)
    assert (found.low, found.high) == (round(40 - half), round(40 + half))


def test_a_single_gap_among_many_needs_to_be_clearer() -> None:
    wide, nothing = Side(make_cell(545, 50, 3), 95, 0), Side(make_cell(500, 50, 3), 95, 0)
    assert apart({"one": (wide, nothing)})["one"].verdict is Verdict.BETTER
    family = {"one": (wide, nothing)} | {f"other{number}": (nothing, nothing) for number in range(11)}
    assert apart(family)["one"].verdict is Verdict.CHANCE


def informants(number: int, seed: int, **size: Any) -> list[Programme]:
    """Each with s and t of their own between two steps; no institution truly differs from the whole."""
    chance = np.random.default_rng(seed)
    spreads = zip(chance.uniform(80, 100, number), chance.uniform(10, 40, number), strict=True)
    return [
        Programme(within, between, institutions=100, differ=0, seed=100 * seed + place, **size)
        for place, (within, between) in enumerate(spreads)
    ]


def told_by(programme: Programme) -> list[Side]:
    constants = programme.constants
    cells = programme.of_institutions(programme.drawn(FAMILIES // 100)).cells()
    return [Side(cell, constants.within, constants.between) for cell in cells]


def false_verdicts(voices: Sequence[Sequence[list[Side]]]) -> float:
    """The share of units of which any two informants are said to differ; `voices` by construct and informant."""
    judged = 0
    for place in range(FAMILIES):
        pairs = {
            f"{construct} {one} {other}": (several[one][place], several[other][place])
            for construct, several in enumerate(voices)
            for one, other in combinations(range(len(several)), 2)
        }
        judged += any(found.verdict is not Verdict.CHANCE for found in apart(pairs).values())
    return judged / FAMILIES


@pytest.mark.parametrize("size", list(SIZES.values()), ids=list(SIZES))
def test_informants_who_agree_are_seldom_told_that_they_do_not(size: dict[str, int]) -> None:
    voices = [[told_by(one) for one in informants(2, seed, **size)] for seed in range(1, CONSTRUCTS + 1)]
    share = false_verdicts(voices)
    print(f"\nfalse verdicts with two informants: {share:.1%}")
    assert share <= FALSE + SLACK


def test_three_informants_who_agree_are_seldom_told_that_they_do_not() -> None:
    """Their gaps hang together: each is in two of three."""
    voices = [[told_by(one) for one in informants(3, seed)] for seed in range(11, 11 + CONSTRUCTS)]
    share = false_verdicts(voices)
    print(f"\nfalse verdicts with three informants: {share:.1%}")
    assert share <= FALSE + SLACK


def test_the_interval_of_a_gap_holds_the_true_gap() -> None:
    held: list[bool] = []
    for seed in range(8):
        one, other = Programme(95, 30, seed=seed), Programme(85, 15, seed=50 + seed)
        sides = [(programme.of_institutions(programme.drawn(20)), programme.constants) for programme in (one, other)]
        held += covered(*[figures for figures, _ in sides], [(told.within, told.between) for _, told in sides])
    assert 0.93 <= np.mean(held) <= 0.97


def covered(one: Figures, other: Figures, spreads: list[tuple[int, int]]) -> list[bool]:
    missed = ((one.points - other.points) - (one.truth - other.truth)).ravel().tolist()
    errors = [
        math.sqrt(sum(variance(basis, *spread) for basis, spread in zip(pair, spreads, strict=True)))
        for pair in zip(one.bases(), other.bases(), strict=True)
    ]
    return [abs(gap) <= Z * error for gap, error in zip(missed, errors, strict=True)]

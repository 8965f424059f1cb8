"""Own figures beside others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.cells import Cell, Status
from dashboard.comparison import Pair, against_round, against_whole
from dashboard.statistics.verdicts import Difference, Verdict
from tests import reference
from tests.reference import Side
from tests.statistics.made_up import some_examples


def make_cell(points: int, n: int = 50, groups: int = 3) -> Cell:
    return Cell(Status.SHOWN, n, points, points - 30, points + 30, None, groups)


def side(cell: Cell) -> Side:
    assert cell.n is not None
    return Side(cell.n, cell.groups or None)


figures = st.builds(make_cell, st.integers(80, 120).map(lambda step: 5 * step), st.integers(5, 99), st.integers(0, 8))
wholes = st.builds(make_cell, st.integers(450, 550), st.integers(100, 2000), st.integers(9, 80))
fives = st.integers(1, 24).map(lambda step: 5 * step)
hidden = st.sampled_from([Cell(Status.FEW), Cell(Status.EXTREME, bound=">=560")])


def families(others: st.SearchStrategy[Cell]) -> st.SearchStrategy[dict[str, Pair]]:
    pairs = st.builds(Pair, st.one_of(figures, figures, hidden), others, fives, fives)
    return st.lists(pairs, max_size=8).map(lambda family: {f"factor{place}": pair for place, pair in enumerate(family)})


def expected(family: dict[str, tuple[int, float]]) -> dict[str, Difference]:
    words = reference.verdicts(list(family.values()))
    found = {}
    for (key, (value, error)), word in zip(family.items(), words, strict=True):
        low, high = reference.interval(value, error)
        found[key] = Difference(value, round(low), round(high), Verdict(word), reference.size(value))
    return found


def shown(pairs: dict[str, Pair]) -> dict[str, Pair]:
    return {key: pair for key, pair in pairs.items() if pair.own.points is not None and pair.other.points is not None}


@given(families(wholes))
@some_examples
def test_a_unit_and_its_whole_differ_as_the_oracle_says(pairs: dict[str, Pair]) -> None:
    family = {
        key: (
            pair.own.points - pair.other.points,
            reference.error_within(side(pair.own), side(pair.other), pair.within, pair.between),
        )
        for key, pair in shown(pairs).items()
    }
    assert against_whole(pairs) == expected(family)


@given(families(st.one_of(figures, hidden)))
@some_examples
def test_two_rounds_differ_as_the_oracle_says(pairs: dict[str, Pair]) -> None:
    family = {
        key: (
            pair.own.points - pair.other.points,
            reference.error_between_rounds(side(pair.own), side(pair.other), pair.within, pair.between),
        )
        for key, pair in shown(pairs).items()
    }
    assert against_round(pairs) == expected(family)


def test_a_single_finding_among_many_factors_needs_to_be_clearer() -> None:
    found, nothing = Pair(make_cell(545), make_cell(500), 95, 0), Pair(make_cell(500), make_cell(500), 95, 0)
    assert against_round({"one": found})["one"].verdict is Verdict.BETTER
    family = {"one": found} | {f"other{number}": nothing for number in range(11)}
    assert against_round(family)["one"].verdict is Verdict.CHANCE


@pytest.mark.parametrize("cell", [Cell(Status.FEW), Cell(Status.PROTECT), Cell(Status.EXTREME, bound=">=560")])
def test_what_is_hidden_on_either_side_is_not_compared(cell: Cell) -> None:
    pairs = {"own": Pair(cell, make_cell(500), 95, 20), "other": Pair(make_cell(500), cell, 95, 20)}
    assert against_whole(pairs) == against_round(pairs) == {}

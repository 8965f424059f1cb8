"""Own figures beside others."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.cells import Cell, Status
from dashboard.comparison import Pair, against_round, against_whole
from dashboard.statistics.verdicts import Difference, Size, Verdict
from tests import reference
from tests.reference import Side
from tests.statistics.made_up import some_examples

Error = Callable[[Side, Side, float, float], float]


def make_cell(points: int, n: int = 50, groups: int = 3) -> Cell:
    return Cell(Status.SHOWN, n, points, points - 30, points + 30, None, groups)


def side(cell: Cell) -> Side:
    assert cell.n is not None
    return Side(cell.n, cell.groups or 0)


figures = st.builds(make_cell, st.integers(80, 120).map(lambda step: 5 * step), st.integers(5, 99), st.integers(0, 8))
wholes = st.builds(make_cell, st.integers(450, 550), st.integers(100, 2000), st.integers(9, 80))
fives = st.integers(1, 24).map(lambda step: 5 * step)
hidden = st.sampled_from([Cell(Status.FEW), Cell(Status.EXTREME, bound=">=560")])


def families(others: st.SearchStrategy[Cell]) -> st.SearchStrategy[dict[str, Pair]]:
    pairs = st.builds(Pair, st.one_of(figures, figures, hidden), others, fives, fives)
    return st.lists(pairs, max_size=8).map(lambda family: {f"factor{place}": pair for place, pair in enumerate(family)})


def expected(pairs: dict[str, Pair], error: Error) -> dict[str, Difference]:
    """Of the pairs with numbers on both sides; `error` is the oracle's.

    Intervals are made of the spread as it is told; verdicts allow for what rounding it to fives may have taken away.
    """
    told = {key: pair for key, pair in pairs.items() if pair.own.shown and pair.other.shown}

    def family(more: float) -> list[tuple[int, float]]:
        return [
            (
                (pair.own.points or 0) - (pair.other.points or 0),
                error(side(pair.own), side(pair.other), pair.within + more, pair.between + more),
            )
            for pair in told.values()
        ]

    words = reference.verdicts(family(2.5))
    return {key: difference(*one, word) for key, one, word in zip(told, family(0), words, strict=True)}


def difference(value: int, error: float, word: str) -> Difference:
    low, high = reference.interval(value, error)
    return Difference(value, round(low), round(high), Verdict(word), Size(reference.size(value)))


@given(families(wholes))
@some_examples
def test_a_unit_and_its_whole_differ_as_the_oracle_says(pairs: dict[str, Pair]) -> None:
    assert against_whole(pairs) == expected(pairs, reference.error_within)


@given(families(st.one_of(figures, hidden)))
@some_examples
def test_two_rounds_differ_as_the_oracle_says(pairs: dict[str, Pair]) -> None:
    assert against_round(pairs) == expected(pairs, reference.error_between_rounds)


def test_a_single_finding_among_many_factors_needs_to_be_clearer() -> None:
    found, nothing = Pair(make_cell(545), make_cell(500), 95, 0), Pair(make_cell(500), make_cell(500), 95, 0)
    assert against_round({"one": found})["one"].verdict is Verdict.BETTER
    family = {"one": found} | {f"other{number}": nothing for number in range(11)}
    assert against_round(family)["one"].verdict is Verdict.CHANCE


@pytest.mark.parametrize("cell", [Cell(Status.FEW), Cell(Status.PROTECT), Cell(Status.EXTREME, bound=">=560")])
def test_what_is_hidden_on_either_side_is_not_compared(cell: Cell) -> None:
    pairs = {"own": Pair(cell, make_cell(500), 95, 20), "other": Pair(make_cell(500), cell, 95, 20)}
    assert against_whole(pairs) == against_round(pairs) == {}

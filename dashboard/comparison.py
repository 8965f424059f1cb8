"""Own figures beside others: differences, and verdicts under false-discovery control over the whole family."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dashboard.cells import Cell
from dashboard.statistics.points import COARSE
from dashboard.statistics.uncertainty import Basis, Z, error_against_whole, error_between_rounds, variance
from dashboard.statistics.verdicts import Difference, Verdict, discoveries, judge, p_value, size

StandardError = Callable[[Basis, Basis, float, float], float]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two published cells of one factor; `within` and `between` are its s and t in points."""

    own: Cell
    other: Cell
    within: int
    between: int


def against_whole(pairs: Mapping[str, Pair]) -> dict[str, Difference]:
    """By factor: own minus the municipality or programme that the unit is part of."""
    return _judged(pairs, error_against_whole)


def against_round(pairs: Mapping[str, Pair]) -> dict[str, Difference]:
    """By factor: own value now minus own value in another round."""
    return _judged(pairs, error_between_rounds)


@dataclass(frozen=True, slots=True)
class Side:
    """A published cell with its own factor's s and t in points."""

    cell: Cell
    within: int
    between: int


def apart(sides: Mapping[str, tuple[Side, Side]]) -> dict[str, Difference]:
    """One minus the other, where neither is part of the other: two values of a split, two informants. One family."""
    shown = {key: pair for key, pair in sides.items() if pair[0].cell.shown and pair[1].cell.shown}
    values = {key: _points(one.cell) - _points(other.cell) for key, (one, other) in shown.items()}
    return _told(
        values,
        {key: _apart(*pair) for key, pair in shown.items()},
        {key: _apart(*pair, ROUNDED_AWAY) for key, pair in shown.items()},
    )


def _apart(one: Side, other: Side, more: float = 0.0) -> float:
    return math.sqrt(sum(variance(_basis(side.cell), side.within + more, side.between + more) for side in (one, other)))


# What is told of s and t is rounded to fives, so the truth may lie this much higher; verdicts allow for it.
ROUNDED_AWAY = COARSE / 2


def _judged(pairs: Mapping[str, Pair], standard_error: StandardError) -> dict[str, Difference]:
    """Differences of the pairs that are shown on both sides; together they are one family."""
    shown = {key: pair for key, pair in pairs.items() if pair.own.shown and pair.other.shown}
    values = {key: _points(pair.own) - _points(pair.other) for key, pair in shown.items()}
    errors = {key: _error(pair, standard_error) for key, pair in shown.items()}
    return _told(values, errors, {key: _error(pair, standard_error, ROUNDED_AWAY) for key, pair in shown.items()})


def _told(
    values: Mapping[str, int], errors: Mapping[str, float], largest: Mapping[str, float]
) -> dict[str, Difference]:
    """`errors` make the intervals, the `largest` that are possible the verdicts."""
    found = discoveries([p_value(value, largest[key]) for key, value in values.items()])
    return {
        key: _difference(value, errors[key], judge(value, largest[key], discovered))
        for (key, value), discovered in zip(values.items(), found, strict=True)
    }


def _error(pair: Pair, standard_error: StandardError, more: float = 0.0) -> float:
    return standard_error(_basis(pair.own), _basis(pair.other), pair.within + more, pair.between + more)


def _difference(value: int, error: float, verdict: Verdict) -> Difference:
    half = Z * error
    return Difference(value, round(value - half), round(value + half), verdict, size(value))


def _points(cell: Cell) -> int:
    assert cell.points is not None
    return cell.points


def _basis(cell: Cell) -> Basis:
    assert cell.n is not None
    return Basis(cell.n, cell.groups or 0)

"""Own figures beside others: differences, and verdicts under false-discovery control over the whole family."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dashboard.cells import Cell
from dashboard.statistics.uncertainty import Basis, Z, error_against_whole, error_between_rounds
from dashboard.statistics.verdicts import Difference, discoveries, judge, p_value, size

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


def _judged(pairs: Mapping[str, Pair], standard_error: StandardError) -> dict[str, Difference]:
    """Differences of the pairs that are shown on both sides; together they are one family."""
    shown = {key: pair for key, pair in pairs.items() if pair.own.shown and pair.other.shown}
    values = {key: _points(pair.own) - _points(pair.other) for key, pair in shown.items()}
    errors = {
        key: standard_error(_basis(pair.own), _basis(pair.other), pair.within, pair.between)
        for key, pair in shown.items()
    }
    found = discoveries([p_value(values[key], errors[key]) for key in shown])
    return {key: _difference(values[key], errors[key], told) for key, told in zip(shown, found, strict=True)}


def _difference(value: int, error: float, told: bool) -> Difference:
    half = Z * error
    return Difference(value, round(value - half), round(value + half), judge(value, error, told), size(value))


def _points(cell: Cell) -> int:
    assert cell.points is not None
    return cell.points


def _basis(cell: Cell) -> Basis:
    assert cell.n is not None
    return Basis(cell.n, cell.groups or 0)

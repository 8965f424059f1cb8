"""Own figures beside others: differences, and verdicts under false-discovery control over the whole family."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from dashboard.cells import Cell
from dashboard.statistics.uncertainty import (
    ROUNDED_AWAY,
    Basis,
    Z,
    error_against_whole,
    error_between_rounds,
    error_of_same_members,
    variance,
)
from dashboard.statistics.verdicts import Difference, Verdict, discoveries, judge, p_value, size

# Kinds of the wholes that a unit lies in: with which it is compared unless the reader wants another.
FIRST_CHOICE = ("municipality", "programme", "institution")

StandardError = Callable[[Basis, Basis, float, float], float]
Key = TypeVar("Key")  # of a figure in its family: a factor, or a unit and a factor


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


def against_round(pairs: Mapping[Key, Pair]) -> dict[Key, Difference]:
    """By factor, or unit and factor: own value now minus own value in another round."""
    return _judged(pairs, error_between_rounds)


def against_same_children(pairs: Mapping[str, Pair]) -> dict[str, Difference]:
    """By factor, or group and factor: the value now minus that of the same children's group in an earlier round."""
    return _judged(pairs, error_of_same_members)


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


def gaps_moved(pairs: Mapping[str, tuple[Pair, Pair]]) -> dict[str, Difference]:
    """How far apart two groups lie now, less how far apart they lay in another round; each Pair is one group's.

    The groups sit in the same classes, so chance moves them together. To add all four errors as if each had classes of
    its own errs on the side of saying too little.
    """
    shown = {key: both for key, both in pairs.items() if all(one.own.shown and one.other.shown for one in both)}
    return _told(
        {key: _change(one) - _change(other) for key, (one, other) in shown.items()},
        {key: error_of_gaps(*both) for key, both in shown.items()},
        {key: error_of_gaps(*both, ROUNDED_AWAY) for key, both in shown.items()},
    )


def error_of_gaps(one: Pair, other: Pair, more: float = 0.0) -> float:
    """Of the difference of two rounds' gaps, and of their sum; all members are new each round."""
    return math.hypot(_error(one, error_between_rounds, more), _error(other, error_between_rounds, more))


def _change(pair: Pair) -> int:
    return _points(pair.own) - _points(pair.other)


def _judged(pairs: Mapping[Key, Pair], standard_error: StandardError) -> dict[Key, Difference]:
    """Differences of the pairs that are shown on both sides; together they are one family."""
    shown = {key: pair for key, pair in pairs.items() if pair.own.shown and pair.other.shown}
    values = {key: _change(pair) for key, pair in shown.items()}
    errors = {key: _error(pair, standard_error) for key, pair in shown.items()}
    return _told(values, errors, {key: _error(pair, standard_error, ROUNDED_AWAY) for key, pair in shown.items()})


def _told(
    values: Mapping[Key, int], errors: Mapping[Key, float], largest: Mapping[Key, float]
) -> dict[Key, Difference]:
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

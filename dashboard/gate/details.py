"""The rules of what stands behind the factor cells: item means, answer bands and numbers of answers."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from dashboard.gate.standing import Places, Standing
from dashboard.gate.told import TENTH, item_scale
from dashboard.gate.truth import Truth
from dashboard.statistics.atoms import ROWS, factor_variable, item_variable

Broken = Iterator[tuple[str, str, Places, NDArray[np.int64]]]  # variable, reason, places and the rows among them
END = 0.5  # of the scale's width, divided by n (trust.md SDC-4)
SPREAD_FROM = 10  # answers, before their spread is told (trust.md SDC-5)
TAIL = 10  # per cent: a smaller or larger share is told only as that
SLACK = 1e-6


def broken_details(truth: Truth, standing: Standing) -> Broken:
    yield from _broken_items(truth, standing)
    yield from _broken_bands(truth, standing)
    yield from _broken_responses(truth, standing)


def _broken_items(truth: Truth, standing: Standing) -> Broken:
    cells, told = standing.items, _told_factors(truth, standing)
    for position, item in enumerate(truth.form.item_keys):
        rows = np.flatnonzero(cells.places.keys == position)
        variable, homes = item_variable(item), [item in factor.items for factor in truth.form.factors]
        known = rows[cells.places.known[rows]]
        yield variable, "undeclared", cells.places, rows[~cells.places.known[rows]]
        at = (cells.places.labels[known], cells.places.units[known])
        yield variable, "undeclared", cells.places, known[~told[at][:, homes].any(axis=1)]
        column = truth.counted.column(variable)
        n, mean = truth.n[(*at, column)], cells.mean[known]
        exact = truth.total[(*at, column)] / np.maximum(n, 1)
        low, high = item_scale(truth.form, item)
        room = END * (high - low) / np.maximum(n, 1)
        yield variable, "fewer_than_k", cells.places, known[~truth.enough[(*at, column)]]
        yield variable, "other_n", cells.places, known[cells.n[known] != n]
        yield variable, "too_fine", cells.places, known[_is_finer(mean)]
        yield variable, "other_figure", cells.places, known[~(np.abs(mean - exact) <= TENTH / 2 + SLACK)]
        near = (exact >= high - room) | (exact <= low + room)
        yield variable, "near_end", cells.places, known[near]
    yield "item", "undeclared", cells.places, np.flatnonzero(cells.places.keys < 0)


def _is_finer(mean: NDArray[np.float64]) -> NDArray[np.bool_]:
    return np.abs(mean / TENTH - np.round(mean / TENTH)) > SLACK


def _told_factors(truth: Truth, standing: Standing) -> NDArray[np.bool_]:
    """Labels × units × factors: where a number or a bound stands."""
    cells = standing.factors
    told = np.zeros((*truth.declared.shape, len(truth.form.factors)), dtype=bool)
    rows = cells.places.known & np.isin(cells.status, ("shown", "extreme"))
    told[cells.places.labels[rows], cells.places.units[rows], cells.places.keys[rows]] = True
    return told


def _broken_bands(truth: Truth, standing: Standing) -> Broken:
    cells = standing.bands
    told = _told_factors(truth, standing)
    for position, factor in enumerate(truth.form.factors):
        rows = np.flatnonzero(cells.places.keys == position)
        known = rows[cells.places.known[rows]]
        variable = factor_variable(factor.key)
        yield variable, "undeclared", cells.places, rows[~cells.places.known[rows]]
        at = (cells.places.labels[known], cells.places.units[known])
        yield variable, "undeclared", cells.places, known[~told[(*at, position)]]
        column = truth.counted.column(variable)
        n = truth.n[(*at, column)]
        few = (n < SPREAD_FROM) | ~truth.enough[(*at, column)]
        yield variable, "fewer_than_ten", cells.places, known[few]
        yield variable, "other_n", cells.places, known[cells.n[known] != n]
        low, high = (_of_labels(truth, counts)[(*at, position)] for counts in (truth.sums.low, truth.sums.high))
        shares = np.array([_shares(*counts) for counts in zip(n, low, n - low - high, high, strict=True)])
        yield variable, "other_share", cells.places, known[_differ(cells.shares[known], shares)]
    yield "factor", "undeclared", cells.places, np.flatnonzero(cells.places.keys < 0)


def _of_labels(truth: Truth, counts: dict[str, NDArray[np.int64]]) -> NDArray[np.int64]:
    return np.array([counts[label] for label in truth.labels])


def _broken_responses(truth: Truth, standing: Standing) -> Broken:
    """Numbers of answers are told of everybody only."""
    cells, column = standing.responses, truth.counted.column(ROWS)
    places = Places(cells.units, np.zeros_like(cells.units), np.zeros_like(cells.units))
    known = np.flatnonzero(cells.units >= 0)
    units = cells.units[known]
    yield ROWS, "undeclared", places, np.flatnonzero(cells.units < 0)
    yield ROWS, "undeclared", places, known[~truth.declared[0, units]]
    n = truth.n[0, units, column]
    yield ROWS, "fewer_than_k", places, known[~truth.enough[0, units, column]]
    yield ROWS, "other_n", places, known[cells.answered[known] != n]


def _shares(of: int, *parts: int) -> tuple[str, ...]:
    """As they are told: whole per cent, halves upwards, and nothing nearer to none and all than a tenth."""
    return tuple(_share(100 * int(part), int(of)) for part in parts) if of else ("",) * len(parts)


def _share(hundredfold: int, of: int) -> str:
    if hundredfold < TAIL * of:
        return f"<{TAIL}"
    return f">{100 - TAIL}" if hundredfold > (100 - TAIL) * of else str((2 * hundredfold + of) // (2 * of))


def _differ(told: NDArray[np.str_], right: NDArray[np.str_]) -> NDArray[np.bool_]:
    return (told != right.reshape(told.shape)).any(axis=1) if len(told) else np.zeros(0, dtype=bool)

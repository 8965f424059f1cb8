"""The rules that every published cell keeps by itself: is there, is allowed, and tells the truth and no more."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from dashboard.gate.details import broken_details
from dashboard.gate.findings import Finding, Place, Rule
from dashboard.gate.standing import FactorCells, Places, Standing
from dashboard.gate.truth import Truth
from dashboard.mapping import Factor
from dashboard.statistics.atoms import ROWS, factor_variable, item_variable
from dashboard.statistics.points import COARSE, FINE_FROM, Constants, on_first_scale, points
from dashboard.statistics.uncertainty import margin

Flags = NDArray[np.bool_]
Found = Iterator[tuple[str, NDArray[np.int64]]]  # a reason and the rows it holds for
SHOWN, FEW, PROTECT, EXTREME, ABSENT = "shown", "few", "protect", "extreme", "absent"
END = 0.5  # of the scale's width, divided by n: nearer to an end than this only a bound is told (trust.md SDC-4)
SLACK = 1e-6  # points and shares of the scale that binary numbers may be off


def broken_cells(
    truth: Truth, standing: Standing, constants: Mapping[str, Constants], publication: int
) -> list[Finding]:
    """Findings of one form; `publication` is the number that stands in the store."""
    found = []
    for position, factor in enumerate(truth.form.factors):
        rows = np.flatnonzero(standing.factors.places.keys == position)
        for reason, wrong in _OfFactor(truth, standing.factors, factor, rows, constants.get(factor.key)).broken():
            found += _findings(truth, standing.factors.places, wrong, factor_variable(factor.key), reason, publication)
        missing = _missing(truth, standing.factors.places, rows, factor)
        found += [_finding(truth, factor_variable(factor.key), "missing", publication, *place) for place in missing]
    for variable, reason, places, wrong in broken_details(truth, standing):
        found += _findings(truth, places, wrong, variable, reason, publication)
    strange = np.flatnonzero(standing.factors.places.keys < 0)
    return found + _findings(truth, standing.factors.places, strange, "factor", "undeclared", publication)


class _OfFactor:
    """The cells of one factor beside what was counted: `rows` of them that stand."""

    def __init__(
        self, truth: Truth, cells: FactorCells, factor: Factor, rows: NDArray[np.int64], constants: Constants | None
    ) -> None:
        self.truth, self.factor, self.cells, self.constants = truth, factor, cells, constants
        labels, units = cells.places.labels[rows], cells.places.units[rows]
        declared = truth.declared_for(local=factor.local)[labels, units] & cells.places.known[rows]
        self.undeclared, self.rows = rows[~declared], rows[declared]
        self.labels, self.units = labels[declared], units[declared]
        self.variable = truth.counted.column(factor_variable(factor.key))
        self.n = truth.n[self.labels, self.units, self.variable]
        self.enough = truth.enough[self.labels, self.units, self.variable]
        self.mean = truth.total[self.labels, self.units, self.variable] / np.maximum(self.n, 1)

    def broken(self) -> Found:
        yield "undeclared", self.undeclared
        yield from self._wrong_statuses()
        told = self._with(SHOWN) | self._with(EXTREME)
        yield "fewer_than_k", self.rows[told & ~self.enough]
        if self.constants is None:
            yield "no_scale", self.rows[told]
        else:
            turned = self.factor.higher_is == "worse"
            yield from self._wrong_figures(replace(self.constants, turned=turned))

    def _wrong_statuses(self) -> Found:
        cells, rows = self.cells, self.rows
        numbers = np.stack([cells.n, cells.points, cells.low, cells.high, cells.groups])[:, rows]
        missing, bound = np.isnan(numbers), cells.bound[rows] != ""
        yield "number_in_hidden", rows[~self._with(SHOWN) & ~missing.all(axis=0)]
        yield "bound_elsewhere", rows[bound & ~self._with(EXTREME)]
        yield "incomplete", rows[(self._with(SHOWN) & missing.any(axis=0)) | (self._with(EXTREME) & ~bound)]
        absent = self._absent()
        yield "other_status", rows[self._with(FEW) & (self.enough | absent)]
        yield "other_status", rows[self._with(PROTECT) & (~self.enough | absent)]
        yield "other_status", rows[self._with(ABSENT) & ~absent]
        yield "unknown_status", rows[~np.isin(cells.status[rows], (SHOWN, FEW, PROTECT, EXTREME, ABSENT))]

    def _absent(self) -> Flags:
        """Nobody there answered any of the items, though somebody answered the form."""
        items = [self.truth.counted.column(item_variable(item)) for item in self.factor.items]
        answers = self.truth.n[self.labels, self.units][:, [self.variable, *items]].sum(axis=1)
        return (answers == 0) & (self.truth.n[self.labels, self.units, self.truth.counted.column(ROWS)] > 0)

    def _wrong_figures(self, constants: Constants) -> Found:
        cells, rows, n = self.cells, self.rows, np.maximum(self.n, 1)
        shown, extreme = self._with(SHOWN), self._with(EXTREME)
        mean = on_first_scale(self.mean, self.factor.scale, constants.scale)
        exact, told, step = points(mean, constants), cells.points[rows], np.where(n < FINE_FROM, COARSE, 1)
        yield "other_n", rows[shown & (cells.n[rows] != self.n)]
        yield "too_fine", rows[shown & (told % step != 0)]
        yield "other_figure", rows[shown & (np.abs(told - exact) > step / 2 + SLACK)]
        yield "other_interval", rows[shown & ~self._right_interval(told, constants)]
        room = END * (constants.scale[1] - constants.scale[0]) / n
        slack = SLACK * (constants.scale[1] - constants.scale[0])
        high, low = constants.scale[1] - room, constants.scale[0] + room
        yield "near_end", rows[shown & ((mean >= high) | (mean <= low))]
        yield "no_extreme", rows[extreme & (mean < high - slack) & (mean > low + slack)]
        yield "other_bound", rows[extreme & ~self._right_bound(mean, high, low, constants)]

    def _right_interval(self, told: NDArray, constants: Constants) -> Flags:
        """From the factor's spread and the number of groups alone (trust.md SDC-9)."""
        cells, rows, sums = self.cells, self.rows, self.truth.sums
        column = sums.columns([factor_variable(self.factor.key)])[0]
        counted = np.array([sums.groups[label][:, column] for label in self.truth.labels])[self.labels, self.units]
        groups = np.where(sums.attached[self.units, column], 0, counted)
        half = margin(np.maximum(self.n, 1), groups, constants.within, constants.between)
        low, high = cells.low[rows], cells.high[rows]
        near = (np.abs(low - told + half) <= 0.5 + SLACK) & (np.abs(high - told - half) <= 0.5 + SLACK)
        return near & (cells.groups[rows] == groups)

    def _right_bound(self, mean: NDArray, high: NDArray, low: NDArray, constants: Constants) -> Flags:
        """On the side where the mean is, true, and rounded no further than the figures of as many answers."""
        at_top = np.abs(mean - constants.scale[1]) < np.abs(mean - constants.scale[0])
        edge = points(np.where(at_top, high, low), constants)
        upwards = at_top != constants.turned
        texts = self.cells.bound[self.rows]
        signs = np.char.startswith(texts, ">=") == upwards
        told = np.array([_whole(text[2:]) for text in texts.tolist()])
        slack = np.where(upwards, edge - told, told - edge)
        step = np.where(self.n < FINE_FROM, COARSE, 1)
        return signs & (told % step == 0) & (slack >= -SLACK) & (slack < step + SLACK)

    def _with(self, status: str) -> Flags:
        return self.cells.status[self.rows] == status


def _whole(text: str) -> float:
    return float(text) if text.removeprefix("-").isdecimal() else np.nan


def _missing(truth: Truth, places: Places, rows: NDArray[np.int64], factor: Factor) -> list[tuple[int, int]]:
    """Declared cells that do not stand, by label and unit."""
    missing = truth.declared_for(local=factor.local)
    rows = rows[places.known[rows]]
    missing[places.labels[rows], places.units[rows]] = False
    return [(int(label), int(unit)) for label, unit in np.argwhere(missing)]


def _findings(
    truth: Truth, places: Places, rows: NDArray[np.int64], variable: str, reason: str, publication: int
) -> list[Finding]:
    where = zip(places.labels[rows].tolist(), places.units[rows].tolist(), strict=True)
    return [_finding(truth, variable, reason, publication, label, unit) for label, unit in where]


def _finding(truth: Truth, variable: str, reason: str, publication: int, label: int, unit: int) -> Finding:
    code = truth.counted.tree.codes[unit] if unit >= 0 else "?"
    name = truth.labels[label] if label >= 0 else "?"
    return Finding(Rule.CELL, truth.form.key, variable, (Place(publication, code, name),), reason)

"""The factor cells of one form: status first, and a number only where the mask shows it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dashboard.cells import Status
from dashboard.disclosure.extremes import highest_told, lowest_told, too_high, too_low
from dashboard.disclosure.masks import Masks
from dashboard.mapping import Factor, Form
from dashboard.publication.constants import Anchors
from dashboard.publication.declared import units_of
from dashboard.publication.sums import Sums
from dashboard.statistics.atoms import factor_variable, item_variable
from dashboard.statistics.points import Constants, on_first_scale, points, rounding, to_step
from dashboard.statistics.uncertainty import margin


class FactorCell(NamedTuple):
    """One row of the store's table `cell`; `unit` is a position in the tree, `key` the factor's."""

    unit: int
    key: str
    label: str
    status: str
    n: int | None = None
    points: int | None = None
    low: int | None = None
    high: int | None = None
    bound: str | None = None
    groups: int | None = None


def factor_cells(
    form: Form, sums: Sums, masks: Masks, constants: Anchors, k: int, splits_from: str
) -> Iterator[FactorCell]:
    """Every declared factor cell once, hidden ones included."""
    for column, factor in enumerate(form.factors):
        for label in sums.n:
            units = units_of(form, sums, label, splits_from, local=factor.local)
            shown = masks.factors[label][units, column] & (factor.key in constants)
            yield from _hidden(sums, factor, label, units[~shown], k)
            if shown.any():
                # Which way is better belongs to the round; where the scale lies was fixed at the first publication.
                scale = replace(constants[factor.key], turned=factor.higher_is == "worse")
                yield from _told(sums, factor, label, units[shown], scale)


def _hidden(sums: Sums, factor: Factor, label: str, units: NDArray, k: int) -> Iterator[FactorCell]:
    variable = sums.columns([factor_variable(factor.key)])[0]
    n = sums.n[label][units, variable]
    items = sums.n[label][:, sums.columns([item_variable(item) for item in factor.items])][units].sum(axis=1)
    absent = (n + items == 0) & (sums.rows[label][units, 0] > 0)
    few = (n < k) | (sums.people[label][units, variable] < k)
    reasons = np.select([absent, few], [Status.ABSENT.value, Status.FEW.value], Status.PROTECT.value)
    for unit, reason in zip(units.tolist(), reasons.tolist(), strict=True):
        yield FactorCell(unit, factor.key, label, reason)


def _told(sums: Sums, factor: Factor, label: str, units: NDArray, constants: Constants) -> Iterator[FactorCell]:
    variable = sums.columns([factor_variable(factor.key)])[0]
    n = sums.n[label][units, variable]
    score = on_first_scale(sums.total[label][units, variable] / n, factor.scale, constants.scale)
    value = to_step(points(score, constants), rounding(n))
    attached = sums.attached[units, variable]
    groups = np.where(attached, 0, sums.groups[label][units, variable])
    half = margin(n, groups, constants.within, constants.between)
    columns = (units, n, value, to_step(value - half, 1), to_step(value + half, 1), groups)
    for row, bound in zip(
        zip(*(column.tolist() for column in columns), strict=True), bounds(score, n, constants), strict=True
    ):
        unit, answers, middle, low, high, sources = row
        if bound:
            yield FactorCell(unit, factor.key, label, Status.EXTREME.value, bound=bound)
        else:
            yield FactorCell(unit, factor.key, label, Status.SHOWN.value, answers, middle, low, high, None, sources)


def bounds(score: NDArray, n: NDArray, constants: Constants) -> list[str | None]:
    """`>=560` or `<=440` in points where a mean is too near an end of its scale, rounded so that it stays true."""
    step = rounding(n)
    top = points(highest_told(n, constants.scale), constants)
    bottom = points(lowest_told(n, constants.scale), constants)
    at_top, at_bottom = too_high(score, n, constants.scale), too_low(score, n, constants.scale)
    if constants.turned:
        top, bottom, at_top, at_bottom = bottom, top, at_bottom, at_top
    upper = (np.floor(top / step) * step).astype(np.int64)
    lower = (np.ceil(bottom / step) * step).astype(np.int64)
    return [f">={upper[i]}" if at_top[i] else f"<={lower[i]}" if at_bottom[i] else None for i in range(len(score))]

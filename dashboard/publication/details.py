"""What lies behind a factor: item means, answer bands, and how many answered."""

from collections.abc import Iterator
from collections.abc import Mapping as MappingType
from typing import NamedTuple

import numpy as np

from dashboard.disclosure.extremes import too_high, too_low
from dashboard.disclosure.masks import Masks
from dashboard.disclosure.universe import ALL
from dashboard.mapping import Form
from dashboard.publication.declared import units_of
from dashboard.publication.sums import Sums
from dashboard.statistics.atoms import factor_variable, item_variable
from dashboard.statistics.bands import share_as_text
from dashboard.statistics.points import to_step


class ItemCell(NamedTuple):
    """`mean` is on the item's answer scale, one decimal, as answered (not reversed)."""

    unit: int
    key: str
    label: str
    n: int
    mean: float


class BandCell(NamedTuple):
    """Shares in per cent as text, because the smallest and largest are told only as `<10` and `>90`."""

    unit: int
    key: str
    label: str
    n: int
    low: str
    middle: str
    high: str


class Response(NamedTuple):
    """Answers and invitations of a unit."""

    unit: int
    answered: int
    invited: int | None


def item_cells(form: Form, sums: Sums, masks: Masks) -> Iterator[ItemCell]:
    """Shown items only; means at an end of the scale are left out like those of too few."""
    for column, item in enumerate(form.item_keys):
        variable, scale = sums.columns([item_variable(item)])[0], _narrowest_scale(form, item)
        for label, shown in masks.items.items():
            units = np.flatnonzero(shown[:, column])
            n = sums.n[label][units, variable]
            mean = sums.total[label][units, variable] / n
            told = ~(too_high(mean, n, scale) | too_low(mean, n, scale))
            tenths = to_step(10 * mean, 1) / 10
            for unit, answers, value in zip(units[told].tolist(), n[told].tolist(), tenths[told].tolist(), strict=True):
                yield ItemCell(unit, item, label, answers, value)


def _narrowest_scale(form: Form, item: str) -> tuple[float, float]:
    """Where factors on different scales share an item, the ends that are reached first protect it."""
    scales = [factor.scale for factor in form.factors if item in factor.items]
    return max(low for low, _ in scales), min(high for _, high in scales)


def band_cells(form: Form, sums: Sums, masks: Masks) -> Iterator[BandCell]:
    """Answer bands of factor cells that are told as a number; an extreme one tells not even its n."""
    for column, factor in enumerate(form.factors if sums.has_answers else ()):
        variable = sums.columns([factor_variable(factor.key)])[0]
        for label, shown in masks.bands.items():
            units = np.flatnonzero(shown[:, column])
            n, total = sums.n[label][units, variable], sums.total[label][units, variable]
            told = ~(too_high(total / n, n, factor.scale) | too_low(total / n, n, factor.scale))
            for unit in units[told].tolist():
                yield _band_cell(sums, factor.key, label, unit, variable, column)


def _band_cell(sums: Sums, key: str, label: str, unit: int, variable: int, column: int) -> BandCell:
    n, low, high = (
        int(part)
        for part in (sums.n[label][unit, variable], sums.low[label][unit, column], sums.high[label][unit, column])
    )
    return BandCell(unit, key, label, n, *(share_as_text(part, n) for part in (low, n - low - high, high)))


def responses(
    form: Form, sums: Sums, masks: Masks, invited: MappingType[int, int], splits_from: str
) -> Iterator[Response]:
    """One row for every unit whose number of answers may be told."""
    for unit in units_of(form, sums, ALL, splits_from).tolist():
        if masks.rows[ALL][unit, 0]:
            yield Response(unit, int(sums.rows[ALL][unit, 0]), invited.get(unit))

"""What lies behind a factor: item means, answer bands, and how many answered and how carefully."""

from collections.abc import Iterator
from collections.abc import Mapping as MappingType
from typing import NamedTuple

import numpy as np

from dashboard.disclosure.extremes import too_high, too_low
from dashboard.disclosure.masks import BANDS_FROM, Masks
from dashboard.disclosure.universe import ALL
from dashboard.mapping import Form
from dashboard.publication.declared import units_of
from dashboard.publication.sums import Sums
from dashboard.statistics.atoms import factor_variable, item_variable
from dashboard.statistics.bands import share_as_text


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
    """Answers and invitations of a unit; shares of careless answers as in BandCell, None under ten answers."""

    unit: int
    answered: int
    invited: int | None
    straight: str | None
    fast: str | None
    few: str | None


def item_cells(form: Form, sums: Sums, masks: Masks) -> Iterator[ItemCell]:
    """Shown items only; means at an end of the scale are left out like those of too few."""
    scales = {item: factor.scale for factor in form.factors for item in factor.items}
    for column, item in enumerate(form.item_keys):
        variable = sums.columns([item_variable(item)])[0]
        for label, shown in masks.items.items():
            units = np.flatnonzero(shown[:, column])
            n = sums.n[label][units, variable]
            mean = sums.total[label][units, variable] / n
            told = ~(too_high(mean, n, scales[item]) | too_low(mean, n, scales[item]))
            for unit, answers, value in zip(units[told].tolist(), n[told].tolist(), mean[told].tolist(), strict=True):
                yield ItemCell(unit, item, label, answers, round(value, 1))


def band_cells(form: Form, sums: Sums, masks: Masks) -> Iterator[BandCell]:
    for column, factor in enumerate(form.factors if sums.has_answers else ()):
        variable = sums.columns([factor_variable(factor.key)])[0]
        for label, shown in masks.bands.items():
            for unit in np.flatnonzero(shown[:, column]).tolist():
                n, low, high = (
                    sums.n[label][unit, variable],
                    sums.low[label][unit, column],
                    sums.high[label][unit, column],
                )
                shares = [share_as_text(int(part), int(n)) for part in (low, n - low - high, high)]
                yield BandCell(unit, factor.key, label, int(n), *shares)


def responses(
    form: Form, sums: Sums, masks: Masks, invited: MappingType[int, int], splits_from: str
) -> Iterator[Response]:
    """One row for every unit whose number of answers may be told."""
    for unit in units_of(form, sums, ALL, splits_from).tolist():
        if masks.rows[ALL][unit, 0]:
            rows = int(sums.rows[ALL][unit, 0])
            screened = sums.has_answers and rows >= BANDS_FROM
            careless = [share_as_text(int(part), rows) if screened else None for part in sums.quality[unit]]
            yield Response(unit, rows, invited.get(unit), *careless)

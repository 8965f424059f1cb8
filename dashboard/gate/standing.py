"""What stands in the store of one form, read back row by row: the only thing that the gate believes was told."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from dashboard.mapping import Form
from dashboard.tree import Tree

ALL = "all"
STRANGE = -1  # the position of whatever the version does not know

Positions = NDArray[np.int64]
Numbers = NDArray[np.float64]  # NaN where the store has none
Texts = NDArray[np.str_]  # empty where the store has none


def labels_of(form: Form) -> tuple[str, ...]:
    values = [f"{split}={value.key}" for split, spec in form.splits.items() for value in spec.values.values()]
    return (ALL, *dict.fromkeys(values))


@dataclass(frozen=True, eq=False)
class Places:
    """One entry per row: unit in the tree, key among the form's factors or items, label among its labels."""

    units: Positions
    keys: Positions
    labels: Positions

    @property
    def known(self) -> NDArray[np.bool_]:
        return (self.units >= 0) & (self.keys >= 0) & (self.labels >= 0)


@dataclass(frozen=True, eq=False)
class FactorCells:
    places: Places
    status: Texts
    n: Numbers
    points: Numbers
    low: Numbers
    high: Numbers
    bound: Texts
    groups: Numbers


@dataclass(frozen=True, eq=False)
class ItemCells:
    places: Places
    n: Numbers
    mean: Numbers


@dataclass(frozen=True, eq=False)
class BandCells:
    places: Places
    n: Numbers
    shares: Texts  # rows × low, middle, high


@dataclass(frozen=True, eq=False)
class Responses:
    units: Positions
    answered: Numbers


@dataclass(frozen=True, eq=False)
class Standing:
    """Rows are as the store's tables have them, without form and round: (unit code, key, label, …)."""

    form: Form
    tree: Tree
    factor_rows: Sequence[tuple]
    item_rows: Sequence[tuple]
    band_rows: Sequence[tuple]
    response_rows: Sequence[tuple]

    @cached_property
    def labels(self) -> tuple[str, ...]:
        return labels_of(self.form)

    @cached_property
    def factors(self) -> FactorCells:
        *place, status, n, points, low, high, bound, groups = _columns(self.factor_rows, 10)
        places = self._places(place, [factor.key for factor in self.form.factors])
        return FactorCells(
            places=places,
            status=_texts(status),
            n=_numbers(n),
            points=_numbers(points),
            low=_numbers(low),
            high=_numbers(high),
            bound=_texts(bound),
            groups=_numbers(groups),
        )

    @cached_property
    def items(self) -> ItemCells:
        *place, n, mean = _columns(self.item_rows, 5)
        return ItemCells(self._places(place, self.form.item_keys), _numbers(n), _numbers(mean))

    @cached_property
    def bands(self) -> BandCells:
        *place, n, low, middle, high = _columns(self.band_rows, 7)
        shares = np.stack([_texts(column) for column in (low, middle, high)], axis=1)
        return BandCells(self._places(place, [factor.key for factor in self.form.factors]), _numbers(n), shares)

    @cached_property
    def responses(self) -> Responses:
        unit, answered, _ = _columns(self.response_rows, 3)
        return Responses(_positions(unit, self.tree.codes), _numbers(answered))

    def _places(self, columns: Sequence[Sequence], keys: Sequence[str]) -> Places:
        unit, key, label = columns
        return Places(_positions(unit, self.tree.codes), _positions(key, keys), _positions(label, self.labels))


def _columns(rows: Sequence[tuple], width: int) -> list[Sequence]:
    return list(zip(*rows, strict=True)) if rows else [()] * width


def _positions(names: Sequence[str], known: Iterable[str]) -> Positions:
    position = {name: index for index, name in enumerate(known)}
    return np.array([position.get(name, STRANGE) for name in names], dtype=np.int64)


def _numbers(column: Sequence[float | None]) -> Numbers:
    return np.array(column, dtype=np.float64)


def _texts(column: Sequence[str | None]) -> Texts:
    return np.array([text or "" for text in column], dtype=np.str_)

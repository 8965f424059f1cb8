"""What the vault counted, rolled up for the gate: what every published number must agree with."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from dashboard.gate.standing import ALL, labels_of
from dashboard.levels import is_within, kinds, lowest_level
from dashboard.mapping import Form
from dashboard.publication.counted import Counted
from dashboard.publication.sums import Sums
from dashboard.statistics.atoms import ROWS
from dashboard.tree import ROOT

LEADERS_FROM = 5  # never fewer leaders, whatever the package's k


@dataclass(frozen=True, eq=False)
class Truth:
    """One form of one version. Arrays are labels × units × variables, in the order of the form's labels and of
    `counted`; `sums` adds what only the answers themselves tell: bands, screens and groups."""

    form: Form
    counted: Counted
    sums: Sums
    smallest: int
    splits_from: str

    @property
    def k(self) -> int:
        return max(self.smallest, LEADERS_FROM) if self.form.informant == "leader" else self.smallest

    @cached_property
    def labels(self) -> tuple[str, ...]:
        return labels_of(self.form)

    @cached_property
    def n(self) -> NDArray[np.int64]:
        return self._whole(self.counted.n) if self.sums.has_answers else self._delivered(self.sums.rows, self.sums.n)

    @cached_property
    def people(self) -> NDArray[np.int64]:
        return self._whole(self.counted.people) if self.sums.has_answers else self.n

    @cached_property
    def total(self) -> NDArray[np.float64]:
        if self.sums.has_answers:
            return self._whole(self.counted.total)
        nothing = {label: np.zeros_like(rows, dtype=np.float64) for label, rows in self.sums.rows.items()}
        return self._delivered(nothing, self.sums.total)

    @cached_property
    def enough(self) -> NDArray[np.bool_]:
        return (self.n >= self.k) & (self.people >= self.k)

    @cached_property
    def declared(self) -> NDArray[np.bool_]:
        """Labels × units: where the form may have cells at all (design.md section 5)."""
        lowest, splits = lowest_level(self.form.informant), self.splits_from
        may = {kind: (is_within(kind, lowest), is_within(kind, lowest) and is_within(kind, splits)) for kind in kinds()}
        tree = self.counted.tree
        asked = self.n[0, :, self.counted.column(ROWS)] > 0
        asked[list(tree.pooled)] = False
        return np.array([[may[kind][label != ALL] for kind in tree.kinds] for label in self.labels]) & asked

    def declared_for(self, *, local: bool) -> NDArray[np.bool_]:
        """A municipality's own factor is never told for the programme."""
        flags = self.declared.copy()
        flags[:, ROOT] &= not local
        return flags

    def _delivered(self, rows: Mapping[str, NDArray], numbers: Mapping[str, NDArray]) -> NDArray:
        """Rows of scores.csv: their means are rounded, so parts and wholes need not agree, and each is its own."""
        return np.array([np.concatenate([rows[label], numbers[label]], axis=1) for label in self.labels])

    def _whole(self, atoms: NDArray) -> NDArray:
        tree = self.counted.tree
        sums = np.zeros((len(self.labels), len(tree.codes), atoms.shape[1]), dtype=atoms.dtype)
        for position, label in enumerate(self.labels):
            split, _, value = label.partition("=")
            inside = slice(None) if label == ALL else self.counted.values[split] == value
            np.add.at(sums[position], self.counted.units[inside], atoms[inside])
            sums[position] = tree.rolled_up(sums[position])
        return sums

"""Figures above the institutions in which one institution gives more than half of the answers."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from dashboard.gate.columns import ALL
from dashboard.levels import depth
from dashboard.publication.counted import Publication

Cell = tuple[int, str]  # unit and label
Counts = NDArray[np.int64]  # institutions × variables, the last row for answers that belong to none


def dominated(publication: Publication) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """Variable and cells (unit's code and label) of every told cell, or told cell less others in it, that one
    institution dominates."""
    counts = _Answers(publication)
    codes, variables = publication.counted.tree.codes, publication.counted.variables
    for whole, parts in counts.differences():
        for variable in np.flatnonzero(counts.dominated(whole, parts)).tolist():
            told = [cell for cell in (whole, *parts) if counts.tells(cell)[variable]]
            yield variables[variable], tuple((codes[unit], label) for unit, label in told)


class _Answers:
    """Answers by institution in the told cells above the institutions."""

    def __init__(self, publication: Publication) -> None:
        self.told, self.counted, self.tree = publication.told, publication.counted, publication.counted.tree
        institutions = self.tree.of_kind("institution")
        place = np.full(len(self.tree.codes), len(institutions))
        place[institutions] = np.arange(len(institutions))
        self.size = len(institutions) + 1
        self.places = place[self.tree.institutions[self.counted.units]]
        self.counts: dict[Cell, Counts] = {}

    def differences(self) -> Iterator[tuple[Cell, tuple[Cell, ...]]]:
        """Every told cell alone, less the topmost told cells inside it, less one value or a split's told values."""
        for label in self.told:
            for unit in self._above(label):
                yield (unit, label), ()
                yield (unit, label), tuple((part, label) for part in self._above(label) if self._is_in(part, unit))
        splits = {label.partition("=")[0] for label in self.told if label != ALL}
        for unit in self._above(ALL):
            for split in splits:
                values = [(unit, label) for label in self.told if label.partition("=")[0] == split != label]
                values = [cell for cell in values if self.tells(cell).any()]
                yield from (((unit, ALL), (value,)) for value in values)
                yield (unit, ALL), tuple(values)

    def tells(self, cell: Cell) -> NDArray[np.bool_]:
        """By variable."""
        return self.told[cell[1]][cell[0]]

    def dominated(self, whole: Cell, parts: tuple[Cell, ...]) -> NDArray[np.bool_]:
        """By variable. A part counts where it is told, and no cell between it and the whole."""
        left = self._count(whole)
        for part in parts:
            left = left - np.where(self._topmost(part, whole, parts), self._count(part), 0)
        return self.tells(whole) & (2 * left[:-1].max(axis=0, initial=0) > left.sum(axis=0))

    def _topmost(self, part: Cell, whole: Cell, parts: tuple[Cell, ...]) -> NDArray[np.bool_]:
        between = [other for other in parts if other != part and self._is_in(part[0], other[0])]
        hidden_by = [self.tells(other) for other in between if other != whole]
        return self.tells(part) & ~np.any(hidden_by or [np.zeros_like(self.tells(part))], axis=0)

    def _above(self, label: str) -> list[int]:
        """Units above the institutions with something told."""
        if label not in self.told:
            return []
        return np.flatnonzero(self.told[label].any(axis=1) & (self.tree.depths < depth("institution"))).tolist()

    def _is_in(self, unit: int, above: int) -> bool:
        """Whether it lies below the other."""
        while unit > above:  # every unit stands after its parent
            unit = self.tree.parents[unit]
            if unit == above:
                return True
        return False

    def _count(self, cell: Cell) -> Counts:
        if cell not in self.counts:
            unit, label = cell
            split, _, value = label.partition("=")
            inside = self._under(unit) if label == ALL else self._under(unit) & (self.counted.values[split] == value)
            atoms = np.flatnonzero(inside)
            at = (self.places[atoms], np.arange(len(atoms)))
            homes = csr_array((np.ones(len(atoms), dtype=np.int64), at), shape=(self.size, len(atoms)))
            self.counts[cell] = homes @ self.counted.n[atoms]
        return self.counts[cell]

    def _under(self, unit: int) -> NDArray[np.bool_]:
        """Atoms in the unit's subtree."""
        below = np.zeros(len(self.tree.codes), dtype=bool)
        below[unit] = True
        for part in range(unit + 1, len(below)):
            below[part] = below[self.tree.parents[part]]
        return below[self.counted.units]

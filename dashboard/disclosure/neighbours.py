"""No sum of figures above the institutions may speak of fewer than five of them, whatever the coefficients.

The greedy mask looks at one label at a time; beside each other the values of a split tell more, as when all answers
less those of girls and boys leave the few who told neither.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from dashboard.disclosure.blocks import combined, connected
from dashboard.disclosure.importance import Importance
from dashboard.disclosure.institutions import FEWEST, LARGEST_SHARE
from dashboard.disclosure.knowledge import Cell, Flags, Knowledge, Row
from dashboard.disclosure.rowspace import Matrix, light_set, reduced
from dashboard.disclosure.universe import ALL, split_of


class Neighbours:
    def __init__(self, knowledge: Knowledge, importance: Importance) -> None:
        self.knowledge, self.importance = knowledge, importance

    def safe(self, shown: Mapping[str, Flags], variables: Sequence[int]) -> dict[str, Flags]:
        """The cells of `shown` (units alone) that may stay, for variables by their place in `knowledge.columns`."""
        kept = {label: flags.copy() for label, flags in shown.items()}
        if len(self.knowledge.now.tree.of_kind("institution")) < 2:
            return kept
        while hidden := self._overlooked(kept, np.array(variables)):
            for cell in hidden:
                kept[cell.label][cell.unit] = False
        return kept

    def _overlooked(self, shown: Mapping[str, Flags], variables: NDArray[np.int64]) -> set[Cell]:
        rows = [row for row in self.knowledge.rows(shown, variables.tolist()) if self._is_above(row)]
        if not rows:
            return set()
        told = _Above(rows, self.knowledge, variables)
        found = [cells for sums in told.few() if (cells := [row.cell for row in sums if row.cell is not None])]
        found = found or [list(cells) for cells in told.dominated()]
        return {max(cells, key=self.importance.rank) for cells in found}

    def _is_above(self, row: Row) -> bool:
        return np.unique(self.knowledge.homes[row.columns]).size > 1 if row.cell is None else self._above(row.cell)

    def _above(self, cell: Cell) -> bool:
        return self.knowledge.is_above(cell)


class _Above:
    """Rows above the institutions over columns of persons; those of one institution whom no row separates are one."""

    def __init__(self, rows: Sequence[Row], knowledge: Knowledge, variables: NDArray[np.int64]) -> None:
        self.rows = rows
        reach = np.zeros((len(rows) + 1, len(knowledge.homes)), dtype=np.int64)
        reach[-1] = knowledge.homes
        for place, row in enumerate(rows):
            reach[place, row.columns] = 1
        merged, same = np.unique(reach, axis=1, return_inverse=True)
        self.told: Matrix = merged[:-1]
        self.homes = merged[-1]
        self.n = np.zeros((merged.shape[1], len(variables)), dtype=np.int64)
        np.add.at(self.n, same.ravel(), knowledge.columns.n[:, variables])

    def few(self) -> Iterator[list[Row]]:
        """Rows of sums that speak of fewer than five institutions, one for every way in which variables differ."""
        for some in np.unique(self.n > 0, axis=1).T:
            form = reduced(self.told[:, some])
            for part in connected(form.rows):
                homes, group = np.unique(self.homes[some][part.columns], return_inverse=True)
                rows = form.rows[part.rows][:, part.columns]
                inside = light_set(rows, group, np.ones(len(homes), dtype=np.int64), FEWEST - 1)
                if inside is not None:
                    outside = ~np.isin(group, list(inside))
                    sums = reduced(rows[:, outside]).lost[0]
                    shares = combined(sums, form.made_of[part.rows])
                    yield [row for row, share in zip(self.rows, shares.tolist(), strict=True) if share]

    def dominated(self) -> Iterator[tuple[Cell, ...]]:
        """Cells whose answers, or what one leaves of another, come mostly from one institution."""
        for cells, inside in self._simple():
            answers = np.zeros((self.homes.max(initial=0) + 1, self.n.shape[1]), dtype=np.int64)
            np.add.at(answers, self.homes[inside], self.n[inside])
            if (answers.max(axis=0) > LARGEST_SHARE * answers.sum(axis=0)).any():
                yield cells

    def _simple(self) -> Iterator[tuple[tuple[Cell, ...], NDArray[np.bool_]]]:
        """Single cells, and for each what is left of it by one cell within it, by all of them, and by the values of a
        split together."""
        for cells, own in self._cells:
            yield cells, own
            inside = [(one, part) for (one,), part in self._cells if one.label == cells[0].label and (own > part).any()]
            parts = [(one, part) for one, part in inside if (own >= part).all()]
            yield (
                (*cells, *(one for one, _ in parts)),
                own & ~np.logical_or.reduce([part for _, part in parts] or [~own]),
            )
        for (one, own), (other, part) in combinations(self._cells, 2):
            for outer, inner in ((own, part), (part, own)):
                if (outer >= inner).all() and (outer & ~inner).any():
                    yield (*one, *other), outer & ~inner
        yield from self._untold()

    def _untold(self) -> Iterator[tuple[tuple[Cell, ...], NDArray[np.bool_]]]:
        """Those left when all told values of a split are taken from their whole."""
        by_cell = {cells[0]: own for cells, own in self._cells}
        for cell, own in by_cell.items():
            for split in {split_of(one.label) for one in by_cell} - {ALL}:
                values = [one for one in by_cell if one.unit == cell.unit and split_of(one.label) == split]
                if cell.label == ALL and values:
                    yield (cell, *values), own & ~np.logical_or.reduce([by_cell[one] for one in values])

    @cached_property
    def _cells(self) -> list[tuple[tuple[Cell, ...], NDArray[np.bool_]]]:
        told = zip(self.rows, self.told.astype(bool), strict=True)
        return [((row.cell,), own) for row, own in told if row.cell is not None]

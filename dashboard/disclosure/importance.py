"""Which cell is hidden first: the same order in every round, so that masks are stable."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from dashboard.disclosure.knowledge import Cell
from dashboard.disclosure.universe import ALL
from dashboard.levels import depth
from dashboard.tree import Tree

Counts = NDArray[np.int64]  # units × variables


class Importance:
    """Institution, team, child group; their splits; programme, municipality; their splits (design.md section 5).

    Within a level the largest come first, so that of two cells the smaller one is hidden; ties by code.
    """

    def __init__(self, tree: Tree, counts: Mapping[str, Counts]) -> None:
        self.tree, self.counts = tree, counts
        self.order = in_order_of_importance(tree, counts[ALL])
        self._place = {unit: place for place, unit in enumerate(self.order)}

    def rank(self, cell: Cell) -> tuple[bool, bool, int, int, str]:
        """Larger is less important."""
        above = bool(self.tree.depths[cell.unit] < depth("institution"))
        answers = int(self.counts[cell.label][cell.unit].sum())
        return above, cell.label != ALL, self._place[cell.unit], -answers, cell.label


def in_order_of_importance(tree: Tree, counts: Counts) -> list[int]:
    """Units as they are considered: institutions and below first, each level's largest first, ties by code."""
    institution = depth("institution")
    last = len(tree.codes)

    def importance(unit: int) -> tuple[int, int, str]:
        level = int(tree.depths[unit])
        return (level if level >= institution else last + level, -int(counts[unit].sum()), tree.codes[unit])

    return sorted(range(last), key=importance)


def least_important(cells: Sequence[Cell], importance: Importance) -> Cell:
    return max(cells, key=importance.rank)

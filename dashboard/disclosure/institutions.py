"""Protection of the institution above its own level: no leader may subtract the own answers and read a neighbour's.

A figure of a municipality or the programme, and what is left of one when shown parts are subtracted, must rest on
five institutions (four others, whoever reads) of which none gives more than half of the answers (trust.md SDC-10).
"""

import numpy as np
from numpy.typing import NDArray

from dashboard.levels import depth
from dashboard.tree import Tree

FEWEST = 5  # the reader's own and four others
LARGEST_SHARE = 0.5


def enough(answers: NDArray[np.int64]) -> NDArray[np.bool_]:
    """For institutions × variables, by variable: several institutions and none that dominates, or no answers at all."""
    total = answers.sum(axis=0)
    several = (answers > 0).sum(axis=0) >= FEWEST
    return (total == 0) | (several & (answers.max(axis=0, initial=0) <= LARGEST_SHARE * total))


class Institutions:
    """Answers by institution under every unit above the institution level; without a second institution no rule."""

    def __init__(self, tree: Tree, counts: NDArray[np.int64]) -> None:
        self.tree = tree
        places = tree.of_kind("institution")
        self.answers = counts[places]
        self.applies = len(places) >= 2
        self.under = _under(tree, places)

    def protected(self, unit: int, shown: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Whether showing the unit, beside what is shown already, keeps every single institution hidden."""
        if unit not in self.under or not self.applies:
            return np.ones(self.answers.shape[1], dtype=bool)
        inside = np.where(self.under[unit][:, None], self.answers, 0)
        safe = enough(inside)
        parent = self.tree.parents[unit]
        return safe & (enough(self._left(parent, shown) - inside) | ~shown[parent]) if parent in self.under else safe

    def _left(self, unit: int, shown: NDArray[np.bool_]) -> NDArray[np.int64]:
        """Answers by institution under a unit that lie in none of its shown parts."""
        left = np.where(self.under[unit][:, None], self.answers, 0)
        for part, inside in self.under.items():
            if self.tree.parents[part] == unit:
                left = np.where(inside[:, None] & shown[part], 0, left)
        return left


def _under(tree: Tree, places: NDArray[np.int64]) -> dict[int, NDArray[np.bool_]]:
    """For every unit above the institution level: which of the institutions lie under it."""
    above = np.flatnonzero(tree.depths < depth("institution"))
    under = {unit: np.zeros(len(places), dtype=bool) for unit in above.tolist()}
    for index, place in enumerate(places.tolist()):
        unit = tree.parents[place]
        while unit >= 0:
            under[unit][index] = True
            unit = tree.parents[unit]
    return under

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


def enough(answers: NDArray[np.int64]) -> bool:
    """For institutions × variables: several institutions and none that dominates, or no answers at all."""
    total = answers.sum(axis=0)
    several = (answers > 0).sum(axis=0) >= FEWEST
    return bool(((total == 0) | (several & (answers.max(axis=0, initial=0) <= LARGEST_SHARE * total))).all())


class Institutions:
    """Answers by institution under every unit above the institution level; without a second institution no rule."""

    def __init__(self, tree: Tree, counts: NDArray[np.int64]) -> None:
        self.tree = tree
        places = tree.of_kind("institution")
        self.answers = counts[places]
        self.applies = len(places) >= 2
        self.under = _under(tree, places)

    def protected(self, unit: int, shown: NDArray[np.bool_]) -> bool:
        """Whether showing the unit, beside what is shown already, keeps every single institution hidden."""
        if unit not in self.under or not self.applies:
            return True
        if not enough(self.inside(unit)):
            return False
        parent = self.tree.parents[unit]
        left_above = parent not in self.under or not shown[parent]
        return left_above or enough(self.left(parent, shown) - self.inside(unit))

    def inside(self, unit: int) -> NDArray[np.int64]:
        """Institutions × variables, zero outside the unit."""
        return np.where(self.under[unit][:, None], self.answers, 0)

    def left(self, unit: int, shown: NDArray[np.bool_]) -> NDArray[np.int64]:
        """Answers by institution under a unit that lie in none of its shown parts."""
        left = self.inside(unit)
        for part, inside in self.under.items():
            if self.tree.parents[part] == unit and shown[part]:
                left = np.where(inside[:, None], 0, left)
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

"""One label's mask while it grows, with what an attacker can subtract at every moment."""

import numpy as np
from numpy.typing import NDArray

from dashboard.tree import Tree

Counts = NDArray[np.int64]  # units × variables, or one unit's variables
Flags = NDArray[np.bool_]  # units


class Growing:
    """`rest` is what is left of a unit when the topmost shown units below it are subtracted; for every variable it
    must stay nobody or enough wherever the unit itself is shown."""

    def __init__(self, tree: Tree, k: int, counts: Counts, people: Counts) -> None:
        self.tree, self.k, self.counts, self.people = tree, k, counts, people
        self.rest, self.rest_people = counts.copy(), people.copy()
        self.shown = np.zeros(len(counts), dtype=bool)

    def safe(self, counts: Counts, people: Counts) -> bool:
        """Nobody, or enough."""
        return bool(((counts == 0) | ((counts >= self.k) & (people >= self.k))).all())

    def spared(self, unit: int) -> bool:
        """Whether the unit, and the nearest shown unit above it, keep nobody or enough when it is shown too."""
        if not self.safe(self.counts[unit], self.people[unit]):
            return False
        if not self.safe(self.rest[unit], self.rest_people[unit]):
            return False
        above = self._nearest_shown(unit)
        rest, people = self.rest, self.rest_people
        return above < 0 or self.safe(rest[above] - rest[unit], people[above] - people[unit])

    def show(self, unit: int) -> None:
        """Take the unit, which is spared, out of the rest of all units up to the nearest shown one."""
        above = self.tree.parents[unit]
        while above >= 0:
            self.rest[above] -= self.rest[unit]
            self.rest_people[above] -= self.rest_people[unit]
            above = -1 if self.shown[above] else self.tree.parents[above]
        self.shown[unit] = True

    def _nearest_shown(self, unit: int) -> int:
        above = self.tree.parents[unit]
        while above >= 0 and not self.shown[above]:
            above = self.tree.parents[above]
        return above

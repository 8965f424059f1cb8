"""One label's mask while it grows, with what an attacker can subtract at every moment."""

import numpy as np
from numpy.typing import NDArray

from dashboard.tree import Tree

Counts = NDArray[np.int64]  # units × variables
Flags = NDArray[np.bool_]  # units × variables, or one unit's variables


class Growing:
    """`rest` is what is left of a unit when the topmost shown units below it are subtracted; it must stay nobody or
    enough wherever the unit itself is shown."""

    def __init__(self, tree: Tree, k: int, counts: Counts, people: Counts) -> None:
        self.tree, self.k, self.counts, self.people = tree, k, counts, people
        self.rest, self.rest_people = counts.copy(), people.copy()
        self.shown = np.zeros(counts.shape, dtype=bool)

    def safe(self, counts: Counts, people: Counts) -> Flags:
        """Nobody, or enough."""
        return (counts == 0) | ((counts >= self.k) & (people >= self.k))

    def enough(self, unit: int) -> Flags:
        return (self.counts[unit] >= self.k) & (self.people[unit] >= self.k)

    def spared(self, unit: int) -> Flags:
        """Whether the unit, and every shown unit above it, keep nobody or enough when it is shown too."""
        spared = self.safe(self.counts[unit], self.people[unit]) & self.safe(self.rest[unit], self.rest_people[unit])
        for above, open_ in self._hosts(unit):
            left = self.safe(self.rest[above] - self.rest[unit], self.rest_people[above] - self.rest_people[unit])
            spared &= left | ~(open_ & self.shown[above])
        return spared

    def show(self, unit: int, candidates: Flags) -> Flags:
        """Show those candidates that are spared; returns which."""
        accepted = candidates & self.spared(unit)
        for above, open_ in self._hosts(unit):
            part = accepted & open_
            self.rest[above] -= np.where(part, self.rest[unit], 0)
            self.rest_people[above] -= np.where(part, self.rest_people[unit], 0)
        self.shown[unit] = accepted
        return accepted

    def _hosts(self, unit: int) -> list[tuple[int, Flags]]:
        """The units above, upwards, each with the variables for which no shown unit lies in between."""
        hosts = []
        open_ = np.ones(self.counts.shape[1], dtype=bool)
        above = self.tree.parents[unit]
        while above >= 0:
            hosts.append((above, open_))
            open_ = open_ & ~self.shown[above]
            above = self.tree.parents[above]
        return hosts

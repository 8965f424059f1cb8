"""Which declared cells are shown: a greedy mask in order of importance, the same order in every round.

A cell is shown when it rests on at least k respondents and when whatever becomes computable by subtracting shown cells
from a shown total rests on nobody or on at least k. Order: institution, team, child group, programme, municipality;
then the splits in the same order; within a level the largest first, so that of two cells the smaller one is hidden.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dashboard.disclosure.institutions import Institutions
from dashboard.disclosure.universe import ALL, split_of
from dashboard.levels import depth
from dashboard.tree import Tree

Counts = NDArray[np.int64]  # units × variables
Flags = NDArray[np.bool_]  # units × variables, or one unit's variables


@dataclass(frozen=True)
class Table:
    """What is declared for one form.

    `counts[label]` are respondents with a value, summed over subtrees: units × variables. `people[label]` are different
    respondents where one answers many times; otherwise the same array as counts. `declared[label]` marks the
    cells that may be shown at all.
    """

    tree: Tree
    counts: dict[str, Counts]
    people: dict[str, Counts]
    declared: dict[str, Flags]
    k: int


def mask(table: Table) -> dict[str, Flags]:
    """True where a cell is shown, by label."""
    order = in_order_of_importance(table.tree, table.counts[ALL])
    whole = _Label(table, ALL)
    for unit in order:
        whole.show(unit, whole.candidates(unit))
    shown = {ALL: whole.shown}
    for split in dict.fromkeys(split_of(name) for name in table.counts if name != ALL):
        values = [_Label(table, name) for name in table.counts if split_of(name) == split]
        _show_split(order, whole, values)
        shown |= {value.name: value.shown for value in values}
    return shown


def in_order_of_importance(tree: Tree, counts: Counts) -> list[int]:
    """Units as they are considered: institutions and below first, each level's largest first, ties by code."""
    institution = depth("institution")
    last = len(tree.codes)

    def importance(unit: int) -> tuple[int, int, str]:
        level = int(tree.depths[unit])
        return (level if level >= institution else last + level, -int(counts[unit].sum()), tree.codes[unit])

    return sorted(range(last), key=importance)


def _show_split(order: list[int], whole: "_Label", values: list["_Label"]) -> None:
    """Values of a split also share their unit's total: what is left of it must not tell the value that is hidden."""
    left, people = whole.counts.copy(), whole.people.copy()
    for unit in order:
        for value in sorted(values, key=lambda value: (-int(value.counts[unit].sum()), value.name)):
            spared = whole.safe(left[unit] - value.counts[unit], people[unit] - value.people[unit])
            shown = value.show(unit, value.candidates(unit) & whole.shown[unit] & spared)
            left[unit] -= np.where(shown, value.counts[unit], 0)
            people[unit] -= np.where(shown, value.people[unit], 0)


class _Label:
    """The mask of one label while it grows.

    `rest` is what is left of a unit when the topmost shown units below it are subtracted.
    """

    def __init__(self, table: Table, name: str) -> None:
        self.name, self.k, self.tree = name, table.k, table.tree
        self.counts = table.counts[name]
        self.people = table.people[name]
        self.rest, self.rest_people = self.counts.copy(), self.people.copy()
        self.declared = table.declared[name]
        self.shown = np.zeros(self.counts.shape, dtype=bool)
        self.institutions = Institutions(table.tree, self.counts)

    def safe(self, counts: Counts, people: Counts) -> Flags:
        """Nobody, or enough."""
        return (counts == 0) | ((counts >= self.k) & (people >= self.k))

    def candidates(self, unit: int) -> Flags:
        enough = (self.counts[unit] >= self.k) & (self.people[unit] >= self.k)
        return self.declared[unit] & enough & self.safe(self.rest[unit], self.rest_people[unit])

    def show(self, unit: int, candidates: Flags) -> Flags:
        """Show those candidates that leave every shown unit above safe; returns which."""
        accepted = candidates & self._spared_above(unit) & self.institutions.protected(unit, self.shown)
        for above, open_ in self._hosts(unit):
            part = accepted & open_
            self.rest[above] -= np.where(part, self.rest[unit], 0)
            self.rest_people[above] -= np.where(part, self.rest_people[unit], 0)
        self.shown[unit] = accepted
        return accepted

    def _spared_above(self, unit: int) -> Flags:
        spared = np.ones(self.counts.shape[1], dtype=bool)
        for above, open_ in self._hosts(unit):
            left = self.safe(self.rest[above] - self.rest[unit], self.rest_people[above] - self.rest_people[unit])
            spared &= left | ~(open_ & self.shown[above])
        return spared

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

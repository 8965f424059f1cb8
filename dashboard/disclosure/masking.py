"""Which declared cells are shown: a greedy mask in order of importance, the same order in every round.

One mask for all variables that are given: a cell is shown when for each of them it rests on nobody or on at least k
respondents, and when the same holds of what is left by subtracting shown cells from a shown total, along the tree or
between the values of a split. Other sums can still single out fewer; `repair` finds those.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from dashboard.disclosure.growing import Counts, Flags, Growing
from dashboard.disclosure.importance import in_order_of_importance
from dashboard.disclosure.institutions import Institutions
from dashboard.disclosure.splits import Split
from dashboard.disclosure.universe import ALL, split_of
from dashboard.levels import depth
from dashboard.tree import Tree

Shown = dict[str, Flags]  # by label


@dataclass(frozen=True)
class Table:
    """What is declared for one form.

    `counts[label]` are respondents with a value, summed over subtrees: units × variables. `people[label]` are different
    respondents where one answers many times; otherwise the same array as counts. `declared[label]` marks the units
    whose cells may be shown at all.
    """

    tree: Tree
    counts: dict[str, Counts]
    people: dict[str, Counts]
    declared: Shown
    k: int


def mask(table: Table) -> Shown:
    """True where a cell is shown, by label: one flag for every unit."""
    order = in_order_of_importance(table.tree, table.counts[ALL])
    whole, protects = _growing(table, ALL), _protects(table, ALL)
    for unit in _among(order, [table.declared[ALL]]):
        if whole.counts[unit].any() and whole.spared(unit) and protects(unit, whole):
            whole.show(unit)
    shown = {ALL: whole.shown}
    for split in dict.fromkeys(split_of(label) for label in table.counts if label != ALL):
        shown |= _of_split(table, order, whole, [label for label in table.counts if split_of(label) == split])
    return shown


def _of_split(table: Table, order: list[int], whole: Growing, labels: list[str]) -> Shown:
    split = Split(whole, {label: _growing(table, label) for label in labels})
    protects = {label: _protects(table, label) for label in labels}
    institution = depth("institution")
    for unit in _among(order, [table.declared[label] for label in labels]):
        if table.tree.depths[unit] < institution:
            split.close_institutions()
        for label in split.largest_first(unit):
            value = split.values[label]
            if table.declared[label][unit] and value.counts[unit].any() and protects[label](unit, value):
                split.show(unit, label)
    return {label: value.shown for label, value in split.values.items()}


def _among(order: list[int], declared: Iterable[Flags]) -> list[int]:
    """Most units have no cells for splits, and passing them by changes nothing."""
    any_cell = np.logical_or.reduce(list(declared))
    return [unit for unit in order if any_cell[unit]]


def _growing(table: Table, label: str) -> Growing:
    return Growing(table.tree, table.k, table.counts[label], table.people[label])


def _protects(table: Table, label: str) -> Callable[[int, Growing], bool]:
    """By unit: whether every single institution stays hidden when the unit is shown too."""
    institutions = Institutions(table.tree, table.counts[label])
    return lambda unit, growing: institutions.protected(unit, growing.shown)

"""Which declared cells are shown: a greedy mask in order of importance, the same order in every round.

A cell is shown when it rests on at least k respondents and when what is left by subtracting shown cells from a shown
total, along the tree or between the values of a split, rests on nobody or on at least k. Other combinations can still
single out fewer: this is no exact audit. Order: institution, team, child group, programme, municipality; then the
splits in the same order; within a level the largest first, so that of two cells the smaller one is hidden.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

import numpy as np

from dashboard.disclosure.growing import Counts, Flags, Growing
from dashboard.disclosure.institutions import Institutions
from dashboard.disclosure.splits import Split
from dashboard.disclosure.universe import ALL, split_of
from dashboard.levels import depth
from dashboard.tree import Tree

__all__ = ["Counts", "Flags", "Table", "in_order_of_importance", "mask"]


@dataclass(frozen=True)
class Table:
    """What is declared for one form.

    `counts[label]` are respondents with a value, summed over subtrees: units × variables. `people[label]` are different
    respondents where one answers many times; otherwise the same array as counts. `declared[label]` marks the cells that
    may be shown at all.
    """

    tree: Tree
    counts: dict[str, Counts]
    people: dict[str, Counts]
    declared: dict[str, Flags]
    k: int


def mask(table: Table) -> dict[str, Flags]:
    """True where a cell is shown, by label."""
    order = in_order_of_importance(table.tree, table.counts[ALL])
    whole = _growing(table, ALL)
    protected = partial(_protected, table)
    keeps_institutions = protected(whole, ALL)
    for unit in _declared_anywhere(order, [table.declared[ALL]]):
        whole.show(unit, whole.enough(unit) & table.declared[ALL][unit] & keeps_institutions(unit))
    shown = {ALL: whole.shown}
    for split in dict.fromkeys(split_of(label) for label in table.counts if label != ALL):
        labels = [label for label in table.counts if split_of(label) == split]
        values = {label: _growing(table, label) for label in labels}
        may = {label: protected(value, label) for label, value in values.items()}
        _show_split(order, Split(whole, values), {label: table.declared[label] for label in labels}, may)
        shown |= {label: value.shown for label, value in values.items()}
    return shown


def in_order_of_importance(tree: Tree, counts: Counts) -> list[int]:
    """Units as they are considered: institutions and below first, each level's largest first, ties by code."""
    institution = depth("institution")
    last = len(tree.codes)

    def importance(unit: int) -> tuple[int, int, str]:
        level = int(tree.depths[unit])
        return (level if level >= institution else last + level, -int(counts[unit].sum()), tree.codes[unit])

    return sorted(range(last), key=importance)


def _show_split(
    order: list[int], split: Split, declared: dict[str, Flags], may: dict[str, Callable[[int], Flags]]
) -> None:
    institution = depth("institution")
    for unit in _declared_anywhere(order, declared.values()):
        if split.tree.depths[unit] < institution:
            split.close_institutions()
        for label in split.largest_first(unit):
            split.show(unit, label, declared[label][unit] & may[label](unit))


def _declared_anywhere(order: list[int], declared: Iterable[Flags]) -> list[int]:
    """Most units have no cells for splits, and passing them by changes nothing."""
    any_cell = np.logical_or.reduce([flags.any(axis=1) for flags in declared])
    return [unit for unit in order if any_cell[unit]]


def _growing(table: Table, label: str) -> Growing:
    return Growing(table.tree, table.k, table.counts[label], table.people[label])


def _protected(table: Table, label: Growing, name: str) -> Callable[[int], Flags]:
    """By unit: whether every single institution stays hidden when the unit is shown too."""
    institutions = Institutions(table.tree, table.counts[name])
    return lambda unit: institutions.protected(unit, label.shown)

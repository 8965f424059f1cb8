"""Sharing out delivered split values over the groups below, where nobody has said how many of each sit in which."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dashboard.tree import ROOT, Tree

Numbers = NDArray[np.float64]  # units × variables, or combinations × units × variables


@dataclass(frozen=True, eq=False)
class Pieces:
    """Everybody by combination of split values so far, by unit and variable. One name in `values` per combination."""

    values: list[tuple[str, ...]]
    n: Numbers
    total: Numbers

    def divided(self, tree: Tree, labels: Mapping[str, tuple[Numbers, Numbers]], untold: str) -> "Pieces":
        """By one more split. `labels` are n and totals by value, each unit's own beyond those of its children.

        They are placed from the leaves upwards among those below who have no value yet, in proportion to how many
        there are (largest remainders).
        """
        rest, rest_total = self.n.copy(), self.total.copy()
        told = {value: (np.zeros_like(rest), np.zeros_like(rest)) for value in labels}
        for unit, below in _subtrees(tree, np.add.reduce([n.any(axis=1) for n, _ in labels.values()])):
            for value, (n, total) in labels.items():
                part, share = _taken(n[unit], total[unit], rest[:, below], rest_total[:, below])
                told[value][0][:, below] += part
                told[value][1][:, below] += share
                rest[:, below] -= part
                rest_total[:, below] -= share
        _return(rest, rest_total, list(told.values()))
        parts = [*told.items(), (untold, (rest, rest_total))]
        return Pieces(
            values=[(*known, value) for value, _ in parts for known in self.values],
            n=np.concatenate([n for _, (n, _) in parts]),
            total=np.concatenate([total for _, (_, total) in parts]),
        )


def _subtrees(tree: Tree, wanted: NDArray[np.bool_]) -> Iterator[tuple[int, NDArray[np.int64]]]:
    """Wanted units from the leaves upwards, each with the positions of itself and all below."""
    below: dict[int, list[int]] = {}
    for unit in range(len(tree.codes) - 1, ROOT - 1, -1):
        own = [*below.pop(unit, []), unit]
        if wanted[unit]:
            yield unit, np.array(own)
        if unit > ROOT:
            below.setdefault(tree.parents[unit], []).extend(own)


def _taken(n: NDArray, total: NDArray, have: Numbers, have_total: Numbers) -> tuple[Numbers, Numbers]:
    """n answers with that total by variable, out of combinations × units × variables that there are."""
    flat = have.reshape(-1, have.shape[-1])
    part = shared_out(n, flat)
    mean = have_total.reshape(flat.shape) / np.maximum(flat, 1)
    placed = part.sum(axis=0)
    shift = np.where(placed > 0, (total - (part * mean).sum(axis=0)) / np.maximum(placed, 1), 0.0)
    return part.reshape(have.shape), (part * (mean + shift)).reshape(have.shape)


def shared_out(n: NDArray, among: Numbers) -> Numbers:
    """Whole numbers by column that sum to n (or to all there are), in proportion to `among` and never more than it."""
    there = among.sum(axis=0)
    n = np.minimum(n, there)
    exact = among * (n / np.maximum(there, 1))
    least = np.floor(exact + 1e-9)
    order = np.argsort(least - exact, axis=0, kind="stable")
    rank = np.argsort(order, axis=0, kind="stable")
    return least + (rank < n - least.sum(axis=0))


def _return(rest: Numbers, rest_total: Numbers, told: Sequence[tuple[Numbers, Numbers]]) -> None:
    """What is left of a total where nobody is left belongs to those who were told of."""
    left = np.where(rest == 0, rest_total, 0.0)
    placed = np.add.reduce([n for n, _ in told])
    for n, total in told:
        total += left * n / np.maximum(placed, 1)
    rest_total -= left

"""All light sets of rows with their determinants, a quarter of a million at a time."""

from collections.abc import Iterator
from itertools import combinations, pairwise
from math import comb

import numpy as np
from numpy.typing import NDArray

from dashboard.gate.residues import PRIME, Matrix

CHUNK = 1 << 18


def subsets(rows: Matrix, size: int, weights: NDArray[np.int64], budget: int) -> Iterator[tuple[Matrix, Matrix]]:
    """All sets of `size` rows that weigh no more than the budget together, in pieces: positions (sets × size), and
    each set's minors over the sets of `size` columns in order of `combinations`. `weights` ascend.
    """
    waiting = [(np.zeros((1, 0), dtype=np.int64), np.array([budget]), np.ones((1, 1), dtype=np.int64))]
    while waiting:
        sets, left, minors = waiting.pop()
        missing = size - sets.shape[1]
        if not missing:
            yield sets, minors
            continue
        first = sets[:, -1] + 1 if sets.shape[1] else np.zeros(1, dtype=np.int64)
        # only rows so light that as many again as are still missing could be afforded
        counts = np.maximum(np.searchsorted(weights, left // missing, side="right") - first, 0)
        for some in _pieces(counts):
            old, added = _runs(first[some], counts[some])
            grown = np.column_stack([sets[some][old], added])
            spent = weights[added]
            waiting.append((grown, left[some][old] - spent, _wedge(minors[some][old], rows[added], sets.shape[1])))


def _pieces(counts: NDArray[np.int64]) -> Iterator[slice]:
    """Runs of positions whose counts add up to about a chunk."""
    edges = (np.flatnonzero(np.diff(counts.cumsum() // CHUNK)) + 1).tolist()
    for start, end in pairwise([0, *edges, len(counts)]):
        if counts[start:end].any():
            yield slice(start, end)


def _runs(first: NDArray[np.int64], counts: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """first, first + 1, … as often as each count says, and beforehand whose they are."""
    owner = np.repeat(np.arange(len(counts)), counts)
    return owner, np.arange(len(owner)) - (counts.cumsum() - counts - first)[owner]


def _wedge(minors: Matrix, rows: Matrix, size: int) -> Matrix:
    """The minors of `size` rows with one row more: Laplace's expansion by that row, entry by entry."""
    width = rows.shape[1]
    place = {some: index for index, some in enumerate(combinations(range(width), size))}
    grown = np.zeros((len(rows), comb(width, size + 1)), dtype=np.int64)
    for index, some in enumerate(combinations(range(width), size + 1)):
        for at, column in enumerate(some):
            term = minors[:, place[some[:at] + some[at + 1 :]]] * rows[:, column] % PRIME
            grown[:, index] += term if (size - at) % 2 == 0 else PRIME - term
    return grown % PRIME

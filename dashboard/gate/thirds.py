"""Whether told answer bands leave it open for everybody in which third of the scale the own score lies.

Bands are told of everybody, never by split, so told cells lie within each other like boxes. How many persons of a third
can be in what a cell has beyond the told cells inside it then follows exactly, from the smallest boxes outwards and
back in again.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from dashboard.gate.columns import Attack
from dashboard.gate.figures import Figures
from dashboard.gate.findings import Finding, Rule

Limits = tuple[int, int]


class NotNested(Exception):
    """Told cells overlap without lying within each other, or persons changed between versions."""


def pinned_thirds(attack: Attack, form: str, told: Figures) -> list[Finding]:
    """Remainders that lie wholly in the third, or wholly outside it. Raises NotNested."""
    columns = attack.columns(told.variable)
    if not columns.alive.all():
        raise NotNested
    places = attack.places(told)
    boxes = _Boxes(attack.rows(told, columns), columns.n, told)
    return [
        Finding(Rule.PERSON, form, told.variable, tuple(places[cell] for cell in boxes.cells_around(box)))
        for box in boxes.pinned()
    ]


class _Boxes:
    """Sets of columns that are told, each once, the largest first; the parent is the smallest box around."""

    def __init__(self, rows: csr_array, n: NDArray[np.int64], told: Figures) -> None:
        rows.sort_indices()
        cells: dict[bytes, list[int]] = {}
        for cell, (start, end) in enumerate(pairwise(rows.indptr.tolist())):
            cells.setdefault(rows.indices[start:end].tobytes(), []).append(cell)
        self.cells = list(cells.values())
        self.sets = [rows.indices[rows.indptr[cell] : rows.indptr[cell + 1]] for cell, *_ in self.cells]
        sizes = [int(n[columns].sum()) for columns in self.sets]
        self.told = [_limits(told, same, size) for same, size in zip(self.cells, sizes, strict=True)]
        self.inwards = sorted(range(len(self.sets)), key=lambda box: -len(self.sets[box]))
        self.parents = self._nested(len(n))
        self.children: list[list[int]] = [[] for _ in self.cells]
        for box, parent in self.parents.items():
            if parent >= 0:
                self.children[parent].append(box)
        self.own = [size - sum(sizes[child] for child in self.children[box]) for box, size in enumerate(sizes)]

    def pinned(self) -> Iterator[int]:
        limits = self._sums()
        for box in reversed(self.inwards):
            others_low, others_high = self._of_children(box, limits)
            least = max(0, limits[box][0] - others_high)
            most = min(self.own[box], limits[box][1] - others_low)
            if self.own[box] and (least == self.own[box] or most == 0):
                yield box

    def cells_around(self, box: int) -> list[int]:
        boxes = [box, *self.children[box], *([self.parents[box]] if self.parents[box] >= 0 else [])]
        return [cell for one in boxes for cell in self.cells[one]]

    def _nested(self, width: int) -> dict[int, int]:
        """Parents, -1 for the outermost."""
        around = np.full(width, -1)
        parents = {}
        for box in self.inwards:
            above = np.unique(around[self.sets[box]])
            if above.size > 1:
                raise NotNested
            parents[box] = int(above[0]) if above.size else -1
            around[self.sets[box]] = box
        return parents

    def _sums(self) -> list[Limits]:
        limits = list(self.told)
        for box in reversed(self.inwards):
            low, high = self._of_children(box, limits)
            limits[box] = max(limits[box][0], low), min(limits[box][1], high + self.own[box])
        for box in self.inwards:
            low, high = self._of_children(box, limits)
            inside = {child: limits[child] for child in self.children[box]}
            for child, (least, most) in inside.items():
                room = limits[box][0] - self.own[box] - (high - most), limits[box][1] - (low - least)
                limits[child] = max(least, room[0]), min(most, room[1])
        return limits

    def _of_children(self, box: int, limits: Sequence[Limits]) -> Limits:
        children = [limits[child] for child in self.children[box]]
        return sum(low for low, _ in children), sum(high for _, high in children)


def _limits(told: Figures, cells: list[int], size: int) -> Limits:
    """Shares as whole numbers of persons again; all that was told of the same persons holds together."""
    fewest, most = np.ceil(told.least[cells] * size - 1e-6), np.floor(told.most[cells] * size + 1e-6)
    return int(fewest.max()), int(most.min())

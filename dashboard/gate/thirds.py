"""Whether told answer bands leave it open for everybody in which third of the scale the own score lies.

Bands are told of everybody, never by split, so told cells lie within each other like boxes. How many persons of a third
can be in what a cell has beyond the told cells inside it then follows exactly, from the smallest boxes outwards and
back in again.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

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
    boxes = _Boxes(attack.rows(told, columns).toarray().astype(bool), columns.n, told)
    return [
        Finding(Rule.PERSON, form, told.variable, tuple(places[cell] for cell in boxes.cells_around(box)))
        for box in boxes.pinned()
    ]


class _Boxes:
    """Sets of columns that are told, each once, the largest first; the parent is the smallest box around."""

    def __init__(self, rows: NDArray[np.bool_], n: NDArray[np.int64], told: Figures) -> None:
        self.sets, first, same = np.unique(rows, axis=0, return_index=True, return_inverse=True)
        sizes = self.sets @ n
        self.cells = [np.flatnonzero(same.ravel() == box).tolist() for box in range(len(first))]
        self.told = [_limits(told, cells, int(size)) for cells, size in zip(self.cells, sizes.tolist(), strict=True)]
        self.inwards = np.argsort(-self.sets.sum(axis=1), kind="stable").tolist()
        self.parents = self._nested()
        self.children: list[list[int]] = [[] for _ in self.cells]
        for box, parent in self.parents.items():
            if parent >= 0:
                self.children[parent].append(box)
        self.own = [
            int(size) - sum(int(sizes[child]) for child in self.children[box]) for box, size in enumerate(sizes)
        ]

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

    def _nested(self) -> dict[int, int]:
        """Parents, -1 for the outermost."""
        around = np.full(self.sets.shape[1], -1)
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

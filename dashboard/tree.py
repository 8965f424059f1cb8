"""The unit tree as arrays, for sums from the leaves to the root."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from dashboard.levels import depth
from dashboard.organisation import PROGRAMME, Unit, in_order_of_descent

ROOT = 0


@dataclass(frozen=True, eq=False)
class Tree:
    """Units by position: the root first, every unit after its parent. The root's own parent is -1.

    `pooled` are the positions of the parts of joined teams: answers are attached to them, and nothing is told of them.
    """

    codes: tuple[str, ...]
    kinds: tuple[str, ...]
    parents: tuple[int, ...]
    pooled: frozenset[int] = frozenset()

    @classmethod
    def of(cls, root: str, units: Iterable[Unit]) -> "Tree":
        ordered = list(in_order_of_descent(units))
        codes = (root, *(unit.code for unit in ordered))
        position = {code: index for index, code in enumerate(codes)}
        parents = (-1, *(position.get(unit.parent, ROOT) for unit in ordered))
        pooled = frozenset(index for index, unit in enumerate(ordered, 1) if unit.pooled)
        return cls(codes, (PROGRAMME, *(unit.kind for unit in ordered)), parents, pooled)

    @cached_property
    def position(self) -> dict[str, int]:
        return {code: index for index, code in enumerate(self.codes)}

    @cached_property
    def depths(self) -> NDArray[np.int64]:
        return np.array([depth(kind) for kind in self.kinds])

    @cached_property
    def institutions(self) -> NDArray[np.int64]:
        """For every unit the position of the institution it is or belongs to; its own position above institutions."""
        homes: list[int] = []
        for position, (kind, parent) in enumerate(zip(self.kinds, self.parents, strict=True)):
            below = parent >= 0 and self.depths[homes[parent]] >= depth("institution")
            homes.append(homes[parent] if below and kind != "institution" else position)
        return np.array(homes)

    def of_kind(self, kind: str) -> NDArray[np.int64]:
        return np.flatnonzero(self.depths == depth(kind))

    def rolled_up(self, direct: NDArray) -> NDArray:
        """Sums over every unit's subtree, from rows of what is attached to the unit itself."""
        sums = direct.copy()
        for position in range(len(self.codes) - 1, ROOT, -1):
            sums[self.parents[position]] += sums[position]
        return sums

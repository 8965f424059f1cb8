"""Hiding what the greedy mask overlooked: no sum of told rows, with whatever coefficients, may speak of fewer than k.

Institutions are looked at one by one; then what the rows above them add, which matters only where an institution does
not tell its own part of them. Each time the least important cell of a sum is hidden and the search begins again.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from dashboard.disclosure.blocks import Block, big_first, combined, connected, folded, light_sums
from dashboard.disclosure.importance import Importance
from dashboard.disclosure.knowledge import Cell, Flags, Knowledge, Row
from dashboard.disclosure.rowspace import PRIME, Matrix, reduced


class Repair:
    """Blocks are kept between masks that tell the same there, as those of most items do."""

    def __init__(self, knowledge: Knowledge, k: int, importance: Importance) -> None:
        self.knowledge, self.k, self.importance = knowledge, k, importance
        order = np.argsort(knowledge.homes, kind="stable")
        ends = np.searchsorted(knowledge.homes[order], np.arange(knowledge.homes.max(initial=-1) + 2))
        self.members = [order[start:end] for start, end in pairwise(ends)]
        self._blocks: dict[tuple, Block] = {}

    def safe(self, shown: Mapping[str, Flags], variables: Sequence[int]) -> dict[str, Flags]:
        """The cells of `shown` (units alone) that may stay, for variables by their place in `knowledge.columns`."""
        kept = {label: flags.copy() for label, flags in shown.items()}
        own, shared = self._sorted(self.knowledge.rows(kept, variables))
        while hidden := self._overlooked(own, shared, np.array(variables)):
            for cell in hidden:
                kept[cell.label][cell.unit] = False
            own = [[row for row in rows if row.cell not in hidden] for rows in own]
            shared = shared.without(hidden)
        return kept

    def _overlooked(self, own: list[list[Row]], shared: "_Shared", variables: NDArray[np.int64]) -> set[Cell]:
        blocks = [
            self._block(home, rows, shared.reach[:, members])
            for home, (rows, members) in enumerate(zip(own, self.members, strict=True))
        ]
        found = _Found(own, shared, blocks, variables, self.k)
        return self._least_important(found.inside()) or self._least_important(found.beyond())

    def _sorted(self, rows: Iterable[Row]) -> tuple[list[list[Row]], "_Shared"]:
        """Rows by the institution they lie in, and those that reach beyond one."""
        homes = self.knowledge.homes
        own: list[list[Row]] = [[] for _ in self.members]
        shared: list[Row] = []
        for row in rows:
            here = np.unique(homes[row.columns])
            if here.size == 1:
                own[here[0]].append(row)
            elif here.size:
                shared.append(row)
        return own, _Shared.of(shared, len(homes))

    def _block(self, home: int, own: Sequence[Row], above: Matrix) -> Block:
        key = (home, tuple(id(row) if row.cell is None else row.cell for row in own), above.tobytes())
        if key not in self._blocks:
            members, columns = self.members[home], self.knowledge.columns
            matrix = np.zeros((len(own), len(members)), dtype=np.int64)
            for place, row in enumerate(own):
                matrix[place, np.searchsorted(members, row.columns)] = 1
            self._blocks[key] = Block.of(matrix, above, columns.n[members], columns.weight[members], self.k)
        return self._blocks[key]

    def _least_important(self, sums: Iterable[list[Row]]) -> set[Cell]:
        """One cell of each sum; what was told before and is unsafe by itself can no longer be mended."""
        cells = [[row.cell for row in rows if row.cell is not None] for rows in sums]
        return {max(some, key=self.importance.rank) for some in cells if some}


@dataclass(frozen=True, eq=False)
class _Shared:
    """Rows that reach beyond one institution. `reach` is rows × all columns and keeps its shape when rows are hidden,
    so that what institutions tell themselves need not be worked out again."""

    rows: list[Row]
    reach: Matrix
    active: NDArray[np.bool_]

    @classmethod
    def of(cls, rows: list[Row], width: int) -> "_Shared":
        reach = np.zeros((len(rows), width), dtype=np.int64)
        for place, row in enumerate(rows):
            reach[place, row.columns] = 1
        return cls(rows, reach, np.ones(len(rows), dtype=bool))

    def without(self, hidden: set[Cell]) -> "_Shared":
        gone = np.array([row.cell in hidden for row in self.rows], dtype=bool)
        return replace(self, active=self.active & ~gone)


@dataclass(frozen=True, eq=False)
class _Found:
    """Sums that speak of fewer than k, each as the rows it is made of."""

    own: list[list[Row]]
    shared: _Shared
    blocks: list[Block]
    variables: NDArray[np.int64]
    k: int

    def inside(self) -> Iterator[list[Row]]:
        for own, block in zip(self.own, self.blocks, strict=True):
            rows = block.form.rows[block.small]
            for sums in light_sums(rows, block.n[:, self.variables], block.weight[:, self.variables], self.k):
                yield _made_of(own, combined(sums, block.form.made_of[block.small]))

    def beyond(self) -> Iterator[list[Row]]:
        """Sums of rows above that speak of small columns only, with what the institutions in them tell themselves."""
        active = self.shared.active
        if not active.any():
            return
        together = np.concatenate([block.beyond[active] for block in self.blocks], axis=1)
        big = np.concatenate([block.big for block in self.blocks])
        form = reduced(together, big_first(big))
        small = ~big[form.pivots]
        if small.any():
            yield from self._mixed(form.rows[small], form.made_of[small])

    def _mixed(self, above: Matrix, made_of: Matrix) -> Iterator[list[Row]]:
        ends = np.cumsum([0, *(len(block.n) for block in self.blocks)])
        spans = [slice(start, end) for start, end in pairwise(ends)]
        touches = np.array([above[:, span].any(axis=1) for span in spans]).T
        for part in connected(touches.astype(np.int64)):
            touched = part.columns.tolist()
            blocks = [self.blocks[home] for home in touched]
            rows = _diagonal([above[part.rows, spans[home]] for home in touched], blocks)
            n = np.concatenate([block.n[:, self.variables] for block in blocks])
            weight = np.concatenate([block.weight[:, self.variables] for block in blocks])
            for sums in light_sums(*folded(rows, n, weight), self.k):
                yield list(self._told(sums, made_of[part.rows], touched))

    def _told(self, sums: NDArray[np.int64], made_of: Matrix, touched: list[int]) -> Iterator[Row]:
        shares = np.zeros(len(self.shared.rows), dtype=np.int64)
        shares[self.shared.active] = combined(sums[: len(made_of)], made_of)
        yield from _made_of(self.shared.rows, shares)
        start = len(made_of)
        for home, block in enumerate(self.blocks):
            part = -combined(combined(shares, block.told_above), block.form.made_of)
            if home in touched:
                end = start + int(block.small.sum())
                part = part + combined(sums[start:end], block.form.made_of[block.small])
                start = end
            yield from _made_of(self.own[home], part % PRIME)


def _diagonal(above: list[Matrix], blocks: list[Block]) -> Matrix:
    """The rows above over the blocks' columns, and under them each block's own rows of small columns."""
    height, width = len(above[0]), sum(part.shape[1] for part in above)
    own = [block.form.rows[block.small] for block in blocks]
    rows = np.zeros((height + sum(map(len, own)), width), dtype=np.int64)
    rows[:height] = np.concatenate(above, axis=1)
    down, right = height, 0
    for part in own:
        rows[down : down + len(part), right : right + part.shape[1]] = part
        down, right = down + len(part), right + part.shape[1]
    return rows


def _made_of(rows: Sequence[Row], shares: NDArray[np.int64]) -> list[Row]:
    return [row for row, share in zip(rows, shares.tolist(), strict=True) if share]

"""Which small columns depend on each other: institutions one by one, tied together by what is told above them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from dashboard.gate.blocks import Block, Relations, blocks, relations
from dashboard.gate.columns import Columns
from dashboard.gate.residues import Matrix, left_null_space, null_space, product, rank, reduced
from dashboard.gate.supports import Suspect, suspects


@dataclass(frozen=True, eq=False)
class Part:
    """Relations (one a row) between the columns at these positions, of which no other part knows."""

    places: NDArray[np.int64]
    relations: Matrix

    @cached_property
    def reduced(self) -> tuple[Matrix, NDArray[np.int64]]:
        return reduced(self.relations)

    def dimension(self, some: NDArray[np.int64]) -> int:
        """How many independent relations hold nothing but these columns."""
        inside = np.isin(self.places, some)
        rows, pivots = self.reduced
        near = rows[inside[pivots]]  # any other has a column of its own outside
        return len(near) - rank(near[:, ~inside])


@dataclass
class Dependencies:
    """Variables have most of their blocks in common, so what was found of a block is kept."""

    k: int
    relations: dict[tuple, Relations] = field(default_factory=dict)
    alone: dict[tuple, list[Suspect]] = field(default_factory=dict)

    def suspects(self, parts: list[Part], columns: Columns, every: bool = False) -> Iterator[Suspect]:
        """By positions in `columns`; `every` as in `supports.suspects`."""
        for part in parts:
            for suspect in self._of_part(part.relations, columns.weight[part.places], every):
                yield Suspect(part.places[suspect.columns], suspect.proved)

    def parts(self, columns: Columns) -> list[Part]:
        """Relations between the small columns: block by block, and of the blocks that the same sum of shared cells has
        to do with, together."""
        found = [(block, self._relations(block, columns.weight[block.columns])) for block in blocks(columns)]
        sums = _common_sums(found, len(columns.units))
        parts, joint = [], []
        for block, known in found:
            places, rest = block.columns[columns.weight[block.columns] < self.k], _rest(sums, block, known)
            if rest.any():
                joint.append((places, known.own, rest))
            elif len(known.own):
                parts.append(Part(places, known.own))
        if joint:
            rests = np.hstack([rest for _, _, rest in joint])
            rows = np.concatenate([_diagonal([own for _, own, _ in joint]), rests])
            parts.append(Part(np.concatenate([places for places, _, _ in joint]), rows))
        return parts

    def _relations(self, block: Block, weight: NDArray[np.int64]) -> Relations:
        weight = np.minimum(weight, self.k)
        key = (block.own.shape, block.own.tobytes(), block.shared.tobytes(), weight.tobytes())
        if key not in self.relations:
            self.relations[key] = relations(block, weight, self.k)
        return self.relations[key]

    def _of_part(self, known: Matrix, weight: NDArray[np.int64], every: bool) -> list[Suspect]:
        key = (every, known.shape, known.tobytes(), weight.tobytes())
        if key not in self.alone:
            self.alone[key] = list(suspects(known, weight, self.k, every))
        return self.alone[key]


def _common_sums(found: list[tuple[Block, Relations]], size: int) -> Matrix:
    """A basis of those sums of shared cells that every block admits, over all cells."""
    conditions = [np.zeros((size, 0), dtype=np.int64)]
    for block, known in found:
        if len(known.sums) < len(block.cells):
            here = np.zeros((size, len(block.cells) - len(known.sums)), dtype=np.int64)
            here[block.cells] = null_space(known.sums)
            conditions.append(here)
    shared = np.unique(np.concatenate([block.cells for block, _ in found] or [np.zeros(0, dtype=np.int64)]))
    sums = left_null_space(np.unique(np.hstack(conditions)[shared], axis=1))
    common = np.zeros((len(sums), size), dtype=np.int64)
    common[:, shared] = sums
    return common


def _rest(sums: Matrix, block: Block, known: Relations) -> Matrix:
    """What is left of each sum in the block's small columns."""
    return product(sums[:, block.cells[known.pivots]], known.rest)


def _diagonal(parts: list[Matrix]) -> Matrix:
    heights, widths = [len(part) for part in parts], [part.shape[1] for part in parts]
    whole = np.zeros((sum(heights), sum(widths)), dtype=np.int64)
    down = right = 0
    for part in parts:
        whole[down : down + part.shape[0], right : right + part.shape[1]] = part
        down, right = down + part.shape[0], right + part.shape[1]
    return whole
